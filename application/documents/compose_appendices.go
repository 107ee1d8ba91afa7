package documents

import (
	"ehchub/domain/document"
	"ehchub/domain/plan"
)

// Appendix is one piece of what section K lists, as far as the reader of the file may have it.
type Appendix struct {
	// Document is the advice as its own file has it.
	Document document.Document
	// Withheld says why the document is not in this copy; empty when it is.
	Withheld string
	// Files are the names of documents that came with it and can't be bound in: they stay files of their own.
	Files []string
}

// bindAdvice adds what section K lists, each piece on a page of its own, after everything else of the plan.
func (w *planWriter) bindAdvice() {
	for i, a := range w.appendices {
		if a.Withheld != "" {
			continue
		}
		number := plan.AppendixNumber(i)
		w.add(document.PageBreak{})
		w.add(a.Document.Under(document.Heading{Level: 1, Text: "Appendix " + number + ": " + appendixName(w.content.Advice[i]), Anchor: "appendix-" + number})...)
	}
}

// appendixName is what a piece is: the views by whose they are, advice by its kind and author.
func appendixName(a plan.AdviceListed) string {
	if a.Advice == "" {
		return a.Role
	}
	return joined(a.Limb, a.Author)
}

// sayWhere tells where the advice itself is: in this file, beside it, or not for this reader.
func (w *planWriter) sayWhere() {
	switch {
	case len(w.appendices) > 0:
		w.add(document.Text("Each piece of advice follows as an appendix at the end of this file, under the number given here."))
	case w.version.Number == 0:
		w.add(document.Text("Each piece of advice is an appendix to the plan, under the number given here."))
	default:
		w.add(document.Text("Each piece of advice is an appendix to this plan, under the number given here. The plan with its appendices is a file of its own: the plan with its advice."))
	}
}

// sayWhatIsApart names what the file does not hold.
func (w *planWriter) sayWhatIsApart() {
	var withheld, apart []string
	for i, a := range w.appendices {
		number := plan.AppendixNumber(i)
		if a.Withheld != "" {
			withheld = append(withheld, "Appendix "+number+": "+a.Withheld)
		}
		for _, name := range a.Files {
			apart = append(apart, "Appendix "+number+": "+name)
		}
	}
	if len(withheld) > 0 {
		w.add(document.Text("These are listed here and are not in this copy:"), document.Bullets(withheld...))
	}
	if len(apart) > 0 {
		w.add(document.Text("These documents came with the advice. They are attached separately, as files of their own:"), document.Bullets(apart...))
	}
}
