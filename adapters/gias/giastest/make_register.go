// Package giastest makes files in the shape of the national register of schools, with invented schools, for tests.
package giastest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// Row is one line of a table, by the names of its columns.
type Row map[string]string

// Columns are those that the files have, in the register's order; some that the hub ignores are among them.
var Columns = []string{"URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (code)", "TypeOfEstablishment (name)", "EstablishmentTypeGroup (code)", "EstablishmentTypeGroup (name)",
	"EstablishmentStatus (code)", "EstablishmentStatus (name)", "OpenDate", "CloseDate", "PhaseOfEducation (code)", "PhaseOfEducation (name)", "StatutoryLowAge", "StatutoryHighAge", "Boarders (name)", "Gender (name)",
	"SchoolCapacity", "NumberOfPupils", "UKPRN", "LastChangedDate", "Street", "Locality", "Address3", "Town", "County (name)", "Postcode", "SchoolWebsite", "TelephoneNum", "HeadLastName", "Section41Approved (name)",
	"SEN1 (name)", "SEN2 (name)", "SEN3 (name)", "TypeOfResourcedProvision (name)", "ResourcedProvisionOnRoll", "ResourcedProvisionCapacity", "SenUnitOnRoll", "SenUnitCapacity", "Easting", "Northing"}

// LinkColumns are those of the table of links.
var LinkColumns = []string{"URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"}

// School gives a row with everything that a setting needs; changes are pairs of a column and its value.
func School(urn, name string, changes ...string) Row {
	row := Row{"URN": urn, "LA (code)": "999", "LA (name)": "Wrenshire", "EstablishmentNumber": "2001", "EstablishmentName": name, "TypeOfEstablishment (code)": "1", "TypeOfEstablishment (name)": "Community school",
		"EstablishmentStatus (code)": "1", "EstablishmentStatus (name)": "Open", "PhaseOfEducation (code)": "2", "PhaseOfEducation (name)": "Primary", "StatutoryLowAge": "4", "StatutoryHighAge": "11",
		"Street": "1 " + name + " Lane", "Town": "Wrenford", "Postcode": "ZZ1 1AA", "TelephoneNum": "1632960001", "LastChangedDate": "01-09-2026"}
	for i := 0; i+1 < len(changes); i += 2 {
		row[changes[i]] = changes[i+1]
	}
	return row
}

// Table writes rows as the Department for Education does: Windows-1252, with a comma between values.
func Table(t testing.TB, columns []string, rows ...Row) []byte {
	t.Helper()
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.UseCRLF = true
	all := [][]string{columns}
	for _, row := range rows {
		line := make([]string, 0, len(columns))
		for _, name := range columns {
			line = append(line, row[name])
		}
		all = append(all, line)
	}
	if err := w.WriteAll(all); err != nil {
		t.Fatal(err)
	}
	out, err := charmap.Windows1252.NewEncoder().Bytes(text.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// County makes as many invented schools as asked for, all unlike.
func County(n int) []Row {
	rows := make([]Row, 0, n)
	for i := range n {
		tree := []string{"Alder", "Birch", "Cedar", "Elm", "Hazel"}[i%5]
		rows = append(rows, School(fmt.Sprint(100000+i), fmt.Sprintf("%s Lane %d Primary School", tree, i), "LA (code)", fmt.Sprint(800+i%150)))
	}
	return rows
}
