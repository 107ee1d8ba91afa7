package web

import (
	"slices"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
)

// Whom the co-ordinator asks is a list of lines. A line whose ID is the letter of a limb asks under that limb; any other
// line has its kind of advice chosen.
const (
	askList    = "ask"
	findField  = "find"
	foundField = "found"
	mostAsks   = 20
)

// askLinePart is one line as the form shows it.
type askLinePart struct {
	Anchor, Legend, Hint string
	Order                view.Hidden
	Fields               []view.Component // one below the other
	Beside               []view.Component // beside each other, where there is room
	Remove               *view.Button
}

// startLines fills a form that is opened: the limb that is named, else each that the law wants and nobody is asked for.
func startLines(v *form.Values, out assessment.AdviceChoicesOut, named advice.Limb) {
	var lines []string
	for _, s := range out.Cover {
		if !s.ByViews && (s.Limb == named || named == "" && s.Mandatory && s.Asked == 0 && !s.Earlier) {
			lines = append(lines, string(s.Limb))
		}
	}
	v.Set(form.OrderName(askList), lines...)
	if len(lines) == 0 {
		addLine(v)
	}
	for _, line := range v.Items(askList) {
		v.Set(line.Name("due-on"), form.DateText(out.DueOn))
		v.Set(line.Name("questions"), suggestedText(line))
	}
}

// suggestedText gives the questions that are usually asked under a line's limb, one a line.
func suggestedText(line form.Item) string {
	limb, _ := lineLimb(line)
	return strings.Join(advice.Suggested(limb), "\n")
}

func addLine(v *form.Values) string {
	id := nextLine(v)
	v.Set(form.OrderName(askList), append(v.All(form.OrderName(askList)), id)...)
	return id
}

// nextLine is the ID that a further line gets.
func nextLine(v *form.Values) string {
	taken := v.All(form.OrderName(askList))
	n := 1
	for slices.Contains(taken, strconv.Itoa(n)) {
		n++
	}
	return strconv.Itoa(n)
}

func lineAnchor(id string) string { return "line-" + id }

// changeLines adds or removes a line where a button asks for it, and reports that the form is to be shown again.
func changeLines(v *form.Values, out assessment.AdviceChoicesOut) bool {
	action, id, _ := strings.Cut(v.Action(), ":")
	switch action {
	case "add":
		if len(v.Items(askList)) < mostAsks {
			v.Set(form.ItemName(askList, addLine(v), "due-on"), form.DateText(out.DueOn))
		}
	case "remove":
		v.Set(form.OrderName(askList), slices.DeleteFunc(v.All(form.OrderName(askList)), func(one string) bool { return one == id })...)
		for _, field := range append([]string{"limb", "adviser", "note", "questions", "due-on"}, byEmailFields...) {
			v.Delete(form.ItemName(askList, id, field))
		}
	case "find", "change":
	default:
		return false
	}
	return true
}

// lineLimb is the kind of advice that a line asks for: its own, or the one chosen.
func lineLimb(line form.Item) (limb advice.Limb, own bool) {
	if info, ok := advice.Info(advice.Limb(line.ID)); ok && !info.ByViews {
		return info.Limb, true
	}
	return advice.Limb(line.Text("limb")), false
}

// readLines reads the lines that name somebody. Lines left empty ask nobody; a line with words and nobody to ask is
// wrong, and so is a form that names nobody.
func readLines(v *form.Values) ([]assessment.AdviceAsk, form.Errors) {
	var asks []assessment.AdviceAsk
	var errs form.Errors
	lines := v.Items(askList)
	for _, line := range lines[:min(len(lines), mostAsks)] {
		if ask, filled := readLine(v, line, &errs); filled {
			asks = append(asks, ask)
		}
	}
	if len(asks) == 0 && !errs.Any() && len(lines) > 0 {
		errs.Add(lines[0].Name("adviser"), "Choose the person or the team to ask")
	}
	return asks, errs
}

func readLine(v *form.Values, line form.Item, errs *form.Errors) (ask assessment.AdviceAsk, filled bool) {
	limb, own := lineLimb(line)
	who, typed, note := line.Text("adviser"), v.Text(view.TypedName(line.Name("adviser"))), line.Lines("note")
	byEmail := readByEmail(line, errs)
	questions := line.Lines("questions")
	asks := questions != "" && questions != suggestedText(line)
	if who == "" && typed == "" && note == "" && !asks && byEmail == nil && (own || limb == "") {
		return ask, false
	}
	ask = assessment.AdviceAsk{Limb: limb, Note: note, Questions: strings.Split(questions, "\n"), At: line.Name("")}
	if limb == "" {
		errs.Add(line.Name("limb"), "Choose the kind of advice")
	}
	switch kind, id, _ := strings.Cut(who, ":"); {
	case byEmail != nil && who != "":
		errs.Add(line.Name("email"), "You have chosen somebody from the list as well. Empty one of the two.")
		return ask, false
	case byEmail != nil:
		ask.ByEmail = byEmail
	case !ehc.ValidID(id):
		errs.Add(line.Name("adviser"), "Choose the person or the team to ask")
		return ask, false
	case kind == string(ehc.HeldByTeam):
		ask.Team = ehc.TeamID(id)
	default:
		ask.Person = ehc.PersonID(id)
	}
	due, err := v.Date(line.Name("due-on"), "the due date")
	errs.AddFault(err)
	ask.DueOn = due
	return ask, true
}

