package accounts

// DemoPerson is one of the invented people that the sign-in page of the demo offers.
type DemoPerson struct {
	Group string // what they are to a case, as a heading: "Parents and young people"
	Name  string
	Email string
	About string // in a few words: "SENCO at Larkfield Primary School"
}

// DemoCast is everyone whom the demo lets one be.
type DemoCast interface {
	// DemoPeople lists them, those of a group together.
	DemoPeople() []DemoPerson
	// DemoPassword is the one password of them all.
	DemoPassword() string
}
