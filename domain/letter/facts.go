package letter

import (
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// Facts are what one kind of letter tells of a case.
type Facts interface {
	// Kind is the kind of letter that tells them.
	Kind() notice.Letter
	// said gives the officer's own words for this letter.
	said() string
	values(w *writer) map[string]value
}

// value is what stands in the place of a placeholder: words within a sentence, or blocks that stand alone.
type value struct {
	words  string
	blocks []document.Block
}

func (v value) empty() bool { return v.words == "" && len(v.blocks) == 0 }

func text(words string) value { return value{words: words} }

func day(d ehc.Date) value { return value{words: d.LongWithDay()} }

func alone(blocks ...document.Block) value { return value{blocks: blocks} }

// common gives what every kind of letter has.
func (w *writer) common(f Facts) map[string]value {
	return map[string]value{
		"child": text(w.Called), "child in full": text(w.FullName), "date of birth": text(w.Born.Long()), "case ID": text(string(w.Reference)),
		"date of the letter": text(w.On.Long()), "council": text(w.Profile.Name), "team": text(w.Profile.Team), "contact": alone(ownContact(w.Profile)...),
		"advice and support": alone(w.support()...), "disagreement resolution": alone(w.resolution()...), "right of appeal": alone(w.appealRight()...),
		"time to appeal": alone(w.appealTime()...), "mediation": alone(w.mediation()...), "no appeal": alone(w.noAppeal("")...), OwnWords: alone(typed(f.said())...),
	}
}
