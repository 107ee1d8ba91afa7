package plan

import (
	"errors"
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
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
	Plan     ehc.PlanID
	Case     ehc.CaseID
	SharedAt time.Time // the instant of sharing or issuing, in UTC; files of the version are named after it
	Content  Content
	Letter   string // the authority's own words to the family, in the letter that goes with it
	// Signature of the responsible officer; only a final plan has one (Code of Practice 9.125).
	SignedBy string
	SignedAs string // their job title
	SignedOn ehc.Date
	// HealthAgreedBy and HealthAgreedOn record the commissioner's agreement to section G (reg 12(2)).
	HealthAgreedBy string
	HealthAgreedOn ehc.Date
	// Changes are the sections of a final plan that differ from the last draft, each with the reason. Section I is
	// not among them: it is empty in every draft.
	Changes []Change
}

// leastWindow is how many days, beginning with the day of service, the law gives the family (SI 2014/1530 reg 13(1)).
const leastWindow = 15

// Share freezes the draft as the next version and starts the family's window, which closes on the given day: at
// least 15 days beginning with the day it is served (SI 2014/1530 reg 13(1)). Every part must have been loaded.
func (p *Plan) Share(id ehc.VersionID, letter string, advice []AdviceListed, on, closes ehc.Date, now time.Time) (Version, error) {
	if p.IsFinal() {
		return Version{}, fault.New(fault.Illegal, "plan.final", "The plan has been issued. A review or an amendment makes the next version.").Citing("CFA 2014 s.44")
	}
	if closes.Before(timescale.BeginningWith(on, leastWindow)) {
		return Version{}, fault.New(fault.Illegal, "plan.window-short", "The family must have at least 15 days for the draft, beginning with the day it is served.").Citing("SI 2014/1530 reg 13(1)")
	}
	if err := checkLetter("letter", letter); err != nil {
		return Version{}, err
	}
	content, err := p.whole()
	if err != nil {
		return Version{}, err
	}
	content.Advice = advice
	if err := content.CheckDraft(); err != nil {
		return Version{}, err
	}
	v := Version{Shared: Shared{ID: id, Number: len(p.shared) + 1, Kind: DraftVersion, SharedOn: on, ClosesOn: closes}, Plan: p.id, Case: p.caseID, SharedAt: now, Content: content, Letter: letter}
	p.publish(v)
	return v, nil
}

// whole gives the content of a plan of which every part was loaded: a version must never miss one.
func (p *Plan) whole() (Content, error) {
	if len(p.parts) != len(Parts()) {
		return Content{}, errors.New("plan: a version needs every part loaded")
	}
	return p.Content(), nil
}

