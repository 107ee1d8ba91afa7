package ehchub

import (
	"ehchub/adapters/web"
	"ehchub/application/planning"

	"github.com/google/wire"
)

// planningSet is the plan's own use cases.
var planningSet = wire.NewSet(
	wire.Struct(new(planning.ReadPlan), "*"), wire.Struct(new(planning.ReadVersion), "*"),
	wire.Struct(new(planning.ReadPart), "*"), wire.Struct(new(planning.WritePart), "*"),
	wire.Struct(new(planning.PrepareShare), "*"), wire.Struct(new(planning.ShareDraft), "*"),
	wire.Struct(new(planning.PrepareConsult), "*"), wire.Struct(new(planning.Consult), "*"),
	wire.Struct(new(planning.ReadComments), "*"), wire.Struct(new(planning.WriteComments), "*"),
	wire.Struct(new(planning.ReadConsultation), "*"), wire.Struct(new(planning.AnswerConsultation), "*"), wire.Struct(new(planning.WithdrawConsultation), "*"),
	wire.Struct(new(planning.PrepareFinal), "*"), wire.Struct(new(planning.Finalise), "*"),
)

// planPageSet is the plan in a browser.
var planPageSet = wire.NewSet(
	web.NewPlanPages, web.NewPlanPartPages, web.NewPlanSharePages, web.NewPlanCommentPages, web.NewPlanConsultationPages, web.NewPlanFinalPages,
	wire.Struct(new(web.PlanSite), "*"),
)
