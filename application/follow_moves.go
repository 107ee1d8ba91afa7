package application

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/domain/plan"
	"ehchub/domain/timescale"
	"ehchub/domain/transfer"
)

// Standing tells what the moves of the child to the next phase of education follow from, as the case stands.
func (v *Visit) Standing(ctx context.Context) (transfer.Standing, error) {
	child := v.Case.Child()
	s := transfer.Standing{Born: child.Born, Known: child.YearGroup != nil || !child.Born.IsZero(), PlanMade: v.Case.FinalOn()}
	if s.Known {
		s.Year = child.YearGroupOn(v.Today)
	}
	if !v.Case.PlanInForce() {
		s.PlanMade = ehc.Date{}
	}
	named, on, err := v.namedSetting(ctx)
	if err != nil {
		return s, err
	}
	settings, err := v.Stores.Settings.Many(ctx, child.Setting.ID, named)
	if err != nil {
		return s, err
	}
	s.From = transfer.Place{ID: child.Setting.ID, Name: child.Setting.Name}
	for _, setting := range settings {
		if setting.ID == child.Setting.ID {
			s.From = PlaceOf(setting)
		}
		if setting.ID == named {
			s.Named = transfer.Naming{On: on, In: PlaceOf(setting)}
		}
	}
	return s, nil
}

// PlaceOf gives of a setting what moves depend on.
func PlaceOf(s people.Setting) transfer.Place {
	return transfer.Place{ID: s.ID, Name: s.Name, LowAge: s.LowAge, HighAge: s.HighAge}
}

// namedSetting is the setting that the plan in force names in section I, and the day on which that plan was issued.
func (v *Visit) namedSetting(ctx context.Context) (ehc.SettingID, ehc.Date, error) {
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	if fault.Is(err, fault.NotFound) {
		return "", ehc.Date{}, nil
	}
	if err != nil {
		return "", ehc.Date{}, err
	}
	issued, ok := p.InForce()
	if !ok {
		return "", ehc.Date{}, nil
	}
	if !p.IsFinal() { // it is being changed after a reassessment, and stays in force meanwhile
		version, err := v.Stores.Plans.Version(ctx, v.Case.ID(), issued.Number)
		return version.Content.I.Setting, issued.SharedOn, err
	}
	part, err := p.Part(plan.PartI)
	if err != nil || part.I == nil {
		return "", ehc.Date{}, err
	}
	return part.I.Setting, issued.SharedOn, nil
}

// movesHappened brings the moves of the child to the next phase up to date, tells the timeline of what changed, and
// gives what they tell the clock. A case without a plan has none.
func (v *Visit) movesHappened(ctx context.Context) ([]timescale.Happening, error) {
	if v.Case.FinalOn().IsZero() {
		return nil, nil
	}
	moves, err := v.Stores.Transfers.Of(ctx, v.Case.ID())
	if err != nil {
		return nil, err
	}
	if v.Case.State().Closed() {
		return moves.Happenings(true), nil
	}
	standing, err := v.Standing(ctx)
	if err != nil {
		return nil, err
	}
	changed := moves.Follow(standing, v.Today)
	if len(changed) == 0 {
		return moves.Happenings(false), nil
	}
	if err := v.Stores.Transfers.Save(ctx, moves); err != nil {
		return nil, err
	}
	var events []ehc.Event
	for _, m := range changed {
		events = append(events, ehc.Event{Kind: toldOf(m), Case: v.Case.ID(), At: v.Now, By: v.Actor.Person, Data: map[string]string{ehc.DataItem: m.Key(), ehc.DataDue: m.LastDay().String()}})
	}
	return moves.Happenings(false), v.Stores.Cases.Record(ctx, events...)
}

// toldOf says what became of a move.
func toldOf(m transfer.Move) ehc.EventKind {
	switch {
	case m.Done():
		return ehc.NextSettingNamed
	case !m.Expected():
		return ehc.TransferFellAway
	}
	return ehc.TransferFound
}
