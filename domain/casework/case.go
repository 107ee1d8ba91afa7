package casework

import (
	"slices"
	"strings"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Case is one child's or young person's case. Its verbs keep the law's order; Snapshot and Restore are the only
// other doors.
type Case struct {
	id        ehc.CaseID
	reference ehc.Reference
	version   int
	state     State
	child     Child
	request   Request
	author    ehc.PersonID // of the draft request
	draftKey  string       // of a visitor's draft request
	parties   []Party
	decisions []Decision
	override  string // why the assessment went on without advice under a mandatory limb
	finalOn   ehc.Date

	closings      []Closing
	reassessments []Reassessment
	moving        *Moving
	takenOver     *TakenOver
	custodies     []Custody
	boards        []HealthBoardChange
	withdrawal    *Withdrawal
	flags         []RaisedFlag
	earlier       []EarlierAdvice

	recommendations []Recommendation
	prepared        []Prepared
	shields         []Shield
	recalls         []Recall
	writings        []Writing

	createdAt time.Time
	updatedAt time.Time
	events    []ehc.Event
	raised    []ehc.EventKind
}

// StartRequest opens a draft request that only its author sees (F79). A visitor's draft is held by the key that
// the actor carries.
func StartRequest(id ehc.CaseID, actor ehc.Actor, request Request, child Child, now time.Time) *Case {
	c := &Case{id: id, state: Machine.Initial(), request: request, child: child, createdAt: now, updatedAt: now}
	if actor.Kind == ehc.Visitor {
		c.draftKey = actor.DraftKey
	} else {
		c.author = actor.Person
		c.join(Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(actor.Person)}, Relation: access.Author, Name: actor.Name, Since: now})
	}
	c.raise(ehc.RequestStarted, actor, now, nil)
	return c
}

// WriteRequest replaces what the draft says. It takes any state of completeness: nothing is lost because
// something else is missing.
func (c *Case) WriteRequest(request Request, child Child, now time.Time) error {
	if c.state != RequestDraft {
		return fault.New(fault.Illegal, "case.request-sent", "The request has been sent and can no longer be changed.")
	}
	request.AtDesk = c.request.AtDesk
	request.Files, request.Requester.Person, request.Requester.Claimed, child.Photo = c.request.Files, c.request.Requester.Person, "", c.child.Photo
	c.request, c.child, c.updatedAt = request, child.withDays(), now
	return nil
}

// AttachToRequest adds an uploaded document to the draft.
func (c *Case) AttachToRequest(file ehc.FileID, now time.Time) error {
	if c.state != RequestDraft {
		return fault.New(fault.Illegal, "case.request-sent", "The request has been sent and can no longer be changed.")
	}
	files, err := ehc.AddFile(c.request.Files, file)
	if err != nil {
		return err
	}
	c.request.Files, c.updatedAt = files, now
	return nil
}

// DetachFromRequest takes a document off the draft again.
func (c *Case) DetachFromRequest(file ehc.FileID, now time.Time) error {
	if c.state != RequestDraft {
		return fault.New(fault.Illegal, "case.request-sent", "The request has been sent and can no longer be changed.")
	}
	c.request.Files = slices.DeleteFunc(slices.Clone(c.request.Files), func(f ehc.FileID) bool { return f == file })
	c.updatedAt = now
	return nil
}

// CheckRequest says what still stands between the draft and being sent, field by field.
func (c *Case) CheckRequest(today ehc.Date) error {
	faults := append(c.request.check(), c.request.checkAsker(c.child, today)...)
	faults = append(faults, c.child.check(today)...)
	return fault.Join(append(faults, c.child.checkAge(today)...)...)
}

// Submit sends the request: the receipt date is fixed and every clock starts from it. The author's draft hold
// ends; the family, the setting and the authority hold the case from now on.
func (c *Case) Submit(actor ehc.Actor, reference ehc.Reference, receivedOn ehc.Date, now time.Time) error {
	if _, err := Machine.Next(c.state, SubmitRequest); err != nil {
		return err
	}
	c.sentBy(actor)
	if err := c.CheckRequest(receivedOn); err != nil {
		return err
	}
	if err := c.step(SubmitRequest); err != nil {
		return err
	}
	c.reference, c.request.ReceivedOn = reference, receivedOn
	c.child = c.child.yearFrom(Child{}, receivedOn)
	if c.request.Channel == "" {
		c.request.Channel = Online
	}
	c.closeDraft(actor, now)
	c.openToAuthority(now)
	c.openToSetting(now)
	c.flagsFollowRecord(actor, "From the request.", receivedOn)
	c.raise(ehc.RequestReceived, actor, now, nil)
	return nil
}

