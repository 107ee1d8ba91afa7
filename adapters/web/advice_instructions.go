package web

import (
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
)

// instructions stand at the top of each form of an adviser: what they are asked, by when, and what happens to it.
func (out adviceView) instructions() []view.Component {
	limb, _ := advice.Info(out.Request.Limb())
	what := "You are asked for: " + lowerFirst(limb.Label) + ", about " + out.Case.Child().Called() + "."
	if limb.Limb == advice.Other || limb.Limb == advice.Requested {
		what = "You are asked for your advice about " + out.Case.Child().Called() + "."
	}
	when := "Please send it by " + out.Request.DueOn().LongWithDay() + "."
	switch {
	case out.ForOthers:
		return []view.Component{view.Inset{Paragraphs: []string{"You write down the advice of " + out.author() + ", as they sent or told it."}}}
	case out.Today.After(out.Request.DueOn()):
		when = "It was due on " + out.Request.DueOn().LongWithDay() + ". Please send it as soon as you can."
	}
	return []view.Component{view.Inset{Paragraphs: []string{what + " " + when, "What you write is yours until you send it. Then it is locked, the family and the others can read it, and it goes into the first draft of the plan, if there is one."}}}
}

// forThisLimb says what advice of this kind is about.
func forThisLimb(r *advice.Request, called string) string {
	about := map[advice.Limb]string{
		advice.Educational:   "how " + called + " learns, what was tried, and what " + called + " needs that the setting can’t give from what it has",
		advice.Medical:       "health, how it affects learning and daily life, and what treatment, therapy or equipment is needed",
		advice.Psychological: "how " + called + " learns, thinks, feels and gets on with others",
		advice.SocialCare:    "life at home and in the community, and what support " + called + " and the family need there",
		advice.Adulthood:     "work, living independently, friends and community, and health as an adult",
	}[r.Limb()]
	if about == "" {
		about = "what you know that others may not"
	}
	return "Your advice is about " + about + ". For each need say what should come of it and what would help: the law asks every adviser for needs, outcomes and provision (SI 2014/1530 reg 6(1))."
}

// files offers the form as it stands, before and after it is sent.
func (out adviceView) files() view.Links {
	what := "your advice as far as it is written"
	if !out.MayWrite {
		what = "this advice"
	}
	return fileLinks(what, out.url("/advice"))
}

// evidence is what every adviser is given with the request: the request for the assessment, the views and their documents
// (SI 2014/1530 reg 6(3)).
func evidence(asked assessment.AskedOut) *adviceEvidence {
	e := &adviceEvidence{Documents: keptFiles(asked.Case, asked.Documents, "No documents came with them yet.")}
	child := asked.Case.Child()
	e.Links.Links = []view.Link{{Text: "The request for an assessment", Href: caseURL(asked.Case, "/request")}}
	for _, voice := range []struct {
		voice       advice.Voice
		title, page string
	}{{advice.Child, child.Possessive() + " views", "#views"}, {advice.Parents, "The parents’ or carers’ views", "#parents-views"}} {
		said := ": nothing yet"
		if n := len(asked.Views.Of(voice.voice)); n > 0 {
			said = ": " + view.Count(n, "part", "parts") + " written"
		}
		e.Links.Links = append(e.Links.Links, view.Link{Text: voice.title + said, Href: caseURL(asked.Case, "/assessment"+voice.page)})
	}
	return e
}

// adviceEvidence is drawn on the adviser's own page.
type adviceEvidence struct {
	Links     view.Links
	Documents view.Files
}
