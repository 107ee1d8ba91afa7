package web

import (
	"slices"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
)

// byEmailFields are the fields of a line by which somebody is asked who is not in the list (C8, F235).
var byEmailFields = []string{"email", "again", "name", "specialism", "phone"}

// readByEmail reads them; nil where none is filled.
func readByEmail(line form.Item, errs *form.Errors) *assessment.NewAdviser {
	if !slices.ContainsFunc(byEmailFields, func(field string) bool { return line.Text(field) != "" }) {
		return nil
	}
	in := &assessment.NewAdviser{Name: line.Text("name"), Email: line.Text("email"), Specialism: line.Text("specialism"), Phone: line.Text("phone")}
	if in.Email != line.Text("again") && in.Email != "" {
		errs.Add(line.Name("again"), "The two e-mail addresses differ. Enter the same one twice.")
	}
	return in
}

func drawByEmail(line form.Item, errs form.Errors) view.SideSection {
	open := false
	field := func(name, label, hint, kind string, chars int) view.TextInput {
		at := line.Name(name)
		open = open || line.Text(name) != "" || errs.For(at) != ""
		return view.TextInput{Name: at, Label: label, Hint: hint, Type: kind, Value: line.Text(name), Error: errs.For(at), Chars: chars, Autocomplete: "off", NoSpelling: name != "specialism"}
	}
	fields := []view.Component{
		field("email", "E-mail address", "A link to this request goes here, and nowhere else. If the hub knows the address, the person or team is asked in their account.", "email", 30),
		field("again", "E-mail address again", "", "email", 30),
		field("name", "Full name", "", "", 30),
		field("specialism", "What they are", "For example music therapist", "", 30),
		field("phone", "Mobile number (optional)", "Their codes then come by text message, not by e-mail.", "tel", 20),
	}
	return view.SideSection{Title: "Not in the list? Ask by e-mail address", Open: open, Parts: fields}
}

// accountsTold says what those with an account can see then; empty where nobody with one is asked.
func accountsTold(asked []assessment.AdviceAsked) string {
	if !slices.ContainsFunc(asked, func(one assessment.AdviceAsked) bool { return !one.Guest }) {
		return ""
	}
	return "Those with an account can then see this case: the child’s record, the request, and the family’s views."
}

// guestsTold says what happens to those who are asked without an account.
func guestsTold(asked []assessment.AdviceAsked) []string {
	var names []string
	for _, one := range asked {
		if one.Guest && !slices.Contains(names, one.Adviser.Name) {
			names = append(names, one.Adviser.Name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []string{"No account is known for " + joinWords(names) + ". They get a link for this request alone, and a code each time that they open it. They see the request for the assessment and the family’s views, and nothing else of the case. " +
		"The link works for " + view.Number(casework.GuestLinkDays) + " days. You can end it, or send a new one, on the page of people on the case.",
		"Make sure that " + joinWords(names) + " gave you the address themselves."}
}

// askedWhom names whom a request is for.
func askedWhom(one assessment.AdviceAsked, ask assessment.AdviceAsk) view.Cell {
	to := one.Adviser
	cell := view.Cell{Text: joined(to.Name, to.JobTitle)}
	if to.Name == "" {
		cell.Text = to.TeamName + " (team)"
	}
	switch {
	case one.Guest:
		cell.Sub = ask.ByEmail.Email + ": a guest, for this request only"
	case ask.ByEmail != nil:
		cell.Sub = ask.ByEmail.Email + ": known to the hub, and asked in their account"
	}
	return cell
}
