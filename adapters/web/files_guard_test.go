package web

import (
	"context"
	"net/http"
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
	"ehchub/ports/portstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestADocumentAboutAnotherChildIsStoppedUntilItWasChecked(t *testing.T) {
	s := newAssessmentSite(t)
	err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error {
		c, err := st.Cases.Get(ctx, s.Case)
		if err != nil {
			return err
		}
		other := c.Snapshot()
		other.ID, other.Reference, other.Version = portstest.NewID[ehc.CaseID](), "EHC/23/0099", 0
		other.Child = casework.Child{Forenames: "Ottilie", Surname: "Brackenbury", Born: ehc.D(2016, 3, 9), NHSNumber: "943 476 5919"}
		return st.Cases.Save(ctx, casework.Restore(other))
	})
	if err != nil {
		t.Fatal(err)
	}
	at := s.at("/assessment/views/important-to-me")
	senco, parent := s.as(s.SENCO), s.as(s.Parent)
	form := senco.press(senco.get(at), "files", nil).is(http.StatusOK)
	for _, text := range []string{"NHS number 943 476 5919", "Ottilie Brackenbury, born on 9 March 2016"} {
		senco.upload(form, "upload", part{"Report.txt", text}).is(http.StatusUnprocessableEntity).says("Report.txt seems to be about another child", "Why does the document belong to this child?").saysNot("EHC/23/0099")
	}
	senco.upload(form, "upload", part{"Fine.txt", "Ottilie is a friend. Rowan was born on 14 February 2015."}).is(http.StatusOK).says("Fine.txt")
	warned := senco.upload(form, "upload", part{"Twins.txt", "NHS number 9434765919"}).is(http.StatusUnprocessableEntity)
	fill(t, warned, "files-because", "The letter is about the twins.")
	senco.upload(warned, "upload", part{"Twins.txt", "NHS number 9434765919"}).is(http.StatusOK).says("Twins.txt")

	// To a parent the warning would tell that the other child has a case.
	parent.upload(parent.press(parent.get(at), "files", nil).is(http.StatusOK), "upload", part{"Mine.txt", "NHS number 943 476 5919"}).is(http.StatusOK).says("Mine.txt")

	// The co-ordinator is told of both, and never which child it is.
	if told := s.Events(t, ehc.OtherChildNamed); len(told) != 2 {
		t.Errorf("told %d times", len(told))
	}
	warnings := "/cases/" + string(s.Case) + "/warnings"
	s.as(s.Coordinator).get(warnings).is(http.StatusOK).says("Twins.txt", "The letter is about the twins.", "Mine.txt").saysNot("Report.txt", "Ottilie", "EHC/23/0099")
	parent.get(warnings).is(http.StatusForbidden)
	senco.get(warnings).is(http.StatusForbidden)
}

// fill types into a field of a page, as its reader does before they send it.
func fill(t *testing.T, p *page, name, value string) {
	t.Helper()
	fields := find(p.root, func(n *html.Node) bool { return n.DataAtom == atom.Input && attr(n, "name") == name })
	if len(fields) != 1 {
		t.Fatalf("%s has %d fields %s", p.path, len(fields), name)
	}
	fields[0].Attr = append(fields[0].Attr, html.Attribute{Key: "value", Val: value})
}
