package web

import (
	"cmp"
	"slices"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/letter"
	"ehchub/domain/timescale"
)

// fileSide is the side column of the case file (F60-F65).
func fileSide(out reading.CaseFileOut) []view.SideSection {
	letters := view.SideSection{Title: "Letters", Links: []view.Link{{Text: "See every letter of this case", Href: caseURL(out.Case, "/letters")}}}
	first := []view.SideSection{keyDatesSection(out)}
	if len(out.Threads) > 0 {
		first = append(first, messagesSection(out))
	}
	return append(append(first, letters), append(peopleSections(out.Head, out.Settings), timelineSection(out))...)
}

// messagesSection leads to the conversations, and says what is new and what waits in them.
func messagesSection(out reading.CaseFileOut) view.SideSection {
	section := view.SideSection{Title: "Messages"}
	council := out.May(access.SeeAuthorityNotes)
	for _, t := range out.Threads {
		link := view.Link{Text: "Write to the council", Href: caseURL(out.Case, messagesPath+"/"+string(t.With))}
		if council {
			link.Text = threadWith(out.Head, t.With, council)
		} else if t.Messages > 0 {
			link.Text = "Messages with the council"
		}
		section.Links = append(section.Links, link)
		for _, tag := range threadTags(t, council, out.Today) {
			section.Open = true
			section.Parts = append(section.Parts, tag)
		}
	}
	return section
}

// keyDatesSection shows the duties that stand or were done, and leads to all of them (F65). Windows that are over
// and dates years ahead are for the timetable.
func keyDatesSection(out reading.CaseFileOut) view.SideSection {
	return view.SideSection{Title: "Key dates", Open: true, Parts: []view.Component{keyDatesOf(out)},
		Links: append([]view.Link{{Text: "See every date and its rule", Href: caseURL(out.Case, "/timetable")}}, fileLinks("key dates", timetableURL(out.Case)).Links...)}
}

func keyDatesOf(out reading.CaseFileOut) view.KeyDates {
	list := view.KeyDates{Empty: "The dates start when the request is received."}
	if out.Case.State().Closed() {
		list.Empty = "The case is closed, so nothing is due any more. The dates that it had are kept on the page of every date."
	}
	if out.Draft != nil && !out.Draft.Answered {
		list.Dates = append(list.Dates, answerDate(*out.Draft, out.Today))
	}
	list.Dates = append(list.Dates, undatedOf(out.Head)...)
	why := true
	for _, d := range out.Clock.Deadlines() {
		if d.Off == "" && onPanel(d, out.Today) {
			if out.Draft != nil && !out.Draft.Answered && d.Code == timescale.AnswerDraft {
				continue // it stands first, by the day that the family was told
			}
			shown := keyDateFor(out.Head, d, out.Clock.Excused(d))
			if l, ok := out.Likely[d.Key()]; ok {
				shown.Note, why = strings.TrimSpace(shown.Note+" "+likelyWords(l, why)), false
			}
			list.Dates = append(list.Dates, shown)
		}
	}
	if forFamily(out.Head) { // what is still to come counts for them
		slices.SortStableFunc(list.Dates, func(a, b view.KeyDate) int { return cmp.Compare(doneLast(a), doneLast(b)) })
	}
	return list
}

func doneLast(d view.KeyDate) int {
	if d.Act {
		return 0
	}
	return 1
}

// likelyWords says when something is likely to be done; the reason is said once, beside the first date.
func likelyWords(l clock.Likely, why bool) string {
	said := ""
	if !l.On.IsZero() {
		said = "Likely by " + l.On.Long()
		if l.LateBy > 0 {
			said += ", " + view.Count(l.LateBy, "day", "days") + " late"
		}
		said += "."
	}
	if why {
		said += " " + l.Reason
	}
	return strings.TrimSpace(said)
}

// onCase are events of the case itself that can happen more than once, so that each has an item.
var onCase = []timescale.Trigger{timescale.ReassessmentRequested, timescale.ReassessmentAgreed, timescale.PhaseTransfer, timescale.OldAuthorityKnew, timescale.HealthBoardChanged, timescale.Detained}

const aYear = 365

// onPanel keeps the side column to what a reader needs there: the case's own duties, and what is open and near.
func onPanel(d clock.Deadline, today ehc.Date) bool {
	if d.Trigger == timescale.DateOfBirth {
		return today.DaysUntil(d.Last) <= aYear && !today.After(d.Last.AddDays(aYear))
	}
	if d.IsDuty() && (d.Item == "" || slices.Contains(onCase, d.Trigger)) {
		return true
	}
	return d.Open() && !today.After(d.Last) && today.DaysUntil(d.Last) <= 60
}

