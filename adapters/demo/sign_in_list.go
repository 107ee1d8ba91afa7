package demo

import "ehchub/application/accounts"

// Cast is what the sign-in page of the demo offers.
type Cast struct{}

var _ accounts.DemoCast = Cast{}

// DemoPeople lists everybody who can sign in, those of a group together.
func (Cast) DemoPeople() []accounts.DemoPerson {
	var all []accounts.DemoPerson
	for _, who := range cast() {
		if who.left {
			continue
		}
		all = append(all, accounts.DemoPerson{Group: who.group, Name: who.name, Email: who.email(), About: who.about})
	}
	return all
}

// DemoPassword is the password of them all.
func (Cast) DemoPassword() string { return Password }
