package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/application/conversing"
	"ehchub/domain/conversation"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

func newConversationSite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		return []Area{NewConversationPages(s.pages, s.gate), NewTrayPages(s.pages, s.gate), NewCasePages(s.pages, s.gate), documentArea(s.gate)}
	})
}

func TestAFamilyAsksAndTheCouncilAnswersByItsDay(t *testing.T) {
	s := newConversationSite(t)
	parent, officer := s.as(s.Parent), s.as(s.Coordinator)
	page := parent.get("/cases/"+string(s.Case)+"/messages").is(http.StatusOK).says("Nothing has been written yet", "You will be answered by Wednesday 6 September 2023 at the latest")
	page.labelled()
	parent.press(page, "send", url.Values{"text": {"  "}}).is(http.StatusUnprocessableEntity).says("Write your message.")
	parent.press(page, "send", url.Values{"text": {strings.Repeat("word ", 1100)}}).is(http.StatusUnprocessableEntity).says("longer than 5,000 characters", "word word")
	parent.press(page, "send", url.Values{"text": {"When is the meeting?\n<b>Please</b> tell us."}}).is(http.StatusOK).says("Your message is sent.", "When is the meeting?", "<b>Please</b> tell us.", "The council answers by Wednesday 6 September 2023")

	officer.get("/cases?tray=in-progress").says("Answer a message by 6 September 2023")
	for _, reader := range []*browser{parent, officer} { // the page tells of the message, and so does its file
		reader.get("/cases/" + string(s.Case) + "/file.docx").is(http.StatusOK)
	}
	officer.get("/cases/"+string(s.Case)+"/messages").says("The family of Rowan", "1 new message", "Answer by 6 September 2023")
	at := "/cases/" + string(s.Case) + "/messages/family"
	thread := officer.get(at).is(http.StatusOK).says("An answer is due by Wednesday 6 September 2023.")
	officer.press(thread, "send", url.Values{"text": {"I ask the school."}, "after": {"promise"}}).is(http.StatusUnprocessableEntity).says("Enter the day.", "I ask the school.")
	officer.press(thread, "send", url.Values{"text": {"I ask the school."}, "after": {"promise"}, "reply-by": {"1/1/2020"}}).is(http.StatusUnprocessableEntity).says("today or later")
	officer.press(thread, "send", url.Values{"text": {"I ask the school."}, "after": {"promise"}, "reply-by": {"8/9/2023"}}).is(http.StatusOK).says("Not read yet")
	parent.get(at).says("The council has promised to answer by Friday 8 September 2023.")
	officer.get(at).says("Read by " + s.Parent.Name)
	officer.press(officer.get(at), "send", url.Values{"text": {"On 20 August."}, "after": {"nothing"}}).is(http.StatusOK)
	officer.get("/cases?tray=in-progress").saysNot("Answer a message")
}

func TestEachGroupReadsItsOwnConversationAlone(t *testing.T) {
	s := newConversationSite(t)
	base := "/cases/" + string(s.Case) + "/messages"
	officer := s.as(s.Coordinator)
	for _, with := range []string{"family", "setting", "advisers", "council"} {
		officer.press(officer.get(base+"/"+with).is(http.StatusOK), "send", url.Values{"text": {"Words for the " + with}}).is(http.StatusOK)
	}
	for who, reads := range map[string]struct {
		person people.Person
		with   string
	}{"parent": {s.Parent, "family"}, "SENCO": {s.SENCO, "setting"}} {
		b := s.as(reads.person)
		for _, with := range []string{"family", "setting", "advisers", "council"} {
			page := b.get(base + "/" + with)
			if with == reads.with {
				page.is(http.StatusOK).says("Words for the " + with)
			} else if page.status == http.StatusOK || strings.Contains(page.text(), "Words for the") {
				t.Errorf("the %s reads the conversation with the %s: %d", who, with, page.status)
			}
		}
	}
	s.as(s.Stranger).get(base + "/family").is(http.StatusNotFound)
	officer.get(base + "/nobody").is(http.StatusNotFound)
}

func TestAMessageIsTakenBack(t *testing.T) {
	s := newConversationSite(t)
	at := "/cases/" + string(s.Case) + "/messages/family"
	officer, parent := s.as(s.Coordinator), s.as(s.Parent)
	officer.press(officer.get(at), "send", url.Values{"text": {"Meant for somebody else"}}).is(http.StatusOK)
	parent.get(at).says("Meant for somebody else").saysNot("Take back")
	parent.get(at + "/1/take-back").is(http.StatusForbidden)
	ask := officer.get(at+"/1/take-back").is(http.StatusOK).says("Take this message back?", "Read by "+s.Parent.Name)
	officer.press(ask, "send", nil).is(http.StatusUnprocessableEntity).says("Say why")
	officer.press(ask, "send", url.Values{"why": {"It was meant for another family."}}).is(http.StatusOK)
	parent.get(at).says("Taken back by", "It was meant for another family.").saysNot("Meant for somebody else")
	officer.get(at + "/9/take-back").is(http.StatusNotFound)
	officer.get(at + "/x/take-back").is(http.StatusNotFound)
}

func TestAMessageOfWhoeverStandsInNamesBoth(t *testing.T) {
	s := newConversationSite(t)
	cover := s.Officer.Actor()
	cover.Covers = []ehc.Cover{{Person: s.Coordinator.ID, Name: s.Coordinator.Name}}
	write := conversing.WriteMessage{Gate: s.gate}
	if err := write.Do(t.Context(), cover, s.Case, conversation.WithFamily, conversation.Draft{Text: "The meeting is on Monday."}); err != nil {
		t.Fatal(err)
	}
	both := s.Officer.Name + ", for " + s.Coordinator.Name
	at := s.at("/messages/family")
	s.as(s.Parent).get(at).is(http.StatusOK).says("The meeting is on Monday.", both)
	if err := (conversing.TakeBackMessage{Gate: s.gate}).Do(t.Context(), cover, s.Case, conversation.WithFamily, 1, "It is on Tuesday."); err != nil {
		t.Fatal(err)
	}
	s.as(s.Parent).get(at).says("Taken back by " + both)
	if err := write.Do(t.Context(), s.Coordinator.Actor(), s.Case, conversation.WithFamily, conversation.Draft{Text: "On Tuesday."}); err != nil {
		t.Fatal(err)
	}
	s.as(s.Parent).get(at).saysNot(s.Coordinator.Name + ", for")
}
