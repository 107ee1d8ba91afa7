package notifying_test

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/application/notifying"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// marker stands in every text of the case. No e-mail may hold it.
const marker = "Zephyrine"

// markAll writes the marker into every text that can be reached.
func markAll(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			v.SetString(marker)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			markAll(v.Field(i))
		}
	}
}

// recorder keeps what it is given, and refuses whom it is told to.
type recorder struct {
	mu     sync.Mutex
	sent   []ports.Mail
	refuse map[string]error
	told   chan struct{}
	lose   bool // takes what it is given, and says that it did not
}

func (r *recorder) SendMail(_ context.Context, m ports.Mail) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.refuse[m.To]; err != nil {
		return err
	}
	r.sent = append(r.sent, m)
	if r.lose {
		return fault.New(fault.Unavailable, ports.NotReached, "No answer came.")
	}
	if r.told != nil {
		r.told <- struct{}{}
	}
	return nil
}

// take hands over what was sent since the last time, by recipient.
func (r *recorder) take(t *testing.T) map[string]ports.Mail {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	by := map[string]ports.Mail{}
	for _, m := range r.sent {
		if _, twice := by[m.To]; twice {
			t.Errorf("%s got two e-mails", m.To)
		}
		by[m.To] = m
	}
	r.sent = nil
	return by
}

// world is one case with everyone who can be on it.
type world struct {
	db     databases
	units  ports.UnitOfWork
	clock  *system.SetClock
	mail   *recorder
	send   notifying.SendDue
	id     ehc.CaseID
	people map[string]people.Person // by the part of their address before the @
	school people.Setting
	other  people.Setting
	team   people.Team
	guest  casework.Guest
}

// inviter makes links that tell whose they are.
type inviter struct{}

func (inviter) PasswordLink(_ context.Context, _ ports.Stores, p people.Person, _ time.Time) (string, error) {
	return "https://hub.example.org/register/link-of-" + string(p.ID), nil
}

func (inviter) GuestLink(_ context.Context, _ ports.Stores, id ehc.GuestID, _ time.Time) (string, error) {
	return "https://hub.example.org/guest/link/of-" + string(id), nil
}

type databases struct {
	outbox  *postgres.Outbox
	digests *postgres.Digests
	queue   *postgres.PrintQueue
}

func newWorld(t *testing.T) *world {
	t.Helper()
	db := pgtest.New(t)
	clock := system.NewSetClock(time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC))
	w := &world{units: postgres.NewUnitOfWork(db), clock: clock, mail: &recorder{}, people: map[string]people.Person{}, id: ehc.CaseID(system.IDs{}.New())}
	w.db.outbox = postgres.NewOutbox(db, clock)
	w.db.digests = postgres.NewDigests(db, clock)
	w.db.queue = postgres.NewPrintQueue(db, clock)
	gate := application.Gate{Units: w.units, Refusals: postgres.NewRefusalLog(db), Clock: clock, IDs: system.IDs{}}
	w.send = notifying.SendDue{Gate: gate, Outbox: w.db.outbox, Mail: w.mail, Digests: w.db.digests, Invite: inviter{}, PublicURL: "https://hub.example.org"}
	w.settle(t)
	w.openCase(t)
	w.deliver(t)
	w.mail.take(t)
	return w
}

func (w *world) do(t *testing.T, work func(ctx context.Context, s ports.Stores) error) {
	t.Helper()
	if err := w.units.Do(t.Context(), work); err != nil {
		t.Fatal(err)
	}
}

func id[ID ~string]() ID { return ID(system.IDs{}.New()) }

