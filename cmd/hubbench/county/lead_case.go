package county

import (
	"fmt"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/domain/plan"
	"ehchub/domain/timescale"
)

// file is everything of one case, as the stores would hold it.
type file struct {
	id       ehc.CaseID
	kase     *casework.Case
	events   []ehc.Event
	advice   []*advice.Request
	views    *advice.Views
	plan     *plan.Snapshot // nil before the draft; all parts, and every version
	comments []plan.Comments
	stages   []stage
	clock    *clock.Clock
	reader   people.Person // the co-ordinator
}

// stage is when the case came into a state.
type stage struct {
	state casework.State
	at    time.Time
}

// share says how many in a hundred cases stand in a state, and between how many days ago they were received.
type share struct {
	state         casework.State
	of100         int
	newest, older int
}

// shares keep 40 in a hundred cases with a plan.
var shares = []share{
	{casework.Requested, 5, 1, 38},
	{casework.AssessDecisionPending, 3, 25, 42},
	{casework.RefusedAssess, 9, 45, 1400},
	{casework.Assessing, 12, 45, 110},
	{casework.IssueDecisionPending, 4, 112, 125},
	{casework.RefusedIssue, 7, 120, 1400},
	{casework.Drafting, 5, 130, 150},
	{casework.DraftShared, 6, 140, 160},
	{casework.ReviewPending, 29, 170, 1700},
	{casework.Closed, 20, 20, 1500},
}

func stateOf(r *chance) share {
	n := r.IntN(100)
	for _, s := range shares {
		if n -= s.of100; n < 0 {
			return s
		}
	}
	panic("shares make no hundred")
}

// leader leads one case along the road.
type leader struct {
	*chance
	county      *County
	file        *file
	at          time.Time
	coordinator people.Person
	parent      people.Person
	drafted     *plan.Plan // nil before the draft
	err         error
}

// lead makes the case with the given number, from 0.
func (c *County) lead(number int) (*file, error) {
	r := newChance(seed, uint64(number)+1, c.Today.Add(-time.Duration(c.Cases-number)*time.Second))
	goal := stateOf(r)
	l := &leader{chance: r, county: c, file: &file{id: ehc.CaseID(r.id())}}
	l.at = c.Today.AddDate(0, 0, -r.between(goal.newest, goal.older)).Add(time.Duration(r.between(8*3600, 17*3600)) * time.Second)
	l.file.views = advice.NoViews(l.file.id)
	l.request(number)
	l.walk(goal.state)
	l.fillTimeline()
	l.startClock()
	l.file.reader = l.coordinator
	if l.err == nil && l.file.kase.State() != goal.state {
		l.err = fmt.Errorf("stands at %s, not at %s", l.file.kase.State(), goal.state)
	}
	if l.err != nil {
		return nil, fmt.Errorf("case %d: %w", number, l.err)
	}
	return l.file, nil
}

// startClock counts the deadlines of all that happened.
func (l *leader) startClock() {
	f := l.file
	drafts := []ehc.Date{}
	var told []timescale.Happening
	if l.drafted != nil {
		drafts, told = l.drafted.DraftsServed(), l.drafted.Happenings(nil)
	}
	for _, r := range f.advice {
		told = append(told, r.Happening())
	}
	f.clock = clock.New(f.id)
	f.clock.Reckon(append(f.kase.Happenings(drafts), told...), council.New("").Calendar(), "", l.at)
}

func (l *leader) today() ehc.Date { return ehc.DateIn(l.at, time.UTC) }

// pass moves on by some days, never past the county's own day.
func (l *leader) pass(low, high int) {
	l.at = l.at.AddDate(0, 0, l.between(low, high)).Add(time.Duration(l.IntN(3600)) * time.Second)
	if last := l.county.Today.Add(8 * time.Hour); l.at.After(last) {
		l.at = last
	}
}

// do takes one step, and notes when it brought the case into another state.
func (l *leader) do(step func() error) {
	if l.err != nil {
		return
	}
	l.err = step()
	f := l.file
	if state := f.kase.State(); len(f.stages) == 0 || f.stages[len(f.stages)-1].state != state {
		f.stages = append(f.stages, stage{state, l.at})
	}
}

