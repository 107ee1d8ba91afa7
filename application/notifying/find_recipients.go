package notifying

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
)

const (
	roleOfFamily      = string(notice.RoleOfFamily)
	roleOfYoungPerson = string(notice.RoleOfYoungPerson)
)

// recipient is one reader of an e-mail.
type recipient struct {
	key    string // identity of the person, or "requester" for one without an account
	email  string
	name   string // empty where the name would tell the child's
	role   string
	person people.Person // zero for someone without an account
	// account means that signing in opens the case to them.
	account bool
	// guest is the invitation of somebody who comes in by a link; nil for anybody else.
	guest *casework.Guest
	// byEmail and byPost are the ways by which they are written to; both may be.
	byEmail, byPost bool
	// whole and address stand on the envelope of a letter.
	whole   string
	address []string
}

// envelope is what the window of an envelope shows.
func (to recipient) envelope() []string { return append([]string{to.whole}, to.address...) }

// reachedBy says by which ways somebody is written to, as they have asked. Somebody who wants letters as well as e-mails,
// and whose postal address nobody knows, gets the e-mails.
func (to recipient) reachedBy(ctx context.Context, v *application.Visit, byEmail, byPost bool) (_ recipient, err error) {
	to.byEmail, to.whole = to.email != "" && wantsEmail(byEmail, byPost), to.person.Name
	if byPost {
		to.address, err = v.PostalAddress(ctx, to.person.ID)
		to.byPost = len(to.address) > 0 || !to.byEmail
	}
	return to, err
}

// requesterKey names the requester who has no account.
const requesterKey = "requester"

// find lists who a message is for, and by which ways. Left out are people who can't open the case, who can't be written
// to, and whoever did the thing themselves, save the requester, who gets a receipt.
func find(ctx context.Context, v *application.Visit, e ehc.Event, to notice.Recipient) ([]recipient, error) {
	if v.Case.Quiet() && (to == notice.ToFamily || to == notice.ToRequester) {
		return nil, nil // the child has died: whatever still waits to be sent, the family is left in peace
	}
	switch to {
	case notice.ToFamily:
		return findFamily(ctx, v, e)
	case notice.ToRequester:
		return findRequester(ctx, v)
	case notice.ToGuest:
		return findGuest(ctx, v, e)
	}
	ids, called, err := findIdentities(ctx, v, e, to)
	if err != nil {
		return nil, err
	}
	away, err := v.Stores.Organisations.Absences.StandIns(ctx, v.Today, ids...)
	if err != nil {
		return nil, err
	}
	var found []recipient
	for _, id := range withStandIns(ids, away) {
		if id == e.By || v.Case.Quiet() && ofFamily(v.Case, id) {
			continue
		}
		p, ok, err := person(ctx, v, id, absentFor(id, away)...)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		byEmail, byPost := p.ByEmail, p.ByPost
		if p.Email != "" && (e.Kind == ehc.ConfirmationAsked || e.Kind == ehc.RegistrationInvited || ofDraft(e.Kind)) {
			byEmail, byPost = true, false // the address itself is in question, or what is sent is a link
		}
		reached, err := addressed(v, p, titleOr(p, called)).reachedBy(ctx, v, byEmail, byPost)
		if err != nil {
			return nil, err
		}
		found = append(found, reached)
	}
	return found, nil
}

// withStandIns adds, behind whoever is written to and is away, the person who stands in for them.
func withStandIns(ids []ehc.PersonID, away map[ehc.PersonID]ehc.PersonID) []ehc.PersonID {
	all := slices.Clone(ids)
	for _, id := range ids {
		if by := away[id]; by != "" && !slices.Contains(all, by) {
			all = append(all, by)
		}
	}
	return all
}

// absentFor lists the people for whom somebody stands in.
func absentFor(by ehc.PersonID, away map[ehc.PersonID]ehc.PersonID) (absent []ehc.PersonID) {
	for id, standsIn := range away {
		if standsIn == by {
			absent = append(absent, id)
		}
	}
	slices.Sort(absent)
	return absent
}

// ofFamily reports whether a person is of the family, or is asked whether they are: what waits for them by name is for
// the family too.
func ofFamily(c *casework.Case, id ehc.PersonID) bool {
	q := c.Request().Requester
	return id == q.Person && id != "" && q.Kind != casework.BySetting || id == q.Claimed && id != "" || slices.ContainsFunc(c.Family(), func(p casework.Party) bool { return p.Holder.ID == string(id) })
}

