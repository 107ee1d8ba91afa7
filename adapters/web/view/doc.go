// Package view holds the typed structs that templates draw: the page's frame, and the components that every
// page is made of. It holds no decisions and reads no store.
//
// # How a page is written
//
// A page is three small things in package web.
//
// 1. A struct that embeds Page and names what the template shows, already decided and already in words:
//
//	type adviceAskPage struct {
//		view.Page
//		Who  view.TypeAhead
//		Due  view.DateInput
//		Note view.TextArea
//		Save view.SaveBar
//	}
//
// 2. A template, templates/advice_ask.html, that defines "main". The frame draws the header, the back link, the
// error summary, the success notice, the case's identity and stage bars (Page.Case) and the h1 (Page.Title or
// Page.Heading), so "main" begins below the h1:
//
//	{{define "main"}}
//	<form method="post" novalidate data-guard>
//	  {{template "default-submit" "save"}}
//	  {{component .Who}}
//	  {{component .Due}}
//	  {{component .Note}}
//	  {{component .Save}}
//	</form>
//	{{end}}
//
// 3. A handler that fills the struct and shows it:
//
//	page := &adviceAskPage{Page: view.Page{Title: "Ask for advice", Case: bar}}
//	h.pages.Show(w, r, http.StatusOK, "advice_ask", page)
//
// {{component .X}} draws any struct of this package; the struct knows its template, so that the two can't be
// mixed up, and lists of mixed components (a []Component) are drawn by ranging over them. Beyond components a
// template may call: date (1 September 2026), dateDay (Tuesday 1 September 2026), when (an instant in London,
// "1 September 2026 at 2:02pm"), number (12,345), count (count 1 "outcome" "outcomes" is "1 outcome").
//
// # Forms
//
// A form posts to its own address, is decoded by package form, and is shown again with everything typed when
// something is wrong: give each component its Value and Error (errs.For("due")), and Page.Errors
// (errs.Summary()). Put data-guard on a form whose unsaved changes must not be lost. Buttons are
// name="action"; {{template "default-submit" "save"}} comes first in the form so that Enter means "save" and
// not the first "Clear selection" or "Remove" button. A form that uploads files has
// enctype="multipart/form-data". Radios with Clearable work without JavaScript because form.Values.ClearPressed
// understands their button: when it is true, show the form again without checking or saving.
//
// # Layout
//
// Page.Width is Narrow (forms and reading, about 65 characters) or Wide (trays and boards, up to 1300 px).
// A wide page with a side column:
//
//	<div class="hub-sides">
//	  <div class="hub-sides__main">…</div>
//	  <aside class="hub-sides__aside" aria-label="About this case">…</aside>
//	</div>
//
// Side sections with free content are opened and closed by a pair of templates:
//
//	{{template "side-open" .People}} <p class="govuk-body">…</p> {{template "side-close"}}
//
// Plain markup uses GOV.UK classes (govuk-heading-m, govuk-body, govuk-list). Nothing inline: no style
// attribute, no script, no event attribute; the content security policy refuses them. Behaviour is asked for
// with data- attributes: data-guard (unsaved changes; with data-unsaved beside it when the form shows what was
// typed and not saved, as after "Add another" or "Clear selection"; an error summary says so by itself), data-copy="ID" (copy the text of an element),
// data-search (search as you type; see SearchBox) and the attributes that components set themselves.
package view
