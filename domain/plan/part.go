package plan

import (
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// PartKey names one separately written part of the draft. Two people in different parts never disturb each other.
type PartKey string

const (
	PartA        PartKey = "a"
	PartOverview PartKey = "overview"
	PartI        PartKey = "i"
	PartJ        PartKey = "j"
	PartK        PartKey = "k"
)

// PartOf names the part that holds an area: needs, outcomes and provision together.
func PartOf(area needs.Area) PartKey { return PartKey(area) }

// PartInfo says how a part is called and which sections it fills.
type PartInfo struct {
	Key      PartKey
	Label    string
	Sections []string
	Area     needs.Area // empty for a part that is no area
}

// Parts lists the parts in the order of the plan.
func Parts() []PartInfo {
	parts := []PartInfo{
		{PartA, "Views, interests and aspirations", []string{"A"}, ""},
		{PartOverview, "Summary of special educational needs", []string{"B"}, ""},
	}
	for _, a := range needs.Areas() {
		sections := append([]string{a.Needs, "E"}, a.Provision...)
		parts = append(parts, PartInfo{PartOf(a.Area), a.Label, sections, a.Area})
	}
	return append(parts,
		PartInfo{PartI, "Placement", []string{"I"}, ""},
		PartInfo{PartJ, "Personal budget", []string{"J"}, ""},
		PartInfo{PartK, "Monitoring, and the advice", []string{"K"}, ""},
	)
}

// FindPart finds a part by its key; ok is false when there is none.
func FindPart(key PartKey) (PartInfo, bool) {
	for _, p := range Parts() {
		if p.Key == key {
			return p, true
		}
	}
	return PartInfo{}, false
}

// SectionA is the views, interests and aspirations, and the authority's background information (F143-F145).
type SectionA struct {
	Child      richtext.Doc
	Parents    richtext.Doc
	Background richtext.Doc
}

// Overview sums up the special educational needs (F146-F148).
type Overview struct {
	Summary   richtext.Doc
	Category  needs.Area // category of need
	Primary   string     // primary need, a code of NeedTypes
	Secondary string     // secondary need, or empty
	Why       string     // why these categories were chosen
}

// NeedType is a type of need in the Department for Education's codes.
type NeedType struct{ Code, Label string }

// NeedTypes lists the types of need.
func NeedTypes() []NeedType {
	return []NeedType{
		{"ASD", "Autistic spectrum disorder"}, {"HI", "Hearing impairment"}, {"MLD", "Moderate learning difficulty"},
		{"MSI", "Multi-sensory impairment"}, {"PD", "Physical disability"}, {"PMLD", "Profound and multiple learning difficulty"},
		{"SEMH", "Social, emotional and mental health"}, {"SLCN", "Speech, language and communication needs"},
		{"SLD", "Severe learning difficulty"}, {"SPLD", "Specific learning difficulty"}, {"VI", "Vision impairment"}, {"OTH", "Other difficulty"},
	}
}

// NeedTypeLabel gives the words of a code; "" for a code that is none.
func NeedTypeLabel(code string) string {
	for _, t := range NeedTypes() {
		if t.Code == code {
			return t.Label
		}
	}
	return ""
}

// AreaPart is one area in the plan.
type AreaPart struct {
	// NotApplicable marks an area in which there is no need: "this section does not apply" (F157).
	NotApplicable bool
	Findings      needs.Findings
}

// Placement is section I: a named setting with its type, or a type alone.
type Placement struct {
	Setting ehc.SettingID
	Name    string
	Type    string
}

// IsZero reports whether section I is empty, as it must be in a draft.
func (p Placement) IsZero() bool { return p == Placement{} }

// Budget is section J (F159).
type Budget struct {
	NotApplicable bool
	Personal      richtext.Doc
	AnnualCost    richtext.Doc
}

// Monitoring is the first part of section K (F160).
type Monitoring struct {
	Review richtext.Doc
	Who    richtext.Doc
}

// Part is one part of the working draft; exactly the field that its key calls for is set.
type Part struct {
	Key       PartKey
	Revision  int // counts saves; a writer sends back the one that they read
	UpdatedAt time.Time
	UpdatedBy ehc.PersonID
	Writer    string // display name, for "saved by … at 14:02"
	A         *SectionA
	Overview  *Overview
	Area      *AreaPart
	I         *Placement
	J         *Budget
	K         *Monitoring
}

// emptyPart gives a part with its field set and nothing in it.
func emptyPart(key PartKey) Part {
	p := Part{Key: key}
	switch key {
	case PartA:
		p.A = &SectionA{}
	case PartOverview:
		p.Overview = &Overview{}
	case PartI:
		p.I = &Placement{}
	case PartJ:
		p.J = &Budget{}
	case PartK:
		p.K = &Monitoring{}
	default:
		p.Area = &AreaPart{}
	}
	return p
}

// copy gives the part with a content of its own, so that changing one never changes the plan behind its back.
func (p Part) copy() Part {
	p.A, p.Overview, p.Area, p.I, p.J, p.K = fresh(p.A), fresh(p.Overview), fresh(p.Area), fresh(p.I), fresh(p.J), fresh(p.K)
	return p
}

func fresh[T any](content *T) *T {
	if content == nil {
		return nil
	}
	next := *content
	return &next
}

// check refuses a part whose content does not fit its key or that is too large.
func (p Part) check() error {
	fits := map[PartKey]bool{PartA: p.A != nil, PartOverview: p.Overview != nil, PartI: p.I != nil, PartJ: p.J != nil, PartK: p.K != nil}
	info, ok := FindPart(p.Key)
	if !ok {
		return fault.New(fault.NotFound, "plan.part", "There is no such part of the plan.")
	}
	if info.Area != "" {
		if p.Area == nil {
			return fault.New(fault.Invalid, "plan.part-content", "This part of the plan holds an area of need.")
		}
		return needs.Bounded(p.Area.Findings)
	}
	if !fits[p.Key] {
		return fault.New(fault.Invalid, "plan.part-content", "The text does not belong to this part of the plan.")
	}
	return p.checkTexts()
}

func (p Part) checkTexts() error {
	switch {
	case p.A != nil:
		return bounded(p.A.Child, p.A.Parents, p.A.Background)
	case p.Overview != nil:
		return p.Overview.check()
	case p.J != nil:
		return bounded(p.J.Personal, p.J.AnnualCost)
	case p.K != nil:
		return bounded(p.K.Review, p.K.Who)
	case p.I != nil && utf8.RuneCountInString(p.I.Name+p.I.Type) > needs.MaxText:
		return fault.Field("i", "plan.too-long", "The name or the type of the setting is too long.")
	}
	return nil
}

func bounded(texts ...richtext.Doc) error {
	for _, text := range texts {
		if err := richtext.Check(text); err != nil {
			return err
		}
	}
	return nil
}

func (o Overview) check() error {
	var faults []*fault.Fault
	if o.Category != "" && o.Category.Label() == "" {
		faults = append(faults, fault.Field("category", "plan.category", "Choose a category from the list."))
	}
	if o.Primary != "" && NeedTypeLabel(o.Primary) == "" {
		faults = append(faults, fault.Field("primary", "plan.need-type", "Choose a type of need from the list."))
	}
	if o.Secondary != "" && (NeedTypeLabel(o.Secondary) == "" || o.Secondary == o.Primary) {
		faults = append(faults, fault.Field("secondary", "plan.need-type", "Choose a second type of need that differs from the first."))
	}
	if utf8.RuneCountInString(o.Why) > needs.MaxText {
		faults = append(faults, fault.Field("why", "plan.too-long", "This text is too long. Shorten it."))
	}
	if err := richtext.Check(o.Summary); err != nil {
		faults = append(faults, fault.As(err).At("summary"))
	}
	return fault.Join(faults...)
}