// settle makes the council, the settings, the team and the people.
func (w *world) settle(t *testing.T) {
	w.school = people.Setting{ID: id[ehc.SettingID](), Name: "Larkfield School"}
	w.other = people.Setting{ID: id[ehc.SettingID](), Name: "Thistle Hill School"}
	w.team = people.Team{ID: id[ehc.TeamID](), Name: "Speech and language"}
	member, manager := []ehc.TeamMembership{{Team: w.team.ID}}, []ehc.TeamMembership{{Team: w.team.ID, Manager: true}}
	all := []people.Person{
		{Email: "mother@example.org", Name: "Wren Ashdown", Roles: []ehc.Role{ehc.RoleFamily}, Registered: true},
		{Email: "father@example.org", Name: "Jon Ashdown", Roles: []ehc.Role{ehc.RoleFamily}, ByPost: true},
		{Email: "youngperson@example.org", Name: marker + " Ashdown", Roles: []ehc.Role{ehc.RoleFamily}},
		{Email: "advocate@example.org", Name: "Ines Loder", Roles: []ehc.Role{ehc.RoleAdvocate}, ByEmail: true, ByPost: true},
		{Email: "senco@example.org", Name: "Ada Quill", JobTitle: "SENCO", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{w.school.ID}, Registered: true},
		{Email: "head@example.org", Name: "Tom Farrow", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{w.school.ID}},
		{Email: "consulted@example.org", Name: "Una Brack", JobTitle: "Headteacher", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{w.other.ID}},
		{Email: "psychologist@example.org", Name: "Dr Imogen Castell", JobTitle: "Educational psychologist", Roles: []ehc.Role{ehc.RoleContributor}},
		{Email: "letoff@example.org", Name: "Ned Orchard", JobTitle: "Paediatrician", Roles: []ehc.Role{ehc.RoleContributor}},
		{Email: "teammanager@example.org", Name: "Mo Deller", Roles: []ehc.Role{ehc.RoleContributor}, Teams: manager},
		{Email: "teammember@example.org", Name: "Lil Foss", Roles: []ehc.Role{ehc.RoleContributor}, Teams: member},
		{Email: "coordinator@example.org", Name: "Marguerite Oyelaran", Roles: []ehc.Role{ehc.RoleCoordinator}, Registered: true},
		{Email: "officer@example.org", Name: "Another Officer", Roles: []ehc.Role{ehc.RoleCoordinator}},
		{Email: "manager@example.org", Name: "The Manager", Roles: []ehc.Role{ehc.RoleManager}},
		{Email: "stranger@example.org", Name: "A Stranger", Roles: []ehc.Role{ehc.RoleContributor}, Registered: true},
		{Email: "guest@example.org", Name: "Olga Marsh", JobTitle: "Music therapist"},
		{Email: "", Name: "No Address", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{w.school.ID}},
	}
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		if err := s.Council.SaveProfile(ctx, council.Profile{Name: "Wrenshire County Council", Phone: "01632 960000", Email: "send@wrenshire.example"}); err != nil {
			return err
		}
		for _, setting := range []people.Setting{w.school, w.other} {
			if err := s.Settings.Save(ctx, setting); err != nil {
				return err
			}
		}
		if err := s.Teams.Save(ctx, w.team); err != nil {
			return err
		}
		for _, p := range all {
			p.ID = id[ehc.PersonID]()
			name, _, _ := strings.Cut(p.Email, "@")
			w.people[name] = p
			if err := s.People.Save(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *world) holder(name string) ehc.Holder {
	return ehc.Holder{Kind: ehc.HeldByPerson, ID: string(w.people[name].ID)}
}

// markedCase is a request just received from a parent without an account; its every text is the marker.
func markedCase(id ehc.CaseID, school ehc.SettingID, now time.Time) casework.Snapshot {
	c := casework.Snapshot{ID: id, State: casework.Requested, CreatedAt: now, UpdatedAt: now}
	markAll(reflect.ValueOf(&c.Request).Elem())
	markAll(reflect.ValueOf(&c.Child).Elem())
	c.Reference, c.Override = "EHC/26/0219", marker
	c.Request.Requester.Kind, c.Request.ReceivedOn = casework.ByParent, ehc.D(2026, 9, 1)
	c.Request.Requester.Name, c.Request.Requester.Email = "Wren Ashdown", "requester@example.org"
	c.Child.Born, c.Child.Setting.ID = ehc.D(2017, 5, 4), school
	c.Parties = []casework.Party{{Holder: ehc.Holder{Kind: ehc.HeldBySetting, ID: string(school)}, Relation: access.Setting, Name: marker, Since: now}}
	return c
}

// openCase saves the marked case with everyone on it.
func (w *world) openCase(t *testing.T) {
	now := w.clock.Now()
	manager := w.people["manager"].Actor()
	c := casework.Restore(markedCase(w.id, w.school.ID, now))
	if err := c.Assign(manager, casework.Party{Holder: w.holder("coordinator"), Name: marker}, now); err != nil {
		t.Fatal(err)
	}
	for _, p := range []casework.Party{
		{Holder: w.holder("mother"), Relation: access.Family}, {Holder: w.holder("father"), Relation: access.Family},
		{Holder: w.holder("youngperson"), Relation: access.Family}, {Holder: w.holder("advocate"), Relation: access.Advocate, ByEmail: true},
		{Holder: w.holder("psychologist"), Relation: access.Adviser}, {Holder: w.holder("letoff"), Relation: access.Adviser},
		{Holder: ehc.Holder{Kind: ehc.HeldByTeam, ID: string(w.team.ID)}, Relation: access.TeamMember},
		{Holder: ehc.Holder{Kind: ehc.HeldBySetting, ID: string(w.other.ID)}, Relation: access.Consulted},
	} {
		p.Name, p.Detail, p.Phone, p.Email = marker, marker, marker, marker
		if err := c.Admit(manager, p, now); err != nil {
			t.Fatal(err)
		}
	}
	guest, err := c.InviteGuest(manager, casework.Guest{ID: id[ehc.GuestID](), Advice: id[ehc.AdviceID](), Person: w.people["guest"].ID, Name: "Olga Marsh", Email: "guest@example.org", Specialism: "Music therapist"}, "", map[string]string{ehc.DataDue: "2026-10-13"}, now)
	if err != nil {
		t.Fatal(err)
	}
	w.guest = guest
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		if err := s.Cases.Save(ctx, c); err != nil {
			return err
		}
		if err := s.Guests.Invitations.Save(ctx, guest); err != nil {
			return err
		}
		for _, asked := range []struct {
			limb    advice.Limb
			adviser advice.Adviser
			close   bool
		}{
			{advice.Psychological, advice.Adviser{Person: w.people["psychologist"].ID, Name: marker, JobTitle: marker}, false},
			{advice.Medical, advice.Adviser{Person: w.people["letoff"].ID, Name: marker, JobTitle: marker}, true},
			{advice.Other, advice.Adviser{Team: w.team.ID, TeamName: marker}, false},
		} {
			r, err := advice.Ask(id[ehc.AdviceID](), w.id, asked.limb, asked.adviser, marker, ehc.D(2026, 9, 1), ehc.D(2026, 10, 13), now)
			if err == nil && asked.close {
				err = r.Close(marker, false, false, ehc.D(2026, 9, 2), now)
			}
			if err == nil {
				err = s.Advice.Save(ctx, r)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// happen records an event of the case.
func (w *world) happen(t *testing.T, kind ehc.EventKind, by string, data map[string]string) {
	t.Helper()
	e := ehc.Event{Kind: kind, Case: w.id, At: w.clock.Now(), Data: data}
	if by != "" {
		e.By = w.people[by].ID
	}
	w.do(t, func(ctx context.Context, s ports.Stores) error { return s.Cases.Record(ctx, e) })
}

// deliver works until nothing is due.
func (w *world) deliver(t *testing.T) {
	t.Helper()
	for {
		taken, err := w.send.Do(t.Context(), ehc.SystemActor())
		if err != nil {
			t.Fatal(err)
		}
		if taken == 0 {
			break
		}
	}
	now := w.clock.Now()
	w.clock.Set(now.Add(15 * time.Minute)) // the day's lists wait until nothing more is added
	if _, err := w.digests().Do(t.Context(), ehc.SystemActor()); err != nil {
		t.Fatal(err)
	}
	w.clock.Set(now)
}

func (w *world) digests() notifying.SendDigests {
	return notifying.SendDigests{Gate: w.send.Gate, Digests: w.db.digests, Mail: w.mail, PublicURL: w.send.PublicURL}
}

// told is one row of what must come of an event.
type told struct {
	kind ehc.EventKind
	by   string
	data map[string]string
	to   string // names, by comma
	says string
}

func everyEvent(t *testing.T, w *world) []told {
	about := func(limit string, owes ehc.HolderKind, key string) map[string]string {
		d := w.deadline(t, limit, owes)
		data := clock.Reminder{Case: w.id, Of: d.Key(), Days: 1, Due: d.ChaseDay(), Owes: d.Owes}.Event(w.clock.Now()).Data
		if key != "" && data[key] == "" {
			t.Errorf("%s names no %s: %v", limit, key, data)
		}
		return data
	}
	due, version := "2026-10-13", "2"
	person := func(name string) map[string]string {
		return map[string]string{ehc.DataPerson: string(w.people[name].ID), ehc.DataDue: due}
	}
	toGuest := person("guest")
	toGuest[ehc.DataAdvice] = string(w.guest.Advice)
	guestLink := "Read what you are asked, and answer it, here: https://hub.example.org/guest/link/of-" + string(w.guest.ID)
	due13 := map[string]string{ehc.DataDue: due}
	in := func(thread string) map[string]string {
		return map[string]string{ehc.DataItem: thread, ehc.DataDue: due}
	}
	shared := map[string]string{ehc.DataVersion: version, ehc.DataDue: due}
	const family, advisers = "advocate,mother,youngperson", "psychologist,teammanager"
	return []told{
		{ehc.RequestReceived, "", nil, "requester,senco,head", "request"},
		{ehc.WriterAsked, "senco", person("mother"), "mother", "asks you to write a part of it"},
		{ehc.WriterAsked, "mother", map[string]string{ehc.DataSetting: string(w.other.ID)}, "consulted", "asks your setting to write a part of it"},
		{ehc.SenderChanged, "senco", person("head"), "head", "send it when it is ready"},
		{ehc.CoordinatorAssigned, "manager", person("coordinator"), "coordinator", "You are now the co-ordinator"},
		{ehc.CoordinatorAssigned, "coordinator", person("coordinator"), "", ""},
		{ehc.PersonAdded, "coordinator", person("mother"), "mother", "You now have access"},
		{ehc.PersonAdded, "coordinator", person("youngperson"), "youngperson", "Choose your password: https://hub.example.org/register/link-of-" + string(w.people["youngperson"].ID)},
		{ehc.PersonAdded, "coordinator", person("stranger"), "", ""}, // no access, no e-mail
		{ehc.ColleagueAdded, "senco", person("head"), "head,coordinator", "setting"},
		{ehc.ColleagueAdded, "coordinator", person("head"), "head", "for your setting"},
		{ehc.PersonProposed, "senco", nil, "coordinator", "sees nothing until you have checked"},
		{ehc.RemovalAsked, "mother", nil, "coordinator", "no longer sees it"},
		{ehc.ProposalAgreed, "coordinator", person("senco"), "senco", "The council has answered"},
		{ehc.ProposalRefused, "coordinator", person("mother"), "mother", "The council has answered"},
		{ehc.PersonAdded, "coordinator", map[string]string{ehc.DataSetting: string(w.other.ID)}, "", ""},
		{ehc.RegistrationInvited, "", person("youngperson"), "youngperson", "Choose your password: https://hub.example.org/register/link-of-" + string(w.people["youngperson"].ID)},
		{ehc.RegistrationInvited, "", person("mother"), "mother", "you can follow the case"},
		{ehc.ConfirmationAsked, "", person("mother"), "mother", "If you did not send it"},
		{ehc.DecidedToAssess, "coordinator", nil, family + ",senco,head", "decision"},
		{ehc.DecidedNotToAssess, "coordinator", nil, family + ",senco,head", "decision"},
		{ehc.AdviceRequested, "coordinator", person("psychologist"), "psychologist", "by Tuesday 13 October 2026"},
		{ehc.AdviceRequested, "coordinator", map[string]string{ehc.DataTeam: string(w.team.ID), ehc.DataDue: due}, "teammanager", "Tuesday 13 October 2026"},
		{ehc.AdviceRequested, "coordinator", toGuest, "guest", guestLink},
		{ehc.AdviceRequested, "coordinator", person("guest"), "", ""}, // of another request than theirs
		{ehc.AdviceReopened, "coordinator", toGuest, "guest", guestLink},
		{ehc.GuestLinkRenewed, "coordinator", toGuest, "guest", "takes the place of the earlier one"},
		{ehc.AdviceAllocated, "teammanager", person("teammember"), "teammember", "Tuesday 13 October 2026"},
		{ehc.AdviceDeclined, "psychologist", nil, "coordinator", "will give none"},
		{ehc.AdviceChased, "coordinator", toGuest, "guest", guestLink},
		{ehc.AdviceChased, "coordinator", person("psychologist"), "psychologist", "Tuesday 13 October 2026"},
		{ehc.AdviceEscalated, "coordinator", map[string]string{ehc.DataTeam: string(w.team.ID), ehc.DataDue: due}, "teammanager,manager", "asks for"},
		{ehc.AllAdviceIn, "psychologist", nil, "coordinator", "ready for the next decision"},
		{ehc.AdviceReopened, "coordinator", person("psychologist"), "psychologist", "Tuesday 13 October 2026"},
		{ehc.DecidedToIssue, "coordinator", nil, family + ",senco,head," + advisers, "decision"},
		{ehc.DecidedNotToIssue, "coordinator", nil, family + ",senco,head," + advisers, "decision"},
		{ehc.DraftShared, "coordinator", shared, family + ",senco,head," + advisers, "version 2"},
		{ehc.RevisedDraftShared, "coordinator", shared, family + ",senco,head," + advisers, "version 2"},
		{ehc.CommentsSubmitted, "mother", nil, "coordinator", "comments"},
		{ehc.ConsultationStarted, "coordinator", map[string]string{ehc.DataSetting: string(w.other.ID), ehc.DataDue: due}, "consulted", "Tuesday 13 October 2026"},
		{ehc.ConsultationAnswered, "consulted", map[string]string{ehc.DataSetting: string(w.other.ID)}, "coordinator", "answer"},
		{ehc.PlanFinalised, "coordinator", nil, family + ",senco,head," + advisers, "issued"},
		{ehc.RequestWithdrawn, "coordinator", nil, family + ",senco,head," + advisers, "closed"},
		{ehc.PlacesShielded, "mother", nil, "coordinator", "kept from somebody"},
		{ehc.VirusFound, "mother", nil, "coordinator", "something harmful"},
		{ehc.OtherChildNamed, "mother", nil, "coordinator", "another child, too"},
		{ehc.ShieldEnded, "mother", nil, "coordinator", "no longer kept from somebody"},
		{ehc.ProcessorDeclared, "coordinator", nil, family, "works with the data"},
		{ehc.ProcessorAsked, "coordinator", nil, family, "Until you agree, they do not"},
		{ehc.ProcessorAnswered, "mother", nil, "coordinator", "has answered whether"},
		{ehc.ReceiptCorrected, "coordinator", nil, family, "what it was before, and why"},
		{ehc.ExceptionRecorded, "coordinator", nil, family, "The date itself does not move"},
		{ehc.ExceptionEnded, "coordinator", nil, family, "no longer counts"},
		{ehc.WithdrawalAsked, "mother", nil, "coordinator", "asked to withdraw"},
		{ehc.WithdrawalTakenBack, "mother", nil, "coordinator", "taken back"},
		{ehc.CaseMovedAway, "coordinator", nil, family + ",senco,head," + advisers, "closed"},
		{ehc.CaseClosed, "coordinator", nil, family + ",senco,head," + advisers, "closed"},
		{ehc.CaseClosedQuietly, "coordinator", nil, "senco,head," + advisers, "Nothing more is needed"},
		{ehc.ClosingUndone, "manager", nil, family + ",senco,head," + advisers + ",coordinator", "closed by mistake"},
		{ehc.MediationRequested, "mother", due13, "advocate,youngperson,coordinator", "arranged by Tuesday 13 October 2026"},
		{ehc.MediationRequested, "coordinator", due13, family, "arranged by Tuesday 13 October 2026"},
		{ehc.MediationArranged, "coordinator", due13, family, "for Tuesday 13 October 2026"},
		{ehc.MediationNotArranged, "coordinator", nil, family, "sorry"},
		{ehc.MediationAgreed, "manager", nil, family + ",coordinator", "agreement"},
		{ehc.MediationCertified, "coordinator", due13, family, "by Tuesday 13 October 2026"},
		{ehc.AppealRegistered, "manager", nil, "coordinator", "appealed"},
		{ehc.AppealReceived, "manager", due13, "coordinator", "response by Tuesday 13 October 2026"},
		{ehc.AppealConceded, "coordinator", nil, family, "do not oppose"},
		{ehc.HearingSet, "coordinator", due13, family, "on Tuesday 13 October 2026"},
		{ehc.TribunalOrdered, "coordinator", nil, family, "what we must do"},
		{ehc.AppealDismissed, "coordinator", nil, family, "decision"},
		{ehc.AppealWithdrawn, "manager", nil, "coordinator", "withdrawn"},
		{ehc.DisputeStepUndone, "coordinator", nil, family, "taken back"},
		{ehc.MediationDatesAgreed, "coordinator", nil, family, "agreed in writing"},
		{ehc.ReassessmentAsked, "mother", due13, "advocate,youngperson,senco,head,coordinator", "assess"},
		{ehc.ReassessmentTakenBack, "mother", nil, "advocate,youngperson,coordinator", "taken back"},
		{ehc.DecidedToReassess, "coordinator", nil, family + ",senco,head", "decided"},
		{ehc.DecidedNotToReassess, "coordinator", nil, family + ",senco,head", "decided"},
		{ehc.DecidedToReplace, "coordinator", nil, family + ",senco,head", "decided"},
		{ehc.DecidedToKeep, "coordinator", nil, family + ",senco,head", "decided"},
		{ehc.MoveRecorded, "manager", due13, family + ",coordinator", "by Tuesday 13 October 2026"},
		{ehc.MoveCancelled, "coordinator", nil, family, "stays with us"},
		{ehc.DetentionRecorded, "manager", nil, "coordinator", "Sign in to see it"},
		{ehc.ReleaseRecorded, "manager", nil, "coordinator", "reviewed"},
		{ehc.TransferTold, "coordinator", due13, family, "review it by Tuesday 13 October 2026"},
		{ehc.HealthBoardChanged, "coordinator", due13, family, "Tuesday 13 October 2026"},
		{ehc.NewHealthBoardTold, "manager", due13, "coordinator", "Tuesday 13 October 2026"},
		{ehc.HealthBoardArranges, "coordinator", nil, family, "can arrange"},
		{ehc.HealthBoardAsked, "coordinator", nil, family, "board"},
		{ehc.HealthBoardUnchanged, "coordinator", nil, family, "mistake"},
		{ehc.DelayTold, "coordinator", map[string]string{ehc.DataLetter: string(w.id), ehc.DataLimit: "D2"}, family, "We have missed a date that the law sets"},
		{ehc.AdviceNear, "", about("D3", ehc.HeldByPerson, ehc.DataPerson), "psychologist,coordinator", "Tuesday 13 October 2026"},
		{ehc.AdviceOverdue, "", about("D3", ehc.HeldByTeam, ehc.DataTeam), "teammanager,coordinator", "Tuesday 13 October 2026"},
		{ehc.ConsultationNear, "", about("D7", ehc.HeldBySetting, ehc.DataSetting), "consulted,coordinator", "Wednesday 16 September 2026"},
		{ehc.ConsultationOverdue, "", about("D7", ehc.HeldBySetting, ehc.DataSetting), "consulted,coordinator", "Wednesday 16 September 2026"},
		{ehc.DutyNear, "", about("D2", "", ""), "coordinator", "whether there will be an assessment"},
		{ehc.TurningNear, "", about("D30", "", ""), "coordinator", "there are things to do before it"},
		{ehc.DutyOverdue, "", about("D8", "", ""), "coordinator", "Send the final plan"},
		{ehc.FamilyWritten, "coordinator", in("family"), family, "you can answer there"},
		{ehc.FamilyAsked, "coordinator", in("family"), family, "by Tuesday 13 October 2026"},
		{ehc.SettingWritten, "coordinator", in("setting"), "senco,head", "your setting"},
		{ehc.SettingAsked, "coordinator", in("setting"), "senco,head", "by Tuesday 13 October 2026"},
		{ehc.AdvisersWritten, "coordinator", in("advisers"), advisers, "those who advise"},
		{ehc.AdvisersAsked, "coordinator", in("advisers"), advisers, "by Tuesday 13 October 2026"},
		{ehc.CouncilWritten, "mother", in("family"), "coordinator", "answer it by Tuesday 13 October 2026"},
		{ehc.OfficersWritten, "manager", in("council"), "coordinator", "A colleague has left a message"},
		{ehc.ContributionRecorded, "coordinator", person("mother"), "mother", "counts from the day on which we received it"},
		{ehc.ContributionRecorded, "coordinator", map[string]string{ehc.DataTeam: string(w.team.ID)}, "teammanager", "your team"},
		{ehc.AnswerRecorded, "coordinator", map[string]string{ehc.DataSetting: string(w.other.ID)}, "consulted", "the answer that your setting sent"},
		{ehc.WishRecorded, "coordinator", person("mother"), "mother", "if something is wrong"},
		{ehc.PaperArrived, "manager", nil, "coordinator", "write it down"},
		{ehc.RecordObjected, "mother", nil, "coordinator", "put it right"},
		{ehc.ObjectionAnswered, "coordinator", person("mother"), "mother", "We have answered"},
		{ehc.AnswerLate, "", in("family"), "coordinator", "to be answered by Tuesday 13 October 2026"},
	}
}

func TestEveryEventTellsThoseItConcernsAndNeverTheChildsName(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.keepClock(t)
	rows := everyEvent(t, w)
	for _, e := range notice.Catalogue() {
		if len(e.Messages) > 0 && !slices.ContainsFunc(rows, func(r told) bool { return r.kind == e.Kind }) {
			t.Errorf("nothing is checked of %s", e.Kind)
		}
	}
	for _, row := range rows {
		if slices.ContainsFunc([]notice.Recipient{notice.ToPerson, notice.ToConsulted, notice.ToResponsible}, func(to notice.Recipient) bool { return notice.PurposeOf(row.kind, to) == notice.ToRemind }) {
			w.clock.Set(w.clock.Now().AddDate(0, 0, 1)) // each has one list a day
		}
		w.happen(t, row.kind, row.by, row.data)
		w.deliver(t)
		sent := w.mail.take(t)
		var to []string
		for address, m := range sent {
			name, _, _ := strings.Cut(address, "@")
			to = append(to, name)
			checkShape(t, w, string(row.kind)+" to "+name, m, name != "requester" && name != "guest")
			if !strings.Contains(m.Text, row.says) {
				t.Errorf("%s to %s doesn't say %q: %s", row.kind, name, row.says, m.Text)
			}
		}
		want := strings.FieldsFunc(row.to, func(r rune) bool { return r == ',' })
		slices.Sort(to)
		slices.Sort(want)
		if !slices.Equal(to, want) {
			t.Errorf("%s by %q told %v, want %v", row.kind, row.by, to, want)
		}
	}
}

// checkShape holds an e-mail to F324 and F325.
func checkShape(t *testing.T, w *world, what string, m ports.Mail, account bool) {
	t.Helper()
	whole := m.To + m.Name + m.Subject + m.Text
	if strings.Contains(strings.ToLower(whole), strings.ToLower(marker)) {
		t.Errorf("%s holds a text of the case: %s", what, whole)
	}
	place := "/cases/"
	if strings.HasPrefix(what, string(ehc.WriterAsked)) || strings.HasPrefix(what, string(ehc.SenderChanged)) {
		place = "/requests/" // it was not sent yet
	}
	link := "Sign in to your account: https://hub.example.org" + place + string(w.id)
	for _, part := range []string{"Dear ", "\n\nCase ID: EHC/26/0219\n\n", "\n\nBest regards,\nWrenshire County Council EHC Hub team\n"} {
		if !strings.Contains(m.Text, part) {
			t.Errorf("%s lacks %q: %s", what, part, m.Text)
		}
	}
	if account != strings.Contains(m.Text, link) || account == !strings.Contains(m.Text, place) {
		t.Errorf("%s leads elsewhere: %s", what, m.Text)
	}
	if strings.ContainsAny(m.Subject+m.Text, "{}") {
		t.Errorf("%s has something left to fill in: %s", what, m.Text)
	}
}

func TestReceiptOfARequesterWithoutAnAccount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.happen(t, ehc.RequestReceived, "", nil)
	w.deliver(t)
	sent := w.mail.take(t)
	want := `Dear Wren Ashdown

Case ID: EHC/26/0219

We have received your request for an education, health and care needs assessment. We will tell you by 13 October 2026 whether we will assess. If a plan follows, it will be final by 19 January 2027.

Please keep the case ID. If you have a question, tell us this ID. You reach us here: 01632 960000, send@wrenshire.example.

About the EHC Hub: https://hub.example.org/sign-in

Best regards,
Wrenshire County Council EHC Hub team
`
	got := sent["requester@example.org"]
	if got.Text != want || got.Subject != "We have your request for an assessment (EHC/26/0219)" {
		t.Errorf("got %s\n%s", got.Subject, got.Text)
	}
	senco := sent["senco@example.org"]
	if !strings.HasPrefix(senco.Text, "Dear Ada Quill - SENCO\n") || !strings.Contains(senco.Text, string(w.id)+"/request\n") || strings.Contains(senco.Text, "/register") {
		t.Errorf("the SENCO got %s", senco.Text)
	}
	if head := sent["head@example.org"]; !strings.HasPrefix(head.Text, "Dear Tom Farrow - for the setting\n") || !strings.Contains(head.Text, "not chosen a password yet. Please do that first: https://hub.example.org/register\n") {
		t.Errorf("someone without a password got %s", head.Text)
	}
}

// ask changes who asked for the assessment, as if it had been so from the start.
func (w *world) ask(t *testing.T, change func(q *casework.Requester)) {
	t.Helper()
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, w.id)
		if err != nil {
			return err
		}
		snapshot := c.Snapshot()
		change(&snapshot.Request.Requester)
		return s.Cases.Save(ctx, casework.Restore(snapshot))
	})
}

func TestRequestersNameIsLeftOutWhereItTellsTheChilds(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, q := range []struct {
		kind        casework.RequesterKind
		name, dear  string
		hasReceived bool
	}{
		{casework.ByYoungPerson, marker + " Ashdown", "Dear young person\n", true},
		{casework.ByParent, "Mum of " + strings.ToLower(marker), "Dear parent or carer\n", true},
		{casework.BySetting, "Kit Sorrel", "Dear Kit Sorrel - for the setting\n", true},
		{casework.ByOther, "Kit  Sorrel", "Dear Kit Sorrel - requester\n", true},
	} {
		w.ask(t, func(r *casework.Requester) { r.Kind, r.Name = q.kind, q.name })
		w.happen(t, ehc.RequestReceived, "", nil)
		w.deliver(t)
		m := w.mail.take(t)["requester@example.org"]
		if !strings.HasPrefix(m.Text, q.dear) {
			t.Errorf("%s %s: %s", q.kind, q.name, m.Text)
		}
		checkShape(t, w, q.name, m, false)
	}
	w.ask(t, func(r *casework.Requester) { r.Email = "" })
	w.happen(t, ehc.RequestReceived, "", nil)
	w.deliver(t)
	if sent := w.mail.take(t); len(sent) != 2 {
		t.Errorf("without an address %v were told", sent)
	}
}

func TestRequesterWithAnAccountGetsTheLinkOnceOnly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ask(t, func(r *casework.Requester) { r.Kind, r.Person = casework.BySetting, w.people["senco"].ID })
	w.happen(t, ehc.RequestReceived, "senco", nil)
	w.deliver(t)
	sent := w.mail.take(t)
	if m := sent["senco@example.org"]; !strings.Contains(m.Subject, "We have your request") || !strings.Contains(m.Text, "/cases/"+string(w.id)+"\n") || len(sent) != 2 {
		t.Errorf("told %v", sent)
	}
	w.ask(t, func(r *casework.Requester) { r.Kind, r.Person = casework.ByOther, w.people["stranger"].ID })
	w.happen(t, ehc.RequestReceived, "stranger", nil)
	w.deliver(t)
	if m := w.mail.take(t)["stranger@example.org"]; m.Text == "" || !strings.Contains(m.Subject, "We have your request") || strings.Contains(m.Text, "/cases/") {
		t.Errorf("someone with an account who can't open the case got %q", m.Text)
	}
}

