package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/ports"
)

// filePlaceWords says what documents of a purpose belong to.
var filePlaceWords = map[string]string{
	string(assessment.ForRequest): "The request", string(assessment.ForAdvice): "Advice", string(assessment.ForViews): "The views", string(assessment.ForConsultation): "A consultation",
	string(assessment.ForReply): "A setting’s answer", string(assessment.ForPhoto): "The photo", string(assessment.ForScan): "Paper that was written down", string(assessment.ForTransfer): "The plan that came over",
}

// warningsPage lists for the authority what was stopped, and what was added with a reason.
func (p FilePages) showWarnings(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.warnings.Do)
	if err != nil {
		return err
	}
	page := &partsPage{Page: view.Page{Title: "Warnings about documents", Case: caseBar(out.Head, 0), Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
		Lead: "Documents in which a virus was found, and documents that seem to be about another child, too, and were added all the same."}}
	if len(out.Warnings) == 0 {
		page.Parts = append(page.Parts, view.Empty{Title: "There are no warnings about documents of this case."})
	} else {
		page.Parts = append(page.Parts, warningTable(out.Warnings), view.Inset{Text: "If a document went to the wrong file, take it back from those who could open it. The log of breaches then gets an entry.", Link: &view.Link{Text: "Take back what was shared by mistake", Href: caseURL(out.Case, recallPath)}})
	}
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}

func warningTable(all []ports.DocumentWarning) view.Table {
	t := view.Table{Caption: "Warnings, the latest first", Columns: []view.Column{{Text: "Document"}, {Text: "Warning"}, {Text: "Added by"}}}
	for _, one := range all {
		document := view.Cell{Text: one.Name, Sub: filePlaceWords[one.Purpose], Main: true}
		if one.File != "" {
			document.Href = "/cases/" + string(one.Case) + "/files/" + string(one.File)
		}
		why := view.Cell{Text: "A virus was found. The document was not kept."}
		if one.Kind == ports.ChildWarning {
			why = view.Cell{Text: "Seems to be about another child, too.", Sub: "No reason was asked for."}
			if one.Because != "" {
				why.Sub = "“" + one.Because + "”"
			}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{document, why, {Text: one.ByName, Sub: view.When(one.At)}}})
	}
	return t
}
