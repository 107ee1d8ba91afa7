package guidance

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/wording"
)

// RoleGuide tells the readers of one role how they use the hub, step by step, in the order of the road (F21).
type RoleGuide struct {
	Key   string
	Title string
	For   string // whom it is for, in a list of guides
	Lead  string
	Steps []RoleStep
}

// RoleStep is one thing to do, and what happens next.
type RoleStep struct {
	Title string
	Do    []string // a sentence each
	Next  string
	Law   string // the rule that the step or its date rests on; empty where there is none
}

// RoleGuides lists the guides in the order of the page of help.
func RoleGuides() []RoleGuide { return slices.Clone(roleGuides) }

// RoleGuideOf finds a guide by its key.
func RoleGuideOf(key string) (RoleGuide, bool) {
	i := slices.IndexFunc(roleGuides, func(g RoleGuide) bool { return g.Key == key })
	if i < 0 {
		return RoleGuide{}, false
	}
	return roleGuides[i], true
}

// RoleGuideFor gives the key of the guide that somebody with these roles needs most; "" where nobody is signed in.
func RoleGuideFor(roles []ehc.Role) string {
	for _, one := range []struct {
		role ehc.Role
		key  string
	}{
		{ehc.RoleManager, "manager"}, {ehc.RoleDecider, "manager"}, {ehc.RoleCoordinator, "co-ordinator"}, {ehc.RoleSENCO, "senco"},
		{ehc.RoleContributor, "professional"}, {ehc.RoleFamily, "parent"}, {ehc.RoleAdvocate, "parent"},
	} {
		if slices.Contains(roles, one.role) {
			return one.key
		}
	}
	return ""
}

// The pages besides the guides to which a council adds its own words.
const (
	PageSupport       = "support"
	PagePrivacy       = "privacy"
	PageAccessibility = "accessibility"
	PageCookies       = "cookies"
	PageComplaints    = "complaints"
)

// ownPages are those pages with their names.
var ownPages = []struct{ key, title string }{
	{PageSupport, "Independent support"}, {PageComplaints, "Complaints"}, {PageAccessibility, "Accessibility statement"}, {PagePrivacy, "Privacy"}, {PageCookies, "Cookies"},
}

// AdditionTitle names the page that an addition stands on.
func AdditionTitle(key string) string {
	if g, ok := RoleGuideOf(key); ok {
		return "Guide: " + lowerFirst(g.Title)
	}
	for _, page := range ownPages {
		if page.key == key {
			return page.title
		}
	}
	return ""
}

func lowerFirst(text string) string {
	if strings.HasPrefix(text, "SENCO") {
		return text
	}
	return strings.ToLower(text[:1]) + text[1:]
}

// Additions are what a council adds in its own words to the guides and to the public pages. The hub's own addition is none.
var Additions = wording.Collection{Area: "additions", Keys: additionKeys, Own: ownAddition, Check: checkAddition}

func additionKeys() []string {
	var all []string
	for _, g := range roleGuides {
		all = append(all, g.Key)
	}
	for _, page := range ownPages {
		all = append(all, page.key)
	}
	return all
}

func ownAddition(key string) (map[string]string, bool) {
	return map[string]string{TextField: ""}, AdditionTitle(key) != ""
}

func checkAddition(_ string, fields map[string]string) error {
	text := fields[TextField]
	var faults []*fault.Fault
	if utf8.RuneCountInString(text) > MaxText {
		faults = append(faults, fault.Field(TextField, "addition.long", "The text must be 3,000 characters or fewer."))
	}
	if len(wording.Names(text)) > 0 {
		faults = append(faults, fault.Field(TextField, "addition.placeholder", "There are no placeholders on this page: it is about no case. Write the words themselves."))
	}
	return fault.Join(faults...)
}

// AdditionTo gives what a council added to a page as paragraphs and lists, out of the texts as they stand; nothing where
// it added nothing.
func AdditionTo(key string, current []wording.Text) []Block {
	for _, one := range current {
		if one.Key == key && !one.Restored {
			return Compose(one.Fields[TextField], Facts{})
		}
	}
	return nil
}