func TestTheOwnerOfAnAddressIsAskedWhetherTheyAskedAndToldNothingElse(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ask(t, func(r *casework.Requester) { r.Person, r.Claimed = "", w.people["stranger"].ID })
	w.happen(t, ehc.ConfirmationAsked, "", map[string]string{ehc.DataPerson: string(w.people["stranger"].ID)})
	w.deliver(t)
	if m := w.mail.take(t)["stranger@example.org"]; !strings.Contains(m.Text, "https://hub.example.org/cases/"+string(w.id)+"/confirm") || !strings.Contains(m.Text, "If you did not send it") {
		t.Errorf("asked with %q", m.Text)
	}
	w.happen(t, ehc.DecidedToAssess, "coordinator", nil)
	w.deliver(t)
	if m, told := w.mail.take(t)["stranger@example.org"]; told {
		t.Errorf("someone who has not confirmed is told %q", m.Text)
	}
}

func TestRequesterWhoHasYetToRegisterGetsAReceiptAndTheInvitation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ask(t, func(r *casework.Requester) { r.Person = w.people["advocate"].ID })
	w.happen(t, ehc.RequestReceived, "", nil)
	w.happen(t, ehc.RegistrationInvited, "", map[string]string{ehc.DataPerson: string(w.people["advocate"].ID)})
	w.deliver(t)
	var receipt, invitation ports.Mail
	for _, m := range w.mail.sent {
		switch {
		case m.To == "advocate@example.org" && strings.Contains(m.Subject, "We have your request"):
			receipt = m
		case m.To == "advocate@example.org":
			invitation = m
		}
	}
	if receipt.Text == "" || strings.Contains(receipt.Text, "/cases/") || strings.Contains(receipt.Text, "/register") {
		t.Errorf("the receipt is %s", receipt.Text)
	}
	if !strings.Contains(invitation.Text, "/register/link-of-"+string(w.people["advocate"].ID)) || !strings.Contains(invitation.Text, "/cases/"+string(w.id)) {
		t.Errorf("the invitation is %s", invitation.Text)
	}
}

func TestTheSettingsNamedPersonIsTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, w.id)
		if err != nil {
			return err
		}
		snapshot := c.Snapshot()
		snapshot.Parties = append(snapshot.Parties, casework.Party{Holder: w.holder("stranger"), Relation: access.Setting, Since: w.clock.Now()})
		return s.Cases.Save(ctx, casework.Restore(snapshot))
	})
	w.happen(t, ehc.DecidedToAssess, "coordinator", nil)
	w.deliver(t)
	sent := w.mail.take(t)
	if m, ok := sent["stranger@example.org"]; !ok || !strings.Contains(m.Text, "/decision") {
		t.Errorf("the named person got %q", m.Text)
	}
	if sent["senco@example.org"].Key == "" || sent["head@example.org"].Key == "" {
		t.Error("a setting that has named nobody of its own is told nothing")
	}
}

func TestASettingThatHasNamedSomeoneIsToldThroughThem(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, w.id)
		if err != nil {
			return err
		}
		snapshot := c.Snapshot()
		snapshot.Parties = append(snapshot.Parties, casework.Party{Holder: w.holder("head"), Relation: access.Setting, Since: w.clock.Now()})
		return s.Cases.Save(ctx, casework.Restore(snapshot))
	})
	w.happen(t, ehc.DecidedToAssess, "coordinator", nil)
	w.deliver(t)
	sent := w.mail.take(t)
	if sent["head@example.org"].Key == "" || sent["senco@example.org"].Key != "" {
		t.Errorf("told %v", slices.Collect(maps.Keys(sent)))
	}
}

