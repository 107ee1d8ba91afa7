package advice_test

import (
	"strings"
	"testing"
	"time"

	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/richtext"
)

func TestEveryTileOfTheChildHasAPageOfPictures(t *testing.T) {
	for _, tile := range advice.Tiles() {
		page, ok := advice.PageOf(tile.Key)
		if ok != (tile.Voice == advice.Child) {
			t.Errorf("%s: a page of pictures: %v", tile.Key, ok)
		}
		if ok && (len(page.Cards) < 6 || len(strings.Fields(page.Ask)) > 8 || page.Picture == "") {
			t.Errorf("%s: %d cards, asked as %q", tile.Key, len(page.Cards), page.Ask)
		}
	}
}

func TestWhatAChildChoseFromPicturesIsReadWithTheirWords(t *testing.T) {
	now := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	mother := ehc.Actor{Person: "m", Name: "Isolde Farrow"}
	views := advice.NoViews("c")
	part := advice.Part{Cards: []string{"water", "music"}, Way: advice.BySymbols, Helper: " his teaching assistant "}
	if err := views.TakePart(mother, "things-i-enjoy", part, richtext.FromPlain("And trains."), "Perrin", 0, now); err != nil {
		t.Fatal(err)
	}
	view := views.Tile("things-i-enjoy")
	if got := richtext.Plain(view.Words()); !strings.Contains(got, "Music") || strings.Index(got, "Music") > strings.Index(got, "Swimming") || !strings.HasSuffix(got, "And trains.") {
		t.Errorf("reads as %q", got)
	}
	if got, want := view.SaidHow("Perrin"), "Perrin chose this from pictures. Helped by his teaching assistant."; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	// Whoever changes the text later leaves the pictures.
	if err := views.Write(mother, "things-i-enjoy", nil, "Perrin", 1, now); err != nil || views.Tile("things-i-enjoy").IsEmpty() {
		t.Errorf("the pictures are gone: %v", err)
	}
	for field, wrong := range map[string]advice.Part{"cards": {Cards: []string{"rockets"}}, "way": {Way: "by magic"}, "helper": {Helper: strings.Repeat("a", 5000)}} {
		if err := views.TakePart(mother, "things-i-enjoy", wrong, nil, "", 2, now); !fault.Is(err, fault.Invalid) || fault.As(err).Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if err := views.TakePart(mother, "family-history", advice.Part{Cards: []string{"music"}}, nil, "", 0, now); !fault.Is(err, fault.Invalid) {
		t.Errorf("a parents' tile took a child's picture: %v", err)
	}
}