// findIdentities lists the people a message is for, and what they are called who have no job title.
func findIdentities(ctx context.Context, v *application.Visit, e ehc.Event, to notice.Recipient) (ids []ehc.PersonID, called string, err error) {
	switch to {
	case notice.ToPerson:
		if id := e.Data[ehc.DataPerson]; id != "" {
			ids = append(ids, ehc.PersonID(id))
		}
		return ids, "", nil
	case notice.ToCoordinator:
		if p, ok := v.Case.Coordinator(); ok {
			ids = append(ids, ehc.PersonID(p.Holder.ID))
		}
		return ids, "case co-ordinator", nil
	case notice.ToResponsible:
		ids, err := responsible(ctx, v)
		return ids, "case co-ordinator", err
	case notice.ToManagers:
		ids, err := managers(ctx, v)
		return ids, "manager", err
	case notice.ToSetting:
		err := forSetting(ctx, v, &ids)
		return ids, "for the setting", err
	case notice.ToConsulted:
		err := belonging(ctx, v, ehc.Holder{Kind: ehc.HeldBySetting, ID: e.Data[ehc.DataSetting]}, &ids, everyone)
		return ids, "for the setting", err
	case notice.ToTeamManagers:
		team := ehc.TeamID(e.Data[ehc.DataTeam])
		err := belonging(ctx, v, ehc.Holder{Kind: ehc.HeldByTeam, ID: string(team)}, &ids, managerOf(team))
		return ids, "team manager", err
	case notice.ToAdvisers:
		err := advisers(ctx, v, &ids)
		return ids, "adviser", err
	}
	return nil, "", fault.New(fault.Invalid, "notice.recipient", "The catalogue of messages names an unknown kind of recipient.")
}

// mostManagers bounds how many managers of the service are written to about a case that nobody has.
const mostManagers = 20

// responsible gives the co-ordinator or, while nobody has the case, those who manage the service.
func responsible(ctx context.Context, v *application.Visit) (ids []ehc.PersonID, err error) {
	if p, ok := v.Case.Coordinator(); ok {
		return []ehc.PersonID{ehc.PersonID(p.Holder.ID)}, nil
	}
	return managers(ctx, v)
}

// managers gives those who manage the service.
func managers(ctx context.Context, v *application.Visit) (ids []ehc.PersonID, err error) {
	found, err := v.Stores.People.Find(ctx, "", mostManagers, ehc.RoleManager)
	for _, p := range found {
		ids = append(ids, p.ID)
	}
	return ids, err
}

// forSetting adds the named persons of the child's settings (F336), and everyone of a setting that has named nobody:
// access follows the organisation, but whoever is named is who is told.
func forSetting(ctx context.Context, v *application.Visit, ids *[]ehc.PersonID) error {
	var settings []ehc.Holder
	for _, p := range v.Case.With(access.Setting) {
		if p.Holder.Kind == ehc.HeldByPerson {
			*ids = append(*ids, ehc.PersonID(p.Holder.ID))
		} else {
			settings = append(settings, p.Holder)
		}
	}
	named := slices.Clone(*ids)
	for _, setting := range settings {
		var own []ehc.PersonID
		if err := belonging(ctx, v, setting, &own, everyone); err != nil {
			return err
		}
		if !slices.ContainsFunc(own, func(id ehc.PersonID) bool { return slices.Contains(named, id) }) {
			*ids = append(*ids, own...)
		}
	}
	return nil
}

func everyone(people.Person) bool { return true }

func managerOf(team ehc.TeamID) func(people.Person) bool {
	return func(p people.Person) bool { return p.Actor().Manages(team) }
}

// belonging adds who belongs to a setting or a team, if wanted. No organisation has nobody.
func belonging(ctx context.Context, v *application.Visit, to ehc.Holder, ids *[]ehc.PersonID, wanted func(people.Person) bool) error {
	if to.ID == "" {
		return nil
	}
	all, err := v.Stores.People.Belonging(ctx, to)
	for _, p := range all {
		if wanted(p) {
			*ids = append(*ids, p.ID)
		}
	}
	return err
}

// advisers adds everyone who was asked for advice and hasn't been let off, and the managers of teams that still
// have to choose who answers.
func advisers(ctx context.Context, v *application.Visit, ids *[]ehc.PersonID) error {
	requests, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	for _, r := range requests {
		by := r.Adviser()
		switch {
		case r.Status() == advice.Closed:
		case by.Person != "":
			*ids = append(*ids, by.Person)
		default:
			if err := belonging(ctx, v, ehc.Holder{Kind: ehc.HeldByTeam, ID: string(by.Team)}, ids, managerOf(by.Team)); err != nil {
				return err
			}
		}
	}
	return nil
}

func findFamily(ctx context.Context, v *application.Visit, e ehc.Event) ([]recipient, error) {
	var found []recipient
	for _, party := range v.Case.Family() {
		id := ehc.PersonID(party.Holder.ID)
		if id == "" || id == e.By {
			continue
		}
		p, ok, err := person(ctx, v, id)
		if err != nil {
			return nil, err
		}
		byEmail, byPost := p.ByEmail, p.ByPost
		if !p.ChoseContact && (party.ByEmail || party.ByPost) { // what they asked for on this case
			byEmail, byPost = party.ByEmail, party.ByPost
		}
		if !ok {
			continue
		}
		reached, err := addressed(v, p, familyRole(v.Case, party.Relation, p.Name)).reachedBy(ctx, v, byEmail, byPost)
		if err != nil {
			return nil, err
		}
		found = append(found, reached)
	}
	return found, nil
}