// answerDate is the day by which a family's comments on the draft are wanted.
func answerDate(draft reading.DraftWaiting, today ehc.Date) view.KeyDate {
	shown := view.KeyDate{What: "Send your comments on the draft plan", Date: draft.AnswerBy, Act: true, Whose: "Your time", Law: "s.38, reg 13(1)",
		LawText: "You have at least 15 days, beginning with the day on which the draft was sent. You can comment, ask for a school or college, and ask to meet an officer of the council."}
	switch left := today.DaysUntil(draft.AnswerBy); {
	case left < 0:
		shown.State = view.Tag{Text: "You can still send them until the plan is issued"}
	case left == 0:
		shown.State = view.Tag{Text: "Today", Tone: view.Soon}
	default:
		shown.State = view.Tag{Text: view.Count(left, "day", "days") + " left", Tone: view.Soon}
	}
	return shown
}

// keyDateFor draws a date in words for its reader: to a family what it gets, and the law's own words in the fold.
func keyDateFor(h application.Head, d clock.Deadline, excused bool) view.KeyDate {
	d = asShown(h, d)
	shown := keyDate(d, excused, h.Today)
	shown.Whose = whoseByName(h, d)
	shown.Note = strings.TrimSpace(shown.Note + " " + letterDay(d))
	if !forFamily(h) || d.ForFamily == "" {
		return shown
	}
	shown.What = d.ForFamily
	shown.LawText = "In the words of the law’s table: " + lowerFirst(d.Duty) + ". " + d.Plain
	return shown
}

func familyWhose(d clock.Deadline) string {
	switch d.Owner {
	case timescale.OldCouncil, timescale.NewCouncil: // this council keeps the clock of its own duties
		return "The council must do this"
	case timescale.Family:
		return "Your time"
	case timescale.Council:
		return "The council must do this"
	}
	return upperFirst(string(d.Owner))
}

func keyDate(d clock.Deadline, excused bool, today ehc.Date) view.KeyDate {
	shown := view.KeyDate{What: d.Duty, Date: d.Last, Act: d.Open(), Whose: whose(d), State: keyDateTag(d, today), Law: d.Source, LawText: d.Plain}
	if n := len(d.Earlier); n > 0 {
		shown.Note = wasWords(d.Earlier[n-1])
	}
	if excused {
		shown.Note = strings.TrimSpace(shown.Note + " An exception is recorded.")
	}
	return shown
}

func whose(d clock.Deadline) string {
	if d.Owner == timescale.Everyone {
		return "For everyone"
	}
	if !d.IsDuty() {
		return "Time for the " + string(d.Owner)
	}
	if d.Owner == timescale.OldCouncil || d.Owner == timescale.NewCouncil {
		return "Duty of this council" // a case keeps the clock of the council's own duties
	}
	return "Duty of the " + string(d.Owner)
}

func wasWords(e clock.Earlier) string {
	return "Was " + e.Last.Long() + " until " + ehc.DateIn(e.Until, application.London).Long() + ". " + e.Because
}

func keyDateTag(d clock.Deadline, today ehc.Date) view.Tag {
	if d.Trigger == timescale.DateOfBirth {
		return birthdayTag(d, today)
	}
	late := d.DaysLate(today)
	switch {
	case !d.DoneOn.IsZero() && late > 0:
		return view.Tag{Text: "Done " + d.DoneOn.Long() + ", " + view.Count(late, "day", "days") + " late", Tone: view.Late}
	case !d.DoneOn.IsZero():
		return view.Tag{Text: "Done " + d.DoneOn.Long(), Tone: view.Good}
	case late > 0:
		return view.Tag{Text: view.Count(late, "day", "days") + " late", Tone: view.Late}
	case today.After(d.Last):
		return view.Tag{Text: "Closed " + d.Last.Long()}
	}
	left := today.DaysUntil(d.Last)
	switch {
	case left == 0 && !d.IsDuty():
		return view.Tag{Text: "Last day today", Tone: view.Soon}
	case left == 0:
		return view.Tag{Text: "Due today", Tone: view.Soon}
	}
	tone, verb := view.Active, "Due in "
	if left <= 14 {
		tone = view.Soon
	}
	if !d.IsDuty() {
		verb = "Closes in "
	}
	return view.Tag{Text: verb + view.Count(left, "day", "days"), Tone: tone}
}

// letterDay says why a letter names an earlier day for an appeal than the clock does; empty where it does not.
func letterDay(d clock.Deadline) string {
	decided := d.Facts.Decision
	if d.Trigger == timescale.DecisionNotice {
		decided = d.On
	}
	if d.Code != timescale.SendAppeal || decided.IsZero() {
		return ""
	}
	plain := letter.AppealBy(decided)
	if !plain.Before(d.Last) {
		return ""
	}
	return "The letter says 2 months, which is " + plain.Long() + ": earlier than the Tribunal’s last day, and safe to keep to."
}

// birthdayTag says how long there is until rights pass, or the plan ends, and whether that is prepared.
func birthdayTag(d clock.Deadline, today ehc.Date) view.Tag {
	left := today.DaysUntil(d.Last)
	switch {
	case !d.DoneOn.IsZero():
		return view.Tag{Text: "Prepared on " + d.DoneOn.Long(), Tone: view.Good}
	case left < 0:
		return view.Tag{Text: "Since " + d.Last.Long() + ", not prepared yet", Tone: view.Late}
	case left == 0:
		return view.Tag{Text: "Today", Tone: view.Soon}
	case left <= casework.TurningLead:
		return view.Tag{Text: "In " + view.Count(left, "day", "days"), Tone: view.Soon}
	}
	return view.Tag{Text: d.Last.Long()}
}

