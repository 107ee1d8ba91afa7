package web

import (
	"net/http"
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// home leads everyone to where their work is. A parent or young person gets a card a child, not a table.
func (p TrayPages) home(w http.ResponseWriter, r *http.Request) error {
	actor := ActorOf(r)
	if !actor.Is(ehc.RoleFamily) && !actor.Is(ehc.RoleAdvocate) {
		http.Redirect(w, r, startOf(actor), http.StatusSeeOther)
		return nil
	}
	out, err := p.family.Do(r.Context(), actor)
	if err != nil {
		return err
	}
	page := &familyHomePage{Page: view.Page{Title: "Your family", Width: view.Wide}, Empty: view.Empty{
		Title: "No child is linked to your account yet",
		Text:  "If you have asked for an assessment, the council links it to your account when it has checked the request.",
		Link:  &view.Link{Text: "Ask for an assessment", Href: "/request"},
	}}
	today := ehc.DateIn(p.clock.Now(), application.London)
	for _, row := range out.Children {
		card := childCard(row, today)
		card.expect(out.Likely[row.Case], familyWords[casework.State(row.State)].duty)
		if draft, ok := out.Drafts[row.Case]; ok && row.State == string(casework.DraftShared) {
			card.answer(draft, today)
		}
		if kept, ok := out.Clocks[row.Case]; ok {
			card.Waits = waitedFor(kept, today)
			card.review(row, kept, today)
			card.again(row, kept, today)
			card.disagree(row, kept, today)
		}
		page.Children = append(page.Children, card)
	}
	if len(page.Children) > 0 {
		page.Waiting = waitingFamily(page.Children)
	}
	if page.News, err = p.readNews(r); err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "family_home", page)
	return nil
}

// startOf is the first of a person's places; someone without any role still has their own cases.
func startOf(actor ehc.Actor) string {
	if own := placesOf(actor, "", ""); len(own) > 0 {
		return own[0].Href
	}
	return "/cases?tray=" + string(access.TrayInProgress)
}

type familyHomePage struct {
	view.Page
	News     *newsBox
	Waiting  *waitingBox
	Children []familyCard
	Empty    view.Empty
}

// familyCard tells a family where their child's case is: now, what they can do, and what comes next.
type familyCard struct {
	Name, Href, Initials string
	Reference            string
	Access               string // the address of who can see the file
	Now                  string
	Waits                string // what others owe, and what of it is late
	Do                   []view.Link
	Wanted               string // by when
	Disagree             *disagreement
	Next                 string
	Late                 string
	Task                 *view.Task // what waits for the family
}

// familyWords is what a family reads of each state: what is happening, what they can do, what comes next.
var familyWords = map[casework.State]struct {
	now, next string
	do        []view.Link // Href is below the case
	duty      string      // code of the deadline that comes next
}{
	casework.RequestDraft:          {"Your request has not been sent yet.", "Once you send it, the council has 6 weeks to decide whether to assess.", []view.Link{{Text: "Go on with the request", Href: ""}}, ""},
	casework.Requested:             {"The council has the request and is looking at it.", "The council decides whether to carry out an assessment.", []view.Link{{Text: addViews, Href: "/assessment#views"}, {Text: "Read the request", Href: "/request"}}, timescale.DecideWhetherToAssess},
	casework.AssessDecisionPending: {"The council is about to decide whether to carry out an assessment.", "You get the decision, with the reasons and a letter.", []view.Link{{Text: addViews, Href: "/assessment#views"}}, timescale.DecideWhetherToAssess},
	casework.RefusedAssess:         {"The council has decided not to carry out an assessment.", "You can ask for mediation or appeal. The letter says how and by when.", []view.Link{{Text: "Read the decision and the letter", Href: "/decision"}, {Text: "Mediation and appeals", Href: disputesPath}}, ""},
	casework.Assessing:             {"The assessment is under way. Professionals are being asked for their advice.", "The council decides whether a plan is needed, and tells you if it is not.", []view.Link{{Text: addViews, Href: "/assessment#views"}, {Text: "See who has been asked", Href: "/assessment"}}, timescale.SayThereIsNoPlan},
	casework.IssueDecisionPending:  {"The assessment is finished. The council is deciding whether to issue a plan.", "You get the decision, with the reasons and a letter.", []view.Link{{Text: "Read the advice", Href: "/assessment"}}, timescale.SayThereIsNoPlan},
	casework.RefusedIssue:          {"The council has decided not to issue a plan.", "You can ask for mediation or appeal. The letter says how and by when.", []view.Link{{Text: "Read the decision and the letter", Href: "/issue-decision"}, {Text: "Mediation and appeals", Href: disputesPath}}, ""},
	casework.Drafting:              {"The council is writing the draft plan.", "You get the draft, and at least 15 days to comment on it. Then we issue the final plan.", []view.Link{{Text: "Read the advice", Href: "/assessment"}}, timescale.SendFinalPlan},
	casework.DraftShared:           {"The draft plan is ready for you to read.", "The council considers your comments and issues the final plan.", []view.Link{{Text: "Read the draft and send your comments", Href: "/plan"}}, timescale.SendFinalPlan},
	casework.ReviewPending:         {"The plan is in force.", "The plan is reviewed every year.", []view.Link{{Text: "Read the plan", Href: "/plan"}}, ""},
	casework.Closed:                {"This case is closed.", "", []view.Link{{Text: "Open the case", Href: ""}}, ""},
}