func (l *leader) request(number int) {
	c := l.county
	l.parent = pick(l.chance, c.families)
	k := l.IntN(coordinatorCount)
	l.coordinator = c.Coordinators[k]
	setting := c.settings[(k*patch+l.IntN(patch))%settingCount]
	child := casework.Child{Forenames: pick(l.chance, forenames) + " " + pick(l.chance, forenames), Surname: pick(l.chance, surnames), Born: l.today().AddDays(-l.between(4*365, 18*365)),
		Gender: "girl", Address: fmt.Sprintf("%d Mill Lane, Wrenbridge", l.between(1, 90)), Postcode: "ZZ1 1ZZ", FirstLanguage: "English", GP: "Wrenbridge Surgery",
		LookedAfter: l.IntN(20) == 0, NotInEducation: l.IntN(30) == 0, Setting: casework.SettingRef{ID: setting.ID, Name: setting.Name}}
	request := casework.Request{Channel: casework.Online,
		Requester: casework.Requester{Kind: casework.ByParent, Person: l.parent.ID, Name: l.parent.Name, Relationship: "Mother", Email: l.parent.Email, Phone: l.parent.Phone, Consent: true, ConsentOn: l.today()},
		Story:     casework.Story{WorkingWell: l.text(2), NotWorking: l.text(3), History: l.text(2), Health: l.text(1), Tried: l.text(2)}}
	f := l.file
	f.kase = casework.StartRequest(f.id, l.parent.Actor(), request, child, l.at)
	l.do(func() error {
		return f.kase.Submit(l.parent.Actor(), ehc.Reference(fmt.Sprintf("EHC/%02d/%06d", l.at.Year()%100, number)), l.today(), l.at)
	})
	if l.IntN(2) == 0 {
		other := pick(l.chance, c.families)
		for other.ID == l.parent.ID { // nobody is on a case twice
			other = pick(l.chance, c.families)
		}
		l.do(func() error {
			return f.kase.Admit(l.coordinator.Actor(), casework.Party{Holder: person(other), Relation: access.Family, Name: other.Name, Detail: "Father", Email: other.Email, ByEmail: true}, l.at)
		})
	}
}

func person(p people.Person) ehc.Holder {
	return ehc.Holder{Kind: ehc.HeldByPerson, ID: string(p.ID)}
}

// walk takes the case from its request to a state. A third of new requests wait for a co-ordinator.
func (l *leader) walk(to casework.State) {
	if to == casework.Requested && l.IntN(3) == 0 {
		return
	}
	l.pass(1, 3)
	l.do(func() error {
		return l.file.kase.Assign(l.coordinator.Actor(), casework.Party{Holder: person(l.coordinator), Name: l.coordinator.Name, Detail: l.coordinator.JobTitle, Email: l.coordinator.Email, ByEmail: true}, l.at)
	})
	if to == casework.Requested {
		return
	}
	l.pass(18, 20)
	if to == casework.Closed {
		moved := casework.Closing{Kind: casework.ByMovingAway, On: l.today(), To: "Northmoor Council", Reason: "The family has moved away."}
		l.do(func() error { return l.file.kase.Close(l.coordinator.Actor(), moved, l.today(), l.at) })
		return
	}
	if to == casework.AssessDecisionPending {
		l.do(func() error { return l.file.kase.AskForAssessDecision(l.coordinator.Actor(), l.at) })
		return
	}
	l.pass(2, 5)
	l.decide(casework.WhetherToAssess, to != casework.RefusedAssess)
	if to == casework.RefusedAssess {
		return
	}
	l.assess(to)
	if to == casework.Assessing {
		return
	}
	l.do(func() error { return l.file.kase.AskForIssueDecision(l.coordinator.Actor(), nil, "", l.at) })
	if to == casework.IssueDecisionPending {
		return
	}
	l.pass(1, 3)
	l.decide(casework.WhetherToIssue, to != casework.RefusedIssue)
	if to != casework.RefusedIssue {
		l.plan(to)
	}
}

func (l *leader) decide(q casework.Question, agreed bool) {
	answer := casework.Yes
	if !agreed {
		answer = casework.No
	}
	d := casework.Decision{Question: q, Agreed: agreed, HasSEN: casework.Yes, ProvisionMayBeNeeded: answer, Reason: l.text(3), DecidedOn: l.today()}
	l.do(func() error { return l.file.kase.Decide(l.coordinator.Actor(), d, l.today(), l.at) })
}

// fewestEvents is what every timeline holds at least.
const fewestEvents = 6

// fillTimeline adds the small events of any case to a short timeline.
func (l *leader) fillTimeline() {
	events := l.file.kase.TakeEvents()
	for len(events) < fewestEvents && l.err == nil {
		l.pass(0, 1)
		l.file.kase.Touch(l.coordinator.Actor(), ehc.DetailsChanged, nil, l.at)
		events = append(events, l.file.kase.TakeEvents()...)
	}
	l.file.events = events
}
