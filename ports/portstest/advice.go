package portstest

import (
	"context"
	"testing"

	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/richtext"
	"ehchub/ports"
)

// AdviceContract proves what use cases rely on when they keep requests for advice.
func AdviceContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field comes back":                everyFieldOfAdvice,
		"a request as it was asked comes back":  freshAdvice,
		"two writers, one conflict":             adviceConflict,
		"requests are listed, the oldest first": adviceInOrder,
		"a request that is not there":           noSuchAdvice,
		"a request belongs to a case":           adviceOfNoCase,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func everyFieldOfAdvice(t *testing.T, u ports.UnitOfWork) {
	want := Fill[advice.Snapshot](t)
	want.Case = someCase(t, u)
	for version := range 3 {
		want.Version = version
		want.Note = Fill[string](t)
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Advice.Save(ctx, advice.Restore(want)) })
		want.Version++
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			one, err := s.Advice.Get(ctx, want.ID)
			if err != nil {
				return err
			}
			same(t, "the request", one.Snapshot(), want)
			all, err := s.Advice.OfCase(ctx, want.Case)
			if err == nil && len(all) == 1 {
				same(t, "the listed request", all[0].Snapshot(), want)
			} else {
				t.Errorf("listed %d requests, %v", len(all), err)
			}
			return nil
		})
	}
}

func ask(t testing.TB, u ports.UnitOfWork, of ehc.CaseID, on ehc.Date) *advice.Request {
	t.Helper()
	r, err := advice.Ask(NewID[ehc.AdviceID](), of, advice.Medical, advice.Adviser{Team: NewID[ehc.TeamID](), TeamName: "A team"}, "", on, on.AddDays(42), At)
	if err != nil {
		t.Fatal(err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Advice.Save(ctx, r) })
	return r
}

func freshAdvice(t *testing.T, u ports.UnitOfWork) {
	r := ask(t, u, someCase(t, u), ehc.D(2026, 9, 1))
	want := r.Snapshot()
	want.Version = 1
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Advice.Get(ctx, r.ID())
		if err == nil {
			same(t, "the request", got.Snapshot(), want)
		}
		return err
	})
}

func adviceConflict(t *testing.T, u ports.UnitOfWork) {
	r := ask(t, u, someCase(t, u), ehc.D(2026, 9, 1))
	conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
		mine, err := s.Advice.Get(ctx, r.ID())
		if err != nil {
			return err
		}
		loaded()
		if err := mine.Save(aPerson("A writer"), advice.Answer{Will: advice.YesKnown}, mine.Version(), At); err != nil {
			return err
		}
		return s.Advice.Save(ctx, mine)
	})
	again := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Advice.Save(ctx, r) })
	kind(t, "asking again under the same identity", again, fault.Conflict)
}

func adviceInOrder(t *testing.T, u ports.UnitOfWork) {
	of := someCase(t, u)
	third, first, second := ask(t, u, of, ehc.D(2026, 10, 1)), ask(t, u, of, ehc.D(2026, 9, 1)), ask(t, u, of, ehc.D(2026, 9, 1))
	ask(t, u, someCase(t, u), ehc.D(2026, 9, 1))
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Advice.OfCase(ctx, of)
		var ids []ehc.AdviceID
		for _, r := range all {
			ids = append(ids, r.ID())
		}
		same(t, "the order", ids, []ehc.AdviceID{first.ID(), second.ID(), third.ID()})
		return err
	})
}

func noSuchAdvice(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []ehc.AdviceID{NewID[ehc.AdviceID](), "", "x"} {
			_, err := s.Advice.Get(ctx, id)
			kind(t, string(id), err, fault.NotFound)
		}
		for _, id := range []ehc.CaseID{NewID[ehc.CaseID](), "", "x"} {
			if all, err := s.Advice.OfCase(ctx, id); err != nil || len(all) > 0 {
				t.Errorf("%q: %v, %v", id, all, err)
			}
		}
		return nil
	})
}

func adviceOfNoCase(t *testing.T, u ports.UnitOfWork) {
	r, err := advice.Ask(NewID[ehc.AdviceID](), NewID[ehc.CaseID](), advice.Medical, advice.Adviser{Person: NewID[ehc.PersonID]()}, "", ehc.D(2026, 9, 1), ehc.D(2026, 10, 12), At)
	if err != nil {
		t.Fatal(err)
	}
	kind(t, "advice of no case", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Advice.Save(ctx, r) }), fault.NotFound)
}