// closeDraft ends the author's hold of the draft. An author who asked in their own name holds the case from now on
// as family or as the setting's named person (F336). The draft key stays: it opens the receipt, nothing else.
func (c *Case) closeDraft(actor ehc.Actor, now time.Time) {
	author := ehc.Holder{Kind: ehc.HeldByPerson, ID: string(c.author)}
	for _, p := range c.with(access.Author, access.CoAuthor) {
		c.leave(p.Holder, p.Relation, now)
	}
	q := c.request.Requester
	if c.author == "" || q.Person != c.author {
		return
	}
	p := Party{Holder: author, Name: actor.Name, Detail: q.Relationship, Email: q.Email, Phone: q.Phone, ByEmail: true, ByPost: q.ByPost, Since: now}
	switch q.Kind {
	case ByParent, ByYoungPerson:
		p.Relation = access.Family
		c.join(p)
	case BySetting:
		p.Relation = access.Setting
		c.join(p)
	}
}

// AdmitRequester lets a parent or young person who asked without an account hold the case as family. With invited
// they are asked by e-mail to register.
func (c *Case) AdmitRequester(actor ehc.Actor, person ehc.PersonID, invited bool, now time.Time) error {
	if err := c.familyAsked(); err != nil {
		return err
	}
	q := c.request.Requester
	c.request.Requester.Person = person
	c.join(Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(person)}, Relation: access.Family, Name: q.Name, Detail: q.Relationship,
		Email: q.Email, Phone: q.Phone, ByEmail: true, ByPost: q.ByPost, Since: now})
	kind := ehc.PersonAdded
	if invited {
		kind = ehc.RegistrationInvited
	}
	c.raise(kind, actor, now, map[string]string{ehc.DataPerson: string(person)})
	return nil
}

func (c *Case) openToAuthority(now time.Time) {
	c.join(Party{Holder: ehc.Authority(), Relation: access.Manager, Name: "The council", Since: now})
}

func (c *Case) openToSetting(now time.Time) {
	for _, s := range c.child.settings() {
		c.join(Party{Holder: settingHolder(s.ID), Relation: access.Setting, Name: s.Name, Since: now})
	}
}

// settings lists the registered settings that the child attends.
func (c Child) settings() []SettingRef {
	return slices.DeleteFunc([]SettingRef{c.Setting, c.SecondSetting}, func(s SettingRef) bool { return s.ID == "" })
}

// Assign gives the case to a co-ordinator, taking it from the one before.
func (c *Case) Assign(actor ehc.Actor, coordinator Party, now time.Time) error {
	if c.state == RequestDraft || c.state.Closed() {
		return fault.New(fault.Illegal, "case.assign", "A co-ordinator can be assigned once the request has been received and while the case is open.")
	}
	for _, old := range c.with(access.Coordinator) {
		if old.Holder == coordinator.Holder {
			return nil
		}
		c.leave(old.Holder, access.Coordinator, now)
	}
	coordinator.Relation, coordinator.Since, coordinator.AddedBy = access.Coordinator, now, actor.Person
	c.join(coordinator)
	c.raise(ehc.CoordinatorAssigned, actor, now, map[string]string{ehc.DataPerson: coordinator.Holder.ID})
	return nil
}

// Coordinator gives the case's co-ordinator; ok is false while nobody has it.
func (c *Case) Coordinator() (Party, bool) {
	if found := c.with(access.Coordinator); len(found) > 0 {
		return found[0], true
	}
	return Party{}, false
}

// Admit lets a party hold the case: a family member, an adviser, a consulted setting.
func (c *Case) Admit(actor ehc.Actor, p Party, now time.Time) error {
	if err := c.changeable(); err != nil {
		return err
	}
	p.Since, p.AddedBy = now, actor.Person
	if ofFamily(p.Relation) && slices.ContainsFunc(c.Family(), func(held Party) bool { return held.Holder == p.Holder }) {
		return onCase(p)
	}
	c.join(p)
	kind := ehc.PersonAdded
	if p.Relation == access.Setting {
		kind = ehc.ColleagueAdded
	}
	c.raise(kind, actor, now, map[string]string{"holder": p.Holder.ID, "relation": string(p.Relation), string(p.Holder.Kind): p.Holder.ID})
	return nil
}

