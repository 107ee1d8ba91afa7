package gias_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"ehchub/adapters/gias"
	"ehchub/adapters/gias/giastest"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

func read(t *testing.T, file []byte) (rows []ports.RegisterRow, err error) {
	t.Helper()
	for row, err := range (gias.File{}).Establishments(bytes.NewReader(file)) {
		if err != nil {
			return rows, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func one(t *testing.T, changes ...string) ports.RegisterRow {
	t.Helper()
	rows, err := read(t, giastest.Table(t, giastest.Columns, giastest.School("199001", "Alder School", changes...)))
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	return rows[0]
}

func TestARowOfTheRegisterIsRead(t *testing.T) {
	got := one(t, "EstablishmentName", "Ecole St Éloïse’s – Café School", "TelephoneNum", "1632 960001", "OpenDate", "01-09-1999", "Section41Approved (name)", "Approved",
		"SEN1 (name)", "Not Applicable", "SEN2 (name)", "ASD - Autistic Spectrum Disorder", "SEN3 (name)", "SpLD - Specific Learning Difficulty", "TypeOfResourcedProvision (name)", "Not applicable", "NumberOfPupils", "212").Establishment
	if got.Name != "Ecole St Éloïse’s – Café School" {
		t.Errorf("Windows-1252 came out as %q", got.Name)
	}
	if got.Phone != "01632 960001" && got.Phone != "1632 960001" || got.Phone[0] != '0' {
		t.Errorf("the telephone number lost its nought: %q", got.Phone)
	}
	if got.Opened != ehc.D(1999, 9, 1) || !got.Section41 || got.Provision != "" || got.Pupils != 212 || got.LowAge != 4 || got.HighAge != 11 {
		t.Errorf("read %+v", got)
	}
	if !slices.Equal(got.Needs, []string{"ASD", "SPLD"}) {
		t.Errorf("needs in later columns: %v", got.Needs)
	}
}

func TestATableSavedAnewAsUTF8IsRead(t *testing.T) {
	text := "\ufeffURN,LA (code),EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment (name),EstablishmentStatus (code)\r\n199001,999,Éloïse’s School,1,Community school,1\r\n"
	rows, err := read(t, []byte(text))
	if err != nil || len(rows) != 1 || rows[0].Establishment.Name != "Éloïse’s School" {
		t.Errorf("%+v, %v", rows, err)
	}
}

func TestValuesThatCannotBeTakenAreSaid(t *testing.T) {
	row := one(t, "StatutoryLowAge", "four", "CloseDate", "31-02-2026", "StatutoryHighAge", "-1")
	var columns []string
	for _, p := range row.Wrong {
		columns = append(columns, p.Column)
		if p.Line != 2 || p.URN != "199001" || p.Why == "" || p.Whole {
			t.Errorf("problem %+v", p)
		}
	}
	if !slices.Equal(columns, []string{"CloseDate", "StatutoryLowAge", "StatutoryHighAge"}) {
		t.Errorf("problems at %v", columns)
	}
	if ages := one(t, "StatutoryLowAge", "16", "StatutoryHighAge", "11"); ages.Establishment.LowAge != 0 || len(ages.Wrong) != 1 {
		t.Errorf("ages the wrong way round: %+v", ages)
	}
	for _, change := range [][]string{{"URN", "none"}, {"EstablishmentName", ""}, {"EstablishmentStatus (code)", "7"}} {
		if row := one(t, change...); len(row.Wrong) != 1 || !row.Wrong[0].Whole {
			t.Errorf("%v: %+v", change, row.Wrong)
		}
	}
}

func TestColumnsComeAndGo(t *testing.T) {
	fewer := []string{"EstablishmentStatus (code)", "EstablishmentName", "LA (code)", "Town", "TypeOfEstablishment (name)", "TypeOfEstablishment (code)", "URN"}
	rows, err := read(t, giastest.Table(t, fewer, giastest.School("199001", "Alder School")))
	if err != nil || len(rows) != 1 || rows[0].Establishment.Town != "Wrenford" || rows[0].Establishment.URN != "199001" {
		t.Errorf("%+v, %v", rows, err)
	}
	_, err = read(t, giastest.Table(t, fewer[1:6], giastest.School("199001", "Alder School")))
	if !fault.Has(err, "register.columns") || !strings.Contains(err.Error(), "“URN”") || !strings.Contains(err.Error(), "“EstablishmentStatus (code)”") {
		t.Errorf("missing columns: %v", err)
	}
}

func TestWhatIsNoRegisterIsRefused(t *testing.T) {
	for name, file := range map[string][]byte{"nothing": nil, "a picture": []byte("\x89PNG\r\n\x1a\n........"), "another table": []byte("Name,Age\nA,1\n"), "a broken archive": []byte("PK\x03\x04 and then nothing"), "an archive of something else": archive(t, "readme.txt", []byte("hello"))} {
		if _, err := read(t, file); !fault.Has(err, "register.file") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func archive(t *testing.T, parts ...any) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i+1 < len(parts); i += 2 {
		entry, err := w.Create(parts[i].(string))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := entry.Write(parts[i+1].([]byte)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheArchiveHoldsEstablishmentsAndLinks(t *testing.T) {
	links := giastest.Table(t, giastest.LinkColumns,
		giastest.Row{"URN": "199001", "LinkURN": "199002", "LinkType": "Successor", "LinkEstablishedDate": "01-09-2026"},
		giastest.Row{"URN": "199004", "LinkURN": "199003", "LinkType": "Predecessor - merged", "LinkEstablishedDate": "01-01-2026"},
		giastest.Row{"URN": "199005", "LinkURN": "199006", "LinkType": "Sixth Form Centre Link"},
		giastest.Row{"URN": "199007", "LinkURN": "", "LinkType": "Successor"})
	file := archive(t, "extract/edubasealldata20261120.csv", giastest.Table(t, giastest.Columns, giastest.County(3)...), "extract/links_edubasealldata20261120.csv", links)
	if rows, err := read(t, file); err != nil || len(rows) != 3 {
		t.Errorf("%d establishments, %v", len(rows), err)
	}
	want := []people.Succession{{From: "199001", To: "199002", Kind: "Successor", On: ehc.D(2026, 9, 1)}, {From: "199003", To: "199004", Kind: "Predecessor - merged", On: ehc.D(2026, 1, 1)}}
	for name, file := range map[string][]byte{"in the archive": file, "by themselves": links} {
		var got []people.Succession
		for s, err := range (gias.File{}).Successions(bytes.NewReader(file)) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, s)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if rows, err := read(t, links); err != nil || len(rows) != 0 {
		t.Errorf("the table of links alone: %d establishments, %v", len(rows), err)
	}
}

func FuzzReadingTheRegister(f *testing.F) {
	f.Add([]byte("URN,LA (code),EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment (name),EstablishmentStatus (code)\n199001,999,\"A \"\"B\"\"\",1,x,1\n"))
	f.Add([]byte("URN,LinkURN,LinkType\n1,2,Successor\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		for row, err := range (gias.File{}).Establishments(bytes.NewReader(file)) {
			if err != nil && !fault.Is(err, fault.Invalid) {
				t.Fatal(err)
			}
			if err == nil && len(row.Wrong) == 0 && row.Establishment.Check() != nil {
				t.Fatalf("taken without a word: %+v", row)
			}
		}
		for _, err := range (gias.File{}).Successions(bytes.NewReader(file)) {
			if err != nil && !fault.Is(err, fault.Invalid) {
				t.Fatal(err)
			}
		}
	})
}
