// Package dispute is a disagreement of a family with one decision of the authority: its mediation and its appeal to
// the Tribunal. Both run beside the case and never stop its clock (CFA 2014 ss.51 to 57; SI 2014/1530 regs 32 to 45).
package dispute

import (
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Kind is which decision a family disagrees with: each carries a right of appeal (CFA 2014 s.51(2)).
type Kind string

// The decisions that can be appealed.
const (
	NotToAssess   Kind = "not-to-assess"   // s.51(2)(a)
	NotToIssue    Kind = "not-to-issue"    // s.51(2)(b)
	PlanContents  Kind = "plan"            // s.51(2)(c): sections B, F and I of the final plan, or of its amendment
	NotToReassess Kind = "not-to-reassess" // s.51(2)(d)
	NotToAmend    Kind = "not-to-amend"    // s.51(2)(e)
	ToCease       Kind = "to-cease"        // s.51(2)(f)
)

// KindInfo is one row of the table of decisions that can be appealed.
type KindInfo struct {
	Kind    Kind
	Label   string
	Law     string
	Grounds []Ground
}

// Kinds lists them, each with the grounds that an appeal against it can have.
func Kinds() []KindInfo {
	return []KindInfo{
		{NotToAssess, "The decision not to assess", "CFA 2014 s.51(2)(a)", []Ground{RefusalToAssess}},
		{NotToIssue, "The decision not to issue a plan", "CFA 2014 s.51(2)(b)", []Ground{RefusalToIssue, Health, SocialCare}},
		{PlanContents, "What the plan says", "CFA 2014 s.51(2)(c)", []Ground{SectionB, SectionF, SectionI, Health, SocialCare}},
		{NotToReassess, "The decision not to reassess", "CFA 2014 s.51(2)(d)", []Ground{RefusalToReassess, Health, SocialCare}},
		{NotToAmend, "The decision not to amend the plan", "CFA 2014 s.51(2)(e)", []Ground{RefusalToAmend, SectionB, SectionF, SectionI, Health, SocialCare}},
		{ToCease, "The decision to end the plan", "CFA 2014 s.51(2)(f)", []Ground{Ceasing, SectionB, SectionF, SectionI, Health, SocialCare}},
	}
}

// Info finds the row of a kind; ok is false for one that is none.
func (k Kind) Info() (KindInfo, bool) {
	for _, info := range Kinds() {
		if info.Kind == k {
			return info, true
		}
	}
	return KindInfo{}, false
}

// Label gives the kind in words.
func (k Kind) Label() string { info, _ := k.Info(); return info.Label }

// Matter is the one decision, or the one version of the plan, that a disagreement is about.
type Matter struct {
	Kind Kind
	// NoticeOn is the day on which the notice of the decision, or the final plan, was sent.
	NoticeOn ehc.Date
	// Version is the number of the plan's version, for PlanContents; 0 otherwise.
	Version int
}

// Ground is what an appeal asks the Tribunal to look at.
type Ground string

// The grounds of an appeal.
const (
	RefusalToAssess   Ground = "assess"
	RefusalToIssue    Ground = "issue"
	SectionB          Ground = "B"
	SectionF          Ground = "F"
	SectionI          Ground = "I"
	RefusalToReassess Ground = "reassess"
	RefusalToAmend    Ground = "not-amend"
	Ceasing           Ground = "cease"
	Health            Ground = "health"      // recommendations only (SI 2017/1306)
	SocialCare        Ground = "social-care" // likewise
)

// GroundInfo is one row of the table of grounds.
type GroundInfo struct {
	Ground Ground
	Label  string
	// About is what settling the ground obliges the authority to; empty for one that brings recommendations only.
	About timescale.Subject
	// Orders are those that the Tribunal can make on it.
	Orders []OrderKind
}

// Grounds lists every ground.
func Grounds() []GroundInfo {
	return []GroundInfo{
		{RefusalToAssess, "The council will not assess", timescale.AboutAssess, []OrderKind{Assess, Remit}},
		{RefusalToIssue, "The council will not issue a plan", timescale.AboutMakePlan, []OrderKind{MakePlan, Remit}},
		{SectionB, "Section B: the special educational needs", timescale.AboutAmend, []OrderKind{Amend, Remit}},
		{SectionF, "Section F: the special educational provision", timescale.AboutAmend, []OrderKind{Amend, Remit}},
		{SectionI, "Section I: the setting, its type, or that none is named", timescale.AboutNameSetting, []OrderKind{NameSetting, Amend, Remit}},
		{RefusalToReassess, "The council will not reassess", timescale.AboutReassess, []OrderKind{Assess, Remit}},
		{RefusalToAmend, "The council will not amend the plan after a review or reassessment", timescale.AboutAmend, []OrderKind{Amend, Assess, Remit}},
		{Ceasing, "The council has decided to end the plan", timescale.AboutContinue, []OrderKind{ContinuePlan, Amend, Remit}},
		{Health, "Recommendations about health (sections C and G)", "", []OrderKind{Recommend}},
		{SocialCare, "Recommendations about social care (sections D and H)", "", []OrderKind{Recommend}},
	}
}

// Info finds the row of a ground; ok is false for one that is none.
func (g Ground) Info() (GroundInfo, bool) {
	for _, info := range Grounds() {
		if info.Ground == g {
			return info, true
		}
	}
	return GroundInfo{}, false
}

// Label gives the ground in words.
func (g Ground) Label() string { info, _ := g.Info(); return info.Label }

// OnEducation reports whether the Tribunal can order something on the ground, and not only recommend it.
func (g Ground) OnEducation() bool { info, ok := g.Info(); return ok && info.About != "" }

// subjects says what settling these grounds obliges the authority to, each once.
func subjects(grounds []Ground) []timescale.Subject {
	var all []timescale.Subject
	for _, info := range Grounds() {
		if info.About != "" && slices.Contains(grounds, info.Ground) && !slices.Contains(all, info.About) {
			all = append(all, info.About)
		}
	}
	return all
}
