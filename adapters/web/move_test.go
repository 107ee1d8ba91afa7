package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

func TestAPlanGoesToAnotherCouncilOnThePages(t *testing.T) {
	s := liveSite(t)
	b := s.as(s.Coordinator)
	b.get(s.at("")).is(http.StatusOK).says("Moving to another area")
	page := b.get(s.at("/moving/record")).is(http.StatusOK)
	page.labelled()
	page = b.press(page, "record", url.Values{"on": {"4/9/2023"}}).is(http.StatusUnprocessableEntity).says("Enter the council that the family moves to")
	page = b.press(page, "record", url.Values{"to": {"Northmoor Council"}, "knew-on": {"30/8/2023"}}).is(http.StatusOK)
	page.says("Northmoor Council", "19 September 2023", "Transfer the plan to the new council", "Record that the plan was sent")
	family := s.as(s.Parent)
	family.get(s.at("/moving")).is(http.StatusOK).says("Your old council sends the plan to your new council", "19 September 2023").saysNot("Northmoor")
	s.as(s.SENCO).get(s.at("/moving")).is(http.StatusForbidden)
	s.as(s.SENCO).get(s.at("")).is(http.StatusOK).saysNot("19 September 2023", "was recorded, a move")
	b.get(s.at("/close")).is(http.StatusOK).saysNot("The family has moved to another authority’s area")
	page = b.press(b.get(s.at("/moving/sent")).is(http.StatusOK), "sent", url.Values{"sent-on": {"30/8/2023"}}).is(http.StatusUnprocessableEntity)
	page.says("The family moves on 4 September 2023")
	s.Clock.Pass(8)
	page = b.press(b.get(s.at("/moving/sent")).is(http.StatusOK), "sent", url.Values{"sent-on": {"6/9/2023"}}).is(http.StatusOK)
	page.says("The plan has gone over", "Closed outside of process")
	family.get(s.at("")).is(http.StatusOK).says("You have moved, and the council of your new home is responsible now.")
	family.get(s.at("/moving")).is(http.StatusOK).says("6 September 2023")
	if c, closed := s.Load(t).Closing(); !closed || c.To != "Northmoor Council" {
		t.Errorf("closed as %+v", c)
	}
}

func TestAMoveIsTakenBack(t *testing.T) {
	s := liveSite(t)
	b := s.as(s.Coordinator)
	b.press(b.get(s.at("/moving/record")), "record", url.Values{"to": {"Northmoor Council"}, "on": {"4/9/2023"}, "knew-on": {"30/8/2023"}}).is(http.StatusOK)
	page := b.get(s.at("/moving/cancel")).is(http.StatusOK)
	page.labelled()
	b.press(page, "cancel", nil).is(http.StatusUnprocessableEntity).says("Say why the plan is not transferred")
	b.press(page, "cancel", url.Values{"reason": {"They found a house here."}}).is(http.StatusOK).says("The move is taken back", "No move is recorded")
	if len(s.Events(t, ehc.MoveCancelled)) != 1 {
		t.Error("the family is not told")
	}
}

func TestAPlanComesFromAnotherCouncilOnThePages(t *testing.T) {
	s := newRequestSite(t)
	b := s.as(s.Coordinator)
	b.get("/requests/new").is(http.StatusOK).says("Start a case from a plan of another council")
	page := b.get("/take-over").is(http.StatusOK)
	page.labelled()
	page = b.press(page, "start", nil).is(http.StatusUnprocessableEntity).says("Enter the council that made the plan", "Enter the day on which the plan was transferred")
	page = b.press(page, "start", url.Values{"child.forenames": {"Tarn"}, "child.surname": {"Holloway"}, "child.born": {"2/5/2015"}, "from": {"Northmoor Council"},
		"transferred-on": {"28/8/2023"}, "made-on": {"11/1/2023"}, "setting-stays": {"no"}, "child.setting": {string(s.Setting.ID)}}).is(http.StatusOK)
	page.says("The case is open, with the plan in force", "9 October 2023", "10 January 2024", "Northmoor Council", "too far away", "has not been added yet", "Tell the family of the transfer")
	s = s.turned(ehc.CaseID(strings.Split(page.path, "/")[2]))
	b = s.as(s.Coordinator)
	file := b.get(s.at("")).is(http.StatusOK)
	file.says("Review pending", "Plan made by", "Current plan, from another council", "Tell the family of the transfer", "Ask for a reassessment")
	upload := b.get(s.at("/files?purpose=transfer&back=" + url.QueryEscape(s.at("/moved-in")))).is(http.StatusOK)
	b.upload(upload, "upload", part{"plan.txt", "The plan as it came."}).is(http.StatusOK)
	b.get(s.at("/moved-in")).is(http.StatusOK).says("plan.txt")
	page = b.get(s.at("/moved-in/tell")).is(http.StatusOK)
	page.labelled()
	page.says("Nobody of the family is on the case yet", "no later than 10 January 2024")
	page = b.press(page, "check", url.Values{"will-assess": {"no"}, "review-by": {"11/1/2024"}}).is(http.StatusUnprocessableEntity).says("The plan must be reviewed by 10 January 2024")
	page = b.press(page, "check", url.Values{"review-by": {"8/1/2024"}, "letter": {"Ring us about the bus."}}).is(http.StatusOK)
	page.says("Send this letter?", "which Northmoor Council made on", "transferred to us on", "We do not propose to assess", "by Monday 8 January 2024", "too far from where", "Ring us about the bus.")
	b.press(page, "confirm", nil).is(http.StatusOK).says("What the family was told", "8 January 2024", "Done 30 August 2023")
	if letters := s.Letters(t, notice.Transferred); len(letters) != 1 || letters[0].SentOn != ehc.D(2023, 8, 30) {
		t.Errorf("the letter is not kept: %v", letters)
	}
	s.as(s.SENCO).get(s.at("/moved-in")).is(http.StatusOK).says("plan.txt").saysNot("Tell the family of the transfer")
	s.as(s.Parent).get("/take-over").is(http.StatusForbidden)
	s.as(s.Stranger).get(s.at("/moved-in")).is(http.StatusNotFound)
	if c := s.Load(t); c.State() != casework.ReviewPending || c.Reference() == "" {
		t.Errorf("stands at %s as %s", c.State(), c.Reference())
	}
}
