package plan

import (
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
)

// VersionKind tells a draft from the plan in force.
type VersionKind string

const (
	DraftVersion VersionKind = "draft"
	Final        VersionKind = "final"
)

// Version is what the family was sent: numbered, dated, never changed.
type Version struct {
	Shared
	Plan    ehc.PlanID
	Case    ehc.CaseID
	Content Content
	Letter  string // the authority's own words to the family, in the letter that goes with it
	// Signature of the responsible officer; only a final plan has one (Code of Practice 9.125).
	SignedBy string
	SignedAs string // their job title
	SignedOn ehc.Date
	// HealthAgreedBy and HealthAgreedOn record the commissioner's agreement to section G (reg 12(2)).
	HealthAgreedBy string
	HealthAgreedOn ehc.Date
}

// Share freezes the draft as the next version and starts the family's window, which closes on the given day
// (at least 15 days beginning with the day it is served: SI 2014/1530 reg 13(1)).
func (p *Plan) Share(id ehc.VersionID, letter string, advice []AdviceListed, on, closes ehc.Date) (Version, error) {
	if p.IsFinal() {
		return Version{}, fault.New(fault.Illegal, "plan.final", "The plan has been issued. A review or an amendment makes the next version.").Citing("CFA 2014 s.44")
	}
	content := p.Content()
	content.Advice = advice
	if err := content.checkDraft(); err != nil {
		return Version{}, err
	}
	v := Version{Shared: Shared{ID: id, Number: len(p.shared) + 1, Kind: DraftVersion, SharedOn: on, ClosesOn: closes}, Plan: p.id, Case: p.caseID, Content: content, Letter: letter}
	p.publish(v)
	return v, nil
}

func (p *Plan) publish(v Version) {
	p.shared = append(p.shared, v.Shared)
	p.fresh = append(p.fresh, v)
}

// checkDraft refuses what no draft may be sent with.
func (c Content) checkDraft() error {
	if !c.I.IsZero() {
		return fault.Field("i", "plan.draft-names-setting", "Section I must be empty in a draft. The family first says which setting they would like.").Citing("CFA 2014 s.38(5)")
	}
	return c.checkSections()
}

// checkSections holds the plan to its least content: a need somewhere, and provision for each area of need.
func (c Content) checkSections() error {
	identified := 0
	var faults []*fault.Fault
	for _, a := range c.Areas {
		if a.NotApplicable {
			continue
		}
		identified++
		faults = append(faults, a.check())
	}
	if identified == 0 {
		faults = append(faults, fault.Field("areas", "plan.no-need", "The plan names no need yet. Write at least one area, or mark those that do not apply.").Citing("CFA 2014 s.37(2)(a)"))
	}
	return fault.Join(faults...)
}

func (a AreaContent) check() *fault.Fault {
	const law = "CFA 2014 s.37(2)"
	field, label := string(PartOf(a.Area)), a.Area.Label()
	provisions := 0
	for _, o := range a.Findings.Outcomes {
		provisions += len(o.Provisions)
	}
	switch {
	case len(a.Findings.Needs) == 0:
		return fault.Field(field, "plan.area-no-need", label+": describe at least one need, or mark the area as not applying.").Citing(law)
	case len(a.Findings.Outcomes) == 0:
		return fault.Field(field, "plan.area-no-outcome", label+": write at least one outcome.").Citing(law)
	case provisions == 0:
		return fault.Field(field, "plan.area-no-provision", label+": say what provision will be made for the needs.").Citing(law)
	}
	if f := fault.As(needs.Check(a.Area, a.Findings)); f != nil {
		g := fault.Field(field, f.Code, label+": "+f.Message)
		return g
	}
	return nil
}

// Finalisation is what the authority states when it issues the plan.
type Finalisation struct {
	Letter         string
	SignedBy       string
	SignedAs       string
	SignedOn       ehc.Date
	HealthAgreedBy string
	HealthAgreedOn ehc.Date
}

// Standing is what happened around the draft, as far as finalising depends on it.
type Standing struct {
	// FamilyHasAnswered reports that every reviewer of the latest version has sent their comments or said that
	// they have none.
	FamilyHasAnswered bool
	Consulted         []ehc.SettingID
	Advice            []AdviceListed
}

// Finalise issues the plan as its next, final version.
func (p *Plan) Finalise(id ehc.VersionID, f Finalisation, around Standing, today ehc.Date) (Version, error) {
	last, ok := p.Latest()
	if !ok || last.Kind == Final {
		return Version{}, fault.New(fault.Illegal, "plan.not-shared", "A draft must have been shared with the family before the plan is finalised.").Citing("CFA 2014 s.38(1)")
	}
	content := p.Content()
	content.Advice = around.Advice
	faults := append(content.checkPlacement(around), f.check(content, today)...)
	if !today.After(last.ClosesOn) && !around.FamilyHasAnswered {
		faults = append(faults, fault.New(fault.Illegal, "plan.window-open", "The family’s 15 days run until the end of "+last.ClosesOn.LongWithDay()+". The plan can be finalised after that, or once every reviewer has sent a final answer.").Citing("CFA 2014 s.38(2)(b); SI 2014/1530 reg 13(1)"))
	}
	if g := fault.As(content.checkSections()); g != nil {
		faults = append(faults, g.All()...)
	}
	if err := fault.Join(faults...); err != nil {
		return Version{}, err
	}
	v := Version{Shared: Shared{ID: id, Number: len(p.shared) + 1, Kind: Final, SharedOn: today}, Plan: p.id, Case: p.caseID, Content: content, Letter: f.Letter,
		SignedBy: f.SignedBy, SignedAs: f.SignedAs, SignedOn: f.SignedOn, HealthAgreedBy: f.HealthAgreedBy, HealthAgreedOn: f.HealthAgreedOn}
	p.publish(v)
	return v, nil
}

func (c Content) checkPlacement(around Standing) []*fault.Fault {
	switch {
	case strings.TrimSpace(c.I.Type) == "":
		return []*fault.Fault{fault.Field("i", "plan.section-i-empty", "Section I must hold the name and type of the setting, or its type alone.").Citing("CFA 2014 s.39, s.40; SI 2014/1530 reg 12(1)(i)")}
	case c.I.Setting == "":
		return nil
	}
	for _, s := range around.Consulted {
		if s == c.I.Setting {
			return nil
		}
	}
	return []*fault.Fault{fault.Field("i", "plan.not-consulted", c.I.Name+" has not been consulted. A setting must be consulted before it is named.").Citing("CFA 2014 s.39(2), s.40(3)")}
}

func (f Finalisation) check(c Content, today ehc.Date) []*fault.Fault {
	var faults []*fault.Fault
	if strings.TrimSpace(f.SignedBy) == "" {
		faults = append(faults, fault.Field("signed-by", "plan.unsigned", "Enter the name of the officer who signs the plan.").Citing("Code of Practice 9.125"))
	}
	if f.SignedOn.IsZero() || f.SignedOn.After(today) {
		faults = append(faults, fault.Field("signed-on", "plan.undated", "Enter the date of signing. It can’t be in the future.").Citing("Code of Practice 9.125"))
	}
	if len(c.ProvisionIn("G")) > 0 && (strings.TrimSpace(f.HealthAgreedBy) == "" || f.HealthAgreedOn.IsZero()) {
		faults = append(faults, fault.Field("health-agreed-by", "plan.health-not-agreed", "Section G holds health provision: enter who agreed it for the health commissioner, and when.").Citing("SI 2014/1530 reg 12(2)"))
	}
	return faults
}
