package notice_test

import (
	"strings"
	"testing"

	"ehchub/domain/council"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
)

func whole() council.Profile {
	reachable := func(name string) council.Contact { return council.Contact{Name: name, Phone: "01632 960100"} }
	return council.Profile{Name: "Wrenshire County Council", LocalOffer: "https://offer.wrenshire.example",
		Advice: reachable("Wrenshire SENDIASS"), Mediation: reachable("Fenbridge Mediation"), Resolution: reachable("Fenbridge Resolution"), Tribunal: reachable("The Tribunal")}
}

func TestWhatCanBeAppealedSaysHow(t *testing.T) {
	for _, l := range notice.Letters() {
		told := map[notice.Item]string{}
		for _, d := range l.Duties() {
			told[d.Item] = d.Law
		}
		appealable := l == notice.WillNotAssess || l == notice.WillNotIssue || l == notice.WillNotReassess || l == notice.WillKeep || l == notice.FinalPlan
		if l.Appealable() != appealable {
			t.Errorf("%s: appealable is %v", l, l.Appealable())
		}
		for _, item := range []notice.Item{notice.AppealRight, notice.AppealTime, notice.MediationInfo, notice.Disagreements, notice.AdviceSupport} {
			if law, is := told[item]; is != appealable || is && law == "" {
				t.Errorf("%s tells %s: %v, by %q", l, item, is, law)
			}
		}
		if len(told) == 0 {
			t.Errorf("%s tells nothing", l)
		}
	}
}

func TestALetterWaitsForWhatItMustName(t *testing.T) {
	for _, l := range notice.Letters() {
		if err := notice.MissingItems(whole(), l); err != nil {
			t.Errorf("%s: %v", l, err)
		}
	}
	for _, tc := range []struct {
		letter notice.Letter
		lacks  func(*council.Profile)
		words  string
		law    string
	}{
		{notice.WillNotAssess, func(p *council.Profile) { p.Mediation = council.Contact{} }, "the mediation adviser", "regs 5, 32"},
		{notice.WillNotIssue, func(p *council.Profile) { p.Mediation.Phone = "" }, "the mediation adviser", "regs 10, 32"},
		{notice.WillNotIssue, func(p *council.Profile) { p.Resolution.Name = " " }, "the disagreement resolution service", "s.57"},
		{notice.FinalPlan, func(p *council.Profile) { p.Advice = council.Contact{} }, "the information, advice and support service", "s.32; SI 2014/1530 reg 14"},
		{notice.FinalPlan, func(p *council.Profile) { p.Tribunal = council.Contact{} }, "the Tribunal", "s.51(2)(c)"},
		{notice.DraftPlan, func(p *council.Profile) { p.LocalOffer = "" }, "the Local Offer", "reg 13(1)"},
	} {
		p := whole()
		tc.lacks(&p)
		f := fault.As(notice.MissingItems(p, tc.letter))
		if f == nil || f.Kind != fault.Illegal || f.Code != "notice.incomplete" || !strings.Contains(f.Message, tc.words) || !strings.Contains(f.Law, tc.law) {
			t.Errorf("%s: got %v citing %q, want %s citing %q", tc.letter, f, f.Law, tc.words, tc.law)
		}
	}
	if err := notice.MissingItems(council.Profile{}, notice.WillNotIssue); len(fault.As(err).All()) != 4 {
		t.Errorf("an empty profile lacks %v", err)
	}
	for _, l := range []notice.Letter{notice.WillAssess, notice.WillIssue, notice.Consultation} {
		if err := notice.MissingItems(council.Profile{}, l); err != nil {
			t.Errorf("%s waits for a contact: %v", l, err)
		}
	}
}
