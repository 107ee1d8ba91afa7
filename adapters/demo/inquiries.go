package demo

import (
	"slices"

	"ehchub/domain/advice"
	"ehchub/domain/ehc"
)

// inquiry is one request for advice: whom the authority asks, who answers, and what they have found.
type inquiry struct {
	kind      string // of background
	limb      advice.Limb
	team      string // asked; "" when the person is
	by        string // who answers
	found     []finding
	strengths map[string]string // by area
	id        ehc.AdviceID
}

// inquiries says whom the authority asks about this child, in an order in which answers might come.
func (s *story) inquiries(ready ehc.Date) []*inquiry {
	all := []*inquiry{{kind: "setting", limb: advice.Educational, by: s.sencoOf(s.setting)}}
	if s.kind == "hearing" || s.kind == "vision" {
		all = append(all, &inquiry{kind: "sensory", limb: advice.Educational, by: "ruth"})
	}
	psychologist := &inquiry{kind: "psychology", limb: advice.Psychological, by: pick(s, "joseph", "joseph", "helena")}
	if s.stop == notAllocated || s.rng.IntN(3) > 0 {
		psychologist.team = psychology
	}
	all = append(all, psychologist)
	if s.finds("f", "communication", "semh") {
		all = append(all, &inquiry{kind: "speech", limb: advice.Other, team: therapies, by: pick(s, "priya", "priya", "fiona")})
	}
	if s.finds("f", "sensory") && s.kind != "vision" {
		all = append(all, &inquiry{kind: "occupational", limb: advice.Other, by: "stefan"})
	}
	if s.record().YearGroupOn(ready) >= advice.FirstAdulthoodYear {
		all = append(all, &inquiry{kind: "adulthood", limb: advice.Adulthood, by: "gareth"})
	}
	all = append(all, &inquiry{kind: "medical", limb: advice.Medical, by: "anjali"}, &inquiry{kind: "care", limb: advice.SocialCare, team: socialWork, by: pick(s, "kwame", "kwame", "denise")})
	s.shareOut(all)
	return all
}

// finds reports whether anything was found under the limb in one of the areas.
func (s *story) finds(limb string, areas ...string) bool {
	return slices.ContainsFunc(s.chosen, func(f finding) bool { return f.limb == limb && slices.Contains(areas, f.area) })
}

// shareOut gives each finding to the adviser whose field it is, and each area's strengths to the first of them who
// writes about the area, or else to whom it would occur.
func (s *story) shareOut(all []*inquiry) {
	given := s.chosen
	if !slices.ContainsFunc(given, func(f finding) bool { return f.limb == "g" }) {
		given = append(slices.Clone(given), pick(s, beforeAdulthood...))
	}
	written := map[string]bool{}
	for _, q := range all {
		q.strengths = map[string]string{}
		for _, f := range given {
			if s.fieldOf(f) != q.kind {
				continue
			}
			q.found = append(q.found, f)
			if text := s.from.strengths[f.area]; text != "" && !written[f.area] {
				q.strengths[f.area], written[f.area] = text, true
			}
		}
	}
	for _, q := range all {
		area := map[string]string{"setting": "communication", "psychology": "cognition", "care": "semh", "sensory": "sensory", "occupational": "sensory"}[q.kind]
		if text := s.from.strengths[area]; text != "" && !written[area] && q.kind != "care" {
			q.strengths[area], written[area] = text, true
		}
	}
}

// fieldOf says whose field a finding is.
func (s *story) fieldOf(f finding) string {
	sensed := f.area == "sensory" && (s.kind == "hearing" || s.kind == "vision")
	switch {
	case sensed:
		return "sensory"
	case f.limb == "f" && f.area == "sensory":
		return "occupational"
	}
	return map[string]string{"b": "setting", "c": "medical", "d": "psychology", "e": "care", "f": "speech", "g": "adulthood"}[f.limb]
}

// answered says which inquiries have come back where this story stops, of those that would have by now.
func (s *story) answered(n, of int) bool {
	switch s.stop {
	case nobodyAnswered:
		return false
	case someAnswered, reassessed:
		return n < of/2
	case notAllocated:
		return n == 0
	case oneOverdue:
		return n != of-2
	}
	return true
}

// begun says which inquiry is half written.
func (s *story) begun(n, of int) bool {
	return (s.stop == someAnswered || s.stop == reassessed) && n == of/2 || s.stop == oneOverdue && n == of-2
}