func TestRetryReachesOnlyThoseNotReached(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.mail.refuse = map[string]error{"head@example.org": fault.New(fault.Unavailable, "message.later", "Not now.")}
	w.happen(t, ehc.DecidedToAssess, "coordinator", nil)
	w.deliver(t)
	first := w.mail.take(t)
	if len(first) != 4 || first["senco@example.org"].Key == "" {
		t.Fatalf("told %v", first)
	}
	w.clock.Advance(time.Hour)
	w.deliver(t)
	if again := w.mail.take(t); len(again) != 0 {
		t.Errorf("told again: %v", again)
	}
	w.mail.refuse = nil
	w.clock.Advance(time.Hour)
	w.deliver(t)
	second := w.mail.take(t)
	if len(second) != 1 || second["head@example.org"].Key == "" {
		t.Errorf("the retry told %v", second)
	}
	w.clock.Advance(24 * time.Hour)
	w.deliver(t)
	if more := w.mail.take(t); len(more) != 0 {
		t.Errorf("told once more: %v", more)
	}
}

func TestSameMessageKeepsItsKeyFromTryToTry(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.happen(t, ehc.AllAdviceIn, "", nil)
	w.mail.lose = true // sent, and the answer is lost
	w.deliver(t)
	first := w.mail.take(t)["coordinator@example.org"]
	w.mail.lose = false
	w.clock.Advance(time.Hour)
	w.deliver(t)
	again := w.mail.take(t)["coordinator@example.org"]
	if again.Key != first.Key || !again.Again || first.Again || !ehc.ValidID(string(first.Key)) || strings.Contains(string(first.Key), string(w.people["coordinator"].ID)) {
		t.Errorf("first %+v\nagain %+v", first, again)
	}
}