// Involve lets a party hold the case because of a step that tells them so itself, such as a request for advice:
// kind is that step's event, so that they get one message and not two.
func (c *Case) Involve(actor ehc.Actor, p Party, kind ehc.EventKind, data map[string]string, now time.Time) error {
	if err := c.changeable(); err != nil {
		return err
	}
	p.Since, p.AddedBy = now, actor.Person
	c.join(p)
	c.raise(kind, actor, now, data)
	return nil
}

// Include lets a party hold the case beside one that a step involves, without an event of its own.
func (c *Case) Include(actor ehc.Actor, p Party, now time.Time) {
	p.Since, p.AddedBy = now, actor.Person
	c.join(p)
}

// Release ends a party's hold; a consulted setting loses access on answering (F192).
func (c *Case) Release(holder ehc.Holder, relation access.Relation, now time.Time) {
	c.leave(holder, relation, now)
	c.updatedAt = now
}

// ChangeDetails replaces the child's record. A setting that the child has left loses the case, and so do its people;
// it becomes the setting before, with the day on which it ended. today, in London, bounds the dates of the record.
func (c *Case) ChangeDetails(actor ehc.Actor, child Child, today ehc.Date, now time.Time) error {
	child = child.leaving(c.child, today).yearFrom(c.child, today).withDays()
	if err := fault.Join(child.check(today)...); err != nil {
		return err
	}
	child.Photo = c.child.Photo
	c.child = child
	left := slices.DeleteFunc(c.with(access.Setting), func(p Party) bool {
		return p.Holder.Kind != ehc.HeldBySetting || slices.ContainsFunc(child.settings(), func(s SettingRef) bool { return p.Holder == settingHolder(s.ID) })
	})
	for _, p := range left {
		c.leave(p.Holder, access.Setting, now)
	}
	if len(left) > 0 {
		c.leaveNamedPeople(now)
	}
	c.openToSetting(now)
	c.flagsFollowRecord(actor, "From the child’s record.", ehc.DateIn(now, time.UTC))
	c.raise(ehc.DetailsChanged, actor, now, nil)
	return nil
}

// leaveNamedPeople ends the hold of persons who had the case for the setting.
func (c *Case) leaveNamedPeople(now time.Time) {
	for _, p := range c.with(access.Setting) {
		if p.Holder.Kind == ehc.HeldByPerson {
			c.leave(p.Holder, access.Setting, now)
		}
	}
}

// ChangePhoto sets or, with an empty file, removes the child's photo (F56).
func (c *Case) ChangePhoto(actor ehc.Actor, file ehc.FileID, now time.Time) {
	c.child.Photo = file
	c.raise(ehc.DetailsChanged, actor, now, nil)
}

// AskForAssessDecision marks the case ready for the decision to assess.
func (c *Case) AskForAssessDecision(actor ehc.Actor, now time.Time) error {
	if _, ok := c.Coordinator(); !ok {
		return fault.New(fault.Illegal, "case.unassigned", "Assign a co-ordinator first.")
	}
	if err := c.step(AskAssessDecision); err != nil {
		return err
	}
	c.raise(ehc.AssessDecisionPending, actor, now, nil)
	return nil
}

// CheckDecision says what stands between a decision and its publication, without making it.
func (c *Case) CheckDecision(d Decision, today ehc.Date) error {
	if _, err := Machine.Next(c.state, d.trigger()); err != nil {
		return err
	}
	if err := c.stands(d); err != nil {
		return err
	}
	return fault.Join(c.standing(d).check(c, today)...)
}

// stands refuses a decision on a question that is not open: about a first plan where one is in force, or about a plan
// in force that nobody looks at anew.
func (c *Case) stands(d Decision) error {
	switch {
	case d.ofReassessment():
		return c.canStepRound(d.trigger())
	case c.PlanInForce():
		return fault.New(fault.Illegal, "decision.plan-in-force", "A plan is in force. What follows a reassessment is whether to change that plan.").Citing("CFA 2014 s.44")
	}
	return nil
}

// standing leaves a basis to second decisions only.
func (c *Case) standing(d Decision) Decision {
	if !c.RefusedOn(d.Question) {
		d.Basis, d.OrderedOn = FirstDecision, ehc.Date{}
	}
	if d.Question != WhetherToReassess || d.Agreed {
		d.Ground = ""
	}
	if d.OtherAuthority = strings.TrimSpace(d.OtherAuthority); !d.ByOtherAuthority {
		d.OtherAuthority, d.OtherAdviceOn = "", ehc.Date{}
	}
	return d
}

