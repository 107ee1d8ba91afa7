package people

import (
	"slices"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// OwnWords is what people say of themselves (F27 to F30).
type OwnWords struct {
	Name       string
	JobTitle   string
	Specialism Specialism
	ByEmail    bool
	ByPost     bool
	Address    string
}

// Describe takes what the person says of themselves. Only people at work have a specialism; only families and those who
// speak for them choose how they are written to. fault.Invalid at "name", "title", "side", "contact" or "address".
func (p *Person) Describe(w OwnWords) error {
	var faults []*fault.Fault
	if w.Name = strings.TrimSpace(w.Name); w.Name == "" {
		faults = append(faults, fault.Field("name", "person.own-name", "Enter your name."))
	}
	if p.AtWork() && w.Specialism != "" && !slices.Contains(Specialisms(), w.Specialism) {
		faults = append(faults, fault.Field("side", "person.specialism", "Choose from the list."))
	}
	if w.Address = strings.TrimSpace(w.Address); p.ChoosesContact() {
		switch {
		case !w.ByEmail && !w.ByPost:
			faults = append(faults, fault.Field("contact", "person.contact", "Choose how we write to you: by e-mail, by post or both."))
		case w.ByPost && w.Address == "":
			faults = append(faults, fault.Field("address", "person.address", "Enter the address to which our letters go."))
		}
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	p.Name, p.JobTitle = w.Name, strings.TrimSpace(w.JobTitle)
	if p.AtWork() {
		p.Specialism = w.Specialism
	}
	if p.ChoosesContact() {
		p.ByEmail, p.ByPost, p.Address, p.ChoseContact = w.ByEmail, w.ByPost, w.Address, true
	}
	return nil
}

// Specialisms lists the sides that a professional can stand on.
func Specialisms() []Specialism { return []Specialism{Education, HealthCare, Social} }

// ofFamily reports whether a role is one of families and of those who speak for them.
func ofFamily(r ehc.Role) bool { return r == ehc.RoleFamily || r == ehc.RoleAdvocate }

// ChoosesContact reports whether the person chooses between e-mail and post.
func (p Person) ChoosesContact() bool { return slices.ContainsFunc(p.Roles, ofFamily) }
