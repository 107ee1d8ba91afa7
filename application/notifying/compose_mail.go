package notifying

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// invites reports whether the message brings someone who has no password yet the link to choose one (F24).
func invites(e ehc.Event, m notice.Message) bool {
	return m.To == notice.ToPerson && slices.Contains([]ehc.EventKind{ehc.RegistrationInvited, ehc.ConfirmationAsked, ehc.PersonAdded, ehc.ColleagueAdded}, e.Kind)
}

// compose writes an e-mail in the shape that every e-mail has (F324). Whatever it says comes from the catalogue,
// the recipient's own record and the council's; of the case only its ID and its dates.
func (u SendDue) compose(ctx context.Context, v *application.Visit, e ehc.Event, m notice.Message, to recipient) (ports.Mail, error) {
	sentence, err := fillIn(m.Sentence, e, v.Case)
	if err != nil {
		return ports.Mail{}, err
	}
	m.Link = linkOf(m, e)
	way, err := u.wayIn(ctx, v, e, m, to)
	if err != nil {
		return ports.Mail{}, err
	}
	parts := []string{salutation(to), "Case ID: " + string(v.Case.Reference()), sentence, way, "Best regards,\n" + v.Profile.Name + " EHC Hub team"}
	return ports.Mail{To: to.email, Name: to.name, Subject: m.Subject + " (" + string(v.Case.Reference()) + ")", Text: strings.Join(parts, "\n\n") + "\n"}, nil
}

// linkOf gives the page of the case that a message opens.
func linkOf(m notice.Message, e ehc.Event) string {
	return strings.NewReplacer("{item}", e.Data[ehc.DataItem], "{letter}", e.Data[ehc.DataLetter]).Replace(m.Link)
}

// wayIn says how the recipient gets to what the e-mail tells of (F33).
func (u SendDue) wayIn(ctx context.Context, v *application.Visit, e ehc.Event, m notice.Message, to recipient) (string, error) {
	page := "Sign in to your account: " + u.PublicURL + "/cases/" + string(v.Case.ID()) + m.Link
	switch {
	case !to.account:
		return "Please keep the case ID. If you have a question, tell us this ID." + reach(v.Profile) + "\n\nAbout the EHC Hub: " + u.PublicURL + "/sign-in", nil
	case to.person.Registered:
		return page, nil
	case invites(e, m):
		link, err := u.Invite.PasswordLink(ctx, v.Stores, to.person, v.Now)
		return "Choose your password: " + link + "\n\nThe link works for 7 days. After that you can ask for a new one: " + u.PublicURL + "/register\n\n" + page, err
	}
	return page + "\n\nYou have not chosen a password yet. Please do that first: " + u.PublicURL + "/register", nil
}

// salutation greets a person by name, those at work with the part that they have in the case.
func salutation(to recipient) string {
	switch {
	case to.name == "" && to.role == "":
		return "Hello"
	case to.name == "":
		return "Dear " + to.role
	case to.role == "" || to.role == roleOfFamily || to.role == roleOfYoungPerson:
		return "Dear " + to.name
	}
	return "Dear " + to.name + " - " + to.role
}

func reach(c council.Profile) string {
	var ways []string
	for _, way := range []string{c.Phone, c.Email} {
		if way != "" {
			ways = append(ways, way)
		}
	}
	if len(ways) == 0 {
		return ""
	}
	return " You reach us here: " + strings.Join(ways, ", ") + "."
}

// fillIn puts dates and numbers into a sentence of the catalogue. A sentence that needs one which the event
// doesn't have is a fault: nobody is told "by {due}".
func fillIn(sentence string, e ehc.Event, c *casework.Case) (string, error) {
	due, err := ehc.ParseDate(e.Data[ehc.DataDue])
	if err != nil {
		due = ehc.Date{}
	}
	six, twenty := requestDates(c)
	for mark, value := range map[string]string{"{due}": due.LongWithDay(), "{version}": e.Data[ehc.DataVersion], "{duty}": clock.DutyOf(e), "{weeks6}": six.Long(), "{weeks20}": twenty.Long()} {
		if value != "" {
			sentence = strings.ReplaceAll(sentence, mark, value)
		}
	}
	if strings.ContainsAny(sentence, "{}") {
		return "", fault.New(fault.Invalid, "notice.unfilled", "The event lacks a date or number that its message needs.")
	}
	return sentence, nil
}

// requestDates gives the last lawful days of the decision to assess (reg 5) and of the final plan (reg 13(2)).
func requestDates(c *casework.Case) (decision, plan ehc.Date) {
	if c.ReceivedOn().IsZero() {
		return decision, plan
	}
	last := func(code string) ehc.Date {
		return timescale.LimitOf(timescale.RequestReceived, code, c.ReceivedOn(), timescale.Facts{}, timescale.England()).Last
	}
	return last(timescale.DecideWhetherToAssess), last(timescale.SendFinalPlan)
}

// nameFor gives the recipient's own name, or none where it would tell the child's: a young person who writes for
// themselves, someone entered as "Mum of Rowan". A surname in common tells nothing.
func nameFor(child casework.Child, name string) string {
	given := words(child.Forenames + " " + child.Preferred)
	for word := range words(name) {
		if given[word] {
			return ""
		}
	}
	return strings.Join(strings.Fields(name), " ")
}

func words(text string) map[string]bool {
	found := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		found[word] = true
	}
	return found
}