// onThisDraft leaves out consultations on drafts of a plan that was issued since: a setting is consulted anew before it
// is named anew (CFA 2014 s.39(2)).
func (p *Plan) onThisDraft(all []Consultation) []Consultation {
	past := map[ehc.VersionID]bool{}
	if issued, ok := p.InForce(); ok {
		for _, v := range p.shared[:issued.Number] {
			past[v.ID] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(c Consultation) bool { return past[c.Version] })
}

func (p *Plan) publish(v Version) {
	p.shared = append(p.shared, v.Shared)
	p.fresh = append(p.fresh, v)
}

// Finalisation is what the authority states when it issues the plan.
type Finalisation struct {
	Letter         string
	SignedBy       string
	SignedAs       string
	SignedOn       ehc.Date
	HealthAgreedBy string
	HealthAgreedOn ehc.Date
	// Changes says of each section that differs from the last draft what the family said that led to it.
	Changes []Change
}

// Standing is what happened around the draft, as far as finalising depends on it.
type Standing struct {
	// FamilyHasAnswered reports that every reviewer of the latest version has sent their comments or said that
	// they have none.
	FamilyHasAnswered bool
	// Consultations are all of the case's, on any version.
	Consultations []Consultation
	Advice        []AdviceListed
	// Draft is what the family was sent last.
	Draft Content
	// Whose is what the checks of the content have to know of the child.
	Whose Whose
}

// CheckFinal says what stands between the draft and the plan in force, each with its rule; nil when nothing does.
// Every part must have been loaded.
func (p *Plan) CheckFinal(f Finalisation, around Standing, today ehc.Date) error {
	last, ok := p.Latest()
	if !ok || last.Kind == Final {
		return fault.New(fault.Illegal, "plan.not-shared", "A draft must have been shared with the family before the plan is finalised.").Citing("CFA 2014 s.38(1)")
	}
	content, err := p.whole()
	if err != nil {
		return err
	}
	faults := append(content.I.check(p.onThisDraft(around.Consultations), today), f.check(content, last, today)...)
	_, unexplained := f.explain(p.ChangedSince(around), last)
	faults = append(faults, unexplained...)
	if !today.After(last.AnswerBy()) && !around.FamilyHasAnswered {
		faults = append(faults, fault.New(fault.Illegal, "plan.window-open", "The family has until the end of "+last.AnswerBy().LongWithDay()+" to answer the draft. The plan can be finalised after that, or once every family member on the case has sent a final answer.").Citing("CFA 2014 s.38(2)(b); SI 2014/1530 reg 13(1)"))
	}
	return fault.Join(append(faults, fault.As(content.blocking(Issuing, around.Whose)))...)
}

// Finalise issues the plan as its next, final version.
func (p *Plan) Finalise(id ehc.VersionID, f Finalisation, around Standing, today ehc.Date, now time.Time) (Version, error) {
	if err := p.CheckFinal(f, around, today); err != nil {
		return Version{}, err
	}
	last, content := p.shared[len(p.shared)-1], p.Content()
	content.Advice = around.Advice
	changes, _ := f.explain(p.ChangedSince(around), last)
	v := Version{Shared: Shared{ID: id, Number: len(p.shared) + 1, Kind: Final, SharedOn: today}, Plan: p.id, Case: p.caseID, SharedAt: now, Content: content, Letter: f.Letter,
		SignedBy: f.SignedBy, SignedAs: f.SignedAs, SignedOn: f.SignedOn, HealthAgreedBy: f.HealthAgreedBy, HealthAgreedOn: f.HealthAgreedOn, Changes: changes}
	p.publish(v)
	p.revised = p.revised || p.revising
	p.revising = false
	return v, nil
}

// check holds section I of a final plan to its rules: a setting with its type, or a type alone, and no setting
// that was not consulted.
func (p Placement) check(consultations []Consultation, today ehc.Date) []*fault.Fault {
	switch {
	case strings.TrimSpace(p.Type) == "":
		return []*fault.Fault{fault.Field("i", "plan.section-i-empty", "Section I must hold the name and type of the setting, or its type alone.").Citing("CFA 2014 s.39, s.40; SI 2014/1530 reg 12(1)(i)")}
	case p.Setting == "" && p.Name == "":
		return nil
	}
	const law = "CFA 2014 s.39(2), s.40(3)"
	latest, ok := consultationOf(p.Setting, consultations)
	switch {
	case !ok:
		return []*fault.Fault{fault.Field("i", "plan.not-consulted", p.Name+" has not been consulted. A setting must be consulted before it is named.").Citing(law)}
	case latest.Status == AwaitingResponse && !today.After(latest.DueBy):
		return []*fault.Fault{fault.Field("i", "plan.consultation-open", p.Name+" has until "+latest.DueBy.LongWithDay()+" to answer the consultation. It can be named once it has answered, or after that day.").Citing(law + "; Code of Practice 9.83")}
	}
	return nil
}

func (f Finalisation) check(c Content, last Shared, today ehc.Date) []*fault.Fault {
	faults := []*fault.Fault{fault.As(checkLetter("letter", f.Letter))}
	if strings.TrimSpace(f.SignedBy) == "" {
		faults = append(faults, fault.Field("signed-by", "plan.unsigned", "Enter the name of the officer who signs the plan.").Citing("Code of Practice 9.125"))
	}
	if f.SignedOn.IsZero() || f.SignedOn.After(today) || f.SignedOn.Before(last.SharedOn) {
		faults = append(faults, fault.Field("signed-on", "plan.undated", "Enter the date of signing. It can’t be in the future, or before the draft was shared.").Citing("Code of Practice 9.125"))
	}
	if len(c.ProvisionIn("G")) > 0 {
		faults = append(faults, f.checkHealth(today)...)
	}
	return faults
}

func (f Finalisation) checkHealth(today ehc.Date) []*fault.Fault {
	const law = "SI 2014/1530 reg 12(2)"
	var faults []*fault.Fault
	if strings.TrimSpace(f.HealthAgreedBy) == "" {
		faults = append(faults, fault.Field("health-agreed-by", "plan.health-not-agreed", "Section G holds health provision: enter who agreed it for the health commissioner.").Citing(law))
	}
	if f.HealthAgreedOn.IsZero() || f.HealthAgreedOn.After(today) {
		faults = append(faults, fault.Field("health-agreed-on", "plan.health-not-agreed", "Section G holds health provision: enter the date on which it was agreed. It can’t be in the future.").Citing(law))
	}
	return faults
}
