package notice

import (
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Pace is how soon someone is written to.
type Pace string

const (
	AtOnce   Pace = "at-once"
	OnceADay Pace = "once-a-day" // with everything else, in one e-mail each morning
)

// Preferences are when a person wants to be written to. Nothing can be switched off: what the law asks the authority to
// tell somebody is told.
type Preferences struct {
	Asked    Pace // what asks something of them
	Told     Pace // what only tells them something
	Reminded Pace // what is due soon
	// QuietFrom and QuietUntil are hours of the day in London, 0 to 23, between which nothing is sent; the same when there
	// are no quiet hours.
	QuietFrom, QuietUntil int
}

// UsualPreferences are those of someone who has chosen none.
func UsualPreferences() Preferences {
	return Preferences{Asked: AtOnce, Told: AtOnce, Reminded: OnceADay}
}

// Check refuses what can't be kept, at the field concerned.
func (p Preferences) Check() error {
	var faults []*fault.Fault
	for _, one := range []struct {
		field string
		pace  Pace
	}{{"asked", p.Asked}, {"told", p.Told}, {"reminded", p.Reminded}} {
		if one.pace != AtOnce && one.pace != OnceADay {
			faults = append(faults, fault.As(fault.New(fault.Invalid, "preferences.pace", "Choose at once, or once a day.").At(one.field)))
		}
	}
	for _, one := range []struct {
		field string
		hour  int
	}{{"quiet-from", p.QuietFrom}, {"quiet-until", p.QuietUntil}} {
		if one.hour < 0 || one.hour > 23 {
			faults = append(faults, fault.As(fault.New(fault.Invalid, "preferences.hour", "Choose an hour of the day.").At(one.field)))
		}
	}
	return fault.Join(faults...)
}

// Purpose is what a message is for.
type Purpose string

const (
	ToAsk    Purpose = "ask"    // it asks something of its reader
	ToTell   Purpose = "tell"   // it says what happened
	ToRemind Purpose = "remind" // it says what is due soon
)

// asks lists, for each kind of event, those of whom its messages ask something.
var asks = map[ehc.EventKind][]Recipient{
	ehc.RegistrationInvited: {ToPerson},
	ehc.ConfirmationAsked:   {ToPerson},
	ehc.CoordinatorAssigned: {ToPerson},
	ehc.AdviceRequested:     {ToPerson, ToGuest, ToTeamManagers},
	ehc.AdviceAllocated:     {ToPerson},
	ehc.AdviceReopened:      {ToPerson, ToGuest, ToTeamManagers},
	ehc.AllAdviceIn:         {ToCoordinator},
	ehc.AdviceDeclined:      {ToResponsible},
	ehc.AdviceChased:        {ToPerson, ToGuest, ToTeamManagers},
	ehc.AdviceEscalated:     {ToTeamManagers, ToManagers},
	ehc.DraftShared:         {ToFamily},
	ehc.RevisedDraftShared:  {ToFamily},
	ehc.ConsultationStarted: {ToConsulted},
	ehc.WithdrawalAsked:     {ToCoordinator},
	ehc.MediationRequested:  {ToCoordinator},
	ehc.AppealReceived:      {ToCoordinator},
	ehc.TribunalOrdered:     {ToCoordinator},
	ehc.ReassessmentAsked:   {ToCoordinator},
	ehc.MoveRecorded:        {ToCoordinator},
	ehc.DetentionRecorded:   {ToCoordinator},
	ehc.ReleaseRecorded:     {ToCoordinator},
	ehc.RecordObjected:      {ToResponsible},
	ehc.AdviceOverdue:       {ToPerson, ToGuest, ToTeamManagers},
	ehc.GuestLinkRenewed:    {ToGuest},
	ehc.PaperArrived:        {ToResponsible},
	ehc.ConsultationOverdue: {ToConsulted},
	ehc.DutyOverdue:         {ToResponsible},
}

// PurposeOf says what the message of an event to a kind of recipient is for.
func PurposeOf(kind ehc.EventKind, to Recipient) Purpose {
	switch kind {
	case ehc.AdviceNear, ehc.ConsultationNear, ehc.DutyNear, ehc.TurningNear:
		return ToRemind
	}
	for _, one := range asks[kind] {
		if one == to {
			return ToAsk
		}
	}
	return ToTell
}

// Moment is when a message goes: at once or in the day's one e-mail, and not before an instant, which is zero when nothing
// stands in its way.
type Moment struct {
	Daily     bool
	NotBefore time.Time
}

// The day's one e-mail goes after the reminders of the day were written.
const dailyHour, dailyMinute = 8, 30

// When says when a message of a purpose goes to somebody with these preferences; now is in London.
func (p Preferences) When(purpose Purpose, now time.Time) Moment {
	m := Moment{Daily: p.paceOf(purpose) == OnceADay}
	if m.Daily && purpose != ToRemind { // reminders are written once a day as it is
		m.NotBefore = next(now, dailyHour, dailyMinute)
	}
	if end := p.QuietEnd(later(now, m.NotBefore)); !end.IsZero() {
		m.NotBefore = end
	}
	return m
}

func (p Preferences) paceOf(purpose Purpose) Pace {
	return map[Purpose]Pace{ToAsk: p.Asked, ToTell: p.Told, ToRemind: p.Reminded}[purpose]
}

// QuietEnd gives the end of the quiet hours that an instant in London lies in; zero when it lies in none.
func (p Preferences) QuietEnd(at time.Time) time.Time {
	from, until, hour := p.QuietFrom, p.QuietUntil, at.Hour()
	quiet := from <= hour && hour < until
	if from > until { // over midnight
		quiet = from <= hour || hour < until
	}
	if !quiet {
		return time.Time{}
	}
	return next(at, until, 0)
}

// next gives the first instant after another at which clocks show a time of day.
func next(after time.Time, hour, minute int) time.Time {
	year, month, day := after.Date()
	for d := range 2 {
		if at := time.Date(year, month, day+d, hour, minute, 0, 0, after.Location()); at.After(after) {
			return at
		}
	}
	return time.Date(year, month, day+2, hour, minute, 0, 0, after.Location())
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