func familyRole(c *casework.Case, relation access.Relation, name string) string {
	switch {
	case relation == access.Advocate:
		return "advocate"
	case name == c.Child().FullName():
		return roleOfYoungPerson
	}
	return roleOfFamily
}

// findRequester gives who asked for the assessment. The receipt leads into the case only for someone who has a
// password already and can open it.
func findRequester(ctx context.Context, v *application.Visit) ([]recipient, error) {
	q := v.Case.Request().Requester
	p, ok, err := person(ctx, v, q.Person)
	if err != nil {
		return nil, err
	}
	if ok {
		to := addressed(v, p, titleOr(p, requesterRole(q.Kind)))
		to.account = p.Registered && maySee(v, p)
		to, err = to.reachedBy(ctx, v, true, p.ByPost)
		return []recipient{to}, err
	}
	to := recipient{key: requesterKey, name: nameFor(v.Case.Child(), q.Name), role: requesterRole(q.Kind), whole: q.Name, address: application.AddressLines(q.Address)}
	to.email, err = people.NormalEmail(q.Email)
	to.byEmail = err == nil
	to.byPost = len(to.address) > 1 && to.whole != "" && (q.ByPost || !to.byEmail)
	if !to.byEmail && !to.byPost {
		return nil, nil // they gave a telephone number
	}
	return []recipient{to}, nil
}

// findGuest gives the guest whose advice an event is about. They are written to by e-mail alone, where their link goes.
func findGuest(ctx context.Context, v *application.Visit, e ehc.Event) ([]recipient, error) {
	of, id := e.Data[ehc.DataAdvice], ehc.PersonID(e.Data[ehc.DataPerson])
	if of == "" {
		of = e.Data[ehc.DataItem]
	}
	all, err := v.Stores.Guests.Invitations.OfCase(ctx, v.Case.ID())
	if err != nil {
		return nil, err
	}
	for _, g := range all {
		if string(g.Advice) != of || g.Person != id || !g.EndedAt.IsZero() {
			continue
		}
		p, err := v.Stores.People.Get(ctx, id)
		if err != nil || p.Closed() || maySee(v, p) {
			return nil, err // whoever has an account by now is told as everybody
		}
		return []recipient{{key: string(id), email: g.Email, name: nameFor(v.Case.Child(), g.Name), role: g.Specialism, person: p, guest: &g, byEmail: true, whole: g.Name}}, nil
	}
	return nil, nil
}

func requesterRole(kind casework.RequesterKind) string {
	switch kind {
	case casework.ByParent:
		return roleOfFamily
	case casework.ByYoungPerson:
		return roleOfYoungPerson
	case casework.BySetting:
		return "for the setting"
	}
	return "requester"
}

// person loads someone who may get messages about the case. ok is false for nobody, for someone who is gone, who has
// no address, or who can't open the case (unless they asked for the assessment themselves). They may have it through those
// for whom they stand in.
func person(ctx context.Context, v *application.Visit, id ehc.PersonID, absent ...ehc.PersonID) (p people.Person, ok bool, err error) {
	if id == "" {
		return p, false, nil
	}
	p, err = v.Stores.People.Get(ctx, id)
	if fault.Is(err, fault.NotFound) {
		return p, false, nil
	}
	waiting, _ := v.Case.AwaitsConfirmation()
	asked := v.Case.Request().Requester.Person == id || waiting == id
	if err != nil {
		return p, false, err
	}
	actor := p.Actor()
	for _, one := range absent {
		away, err := v.Stores.People.Get(ctx, one)
		if err != nil {
			return p, false, err
		}
		actor.Covers = append(actor.Covers, ehc.Cover{Person: one, Name: away.Name, Settings: away.Settings, Teams: away.Teams})
	}
	return p, (p.Email != "" || p.ByPost) && (asked || mayOpen(v, actor)), nil
}

func maySee(v *application.Visit, p people.Person) bool { return mayOpen(v, p.Actor()) }

func mayOpen(v *application.Visit, actor ehc.Actor) bool {
	return access.May(access.SeeCase, v.Case.Subject(actor, v.Profile.SecondPersonDecides))
}

// wantsEmail is true unless somebody asked for post only.
func wantsEmail(byEmail, byPost bool) bool { return byEmail || !byPost }

func addressed(v *application.Visit, p people.Person, role string) recipient {
	return recipient{key: string(p.ID), email: p.Email, name: nameFor(v.Case.Child(), p.Name), role: role, person: p, account: true}
}

func titleOr(p people.Person, called string) string {
	if p.JobTitle != "" {
		return p.JobTitle
	}
	for _, role := range []struct {
		role ehc.Role
		word string
	}{{ehc.RoleCoordinator, "case co-ordinator"}, {ehc.RoleAdvocate, "advocate"}, {ehc.RoleFamily, roleOfFamily}} {
		if called == "" && slices.Contains(p.Roles, role.role) {
			return role.word
		}
	}
	return called
}