// peopleSections are the family, the co-ordinator and the setting, as the reader may see them.
func peopleSections(h application.Head, settings []reading.SettingOnCase) []view.SideSection {
	family := view.SideSection{Title: "Family", People: partyLines(h, h.Case.Family()), Empty: "No family member has access yet."}
	if h.May(access.ProposePerson) && !h.Case.State().Closed() {
		family.Links = []view.Link{{Text: "+ Add person", Href: caseURL(h.Case, "/people/add"), Hidden: "to the family"}}
	}
	coordinator := view.SideSection{Title: "Case co-ordinator", People: partyLines(h, h.Case.With(access.Coordinator)), Empty: "Nobody has been assigned yet."}
	if h.May(access.Assign) && !h.Case.State().Closed() {
		coordinator.Links = []view.Link{{Text: assignWords(h.Case), Href: caseURL(h.Case, "/assign")}}
	}
	everyone := view.SideSection{Title: "Everyone on the case", Links: []view.Link{{Text: "See the people on this case", Href: caseURL(h.Case, "/people")}}}
	if h.May(access.SeeAccess) {
		everyone.Links = append(everyone.Links, view.Link{Text: "See who can see this file, and who looked", Href: caseURL(h.Case, accessPath)})
	}
	return []view.SideSection{family, coordinator, settingSection(h, settings), everyone}
}

// settingKept stands where a setting is kept from the reader.
const settingKept = "The setting is kept private. Ask the case co-ordinator if you need to know something from it."

// settingSection is the child's settings, how to telephone them, and their named people (F63). One that the register
// lacks has a name alone.
func settingSection(h application.Head, settings []reading.SettingOnCase) view.SideSection {
	section := view.SideSection{Title: "Education setting", Empty: "No setting is linked to this case."}
	if !h.May(access.SeePlaces) {
		section.Empty = settingKept
		return section
	}
	for _, setting := range settings {
		line := view.PersonLine{Name: setting.Name}
		if setting.Phone != "" {
			line.Lines = []string{telephone(setting.Phone)}
		}
		section.People = append(section.People, line)
		if setting.MayAdd {
			section.Links = append(section.Links, view.Link{Text: "+ Add person", Href: addPersonURL(h, setting.ID), Hidden: "of " + setting.Name})
		}
	}
	if child := h.Case.Child(); child.Setting.ID == "" && child.Setting.Name != "" {
		section.People = append(section.People, view.PersonLine{Name: child.Setting.Name})
	}
	section.People = append(section.People, partyLines(h, namedPeople(h.Case))...)
	return section
}

// namedPeople are the persons who have the case for one of the child's settings.
func namedPeople(c *casework.Case) []casework.Party {
	return slices.DeleteFunc(c.With(access.Setting), func(p casework.Party) bool { return p.Holder.Kind != ehc.HeldByPerson })
}

// namedPeopleFor are the same as far as the reader may know which setting they stand for.
func namedPeopleFor(h application.Head) []casework.Party {
	if !h.May(access.SeePlaces) {
		return nil
	}
	return namedPeople(h.Case)
}

// partyLines shows parties; contact details only to those who may see them. The co-ordinator's address at work is
// for everyone on the case (F62).
func partyLines(h application.Head, parties []casework.Party) []view.PersonLine {
	var lines []view.PersonLine
	for _, p := range parties {
		if now, known := h.AsNow(p); known {
			p.Name, p.Email = now.Name, cmp.Or(now.Email, p.Email)
		}
		line := view.PersonLine{Name: p.Name, Role: p.Detail}
		if h.SeesHowToReach(p) {
			line.Lines = contactLines(p)
			if ofFamily(p) {
				line.Phone = p.Phone
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// contactLines is how to reach somebody. The telephone of those who work with cases is what their codes are sent to,
// so that it is nobody's to see.
func contactLines(p casework.Party) (lines []string) {
	kept := []string{p.Email}
	if ofFamily(p) {
		kept = append(kept, contactBy(p))
	}
	return slices.DeleteFunc(kept, func(text string) bool { return text == "" })
}

func ofFamily(p casework.Party) bool {
	return p.Relation == access.Family || p.Relation == access.Advocate
}

func contactBy(p casework.Party) string {
	switch {
	case p.ByEmail && p.ByPost:
		return "Contact by e-mail and post"
	case p.ByPost:
		return "Contact by post"
	case p.ByEmail:
		return "Contact by e-mail"
	}
	return ""
}

func timelineSection(out reading.CaseFileOut) view.SideSection {
	list := view.Timeline{Entries: timelineEntries(out.Timeline), Empty: "Nothing has happened yet.", More: &view.Link{Text: "View details", Href: caseURL(out.Case, "/timeline"), Hidden: "of the timeline"}}
	return view.SideSection{Title: "Notes and timeline", Open: true, Parts: []view.Component{list}}
}
