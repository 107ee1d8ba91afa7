package documents

import (
	"strings"

	"ehchub/application"

	"ehchub/domain/casework"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
)

// RequestShown says how much of a request its reader may see.
type RequestShown struct {
	// Contacts shows how to reach the person who asked; Address where they live, which is for the authority and
	// for themselves. Either shows the child's address and numbers.
	Contacts, Address bool
	// Files are the names of the documents that came with the request.
	Files []string
}

const requestTitle = "Request for an EHC needs assessment"

// RequestDocument composes a request for an assessment as it was sent or, while the case has no reference, as its
// draft stands. The record of the child is the one that stands today.
func RequestDocument(about About, r casework.Request, shown RequestShown) document.Document {
	sent := about.Reference != ""
	blocks := []document.Block{document.Title{Text: requestTitle}}
	if sent {
		blocks = append(blocks, document.KeyValues{Rows: []document.KeyValue{
			row("Case ID", string(about.Reference)), row("Received on", r.ReceivedOn.Long()), row("Received", channelWords[r.Channel])}})
	} else {
		blocks = append(blocks, document.Note{Doc: document.Words("This request is a draft. It has not been sent.")})
	}
	blocks = append(blocks, document.Heading{Level: 1, Text: "Who asks"}, document.KeyValues{Rows: requesterRows(r.Requester, shown)})
	blocks = append(blocks, document.Heading{Level: 1, Text: "The child or young person"}, document.KeyValues{Rows: childRows(about.Child, shown)})
	blocks = append(blocks, document.Heading{Level: 1, Text: "What the request says"})
	for _, part := range r.Story.Parts() {
		if strings.TrimSpace(part.Text) != "" {
			blocks = append(blocks, document.Heading{Level: 2, Text: part.Question}, document.RichText{Doc: document.Words(part.Text)})
		}
	}
	blocks = append(blocks, document.Heading{Level: 1, Text: "Documents"})
	if len(shown.Files) > 0 {
		blocks = append(blocks, document.Bullets(shown.Files...))
	} else {
		blocks = append(blocks, document.Text("No documents were added."))
	}
	return document.Document{Meta: requestMeta(about, r.ReceivedOn, sent), Blocks: blocks}
}

func requestMeta(about About, received ehc.Date, sent bool) document.Meta {
	m := document.Meta{Title: requestTitle, Creator: about.Profile.Name, Logo: about.Profile.Logo, Colour: about.Profile.Colour, Reference: string(about.Reference), Version: "Draft, not sent", Draft: !sent, Props: map[string]string{"ehc.case": string(about.Case)}}
	if sent {
		m.Version, m.Created = "received on "+received.Long(), application.MorningOf(received)
	}
	return m
}

var channelWords = map[casework.Channel]string{casework.Online: "Online", casework.Paper: "On paper", casework.Phone: "By telephone", casework.Email: "By e-mail"}

// requesterWords says who asks, as others read it.
var requesterWords = map[casework.RequesterKind]string{
	casework.ByParent: "Parent or carer", casework.ByYoungPerson: "The young person", casework.BySetting: "Nursery, school or college",
	casework.ByAuthority: "The local authority", casework.ByOther: "Someone else who knows the child",
}

func requesterRows(q casework.Requester, shown RequestShown) []document.KeyValue {
	rows := []document.KeyValue{row("Name", q.Name), row("Who they are", requesterWords[q.Kind])}
	rows = appendGiven(rows, "Relationship to the child or young person", q.Relationship)
	if shown.Contacts {
		rows = appendGiven(rows, "E-mail", q.Email)
		rows = appendGiven(rows, "Telephone", q.Phone)
	}
	if shown.Address {
		rows = appendGiven(rows, "Address", q.Address)
	}
	rows = appendGiven(rows, "Interpreter or other help to communicate", q.Interpreter)
	rows = appendGiven(rows, "Who has parental responsibility", q.ParentalResponsibility)
	consent := "Not given"
	if q.Consent {
		consent = strings.TrimSpace("Given " + q.ConsentOn.Long())
	}
	return append(rows, row("Agreement that the council asks others for information", consent))
}

func childRows(c casework.Child, shown RequestShown) []document.KeyValue {
	rows := []document.KeyValue{row("Name", c.FullName())}
	rows = appendGiven(rows, "Known as", c.Preferred)
	rows = append(rows, row("Date of birth", c.Born.Long()))
	if c.YearGroup != nil {
		rows = append(rows, row("Year group", casework.YearGroupLabel(*c.YearGroup)))
	}
	rows = appendGiven(rows, "Gender", c.Gender)
	if shown.Address {
		rows = appendGiven(rows, "Address", strings.Join(application.ChildsAddress(c), "\n"))
		rows = appendGiven(rows, "Unique pupil number", c.UPN)
		rows = appendGiven(rows, "Unique learner number", c.ULN)
		rows = appendGiven(rows, "NHS number", c.NHSNumber)
	}
	for _, one := range []struct{ label, words string }{
		{"Ethnicity", c.Ethnicity}, {"First language", c.FirstLanguage}, {"School or other setting", c.Setting.Name}, {"Days there", casework.DaysInWords(c.SettingDays)}, {"Subsidiary setting", c.SecondSetting.Name}, {"Days at the subsidiary setting", casework.DaysInWords(c.SecondDays)},
		{"Previous setting", c.PreviousSetting.Name}, {"Doctor (GP)", c.GP}, {"Professionals involved", c.Professionals}, {"Circumstances", circumstances(c)},
	} {
		rows = appendGiven(rows, one.label, one.words)
	}
	return rows
}

func circumstances(c casework.Child) string {
	var words []string
	if c.LookedAfter {
		words = append(words, strings.TrimSuffix("Looked after by "+c.LookedAfterBy, " by "))
	}
	for _, one := range []struct {
		holds bool
		words string
	}{{c.YouthCustody, "In youth custody"}, {c.ForcesFamily, "Child of a family in the armed forces"}, {c.NotInEducation, "Not in education"}} {
		if one.holds {
			words = append(words, one.words)
		}
	}
	return strings.Join(words, "; ")
}

func appendGiven(rows []document.KeyValue, label, words string) []document.KeyValue {
	if strings.TrimSpace(words) == "" {
		return rows
	}
	return append(rows, row(label, words))
}