// Decide records and publishes a decision. The first one stands when a second follows a refusal.
func (c *Case) Decide(actor ehc.Actor, d Decision, today ehc.Date, now time.Time) error {
	if err := c.CheckDecision(d, today); err != nil {
		return err
	}
	d = c.standing(d)
	if err := c.step(d.trigger()); err != nil {
		return err
	}
	if d.ofReassessment() {
		if err := c.stepRound(d.trigger()); err != nil {
			return err
		}
	}
	if d.Question == WhetherToReassess && d.Agreed {
		c.reassessments[len(c.reassessments)-1].AgreedOn = today
	}
	d.PublishedOn, d.DecidedBy, d.DeciderName = today, actor.Person, actor.Name
	c.decisions = append(c.decisions, d)
	c.raise(d.event(), actor, now, nil)
	return nil
}

// AdviceMissing names a mandatory limb of reg 6(1) under which no advice is in.
type AdviceMissing struct {
	Limb  string
	Label string
}

// AskForIssueDecision marks the assessment finished and ready for the decision to issue. Every mandatory limb
// must have advice, unless the authority gives its reason for going on without it (law: SI 2014/1530 reg 6).
func (c *Case) AskForIssueDecision(actor ehc.Actor, missing []AdviceMissing, override string, now time.Time) error {
	if _, err := Machine.Next(c.state, AskIssueDecision); err != nil {
		return err
	}
	if len(missing) > 0 && strings.TrimSpace(override) == "" {
		names := make([]string, len(missing))
		for i, m := range missing {
			names[i] = m.Label
		}
		return fault.Field("override", "case.advice-missing",
			"There is no advice yet under: "+strings.Join(names, "; ")+". Wait for it, or give the reason for going on without it.").Citing("SI 2014/1530 reg 6(1)")
	}
	if err := c.step(AskIssueDecision); err != nil {
		return err
	}
	if len(missing) > 0 {
		c.override = override
	}
	c.raise(ehc.IssueDecisionPending, actor, now, nil)
	return nil
}

// DraftWasShared moves the case when a version of the draft plan goes to the family.
func (c *Case) DraftWasShared(actor ehc.Actor, number int, closes ehc.Date, now time.Time) error {
	if err := c.step(ShareDraft); err != nil {
		return err
	}
	kind := ehc.DraftShared
	if number > 1 {
		kind = ehc.RevisedDraftShared
	}
	c.raise(kind, actor, now, map[string]string{ehc.DataVersion: itoa(number), ehc.DataDue: closes.String()})
	return nil
}

// CanShareDraft refuses when the state of the case does not allow a draft to be shared.
func (c *Case) CanShareDraft() error { _, err := Machine.Next(c.state, ShareDraft); return err }

// CanFinalise refuses when the state of the case does not allow the plan to be finalised.
func (c *Case) CanFinalise() error { _, err := Machine.Next(c.state, FinalisePlan); return err }

// PlanWasFinalised moves the case to its live part: the plan is in force from the date it was made. After a
// reassessment it takes the place of the one before; the day on which a plan was first made stays.
func (c *Case) PlanWasFinalised(actor ehc.Actor, on ehc.Date, number int, now time.Time) error {
	if err := c.step(FinalisePlan); err != nil {
		return err
	}
	if c.Reassessing() {
		if err := c.stepRound(FinalisePlan); err != nil {
			return err
		}
		c.reassessments[len(c.reassessments)-1].FinalOn = on
	} else {
		c.finalOn = on
	}
	c.raise(ehc.PlanFinalised, actor, now, map[string]string{ehc.DataVersion: itoa(number)})
	return nil
}

// Touch records that something belonging to the case changed, and tells the timeline.
func (c *Case) Touch(actor ehc.Actor, kind ehc.EventKind, data map[string]string, now time.Time) {
	c.raise(kind, actor, now, data)
}

func (c *Case) step(on Trigger) error {
	to, err := Machine.Next(c.state, on)
	if err != nil {
		return err
	}
	c.state = to
	return nil
}

func (c *Case) raise(kind ehc.EventKind, actor ehc.Actor, now time.Time, data map[string]string) {
	c.updatedAt = now
	c.raised = append(c.raised, kind)
	c.events = append(c.events, ehc.Event{Kind: kind, Case: c.id, At: now, By: actor.Person, Data: data})
}
