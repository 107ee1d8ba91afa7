package accounts

import (
	"context"
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// mostAddresses bounds how many further addresses a person has.
const mostAddresses = 5

// changeOwnAccount is how the audit names a change that people make to their own account.
const changeOwnAccount = "change one’s own account"

// recordOwn keeps what a person changed in their own account.
func recordOwn(ctx context.Context, s ports.Stores, person ehc.PersonID, at time.Time, words ...string) error {
	for _, w := range words {
		if err := s.Organisations.Changes.Record(ctx, ports.OrganisationChange{At: at, By: person, Person: person, Words: w}); err != nil {
			return err
		}
	}
	return s.Audit.Record(ctx, ports.AuditEntry{At: at, Actor: person, Action: changeOwnAccount, Item: string(person)})
}

// SendAddressCode sends a code to a further e-mail address that a person says is theirs.
type SendAddressCode struct{ Means }

// SendAddressCodeInput is whose account, the address as it was typed, and the password again, as for proven.
type SendAddressCodeInput struct {
	Person          ehc.PersonID
	Email, Password string
}

// Do sends an e-mail to the address. Where it leads to somebody else already, the e-mail says so to its owner and no code
// can be entered, so that whoever asks doesn't learn it. fault.Invalid at "email" or "password"; fault.TooMany when codes
// were sent too often.
func (u SendAddressCode) Do(ctx context.Context, in SendAddressCodeInput) error {
	email, err := people.NormalEmail(in.Email)
	if err != nil {
		return err
	}
	now := u.Clock.Now().UTC()
	own, err := ReadOwn(u).Do(ctx, in.Person)
	if err != nil {
		return err
	}
	switch {
	case email == own.Email || own.has(email):
		return fault.Field("email", "account.address-own", "This address is yours already.")
	case len(own.Further) >= mostAddresses:
		return fault.Field("email", "account.addresses-many", "You have five further addresses. Remove one of them first.")
	}
	if err := u.proven(ctx, in.Person, in.Password, now); err != nil {
		return err
	}
	digits, whom, err := u.sendOwnCode(ctx, in.Person, ports.ForAddress, email)
	if err != nil {
		return err
	}
	known, err := u.leadsElsewhere(ctx, email)
	if err != nil {
		return err
	}
	whom.person.Email = email
	if known {
		nobody := people.Person{Email: email}
		return u.Mail.SendMail(ctx, u.mail(ctx, notice.AddressTaken, nobody, accountFacts(nobody, whom.profile)))
	}
	return u.Mail.SendMail(ctx, u.codeMail(ctx, notice.AddressCode, whom.person, whom.profile, digits, ""))
}

func (own OwnAccount) has(email string) bool {
	return slices.ContainsFunc(own.Further, func(a ports.OwnAddress) bool { return a.Email == email })
}

// leadsElsewhere reports whether an address is somebody's.
func (m Means) leadsElsewhere(ctx context.Context, email string) (known bool, err error) {
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		_, err := s.People.ByEmail(ctx, email)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		known = err == nil
		return err
	})
	return known, err
}

// WaitingAddress tells to which address a code went.
type WaitingAddress struct{ Means }

// Do gives the address. fault.NotFound ("account.no-code") where no code waits.
func (u WaitingAddress) Do(ctx context.Context, person ehc.PersonID) (string, error) {
	return u.codeWaits(ctx, person, ports.ForAddress, u.Clock.Now().UTC())
}

// ConfirmAddress makes an address the person's own.
type ConfirmAddress struct{ Means }

// Do takes the code that went to it; the person then signs in with it, too. fault.Invalid at "code".
func (u ConfirmAddress) Do(ctx context.Context, person ehc.PersonID, code string) error {
	now := u.Clock.Now().UTC()
	var news *told
	var added string
	err := u.useCode(ctx, person, ports.ForAddress, code, now, func(ctx context.Context, s ports.Stores, to string) (err error) {
		added = to
		if err = s.Accounts.OwnAddresses.Add(ctx, person, ports.OwnAddress{Email: to, AddedAt: now}); err != nil {
			return atCode(err)
		}
		if err = recordOwn(ctx, s, person, now, "E-mail address “"+to+"” added."); err != nil {
			return err
		}
		news, err = u.whomToTell(ctx, s, person)
		return err
	})
	if err == nil {
		news.also = []string{added}
		u.tell(ctx, *news, securityMail{key: notice.AddressAdded, at: now, detail: added})
	}
	return err
}

// atCode says at the code that an address has become somebody's meanwhile, in the words of a code that no longer works.
func atCode(err error) error {
	if fault.Has(err, "person.email-taken") {
		return fault.Field("code", "account.code-ended", "This code no longer works. Ask for a new one.")
	}
	return err
}

// UseAddress makes one of a person's addresses the one to which messages go.
type UseAddress struct{ Means }

// Do changes it; the earlier one stays among the person's. fault.NotFound for an address that is not theirs;
// fault.Invalid at "password".
func (u UseAddress) Do(ctx context.Context, person ehc.PersonID, email, password string) error {
	return u.changeAddress(ctx, person, email, password, securityMail{key: notice.AddressUsed, at: u.Clock.Now(), detail: email},
		func(ctx context.Context, s ports.Stores, own OwnAccount, now time.Time) error {
			earlier := own.Email
			own.Person.Email = email
			if err := s.People.Save(ctx, own.Person); err != nil {
				return err
			}
			if err := s.Accounts.OwnAddresses.Add(ctx, person, ports.OwnAddress{Email: earlier, AddedAt: now}); err != nil {
				return err
			}
			return recordOwn(ctx, s, person, now, "Messages go to “"+email+"”, before to “"+earlier+"”.")
		})
}

// DropAddress takes one of a person's further addresses away.
type DropAddress struct{ Means }

// Do takes it away; nobody signs in with it then. It fails as UseAddress does.
func (u DropAddress) Do(ctx context.Context, person ehc.PersonID, email, password string) error {
	return u.changeAddress(ctx, person, email, password, securityMail{key: notice.AddressRemoved, at: u.Clock.Now(), detail: email},
		func(ctx context.Context, s ports.Stores, _ OwnAccount, now time.Time) error {
			if err := s.Accounts.OwnAddresses.Drop(ctx, person, email); err != nil {
				return err
			}
			return recordOwn(ctx, s, person, now, "E-mail address “"+email+"” removed.")
		})
}

var errNotOwn = fault.New(fault.NotFound, "account.address-not-own", "This address is not among yours any more.")

// changeAddress does something with one of a person's further addresses, once they have shown that it is they. Both
// addresses are told.
func (m Means) changeAddress(ctx context.Context, person ehc.PersonID, email, password string, mail securityMail, change func(context.Context, ports.Stores, OwnAccount, time.Time) error) error {
	now := m.Clock.Now().UTC()
	own, err := ReadOwn{m}.Do(ctx, person)
	if err != nil {
		return err
	}
	if !own.has(email) {
		return errNotOwn
	}
	if err := m.proven(ctx, person, password, now); err != nil {
		return err
	}
	var news *told
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if err = change(ctx, s, own, now); err == nil {
			news, err = m.whomToTell(ctx, s, person)
		}
		return err
	})
	if err != nil {
		return err
	}
	news.also = []string{own.Email}
	if news.person.Email == own.Email {
		news.also = []string{email}
	}
	m.tell(ctx, *news, mail)
	return nil
}