func TestHopelessMessageIsParkedWithItsCauseButNoAddress(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.mail.refuse = map[string]error{"coordinator@example.org": fmt.Errorf("no such user coordinator@example.org: %w", fault.New(fault.Unavailable, ports.NotSetUp, "The mail server refused the e-mail (550)."))}
	w.happen(t, ehc.AllAdviceIn, "", nil)
	var causes causeLog
	w.send.Outbox = &causes
	causes.Outbox = w.db.outbox
	for range 12 {
		w.deliver(t)
		w.clock.Advance(24 * time.Hour)
	}
	if n := len(causes.said); n != 8 {
		t.Errorf("tried %d times", n)
	}
	for _, said := range causes.said {
		if strings.Contains(said, "@") || !strings.Contains(said, ports.NotSetUp) || !strings.Contains(said, string(w.people["coordinator"].ID)) {
			t.Errorf("cause %q", said)
		}
	}
}

type causeLog struct {
	*postgres.Outbox
	said []string
}

func (c *causeLog) Failed(ctx context.Context, id ehc.MessageID, cause string, wait time.Duration) error {
	c.said = append(c.said, cause)
	return c.Outbox.Failed(ctx, id, cause, wait)
}

func TestOneBadEventDoesNotHoldUpTheOthers(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.happen(t, ehc.AdviceRequested, "coordinator", map[string]string{ehc.DataPerson: string(w.people["psychologist"].ID)}) // without its due date
	w.happen(t, ehc.AllAdviceIn, "", nil)
	w.deliver(t)
	sent := w.mail.take(t)
	if _, ok := sent["coordinator@example.org"]; !ok || len(sent) != 1 {
		t.Errorf("told %v", sent)
	}
}

