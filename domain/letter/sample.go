package letter

import (
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/richtext"
)

// Sample is an invented case, so that a text can be seen as a letter before it is saved: of a council, in a voice, as
// if it were issued on the day.
func Sample(p council.Profile, kind notice.Letter, v Voice, on ehc.Date) (Frame, Facts) {
	f := Frame{Reference: "EHC/26/0000", Called: "Robin", FullName: "Robin Sample", Born: on.AddDays(-365 * 9), Profile: p,
		To: Addressee{Name: "Alex Sample", Address: []string{"1 Sample Street", "Exampleton"}}, On: on,
		Created: time.Date(on.Year, on.Month, on.Day, 0, 0, 0, 0, time.UTC), Signer: Signer{Name: "Sam Example", Post: "Case co-ordinator"}}
	switch v {
	case ToYoungPerson:
		f.Own, f.Born, f.To = true, on.AddDays(-365*17), Addressee{Name: "Robin Sample"}
	case ToSetting:
		f.To = Addressee{Name: "The head teacher or principal", Address: []string{"Example School"}}
	}
	return f, sampleFacts(kind, on)
}

const sampleWords = "These are the words that the officer adds to this one letter."

func sampleFacts(kind notice.Letter, on ehc.Date) Facts {
	final := on.AddDays(70)
	decision := Decision{Letter: kind, DecidedOn: on.AddDays(-1), Reasons: "These are the reasons, as they were written with the decision.", NoPlan: on.AddDays(42), FinalPlan: final, OwnWords: sampleWords}
	switch kind {
	case notice.RequestCame:
		return Request{ReceivedOn: on, Yours: true, DecisionBy: on.AddDays(42), FinalBy: on.AddDays(140)}
	case notice.WillAssess:
		decision.HasSEN, decision.MayNeedProvision = "Yes", "Yes"
	case notice.WillNotAssess:
		decision.HasSEN, decision.MayNeedProvision = "Yes", "No"
	case notice.WillNotReassess:
		decision.Ground = "It is not necessary for the authority to make a further assessment"
	case notice.DraftPlan:
		return Draft{Number: 1, AnswerBy: on.AddDays(15), OwnWords: sampleWords}
	case notice.FinalPlan:
		return Final{MadeOn: on, Placement: "Example School (Community school)", Changes: []Change{{"F", "Special educational provision", "You told us that two sessions a week are too few."}}, OwnWords: sampleWords}
	case notice.Consultation:
		return Consultation{Setting: "Example School", Number: 1, AnswerBy: on.AddDays(15), Answers: []string{"The setting should not be named: it would be unsuitable (CFA 2014 s.39(4)(a))", "The setting should not be named: it would be incompatible (CFA 2014 s.39(4)(b))", "The setting can be named (CFA 2014 s.39(3))"},
			Information: richtext.FromPlain("This is the further information for the setting."), Documents: []string{"Report.pdf"}, OwnWords: sampleWords}
	case notice.Transferred:
		return Transfer{From: "Example Council", TransferredOn: on.AddDays(-14), MadeOn: on.AddDays(-200), ReviewBy: on.AddDays(75), SettingTooFar: true, OwnWords: sampleWords}
	case notice.Delay:
		return Delay{Late: "D8", Last: on.AddDays(-3), Source: "reg 13(2)", Why: "This is the reason, as the officer wrote it.", Likely: on.AddDays(20)}
	}
	return decision
}
