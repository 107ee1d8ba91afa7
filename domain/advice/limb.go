// Package advice is what the authority asks of others in an assessment and what comes back: requests for advice
// by statutory limb, the structured answer, and the child's and the parents' views.
package advice

// Limb is one letter of SI 2014/1530 reg 6(1): a kind of advice that the authority must or may seek.
type Limb string

const (
	Parent        Limb = "a"
	Educational   Limb = "b"
	Medical       Limb = "c"
	Psychological Limb = "d"
	SocialCare    Limb = "e"
	Other         Limb = "f"
	Adulthood     Limb = "g"
	Requested     Limb = "h"
)

// LimbInfo is one row of the table of limbs.
type LimbInfo struct {
	Limb   Limb
	Label  string // in full, for the authority
	Short  string // for tables
	From   string // whose advice it is
	Source string
	// Always reports that the limb is mandatory in every assessment; (g) is from year 9, (h) when the family
	// reasonably asks, (f) when the authority thinks fit.
	Always bool
	// ByViews reports that the limb is met by the views, not by a request for advice.
	ByViews bool
}

// Limbs lists reg 6(1)(a) to (h).
func Limbs() []LimbInfo {
	return []LimbInfo{
		{Parent, "Advice and information from the child’s parent or the young person", "Parent or young person", "the parent or the young person", "SI 2014/1530 reg 6(1)(a)", true, true},
		{Educational, "Educational advice and information", "Education", "the head of the setting, or a qualified teacher", "SI 2014/1530 reg 6(1)(b)", true, false},
		{Medical, "Medical advice and information", "Medical", "a health care professional named by the integrated care board", "SI 2014/1530 reg 6(1)(c)", true, false},
		{Psychological, "Psychological advice and information", "Educational psychology", "an educational psychologist", "SI 2014/1530 reg 6(1)(d)", true, false},
		{SocialCare, "Advice and information on social care", "Social care", "social care", "SI 2014/1530 reg 6(1)(e)", true, false},
		{Other, "Advice from any other person the council thinks appropriate", "Another professional", "anyone the council thinks appropriate", "SI 2014/1530 reg 6(1)(f)", false, false},
		{Adulthood, "Advice on preparing for adulthood and independent living", "Preparing for adulthood", "anyone who can advise on it", "SI 2014/1530 reg 6(1)(g)", false, false},
		{Requested, "Advice from a person the family reasonably asks for", "Asked for by the family", "anyone the family reasonably names", "SI 2014/1530 reg 6(1)(h)", false, false},
	}
}

// Info finds a limb's row; ok is false for a letter that is none.
func Info(l Limb) (LimbInfo, bool) {
	for _, info := range Limbs() {
		if info.Limb == l {
			return info, true
		}
	}
	return LimbInfo{}, false
}

// Also says what the law adds to whom is asked, in a sentence; "" where it adds nothing.
func (l Limb) Also() string {
	if l == Educational {
		return "If the child has a hearing or sight impairment, it is given after consulting a teacher qualified to teach such children (SI 2014/1530 reg 6(2)). If a parent serves in the armed forces, the Ministry of Defence is asked too (reg 6(1)(b))."
	}
	return ""
}

// Plainly says whose advice it is in words that a family understands, to go after "advice from".
func (l Limb) Plainly() string {
	switch l {
	case Parent:
		return "the family"
	case Educational:
		return "the school or other setting"
	case Medical:
		return "a health professional"
	case Psychological:
		return "an educational psychologist"
	case SocialCare:
		return "social care"
	case Adulthood:
		return "someone who knows about preparing for adulthood"
	case Requested:
		return "someone whom the family asked for"
	}
	return "another professional"
}

// FirstAdulthoodYear is the national curriculum year from which limb (g) is mandatory.
const FirstAdulthoodYear = 9

// Mandatory lists the limbs under which advice must be sought for a child in this year group.
func Mandatory(yearGroup int) []LimbInfo {
	var found []LimbInfo
	for _, info := range Limbs() {
		if info.Always || (info.Limb == Adulthood && yearGroup >= FirstAdulthoodYear) {
			found = append(found, info)
		}
	}
	return found
}

// Standing says how one limb of a case is met.
type Standing struct {
	LimbInfo
	Mandatory bool
	Asked     int
	Submitted int
	Open      int  // asked, and not answered yet
	Refused   int  // answered that no advice will be given
	Closed    int  // closed without advice
	Earlier   bool // advice that exists already is enough (SI 2014/1530 reg 6(4))
}

// Met reports that there is advice under the limb, or that earlier advice is enough.
func (s Standing) Met() bool { return s.Submitted > 0 || s.Earlier }

// Uncovered lists the mandatory limbs without advice.
func Uncovered(cover []Standing) []Standing {
	var missing []Standing
	for _, s := range cover {
		if s.Mandatory && !s.Met() {
			missing = append(missing, s)
		}
	}
	return missing
}

// Cover says for each limb who was asked and what is in. hasViews tells whether the family's views are recorded.
func Cover(yearGroup int, requests []*Request, hasViews bool) []Standing {
	mandatory := map[Limb]bool{}
	for _, info := range Mandatory(yearGroup) {
		mandatory[info.Limb] = true
	}
	var cover []Standing
	for _, info := range Limbs() {
		s := Standing{LimbInfo: info, Mandatory: mandatory[info.Limb]}
		if info.ByViews && hasViews {
			s.Submitted++
		}
		for _, r := range requests {
			if r.limb == info.Limb {
				s.Asked++
				switch {
				case r.Open():
					s.Open++
				case r.status == Closed:
					s.Closed++
				case r.answer.Will.Advises():
					s.Submitted++
				default:
					s.Refused++
				}
			}
		}
		// What the family reasonably asked for binds like the rest (reg 6(1)(h)).
		s.Mandatory = s.Mandatory || (info.Limb == Requested && s.Asked > 0)
		cover = append(cover, s)
	}
	return cover
}