func TestWorkersShareTheWork(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	const events = 12
	for range events {
		w.happen(t, ehc.AllAdviceIn, "", nil)
	}
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			for {
				taken, err := w.send.Do(t.Context(), ehc.SystemActor())
				if err != nil {
					t.Error(err)
				}
				if taken == 0 || err != nil {
					return
				}
			}
		})
	}
	all.Wait()
	if n := len(w.mail.sent); n != events {
		t.Errorf("%d e-mails of %d events", n, events)
	}
}

func TestWorkerWakesForWhatHappensAndStopsWhenTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.mail.told = make(chan struct{}, 10)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { notifying.Worker{Send: w.send}.Run(ctx); close(ended) }()
	for range 2 {
		w.happen(t, ehc.AllAdviceIn, "", nil)
		<-w.mail.told
	}
	stop()
	<-ended
}

func TestOnlyTheHubSends(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.happen(t, ehc.AllAdviceIn, "", nil)
	if _, err := w.send.Do(t.Context(), w.people["stranger"].Actor()); err != nil {
		t.Fatal(err)
	}
	if sent := w.mail.take(t); len(sent) != 0 {
		t.Errorf("someone without access sent %v", sent)
	}
}

func TestAFamilyIsLeftInPeaceAfterADeath(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, w.id)
		if err != nil {
			return err
		}
		today := ehc.D(2026, 9, 1)
		if err := c.Close(w.people["coordinator"].Actor(), casework.Closing{Kind: casework.ByDeath, On: today}, today, w.clock.Now()); err != nil {
			return err
		}
		return s.Cases.Save(ctx, c)
	})
	w.deliver(t)
	if told := w.mail.take(t); len(told) == 0 {
		t.Error("settings and advisers are not told that nothing more is needed")
	}
	w.happen(t, ehc.DraftShared, "coordinator", map[string]string{ehc.DataVersion: "2", ehc.DataDue: "2026-10-13"}) // as if it had waited
	w.happen(t, ehc.PersonAdded, "coordinator", map[string]string{ehc.DataPerson: string(w.people["mother"].ID)})
	w.happen(t, ehc.RegistrationInvited, "coordinator", map[string]string{ehc.DataPerson: string(w.people["father"].ID)})
	w.deliver(t)
	for address := range w.mail.take(t) {
		if strings.Contains("mother@ father@ youngperson@ advocate@ requester@", address[:strings.Index(address, "@")+1]) {
			t.Errorf("%s was written to", address)
		}
	}
}
