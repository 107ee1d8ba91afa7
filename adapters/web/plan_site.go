package web

// PlanSite is every page of the plan.
type PlanSite struct {
	Plan          PlanPages
	Parts         PlanPartPages
	Sharing       PlanSharePages
	Comments      PlanCommentPages
	Consultations PlanConsultationPages
	Final         PlanFinalPages
}

// Routes lists the addresses of the plan.
func (s PlanSite) Routes() []Route {
	return Routes(s.Plan, s.Parts, s.Sharing, s.Comments, s.Consultations, s.Final)
}
