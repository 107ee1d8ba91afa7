// Package plan is the EHC plan: sections A to K, the working draft, the immutable versions that are shared and
// issued, the family's comments and the consultation of settings.
package plan

// SectionInfo is one statutory section of a plan.
type SectionInfo struct {
	Letter string
	Title  string
	// Holds says what the section is for, in plain words.
	Holds  string
	Source string
}

// Sections lists the sections of SI 2014/1530 reg 12(1), each to be labelled separately.
func Sections() []SectionInfo {
	return []SectionInfo{
		{"A", "Views, interests and aspirations", "What the child or young person and their parents think, like and hope for.", "SI 2014/1530 reg 12(1)(a)"},
		{"B", "Special educational needs", "All of the child or young person’s special educational needs.", "SI 2014/1530 reg 12(1)(b)"},
		{"C", "Health needs", "Health needs that relate to the special educational needs.", "SI 2014/1530 reg 12(1)(c)"},
		{"D", "Social care needs", "Social care needs that relate to the special educational needs or to a disability.", "SI 2014/1530 reg 12(1)(d)"},
		{"E", "Outcomes", "What is to be achieved, and the steps towards it.", "SI 2014/1530 reg 12(1)(e)"},
		{"F", "Special educational provision", "The special educational provision for each need. The council must arrange it.", "SI 2014/1530 reg 12(1)(f)"},
		{"G", "Health provision", "Health provision reasonably required. The health commissioner must arrange it.", "SI 2014/1530 reg 12(1)(g)"},
		{"H1", "Social care provision for a disabled child under 18", "Provision that must be made under section 2 of the Chronically Sick and Disabled Persons Act 1970.", "SI 2014/1530 reg 12(1)(h)(i)"},
		{"H2", "Other social care provision", "Any other social care provision reasonably required.", "SI 2014/1530 reg 12(1)(h)(ii)"},
		{"I", "Placement", "The name and type of the school or other institution, or its type alone. Empty in a draft.", "SI 2014/1530 reg 12(1)(i)"},
		{"J", "Personal budget", "How direct payments or a personal budget will be used.", "SI 2014/1530 reg 12(1)(j)"},
		{"K", "Advice and information", "The advice and information gathered in the assessment.", "SI 2014/1530 reg 12(1)(k)"},
	}
}

// Section finds a section by its letter; ok is false when there is none.
func Section(letter string) (SectionInfo, bool) {
	for _, s := range Sections() {
		if s.Letter == letter {
			return s, true
		}
	}
	return SectionInfo{}, false
}
