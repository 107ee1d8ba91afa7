package demo

import (
	"context"

	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
)

// tellViews tells how the family's views come in: from the family itself where it has an account, else on paper
// through the setting.
func (s *story) tellViews(day int) {
	if s.stop == nobodyAnswered {
		return
	}
	writer, own := s.family()
	if !own {
		writer = s.actor(s.sencoOf(s.setting))
	}
	if s.past(day + 2) {
		s.on(day+2, "write down the child’s views", false, func(ctx context.Context) error {
			return s.writeTiles(ctx, writer, advice.Child, own && s.isYoungPerson(), s.called())
		})
	}
	if day += 8; s.past(day) && !s.isYoungPerson() {
		s.on(day, "write the parents’ views", false, func(ctx context.Context) error {
			return s.writeTiles(ctx, writer, advice.Parents, own, s.guardianName())
		})
	}
}

// writeTiles fills the tiles of one voice, leaving out one or another.
func (s *story) writeTiles(ctx context.Context, writer ehc.Actor, voice advice.Voice, own bool, onBehalf string) error {
	said, others := s.from.childSays, s.from.more.childSays
	if voice == advice.Parents {
		said, others = s.from.parentsSay, s.from.more.parentsSay
	}
	n := -1
	for _, tile := range advice.Tiles() {
		if tile.Voice != voice {
			continue
		}
		n++
		text := said[n]
		if len(others) > n && s.rng.IntN(2) == 0 {
			text = others[n]
		}
		if n > 1 && s.rng.IntN(7) == 0 {
			continue
		}
		in := assessment.WriteViewsInput{Case: s.id, Tile: tile.Key, Text: s.rich(text), Own: own}
		if !own {
			in.OnBehalf = onBehalf
		}
		if err := (assessment.WriteViews{Gate: s.Gate}).Do(ctx, writer, in); err != nil {
			return err
		}
	}
	return nil
}