func childCard(row ports.TrayRow, today ehc.Date) familyCard {
	state := casework.State(row.State)
	words := familyWords[state]
	base := "/cases/" + string(row.Case)
	if again := againWords[state]; !row.FinalOn.IsZero() && again != "" {
		words.now, words.next, words.duty = "The plan in force stays in force, and the council assesses again. "+again, "You hear whether the plan changes.", ""
		words.do = append(slices.Clone(words.do), view.Link{Text: "Read the plan in force", Href: "/plan"}, view.Link{Text: "Read about the reassessment", Href: reassessPath})
	}
	if state == casework.RequestDraft {
		base = "/requests/" + string(row.Case)
	}
	card := familyCard{Name: trayName(row.Called), Href: base, Initials: view.Initials(row.Called), Reference: row.Reference, Now: words.now, Next: words.next}
	for _, link := range words.do {
		card.Do = append(card.Do, view.Link{Text: link.Text, Href: base + link.Href})
	}
	if state != casework.RequestDraft {
		card.Access = base + accessPath
		if state != casework.Closed {
			card.Do = append(card.Do, view.Link{Text: "Write to the council", Href: base + messagesPath})
		}
	} else {
		card.wait("Finish your request and send it", base, ehc.Date{}, today)
	}
	card.Next, card.Late = nextBy(row, words.next, words.duty, today)
	return card
}

// expect adds to what is late when it is likely to be done, and why.
func (c *familyCard) expect(likely map[clock.Key]clock.Likely, duty string) {
	l, ok := likely[clock.Key{Trigger: timescale.RequestReceived, Limit: duty}]
	switch {
	case !ok || c.Late == "":
	case l.On.IsZero():
		c.Late += " " + l.Reason
	default:
		c.Late += " " + l.Reason + " It is likely by " + l.On.Long() + "."
	}
}

// review says by when a plan in force is reviewed, as its clock stands: from the plan, from the transfer of one that
// came from another council, or after a time in custody.
func (c *familyCard) review(row ports.TrayRow, kept *clock.Clock, today ehc.Date) {
	if row.State != string(casework.ReviewPending) {
		return
	}
	c.Next, c.Late = reviewWaits, ""
	if due, ok := reviewDue(kept); ok {
		c.Next, c.Late = byLastDay(familyWords[casework.ReviewPending].next, due.Last, today)
	} else if _, known := kept.DateOf(timescale.ReviewFirst); !known {
		c.Next = familyWords[casework.ReviewPending].next
	}
}

// again says by when a family hears whether there will be a reassessment, or gets the plan that follows it.
func (c *familyCard) again(row ports.TrayRow, kept *clock.Clock, today ehc.Date) {
	for _, d := range kept.Deadlines() {
		if !d.Open() || d.Trigger != timescale.ReassessmentRequested && d.Trigger != timescale.ReassessmentAgreed {
			continue
		}
		if d.Trigger == timescale.ReassessmentRequested {
			c.Now = "The plan is in force. A reassessment was asked for."
			c.Do = append(c.Do, view.Link{Text: "Read about the reassessment", Href: c.Href + reassessPath})
		}
		if c.Next = d.ForFamily + " by " + d.Last.LongWithDay() + "."; today.After(d.Last) {
			c.Late = "This should have happened by " + d.Last.Long() + ". You can ask your case co-ordinator why."
		}
	}
}

// answer says by when comments on the draft are wanted, or that they are sent.
func (c *familyCard) answer(draft reading.DraftWaiting, today ehc.Date) {
	if draft.Answered {
		c.Now, c.Do[0].Text = sentWords(draft.SentOn), "Read the draft and the comments that you sent"
		return
	}
	c.Wanted = draftWords(draft, today)
	c.wait("Read the draft plan and send your comments", c.Href+"/plan", draft.AnswerBy, today)
}

// disagree says by when the family can act against a refusal, or what the plan says.
func (c *familyCard) disagree(row ports.TrayRow, kept *clock.Clock, today ehc.Date) {
	text := disagreeWords(kept.Deadlines(), today, casework.Child{Born: row.Born}.IsYoungPersonOn(today))
	if text == "" {
		return
	}
	c.Disagree = &disagreement{Text: text}
	if row.State == string(casework.ReviewPending) { // a refusal's links stand below
		c.Disagree.Links = []view.Link{{Text: "Read the plan and its letter", Href: c.Href + "/plan"}, {Text: "What you can do", Href: c.Href + disputesPath}}
	}
}

// nextBy adds to what comes next the day by which the law wants it, or says that the day has passed.
func nextBy(row ports.TrayRow, next, duty string, today ehc.Date) (text, late string) {
	if duty == "" || row.ReceivedOn.IsZero() {
		return next, ""
	}
	return byLastDay(next, timescale.LimitOf(timescale.RequestReceived, duty, row.ReceivedOn, timescale.Facts{}, timescale.England()).Last, today)
}

func byLastDay(next string, last, today ehc.Date) (text, late string) {
	switch {
	case last.IsZero():
		return next, ""
	case today.After(last):
		return next, "This should have happened by " + last.Long() + ". It is " + view.Count(last.DaysUntil(today), "day", "days") + " late. You can ask your case co-ordinator why."
	default:
		return next + " The last day for this is " + last.LongWithDay() + ".", ""
	}
}
