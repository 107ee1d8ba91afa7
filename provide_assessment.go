package ehchub

import (
	"ehchub/adapters/html"
	"ehchub/adapters/web"
	"ehchub/application/assessment"

	"github.com/google/wire"
)

// adviceSet is the assessment: requests for advice, what comes back, the views, and the way to the next decision.
var adviceSet = wire.NewSet(
	wire.Struct(new(assessment.Page), "*"),
	wire.Struct(new(assessment.ReadyForIssueDecision), "*"),
	wire.Struct(new(assessment.AdviceChoices), "*"),
	wire.Struct(new(assessment.AskAdvice), "*"),
	wire.Struct(new(assessment.OpenAdvice), "*"),
	wire.Struct(new(assessment.WriteAdvice), "*"),
	wire.Struct(new(assessment.SubmitAdvice), "*"),
	wire.Struct(new(assessment.ReadAdvice), "*"),
	wire.Struct(new(assessment.TeamMembers), "*"),
	wire.Struct(new(assessment.AllocateAdvice), "*"),
	wire.Struct(new(assessment.OpenAdviceControl), "*"),
	wire.Struct(new(assessment.ReopenAdvice), "*"),
	wire.Struct(new(assessment.CloseAdvice), "*"),
	wire.Struct(new(assessment.ReadViews), "*"),
	wire.Struct(new(assessment.WriteViews), "*"),
	newRichTexts,
	web.NewAssessmentPages,
	web.NewAdviceAskPages,
	web.NewAdvicePages,
	web.NewAdviceControlPages,
	web.NewViewsPages,
	newAdviceAreas,
)

// newRichTexts lets pages read and show formatted text.
func newRichTexts() web.RichTexts {
	return web.RichTexts{Parse: html.ParseRichText, Editor: html.HTML, Page: html.RichText}
}

// adviceAreas are the pages of the assessment.
type adviceAreas []web.Area

func newAdviceAreas(stage web.AssessmentPages, ask web.AdviceAskPages, write web.AdvicePages, control web.AdviceControlPages, views web.ViewsPages) adviceAreas {
	return adviceAreas{stage, ask, write, control, views}
}

