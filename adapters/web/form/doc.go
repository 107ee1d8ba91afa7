// Package form reads what a person posted and says what is wrong with it.
//
// A handler of a form is four steps:
//
//	values, err := form.Parse(r)           // refuses NUL, bad encoding and what is too large
//	if err != nil { … the error page … }
//	if values.ClearPressed() { … show the form again, unchecked … }
//	var in struct {
//		Who  string   `form:"who" label:"who you are asking" ask:"Choose who you are asking" validate:"required"`
//		Due  ehc.Date `form:"due" label:"the date you need it by" validate:"required"`
//		Note string   `form:"note,lines" label:"your note" validate:"max=2000"`
//	}
//	errs := form.Read(values, &in)
//	if !errs.Any() {
//		_, err := h.requestAdvice.Do(ctx, actor, …)
//		if !errs.AddFault(err) && err == nil { … redirect … }
//	}
//	… show the form again: Value: values.Text("due"), Error: errs.For("due"), Errors: errs.Summary() …
//
// Shape (missing, too long, not a date) is checked by tags here; rules of law come from the domain as faults
// with a Field, and AddFault puts both into one summary.
//
// # Lists of items
//
// A repeated item's fields are named after the list and the item's ID, and the list's order is a repeated
// hidden field: outcome.order=ID, outcome[ID].text=…; Items reads them, Item.Name makes the names for a page.
//
// # Two people, one text
//
// Marks gives hidden fields that remember what each text was when the form was shown. When saving finds that
// someone else saved meanwhile, Merge compares: what only one of the two changed is taken without a question,
// what both changed comes back as Differences for view.ConflictChooser, and Choose applies the answer.
package form