// chosenPeople lists the people whom the lines name.
func chosenPeople(v *form.Values) []ehc.PersonID {
	var chosen []ehc.PersonID
	for _, line := range v.Items(askList) {
		if kind, id, _ := strings.Cut(line.Text("adviser"), ":"); kind == string(ehc.HeldByPerson) && ehc.ValidID(id) && len(chosen) < mostAsks {
			chosen = append(chosen, ehc.PersonID(id))
		}
	}
	return chosen
}

func drawLines(out assessment.AdviceChoicesOut, v *form.Values, errs form.Errors) []askLinePart {
	lines, who := v.Items(askList), adviserOptions(out)
	var parts []askLinePart
	further := 0
	for _, line := range lines {
		part := drawLine(out, v, line, who, errs)
		if _, own := lineLimb(line); !own && len(lines) > 1 {
			further++
			part.Legend += " " + strconv.Itoa(further)
		}
		if len(lines) > 1 {
			part.Remove = &view.Button{Text: "Remove", Hidden: part.Legend, Value: "remove:" + line.ID, Kind: view.Secondary, Many: true}
		}
		parts = append(parts, part)
	}
	return parts
}

func drawLine(out assessment.AdviceChoicesOut, v *form.Values, line form.Item, who []view.Option, errs form.Errors) askLinePart {
	part := askLinePart{Anchor: lineAnchor(line.ID), Legend: "Request", Order: view.Hidden{Name: form.OrderName(askList), Value: line.ID}}
	if limb, own := lineLimb(line); own {
		part.Legend, part.Hint = limbWords(out.Cover, limb)
	} else {
		part.Fields = append(part.Fields, view.Select{Name: line.Name("limb"), Label: "Kind of advice", Value: string(limb), Options: limbOptions(out.Cover), Choose: "Choose the kind of advice", Error: errs.For(line.Name("limb"))})
	}
	adviser, due := line.Name("adviser"), line.Name("due-on")
	part.Fields = append(part.Fields,
		view.TypeAhead{Name: adviser, Label: "Whom do you ask?", Hint: "A person or a team. Type a name, e-mail address, team, service or setting.", Choose: "Choose a person or a team", Value: line.Text("adviser"), Typed: v.Text(view.TypedName(adviser)), Options: who, More: caseURL(out.Case, "/assessment/ask/find"),
			Nothing: "Nobody can be asked yet", Error: errs.For(adviser)})
	part.Fields = append(part.Fields, drawByEmail(line, errs))
	questions := line.Name("questions")
	part.Fields = append(part.Fields, view.TextArea{Name: questions, Label: "Questions to answer (optional)", Hint: "One on each line. Each has a box for its answer. Change them to fit " + out.Case.Child().Called() + ", or take them out.", Value: line.Lines("questions"), Rows: 4, Error: errs.For(questions)})
	part.Beside = []view.Component{
		view.DateInput{Name: due, Label: "Due date", Hint: out.DueOn.Long() + " at the latest", Value: line.Text("due-on"), Min: form.DateText(out.Today), Max: form.DateText(out.DueOn), Error: errs.For(due)},
		view.TextArea{Name: line.Name("note"), Label: "Note (optional)", Hint: "Anything else that they should know", Value: line.Lines("note"), Rows: 2, Error: errs.For(line.Name("note"))},
	}
	return part
}

// limbWords names a limb in the law's words, and says whose advice it is and who was asked already.
func limbWords(cover []advice.Standing, limb advice.Limb) (label, hint string) {
	for _, s := range cover {
		if s.Limb == limb {
			return s.Label, limbHint(s)
		}
	}
	return "", ""
}

func limbHint(s advice.Standing) string {
	hint := "From " + s.From + " (" + s.Source + ")."
	switch {
	case s.Asked > 0:
		hint += " Asked already: " + view.Count(s.Asked, "person or team", "people or teams") + "."
	case s.Mandatory:
		hint += " Needed, and nobody has been asked yet."
	}
	return strings.TrimSpace(hint + " " + s.Limb.Also())
}

// limbOptions are the limbs that a person can be asked under, in the law's words.
func limbOptions(cover []advice.Standing) []view.Option {
	var options []view.Option
	for _, s := range cover {
		if !s.ByViews {
			options = append(options, view.Option{Value: string(s.Limb), Text: s.Label})
		}
	}
	return options
}
