package demo

import (
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// Password is the one password of everybody in the demo.
const Password = "wren-on-the-wall"

// somebody is one of the people who have an account.
type somebody struct {
	key, name, title string
	is               string // the part of their address after the name
	role             ehc.Role
	group            string // heading on the sign-in page
	about            string // beside their name there
	side             people.Specialism
	settings         []string
	team             string
	leads            bool
	looksAfter       bool // an administrator of their settings
	left             bool // their account is closed
}

// email is name@role.wrenshire.example.
func (s somebody) email() string {
	name := strings.NewReplacer("Dr ", "", " ", ".", "-", "").Replace(s.name)
	return strings.ToLower(name) + "@" + s.is + ".wrenshire.example"
}

// The teams and the service, by the word that the story calls them.
const (
	psychology = "psychology"
	therapies  = "therapies"
	socialWork = "social-work"
	sensory    = "sensory"
)

// team is one team or service of professionals.
type team struct {
	key string
	people.Team
}

func teams() []team {
	return []team{
		{psychology, people.Team{Name: "Educational Psychology Service", Specialism: people.Education, Email: "psychology@team.wrenshire.example"}},
		{therapies, people.Team{Name: "Children’s Therapies", Specialism: people.HealthCare, Email: "therapies@team.wrenshire.example"}},
		{socialWork, people.Team{Name: "Disabled Children’s Social Work Team", Specialism: people.Social, Email: "social-work@team.wrenshire.example"}},
		{sensory, people.Team{Name: "Sensory Support Service", Specialism: people.Education, Email: "sensory@team.wrenshire.example", Service: true}},
	}
}

// cast lists everybody, in the order of the sign-in page.
func cast() []somebody {
	var all []somebody
	for _, part := range [][]somebody{officers, families, sencos, advisers, arrivals} {
		all = append(all, part...)
	}
	return all
}

var officers = []somebody{
	{key: "nadia", name: "Nadia Brightwell", title: "SEN case co-ordinator", is: "coordinator", role: ehc.RoleCoordinator, group: "Case co-ordinators", about: "has a case at every step"},
	{key: "colm", name: "Colm Hathersage", title: "SEN case co-ordinator", is: "coordinator", role: ehc.RoleCoordinator, group: "Case co-ordinators"},
	{key: "yusra", name: "Yusra Idris", title: "SEN case co-ordinator", is: "coordinator", role: ehc.RoleCoordinator, group: "Case co-ordinators"},
	{key: "bethan", name: "Bethan Pryce-Jones", title: "SEN case co-ordinator", is: "coordinator", role: ehc.RoleCoordinator, group: "Case co-ordinators"},
	{key: "marek", name: "Marek Zielinski", title: "SEN case co-ordinator", is: "coordinator", role: ehc.RoleCoordinator, group: "Case co-ordinators"},
	{key: "marguerite", name: "Marguerite Holloway", title: "Head of SEND", is: "manager", role: ehc.RoleManager, group: "Managers", about: "Head of SEND: sees every case"},
	{key: "tobias", name: "Tobias Renshaw", title: "Assistant director, inclusion", is: "decider", role: ehc.RoleDecider, group: "Managers", about: "Assistant director: reads every case"},
}

func parent(key, name, title, about string) somebody {
	return somebody{key: key, name: name, title: title, is: "parent", role: ehc.RoleFamily, group: "Parents", about: about}
}

var families = []somebody{
	parent("leanne", "Leanne Ashworth", "Mother", "has a draft plan to comment on"),
	parent("rebecca", "Rebecca Fenwick-Lowe", "Mother", "two children: one assessed, one with a plan"),
	parent("helen", "Helen Trevanion", "Mother", "has begun a request"),
	parent("grace", "Grace Obuasi", "Mother", "has just asked for an assessment"),
	parent("martin", "Martin Cowley", "Father", "was told that there will be no assessment"),
	parent("tomasz", "Tomasz Wieczorek", "Father", "can add views to an assessment"),
	parent("sanjay", "Sanjay Mistry", "Father", "waits for the decision about a plan"),
	parent("shanice", "Shanice Duberry", "Mother", "has commented on a draft plan"),
	parent("maureen", "Maureen Tulloch", "Grandmother and special guardian", "has a revised draft plan"),
	parent("farida", "Farida Noorzai", "Mother", "has a final plan"),
	{key: "zainab", name: "Zainab Farouk", title: "Student", is: "youngperson", role: ehc.RoleFamily, group: "Young person", about: "asked for herself and has commented on her draft plan"},
	{key: "sunniva", name: "Sunniva Dell", title: "Independent supporter", is: "advocate", role: ehc.RoleAdvocate, group: "Advocate", about: "speaks for two families"},
}

func senco(key, name, title, about string, settings ...string) somebody {
	return somebody{key: key, name: name, title: title, is: "senco", role: ehc.RoleSENCO, group: "SENCOs", about: about, side: people.Education, settings: settings}
}

var sencos = []somebody{
	senco("rukhsana", "Rukhsana Malik", "SENCO", "Larkfield Primary School", "larkfield"),
	senco("lorna", "Lorna Stobart", "Deputy head teacher", "The Heronry: has consultations to answer", "heronry"),
	senco("catherine", "Catherine Nunn", "SENCO", "Ketterdale High School", "ketterdale"),
	senco("samuel", "Samuel Adeyinka", "SENCO", "Wrenbridge Academy", "wrenbridge"),
	senco("oona", "Oona Fairweather", "Nursery manager and SENCO", "Puddlestone Nursery School", "nursery"),
	senco("gwendolen", "Gwendolen Tarrant", "SENCO", "Brook Lane Infant and Junior Schools", "infant", "junior"),
	senco("peter", "Peter Osgood-Hart", "SENCO", "Holm Oak Primary Academy", "holmoak"),
	senco("ffion", "Ffion Maddocks", "SENCO", "Marsh End Primary School", "marshend"),
	senco("imran", "Imran Qureshi", "Assistant head teacher", "Alderbeck School", "alderbeck"),
	senco("dominic", "Dominic Featherstone", "Learning support manager", "Wrenshire College", "college"),
	senco("annabel", "Annabel Crewe", "Head of admissions and SENCO", "Foxglove Hall School", "foxglove"),
}

func adviser(key, name, title string, side people.Specialism, group, team string) somebody {
	return somebody{key: key, name: name, title: title, is: "adviser", role: ehc.RoleContributor, group: group, side: side, team: team, about: title}
}

func (s somebody) leading(about string) somebody {
	s.leads, s.group, s.about = true, "Team managers", about
	return s
}

var advisers = []somebody{
	adviser("joseph", "Joseph Amankwah", "Educational psychologist", people.Education, "Educational psychologist", psychology),
	adviser("priya", "Priya Raghunathan", "Speech and language therapist", people.HealthCare, "Therapists", therapies),
	adviser("stefan", "Stefan Borowski", "Occupational therapist", people.HealthCare, "Therapists", therapies),
	adviser("helena", "Dr Helena Marchetti", "Principal educational psychologist", people.Education, "", psychology).leading("Educational Psychology Service: has requests to allocate"),
	adviser("fiona", "Fiona Kilbride", "Lead therapist", people.HealthCare, "", therapies).leading("Children’s Therapies"),
	adviser("denise", "Denise Applegarth", "Social work team manager", people.Social, "", socialWork).leading("Disabled Children’s Social Work Team"),
	adviser("kwame", "Kwame Boateng-Reid", "Social worker", people.Social, "Other advisers", socialWork),
	adviser("anjali", "Dr Anjali Venkataraman", "Community paediatrician", people.HealthCare, "Other advisers", ""),
	adviser("ruth", "Ruth Penhaligon", "Qualified teacher of deaf and vision-impaired children", people.Education, "Other advisers", sensory),
	adviser("gareth", "Gareth Llewelyn-Shaw", "Preparing for adulthood adviser", people.Education, "Other advisers", ""),
}

// arrivals came to the hub after everybody else, so that these keep their numbers.
var arrivals = []somebody{
	{key: "hester", name: "Hester Lovelock", title: "Head teacher", is: "head", role: ehc.RoleSENCO, group: "SENCOs", about: "looks after the people of Larkfield Primary School", side: people.Education, settings: []string{"larkfield"}, looksAfter: true},
	{key: "rupert", name: "Rupert Ainscough", title: "SEN case co-ordinator", is: "coordinator", role: ehc.RoleCoordinator, left: true},
}
