package notifying

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/timescale"
	"ehchub/domain/wording"
	"ehchub/ports"
)

// invites reports whether the message brings someone who has no password yet the link to choose one (F24).
func invites(e ehc.Event, m notice.Message) bool {
	return m.To == notice.ToPerson && slices.Contains([]ehc.EventKind{ehc.RegistrationInvited, ehc.ConfirmationAsked, ehc.PersonAdded, ehc.ColleagueAdded, ehc.WriterAsked, ehc.SenderChanged}, e.Kind)
}

// compose writes an e-mail in the shape that every e-mail has (F324), in the council's words.
func (u SendDue) compose(ctx context.Context, v *application.Visit, e ehc.Event, m notice.Message, to recipient) (ports.Mail, error) {
	facts := factsOf(v, e, to, u.PublicURL+pageOf(v, e, m))
	way, err := u.wayIn(ctx, v, e, m, facts, to)
	if err != nil {
		return ports.Mail{}, err
	}
	subject, text, err := facts.Compose(m.Subject, m.Sentence, way)
	return ports.Mail{To: to.email, Name: to.name, Subject: subject, Text: text}, err
}

// factsOf gathers all that a message can tell. Of the case it takes the ID and the dates.
func factsOf(v *application.Visit, e ehc.Event, to recipient, link string) notice.Facts {
	due, err := ehc.ParseDate(e.Data[ehc.DataDue])
	if err != nil {
		due = ehc.Date{}
	}
	version, _ := strconv.Atoi(e.Data[ehc.DataVersion]) // without one a text that needs it is not filled
	decision, plan := requestDates(v.Case)
	return notice.Facts{Name: notice.ReaderName(to.name), Role: notice.ReaderRole(to.role), Reference: v.Case.Reference(), Council: notice.CouncilName(v.Profile.Name), Contact: contactOf(v.Profile),
		Link: notice.PageAddress(link), Due: due, Version: notice.PlanVersion(version), Duty: notice.DutyName(clock.DutyOf(e)), DecisionBy: decision, PlanBy: plan}
}

func contactOf(p council.Profile) notice.CouncilContact {
	return notice.CouncilContact(strings.Join(slices.DeleteFunc([]string{p.Phone, p.Email}, func(way string) bool { return way == "" }), ", "))
}

// councilWords gives messages of an event as the council words them: those that it never changed in the hub's own words,
// and so too any whose text the event can't fill.
func councilWords(ctx context.Context, v *application.Visit, e ehc.Event, messages []notice.Message) ([]notice.Message, error) {
	keys := make([]string, len(messages))
	for i, m := range messages {
		keys[i] = notice.MessageKey(e.Kind, m.To)
	}
	changed, err := v.Stores.Texts.Current(ctx, notice.MessageTexts.Area, keys...)
	worded := slices.Clone(messages)
	facts := factsOf(v, e, recipient{role: "reader"}, "link")
	for i := range worded {
		at := slices.IndexFunc(changed, func(t wording.Text) bool { return t.Key == keys[i] })
		if at < 0 {
			continue
		}
		subject, sentence := changed[at].Fields[notice.SubjectField], changed[at].Fields[notice.SentenceField]
		if _, _, err := facts.Compose(subject, sentence, ""); err == nil {
			worded[i].Subject, worded[i].Sentence = subject, sentence
		}
	}
	return worded, err
}

// pageOf gives the address within the hub of the page that a message opens.
func pageOf(v *application.Visit, e ehc.Event, m notice.Message) string {
	if ofDraft(e.Kind) {
		return "/requests/" + string(v.Case.ID()) + m.Page(e)
	}
	return "/cases/" + string(v.Case.ID()) + m.Page(e)
}

// ofDraft reports whether an event is about a request that was not sent when it happened.
func ofDraft(kind ehc.EventKind) bool {
	return slices.Contains([]ehc.EventKind{ehc.WriterAsked, ehc.WriterLeft, ehc.SenderChanged}, kind)
}

// wayIn says how the recipient gets to what the e-mail tells of (F33).
func (u SendDue) wayIn(ctx context.Context, v *application.Visit, e ehc.Event, m notice.Message, facts notice.Facts, to recipient) (string, error) {
	page := signInTo(facts)
	switch {
	case to.guest != nil:
		return u.guestWay(ctx, v, e, facts, *to.guest)
	case !to.account:
		return withoutAccount(facts, u.PublicURL), nil
	case to.person.Registered:
		return page, nil
	case invites(e, m):
		link, err := u.Invite.PasswordLink(ctx, v.Stores, to.person, v.Now)
		return "Choose your password: " + link + "\n\nThe link works for 7 days. After that you can ask for a new one: " + u.PublicURL + "/register\n\n" + page, err
	}
	return page + "\n\nYou have not chosen a password yet. Please do that first: " + u.PublicURL + "/register", nil
}

// guestWay brings a guest the link that opens their request. A reminder makes the link anew as well, because only its hash
// is kept; it works no longer than the earlier one.
func (u SendDue) guestWay(ctx context.Context, v *application.Visit, e ehc.Event, facts notice.Facts, g casework.Guest) (string, error) {
	if !g.MayCome(v.Now) {
		return "Your link has expired. Please ask us for a new one, and tell us the case ID." + reachUs(facts), nil
	}
	link, err := u.Invite.GuestLink(ctx, v.Stores, g.ID, v.Now)
	return guestWords(facts, link, v.Today, ehc.DateIn(g.ExpiresAt, application.London)), err
}

// guestWords says what to do with the link of a guest.
func guestWords(facts notice.Facts, link string, today, until ehc.Date) string {
	return "Read what you are asked, and answer it, here: " + link + "\n\nWe then send a code to you, which you type in. The link is yours alone, and opens this one request. It works until " + until.Long() + " (" + days(today.DaysUntil(until)) + "). An earlier link no longer works.\n\nPlease do not pass it on. If somebody else should answer, or you need a new link, tell us." + reachUs(facts)
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}

func reachUs(facts notice.Facts) string {
	if facts.Contact == "" {
		return ""
	}
	return " You reach us here: " + string(facts.Contact) + "."
}

func signInTo(facts notice.Facts) string { return "Sign in to your account: " + string(facts.Link) }

// withoutAccount is the way for someone who can't sign in.
func withoutAccount(facts notice.Facts, publicURL string) string {
	return "Please keep the case ID. If you have a question, tell us this ID." + reachUs(facts) + "\n\nAbout the EHC Hub: " + publicURL + "/sign-in"
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
