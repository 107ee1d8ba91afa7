package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/application/assessment"
	"ehchub/domain/advice"
)

func TestAChildSaysTheirViewsWithPictures(t *testing.T) {
	s := newAssessmentSite(t)
	s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	parent := s.as(s.Parent)
	page := parent.get(s.at("/assessment")).is(http.StatusOK)
	page = parent.get(page.linkTo("Open the page with pictures and few words, to fill in with Rowan")).is(http.StatusOK)
	page.says("About me", "What do I like doing?").saysNot("Done ✓")
	page = parent.get(s.at("/assessment/about-me/things-i-enjoy")).is(http.StatusOK)
	page.labelled()
	page.says("Tap what is true for you", "Animals", "Swimming and water", "For the person who helps")
	page = parent.press(page, "next", url.Values{"cards": {"water", "animals"}, "way": {"symbols"}, "helper": {"Dad, with a talking mat"}}).is(http.StatusOK)
	if !strings.HasSuffix(page.path, "/about-me/communicate") {
		t.Errorf("the next picture is at %s", page.path)
	}
	parent.get(s.at("/assessment/about-me")).says("Done ✓")
	parent.press(parent.get(s.at("/assessment/about-me/change")), "next", nil).says("About me", "Tap a picture to begin")

	// Everybody who reads the views reads what was chosen, how, and who wrote it down.
	s.as(s.Psychologist).get(s.at("/assessment/views/things-i-enjoy")).is(http.StatusOK).says("Animals", "Swimming and water", "Rowan chose this from pictures. Helped by Dad, with a talking mat.", "on behalf of Rowan")

	// The page for grown-ups keeps the pictures, and has them to change.
	page = parent.get(s.at("/assessment/views/things-i-enjoy")).is(http.StatusOK)
	page = parent.press(page, "save", url.Values{"text": {"Trains too."}}).is(http.StatusOK)
	s.as(s.Psychologist).get(s.at("/assessment/views/things-i-enjoy")).says("Animals", "Trains too.")
	parent.press(page, "save", url.Values{"cards": {"rockets"}}).is(http.StatusUnprocessableEntity).says("Choose from the pictures on this page.")

	s.as(s.Psychologist).get(s.at("/assessment/about-me")).is(http.StatusForbidden)
	s.as(s.Stranger).get(s.at("/assessment/about-me/hopes")).is(http.StatusNotFound)
	parent.get(s.at("/assessment/about-me/family-history")).is(http.StatusNotFound)
}

func TestEveryPictureIsDrawn(t *testing.T) {
	set, err := componentSet(templateFiles)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range advice.ChildPages() {
		names := []string{page.Picture}
		for _, card := range page.Cards {
			names = append(names, card.Picture)
		}
		for _, name := range names {
			if set.Lookup("picture-"+name) == nil {
				t.Errorf("%s: there is no picture %q", page.Tile, name)
			}
		}
	}
}
