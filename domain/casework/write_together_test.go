package casework_test

import (
	"slices"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

var (
	colleague = ehc.Actor{Kind: ehc.Human, Person: "colleague", Name: "Una Larch", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{"larkfield"}}
	second    = ehc.Actor{Kind: ehc.Human, Person: "second", Name: "Bram Otter", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{"ashgrove"}}
	therapist = ehc.Actor{Kind: ehc.Human, Person: "therapist", Name: "Fern Adeyemi", Roles: []ehc.Role{ehc.RoleContributor}}
)

// together is a school's draft in which another setting writes the story, and a therapist adds documents.
func together(t *testing.T) *casework.Case {
	t.Helper()
	request := fullRequest()
	request.Requester.Kind, request.Requester.Person, request.Requester.Name = casework.BySetting, "senco", senco.Name
	c := casework.StartRequest("case-1", senco, request, fullChild(), now)
	c.ShareDraftWithSetting(senco, now)
	ok(t, c.AskToWrite(senco, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldBySetting, ID: "ashgrove"}, Name: "Ashgrove Nursery", Parts: []casework.RequestPart{casework.TheStory}}, now))
	p := person(therapist)
	p.Parts = []casework.RequestPart{casework.TheDocuments}
	ok(t, c.AskToWrite(senco, p, now))
	return c
}

func mayIn(c *casework.Case, actor ehc.Actor, action access.Action) bool {
	return access.May(action, c.Subject(actor, false))
}

func TestEachWritesThePartsThatTheyWereAskedFor(t *testing.T) {
	c := together(t)
	all := append([]casework.RequestPart{casework.AboutRequester}, casework.SharedParts()...)
	for name, tc := range map[string]struct {
		actor ehc.Actor
		want  []casework.RequestPart
	}{
		"sender": {senco, all}, "colleague of the setting": {colleague, all}, "the other setting": {second, []casework.RequestPart{casework.TheStory}},
		"therapist": {therapist, []casework.RequestPart{casework.TheDocuments}}, "co-ordinator": {coordinator, nil}, "stranger": {stranger, nil}, "visitor": {visitor, nil},
	} {
		if got := c.PartsFor(tc.actor); !slices.Equal(got, tc.want) {
			t.Errorf("%s writes %v, want %v", name, got, tc.want)
		}
		if mayIn(c, tc.actor, access.WriteInRequest) != (len(tc.want) > 0) || mayIn(c, tc.actor, access.SeeRequest) != (len(tc.want) == len(all)) {
			t.Errorf("%s: the table says something else", name)
		}
	}
}

func TestOneAloneSendsADraft(t *testing.T) {
	c := together(t)
	for _, actor := range []ehc.Actor{colleague, second, therapist} {
		if mayIn(c, actor, access.SubmitRequest) || mayIn(c, actor, access.ShareRequest) {
			t.Errorf("%s sends it, or says who writes", actor.Name)
		}
	}
	if !mayIn(c, senco, access.SubmitRequest) || !mayIn(c, colleague, access.SendInstead) || mayIn(c, second, access.SendInstead) {
		t.Error("the sender can't send, or the wrong one can send instead")
	}
	ok(t, c.GiveSending(colleague, colleague, casework.Requester{Kind: casework.BySetting, Person: "colleague", Name: colleague.Name}, now))
	if mayIn(c, senco, access.SubmitRequest) || !mayIn(c, colleague, access.SubmitRequest) || len(c.PartsFor(senco)) != 4 {
		t.Error("a colleague who sends instead does not, or the one before lost the draft")
	}
	if q := c.Request().Requester; q.Name != colleague.Name || !q.Consent {
		t.Errorf("it is asked by %+v", q)
	}
}

func TestSendingPassesToTheOtherSetting(t *testing.T) {
	c := together(t)
	ok(t, c.GiveSending(senco, second, casework.Requester{Kind: casework.BySetting, Person: "second", Name: second.Name}, now))
	if got := c.PartsFor(colleague); !slices.Equal(got, casework.SharedParts()) || mayIn(c, senco, access.SubmitRequest) {
		t.Errorf("the first setting writes %v", got)
	}
	if len(c.PartsFor(second)) != 4 || !mayIn(c, second, access.SubmitRequest) || c.Request().Requester.Consent {
		t.Error("the other setting does not send it, or agreed to what it was not asked")
	}
	c.ShareDraftWithSetting(second, now)
	if len(c.PartsFor(senco)) != 3 {
		t.Error("a later save took the first setting off")
	}
	wrong(t, c.GiveSending(second, second, casework.Requester{}, now), "sender.choose", "to")
}

