package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strconv"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/oversight"
	"ehchub/domain/access"
)

// export gives what a search finds as a table that spreadsheets read.
func (p AuditPages) export(w http.ResponseWriter, r *http.Request) error {
	in, _, errs, err := readAudit(r)
	if err != nil {
		return err
	}
	if errs.Any() { // the page says what is wrong
		if err := access.DecideOffice(ActorOf(r), access.SearchAudit); err != nil {
			return err
		}
		http.Redirect(w, r, in.address(""), http.StatusSeeOther)
		return nil
	}
	out, err := p.search.Whole(r.Context(), ActorOf(r), in.search())
	if err != nil {
		return err
	}
	text, err := auditFile(out)
	if err != nil {
		return err
	}
	sendTable(w, "audit.csv", text)
	return nil
}

// sendTable sends a table of comma-separated values to be kept.
func sendTable(w http.ResponseWriter, name string, text []byte) {
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	w.Header().Set("Cache-Control", "private, no-store")
	_, _ = w.Write(text) // the reader went away: nothing to tell it
}

func auditFile(out oversight.AuditOut) ([]byte, error) {
	var text bytes.Buffer
	text.WriteString(byteOrderMark)
	rows := csv.NewWriter(&text)
	if err := rows.Write([]string{"When", "Who", "Role", "Case ID", "Kind", "What", "Part", "Times"}); err != nil {
		return nil, err
	}
	for _, e := range out.Entries {
		err := rows.Write([]string{e.At.In(application.London).Format("2006-01-02 15:04:05"), plainCell(whoActed(e)), plainCell(e.JobTitle), plainCell(string(e.Reference)), auditTag(e).Text,
			plainCell(upperFirst(e.Action)), plainCell(itemWords(e.Item)), strconv.Itoa(e.Times)})
		if err != nil {
			return nil, err
		}
	}
	if out.More {
		last := "This file holds the latest " + view.Number(oversight.MostAuditFile) + " entries. There are older ones: choose fewer days to have them."
		if err := rows.Write([]string{last, "", "", "", "", "", "", ""}); err != nil {
			return nil, err
		}
	}
	rows.Flush()
	return text.Bytes(), rows.Error()
}
