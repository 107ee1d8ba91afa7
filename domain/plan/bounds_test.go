package plan_test

import (
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

func TestAConsultationHoldsSoManyDocuments(t *testing.T) {
	full := make([]ehc.FileID, ehc.MaxFiles)
	c, err := plan.Consult("consultation-1", plan.Shared{ID: "version-1", Kind: plan.DraftVersion}, "case-1", "ashgrove", "Ashgrove School", "Please tell us.", nil, full, sharedOn, sharedOn, now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Attach("one more", now); !fault.Has(err, "files.too-many") {
		t.Errorf("attaching: %v", err)
	}
	for range ehc.MaxFiles {
		if c, err = c.AttachReply("file", now); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.AttachReply("one more", now); !fault.Has(err, "files.too-many") {
		t.Errorf("attaching to the answer: %v", err)
	}
	if _, err := plan.Consult("consultation-2", plan.Shared{ID: "version-1", Kind: plan.DraftVersion}, "case-1", "ashgrove", "Ashgrove School", "Please tell us.", nil, append(full, "one more"), sharedOn, sharedOn, now); !fault.Has(err, "files.too-many") {
		t.Errorf("starting with too many: %v", err)
	}
}

func TestLettersAreBounded(t *testing.T) {
	fits, long := strings.Repeat("é", plan.MaxLetter), strings.Repeat("é", plan.MaxLetter+1)
	shareWith := func(letter string) error {
		_, err := begun().Share("version-1", letter, nil, sharedOn, closesOn, now)
		return err
	}
	consultWith := func(letter string) error {
		_, err := plan.Consult("consultation-1", plan.Shared{ID: "version-1", Kind: plan.DraftVersion}, "case-1", "ashgrove", "Ashgrove School", letter, nil, nil, sharedOn, sharedOn, now)
		return err
	}
	finaliseWith := func(letter string) error {
		p := begun()
		summedUp(t, p)
		v := share(t, p)
		write(t, p, plan.PartI, func(part *plan.Part) { part.I = &plan.Placement{Type: "Mainstream primary school"} })
		f := signed()
		f.Letter = letter
		_, err := p.Finalise("final", f, plan.Standing{Advice: v.Content.Advice, Draft: v.Content}, ehc.D(2026, 9, 28), now)
		return err
	}
	for what, with := range map[string]func(string) error{"letter": shareWith, "consultation-letter": consultWith, "letter of the final plan": finaliseWith} {
		if err := with(fits); err != nil {
			t.Errorf("%s: the longest that fits: %v", what, err)
		}
		if err := with(long); !fault.Has(err, "plan.letter-long") || !strings.HasPrefix(what, fault.As(err).Field) {
			t.Errorf("%s: one character more: %v", what, err)
		}
	}
}