// ViewsContract proves what use cases rely on when they keep the views.
func ViewsContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field of every tile comes back": everyFieldOfViews,
		"nothing was recorded":                 noViews,
		"two writers, one conflict":            viewsConflict,
		"two tiles at once, no conflict":       viewsSideBySide,
		"a tile written twice in one unit":     viewWrittenTwice,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func everyFieldOfViews(t *testing.T, u ports.UnitOfWork) {
	of := someCase(t, u)
	want := map[string]advice.View{}
	for round := range 2 {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			views, err := s.Views.Of(ctx, of)
			if err != nil {
				return err
			}
			for _, tile := range advice.Tiles() {
				sample := Fill[advice.View](t)
				actor := ehc.Actor{Kind: ehc.Human, Person: sample.WrittenBy, Name: sample.WriterName}
				if err := views.Attach(actor, tile.Key, sample.Files[0], sample.At); err != nil {
					return err
				}
				part, ofChild := advice.Part{}, false
				if page, ok := advice.PageOf(tile.Key); ok {
					part, ofChild = advice.Part{Cards: []string{page.Cards[0].Key}, Way: advice.BySymbols, Helper: "A helper"}, true
				}
				if err := views.TakePart(actor, tile.Key, part, sample.Text, sample.OnBehalf, views.Tile(tile.Key).Revision, sample.At); err != nil {
					return err
				}
				want[tile.Key] = views.Tile(tile.Key)
				if zero := Zero(want[tile.Key]); ofChild && len(zero) > 0 {
					t.Fatalf("the sample leaves %v empty", zero)
				}
			}
			return s.Views.Save(ctx, views)
		})
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			views, err := s.Views.Of(ctx, of)
			if err != nil {
				return err
			}
			for _, tile := range advice.Tiles() {
				same(t, tile.Key, views.Tile(tile.Key), want[tile.Key])
				given, _, err := s.Views.Given(ctx, of)
				same(t, tile.Key+" with what was written down", given.Tile(tile.Key), want[tile.Key])
				if err != nil {
					return err
				}
			}
			if revision := views.Tile("hopes").Revision; revision != 2*(round+1) {
				t.Errorf("revision %d", revision)
			}
			return nil
		})
	}
}

func noViews(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []ehc.CaseID{someCase(t, u), NewID[ehc.CaseID](), "x"} {
			views, err := s.Views.Of(ctx, id)
			if err != nil || views.Any() || views.Case() != id {
				t.Errorf("%q: %v, %v", id, views, err)
			}
			if err := s.Views.Save(ctx, views); err != nil {
				t.Errorf("saving nothing: %v", err)
			}
		}
		return nil
	})
}

func words(text string) richtext.Doc {
	return richtext.Doc{{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: text}}}}
}

func writeTile(ctx context.Context, s ports.Stores, of ehc.CaseID, tile, text string, loaded func()) error {
	views, err := s.Views.Of(ctx, of)
	if err != nil {
		return err
	}
	loaded()
	if err := views.Write(aPerson("A writer"), tile, words(text), "", views.Tile(tile).Revision, At); err != nil {
		return err
	}
	return s.Views.Save(ctx, views)
}

func viewsConflict(t *testing.T, u ports.UnitOfWork) {
	of := someCase(t, u)
	for range 2 { // a first save, and a later one
		conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
			return writeTile(ctx, s, of, "hopes", "To be a vet.", loaded)
		})
	}
}

func viewsSideBySide(t *testing.T, u ports.UnitOfWork) {
	of := someCase(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		views, err := s.Views.Of(ctx, of)
		if err != nil {
			return err
		}
		if err := views.Write(aPerson("A parent"), "hopes", words("To be a vet."), "", 0, At); err != nil {
			return err
		}
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			return writeTile(ctx, s, of, "change", "Less noise.", func() {})
		})
		return s.Views.Save(ctx, views)
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		views, err := s.Views.Of(ctx, of)
		if err == nil && len(views.Of(advice.Child)) != 2 {
			t.Errorf("kept %v", views.Of(advice.Child))
		}
		return err
	})
}

func viewWrittenTwice(t *testing.T, u ports.UnitOfWork) {
	of := someCase(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := writeTile(ctx, s, of, "hopes", "To be a vet.", func() {}); err != nil {
			return err
		}
		return writeTile(ctx, s, of, "hopes", "To be a nurse.", func() {})
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		views, err := s.Views.Of(ctx, of)
		if err == nil && (views.Tile("hopes").Revision != 2 || richtext.Plain(views.Tile("hopes").Text) != "To be a nurse.") {
			t.Errorf("kept %v", views.Tile("hopes"))
		}
		return err
	})
}
