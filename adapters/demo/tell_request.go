package demo

import (
	"context"
	"fmt"
	"strings"
	"time"

	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func (s *story) tellRequest() {
	author, in := s.author()
	began := -2
	if in.Channel.OnBehalf() {
		began = 0
	}
	s.on(began, "start a request", false, func(ctx context.Context) (err error) {
		if s.id, err = (assessment.StartRequest{Gate: s.Gate}).Do(ctx, author(), in); err != nil {
			return err
		}
		return s.writeRequest(ctx, author())
	})
	if s.stop == requestDrafted {
		return
	}
	s.on(0, "send the request", true, func(ctx context.Context) error {
		_, err := assessment.SubmitRequest{Gate: s.Gate}.Do(ctx, author(), s.id)
		return err
	})
}

// author is who writes the request, and how it came.
func (s *story) author() (func() ehc.Actor, assessment.StartRequestInput) {
	in := assessment.StartRequestInput{Channel: casework.Online}
	key := ""
	switch s.asks {
	case byVisitor:
		visitor := ehc.Actor{Kind: ehc.Visitor, DraftKey: fmt.Sprintf("%016x%016x", s.rng.Uint64(), s.rng.Uint64())}
		in.From = visitor.DraftKey
		return func() ehc.Actor { return visitor }, in
	case byAccount:
		key = s.guardian
	case bySchool:
		key = s.sencoOf(s.setting)
	case onPaper:
		key, in.Channel, in.ReceivedOn = s.officer, casework.Paper, s.date(0)
	case byPhone:
		key, in.Channel, in.ReceivedOn = s.officer, casework.Phone, s.date(0)
	}
	return func() ehc.Actor { return s.actor(key) }, in
}

// sencoOf finds who acts for a setting.
func (s *story) sencoOf(setting string) string {
	for _, who := range sencos {
		for _, at := range who.settings {
			if at == setting {
				return who.key
			}
		}
	}
	return ""
}

func (s *story) writeRequest(ctx context.Context, author ehc.Actor) error {
	requester, child, told := s.requester(author), s.record(), s.account()
	if s.stop == requestDrafted {
		requester.Consent, told.Health, told.Attendance = false, "", ""
	}
	return assessment.WriteRequest{Gate: s.Gate}.Do(ctx, author, assessment.WriteRequestInput{Case: s.id, Requester: &requester, Child: &child, Story: &told})
}

func (s *story) requester(author ehc.Actor) casework.Requester {
	q := casework.Requester{Consent: true, ConsentOn: s.now(), ParentalResponsibility: s.guardianName()}
	if s.asks == bySchool {
		p := s.people[s.sencoOf(s.setting)]
		q.Kind, q.Name, q.Relationship, q.Email, q.Phone = casework.BySetting, author.Name, author.JobTitle, author.Email, p.Phone
		return q
	}
	q.Kind, q.Name, q.Relationship, q.Email, q.Phone = casework.ByParent, s.guardianName(), s.relation, s.guardianEmail(), s.telephone()
	if s.isYoungPerson() {
		q.Kind, q.ParentalResponsibility = casework.ByYoungPerson, ""
	}
	if q.Email == "" || s.asks == onPaper {
		q.Address, q.ByPost = s.address()+", "+s.postcode(), true
	}
	switch s.surname {
	case "Noorzai":
		q.Interpreter = "Dari, for letters and meetings"
	case "Castellan":
		q.Interpreter = "British Sign Language"
	}
	return q
}

func (s *story) telephone() string {
	if p, ok := s.people[s.guardian]; ok {
		return p.Phone
	}
	return fmt.Sprintf("07700 900%03d", 300+s.age)
}

// account is what the request tells.
func (s *story) account() casework.Story {
	return casework.Story{WorkingWell: s.facts["working"], NotWorking: s.facts["difficult"], History: s.facts["history"], Health: s.facts["health"],
		SocialCare: pick(s, homes...), Tried: s.facts["tried"], Attainment: s.say(pick(s, attainments...)), Attendance: s.say(pick(s, attendances...))}
}

// record is the child as the request gives them.
func (s *story) record() casework.Child {
	c := casework.Child{Forenames: s.forenames, Surname: s.surname, Born: s.born(), Gender: map[string]string{"he": "Male", "she": "Female"}[s.pronoun],
		Address: s.address(), Postcode: s.postcode(), FirstLanguage: s.language(), GP: s.doctor()}
	if s.setting != "" {
		c.Setting = casework.SettingRef{ID: s.settings[s.setting].ID, Name: s.settings[s.setting].Name}
	}
	if s.rng.IntN(3) > 0 {
		c.UPN = s.pupilNumber()
	}
	if s.rng.IntN(2) == 0 {
		c.NHSNumber = s.healthNumber()
	}
	switch s.surname {
	case "Tennant":
		c.NotInEducation, c.PreviousSetting = true, casework.SettingRef{ID: s.settings["wrenbridge"].ID, Name: s.settings["wrenbridge"].Name}
	case "Foy":
		c.LookedAfter, c.LookedAfterBy = true, "Wrenshire County Council"
	case "Merriman":
		c.ForcesFamily = true
	case "Pemberley":
		c.Preferred = "AJ"
	case "Vaughan":
		c.SecondSetting = casework.SettingRef{ID: s.settings["alderbeck"].ID, Name: s.settings["alderbeck"].Name}
	}
	return c
}

func (s *story) language() string {
	known := map[string]string{"Wieczorek": "Polish", "Haidari": "Dari", "Noorzai": "Dari", "Rahim": "Malay", "Petrova": "Bulgarian", "Karadag": "Turkish", "Carvalho": "Portuguese", "Al-Sabah": "Arabic", "Suzuki-Brown": "Japanese and English", "Sheikh": "Urdu"}
	if language, ok := known[s.surname]; ok {
		return language
	}
	if s.kind == "hearing" && s.rng.IntN(2) == 0 {
		return "British Sign Language"
	}
	return "English"
}

// lastYear is the year in which a young person turns 25.
const lastYear = 20

// nearly25 is the birth of somebody who turns 25 in six weeks or, shortly before a new school year, on the last day of
// this one.
func (s *story) nearly25() ehc.Date {
	day := s.today.AddDays(42)
	if end := ehc.D(s.today.Year, time.August, 31); !s.today.After(end) && day.After(end) {
		day = end
	}
	return ehc.D(day.Year-casework.EndAge, day.Month, day.Day)
}

// born is a birthday that puts the child into their year today.
func (s *story) born() ehc.Date {
	if s.year == lastYear {
		return s.nearly25()
	}
	began := s.today.Year
	if s.today.Month < 9 {
		began--
	}
	return ehc.D(began-s.year-5, 9, 1).AddDays((s.age*37 + len(s.surname)*53 + len(s.forenames)*11) % 365)
}

func (s *story) doctor() string {
	return pick(s, "Dr Amadi, Millrace Surgery", "Dr Whitcombe, Canal Walk Practice", "Dr Sorensen, Ketterdale Health Centre", "Little Marsh Surgery")
}

func (s *story) address() string {
	streets := []string{"Weavers Row", "Fuller’s Close", "Heron Way", "Orchard Bank", "Tannery Street", "Almond Road", "Coppice Drive", "Mill View", "St Osric’s Road", "Lower Quay"}
	towns := []string{"Wrenbridge", "Ketterdale", "Little Marsh", "Marsh End", "Alderbeck"}
	n := len(s.surname)*7 + s.age
	return fmt.Sprintf("%d %s, %s", n%140+1, streets[n%len(streets)], towns[n/3%len(towns)])
}

// postcode lies in an area that the Post Office has not given out.
func (s *story) postcode() string {
	n := len(s.surname)*13 + s.age*7
	return fmt.Sprintf("WZ%d %d%c%c", n%9+1, n%8+1, "ABDEFGHJLN"[n%10], "PQRSTUWXYZ"[n/2%10])
}

// healthNumber is of the range that the NHS keeps for tests, with its check digit.
func (s *story) healthNumber() string {
	for {
		digits, sum := fmt.Sprintf("999%06d", s.rng.IntN(1_000_000)), 0
		for i, d := range digits {
			sum += int(d-'0') * (10 - i)
		}
		if check := (11 - sum%11) % 11; check < 10 {
			return fmt.Sprintf("%s %s %s%d", digits[:3], digits[3:6], digits[6:], check)
		}
	}
}

// pupilNumber is of an authority that does not exist, with its check letter.
func (s *story) pupilNumber() string {
	digits, sum := fmt.Sprintf("999%09d", s.rng.IntN(1_000_000_000)), 0
	for i, d := range digits {
		sum += int(d-'0') * (i + 2)
	}
	return strings.ToUpper("ABCDEFGHJKLMNPQRTUVWXYZ"[sum%23:sum%23+1]) + digits
}