func TestAParentWhoPassesSendingOnStaysAnAuthor(t *testing.T) {
	c := drafted(mother)
	p := person(second)
	p.Parts = casework.SharedParts()
	ok(t, c.AskToWrite(mother, p, now))
	ok(t, c.GiveSending(mother, second, casework.Requester{Kind: casework.BySetting, Person: "second"}, now))
	if got := c.PartsFor(mother); !slices.Equal(got, casework.SharedParts()) {
		t.Errorf("the mother writes %v", got)
	}
}

func TestWhoeverIsDismissedOrStopsHasTheDraftNoMore(t *testing.T) {
	c := together(t)
	ok(t, c.DismissWriter(senco, "ashgrove", now))
	ok(t, c.StopWriting(therapist, now))
	for _, gone := range []ehc.Actor{second, therapist} {
		if sees(c, gone) || mayIn(c, gone, access.SeeReceipt) {
			t.Errorf("%s still has the draft", gone.Name)
		}
	}
	wrong(t, c.DismissWriter(senco, "nobody", now), "writer.unknown", "")
	ok(t, c.Submit(senco, "EHC/26/0001", today, now))
	if mayIn(c, second, access.SeeReceipt) {
		t.Error("the receipt opens to somebody who was dismissed")
	}
}

func TestAfterSendingWhoWroteHasNoCaseButKnowsThatItWasSent(t *testing.T) {
	c := together(t)
	ok(t, c.Submit(senco, "EHC/26/0001", today, now))
	for _, actor := range []ehc.Actor{second, therapist} {
		if sees(c, actor) || !mayIn(c, actor, access.SeeReceipt) || len(c.PartsFor(actor)) != 0 {
			t.Errorf("%s has the case by having written in the request", actor.Name)
		}
	}
	wrong(t, c.AskToWrite(senco, person(therapist), now), "case.request-sent", "")
}

func TestWhoCanBeAskedToWrite(t *testing.T) {
	c := together(t)
	wrong(t, c.AskToWrite(senco, person(second), now), "writer.parts", "parts")
	p := casework.Party{Holder: ehc.Holder{Kind: ehc.HeldBySetting, ID: "larkfield"}, Name: "Larkfield", Parts: casework.SharedParts()}
	wrong(t, c.AskToWrite(senco, p, now), "writer.author", "who")
	again := c.Writers()[1]
	again.Parts = casework.SharedParts()
	ok(t, c.AskToWrite(senco, again, now))
	if len(c.Writers()) != 2 || len(c.PartsFor(therapist)) != 3 {
		t.Errorf("asked again: %+v", c.Writers())
	}
	for i := range casework.MostWriters {
		p.Holder = ehc.Holder{Kind: ehc.HeldByPerson, ID: "one-" + string(rune('a'+i))}
		if err := c.AskToWrite(senco, p, now); i >= casework.MostWriters-2 {
			wrong(t, err, "writer.many", "who")
		}
	}
	visitors := drafted(visitor)
	wrong(t, visitors.AskToWrite(visitor, p, now), "writer.account", "")
}

func TestWhoWroteWhatIsKept(t *testing.T) {
	c := together(t)
	c.NoteWriting(senco, casework.TheStory, now)
	c.NoteWriting(second, casework.TheStory, now.Add(time.Minute))
	c.NoteWriting(senco, casework.TheStory, now.Add(2*time.Minute))
	c.NoteWriting(visitor, casework.TheStory, now.Add(time.Hour))
	if last, known := c.LastWriting(casework.TheStory); !known || last.Name != senco.Name || len(c.Writings()) != 2 {
		t.Errorf("written by %+v", c.Writings())
	}
}

func TestAStandInWritesInTheDraftsOfASettingAlone(t *testing.T) {
	away := ehc.Actor{Kind: ehc.Human, Person: "deputy", Name: "Deputy", Covers: []ehc.Cover{{Person: "second", Name: second.Name, Settings: second.Settings}}}
	if got := together(t).PartsFor(away); !slices.Equal(got, []casework.RequestPart{casework.TheStory}) {
		t.Errorf("writes %v in a school's draft", got)
	}
	c := drafted(mother)
	p := person(second)
	p.Parts = casework.SharedParts()
	ok(t, c.AskToWrite(mother, p, now))
	if got := c.PartsFor(away); len(got) > 0 || sees(c, away) {
		t.Errorf("writes %v in a family's draft", got)
	}
}
