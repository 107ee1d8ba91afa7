package demo

import (
	"ehchub/domain/council"
	"ehchub/domain/people"
)

// wrenshire is the invented council. Its telephone numbers are those that Ofcom keeps free for stories.
func wrenshire() council.Profile {
	p := council.New("Wrenshire County Council")
	p.OpensUnscanned = true // the demo has no virus scanner, and its documents are invented
	p.ShortName, p.Colour, p.Team = "Wrenshire", "#1f5f5b", "Special Educational Needs and Disabilities (SEND) team"
	p.Address = []string{"County Hall", "Millrace Street", "Wrenbridge", "WZ1 1AA"}
	p.Phone, p.Email, p.LocalOffer = "01632 960100", "send@council.wrenshire.example", "https://localoffer.wrenshire.example"
	p.Advice = council.Contact{Name: "Wrenshire SENDIASS", Phone: "01632 960140", Email: "hello@sendiass.wrenshire.example", Web: "https://sendiass.wrenshire.example", Address: "The Old Granary, Canal Walk, Wrenbridge, WZ1 4DE"}
	p.Mediation = council.Contact{Name: "Common Ground Mediation", Phone: "01632 960155", Email: "advice@commonground.example", Web: "https://commonground.example"}
	p.Resolution = council.Contact{Name: "Wrenshire Disagreement Resolution Service", Phone: "01632 960162", Email: "resolve@commonground.example", Web: "https://commonground.example/disagreements"}
	p.Tribunal = council.Contact{Name: "First-tier Tribunal (Special Educational Needs and Disability)", Phone: "01632 960178", Email: "send@tribunal.example", Web: "https://tribunal.example/send", Address: "SEND Tribunal, Assize House, Northgate, Ketterdale, WZ9 2TR"}
	p.Help = council.Contact{Name: "EHC Hub help desk", Phone: "01632 960190", Email: "hub-help@council.wrenshire.example"}
	return p
}

// place is one setting of the demo, by the word that the rest of the story calls it.
type place struct {
	key string
	people.Setting
	lowYear, highYear int // national curriculum years; -2 and -1 are nursery
}

// places lists the twelve settings. Their numbers in the register begin with 9, which no real one does.
func places() []place {
	at := func(key, name, kind, phase, address, phone string, urn string, lowAge, highAge, lowYear, highYear int) place {
		return place{key, people.Setting{Name: name, URN: urn, Type: kind, Phase: phase, Address: address, Phone: phone, Email: "office@" + key + ".wrenshire.example",
			LowAge: lowAge, HighAge: highAge, Section38: true}, lowYear, highYear}
	}
	return []place{
		at("nursery", "Puddlestone Nursery School", "Maintained nursery school", "Nursery", "Puddlestone Lane, Wrenbridge, WZ1 3PJ", "01632 960201", "900101", 2, 5, -2, -1),
		at("infant", "Brook Lane Infant School", "Community school", "Primary", "Brook Lane, Wrenbridge, WZ2 6BL", "01632 960202", "900102", 4, 7, -1, 2),
		at("junior", "Brook Lane Junior School", "Community school", "Primary", "Brook Lane, Wrenbridge, WZ2 6BN", "01632 960203", "900103", 7, 11, 3, 6),
		at("larkfield", "Larkfield Primary School", "Foundation school", "Primary", "Larkfield Rise, Ketterdale, WZ9 5LP", "01632 960204", "900104", 3, 11, -1, 6),
		at("holmoak", "Holm Oak Primary Academy", "Academy converter", "Primary", "Chantry Road, Little Marsh, WZ4 1HO", "01632 960205", "900105", 3, 11, -1, 6),
		at("marshend", "Marsh End Church of England Primary School", "Voluntary aided school", "Primary", "Church Street, Marsh End, WZ5 8ME", "01632 960206", "900106", 3, 11, -1, 6),
		at("wrenbridge", "Wrenbridge Academy", "Academy sponsor led", "Secondary", "Aqueduct Way, Wrenbridge, WZ1 9WA", "01632 960207", "900107", 11, 18, 7, 13),
		at("ketterdale", "Ketterdale High School", "Community school", "Secondary", "Fell Road, Ketterdale, WZ9 1KH", "01632 960208", "900108", 11, 16, 7, 11),
		at("alderbeck", "Alderbeck School", "Community special school", "All-through", "Weir Lane, Alderbeck, WZ6 2AS", "01632 960209", "900109", 4, 19, 0, 14),
		at("heronry", "The Heronry", "Academy special converter", "All-through", "Reedbed Drive, Little Marsh, WZ4 7TH", "01632 960210", "900110", 7, 16, 3, 11),
		at("college", "Wrenshire College", "Further education college", "Post-16", "Station Approach, Wrenbridge, WZ1 2WC", "01632 960211", "900111", 16, 25, 12, 20),
		at("foxglove", "Foxglove Hall School", "Other independent special school", "All-through", "Foxglove Hall, Upper Alder, WZ6 9FH", "01632 960212", "900112", 7, 19, 3, 14),
	}
}

// named gives the setting that the story calls by a word; nil for none.
func named(key string) *place {
	for _, p := range places() {
		if p.key == key {
			return &p
		}
	}
	return nil
}
