package web

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"

	"ehchub/application/timing"
	"ehchub/domain/casework"
)

// export gives the list as a table that spreadsheets read.
func (p TransferPages) export(w http.ResponseWriter, r *http.Request) error {
	out, err := p.cohort.Whole(r.Context(), ActorOf(r), readCohortSearch(r.URL.Query()).query)
	if err != nil {
		return err
	}
	text, err := cohortTable(out)
	if err != nil {
		return err
	}
	sendTable(w, fmt.Sprintf("phase-transfer-%d.csv", out.Year), text)
	return nil
}

// byteOrderMark tells spreadsheets that a table is UTF-8.
const byteOrderMark = "\ufeff"

func cohortTable(out timing.TransfersOut) ([]byte, error) {
	var text bytes.Buffer
	text.WriteString(byteOrderMark)
	rows := csv.NewWriter(&text)
	all := [][]string{{"Name", "Case ID", "Year group", "Setting now", "Move", "First day there", "How far", "Reviewed on", "Next setting", "Named on", "Last day", "Days left", "Co-ordinator"}}
	for _, row := range out.Page.Rows {
		left := ""
		if row.NamedOn.IsZero() {
			left = fmt.Sprint(out.Today.DaysUntil(row.Last))
		}
		all = append(all, []string{plainCell(row.Name), plainCell(row.Reference), casework.YearGroupLabel(row.Year), plainCell(row.From), row.Kind.Label(), row.On.String(), stepOf(row).Text,
			row.ReviewedOn.String(), plainCell(row.Next), row.NamedOn.String(), row.Last.String(), left, plainCell(row.Coordinator)})
	}
	err := rows.WriteAll(all)
	return text.Bytes(), err
}

// plainCell keeps a spreadsheet from taking a text for a formula: one that begins as formulas do gets an apostrophe
// before it.
func plainCell(text string) string {
	if begin := strings.TrimLeft(text, " \t\r\n\u00a0"); text != "" && (begin != text || strings.ContainsAny(begin[:min(1, len(begin))], "=+-@|%") || strings.HasPrefix(begin, "＝") || strings.HasPrefix(begin, "＋") || strings.HasPrefix(begin, "－") || strings.HasPrefix(begin, "＠")) {
		return "'" + text
	}
	return text
}
