package accounts

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// SendPhoneCode sends a code to a mobile number that a person wants their codes on.
type SendPhoneCode struct{ Means }

// SendPhoneCodeInput is whose account, the number as it was typed, and the password again.
type SendPhoneCodeInput struct {
	Person          ehc.PersonID
	Phone, Password string
}

var errNoTexts = fault.New(fault.NotFound, "account.no-texts", "The council does not send codes by text message.")

// Do sends it. The number counts once the code is entered. fault.Invalid at "phone" or "password"; fault.TooMany when
// codes were sent too often.
func (u SendPhoneCode) Do(ctx context.Context, in SendPhoneCodeInput) error {
	if u.Texts == nil {
		return errNoTexts
	}
	now := u.Clock.Now().UTC()
	phone, err := people.NormalMobile(in.Phone)
	if err != nil {
		return err
	}
	if err := u.proven(ctx, in.Person, in.Password, now); err != nil {
		return err
	}
	digits, whom, err := u.sendOwnCode(ctx, in.Person, ports.ForPhone, phone)
	if err != nil {
		return err
	}
	return u.Texts.SendText(ctx, u.codeText(ctx, people.Person{Name: whom.person.Name, Phone: phone}, whom.profile, digits))
}

// WaitingPhone tells to which number a code went.
type WaitingPhone struct{ Means }

// Do gives the number. fault.NotFound ("account.no-code") where no code waits.
func (u WaitingPhone) Do(ctx context.Context, person ehc.PersonID) (string, error) {
	return u.codeWaits(ctx, person, ports.ForPhone, u.Clock.Now().UTC())
}

// ConfirmPhone makes a number the person's own.
type ConfirmPhone struct{ Means }

// Do takes the code that went to it. fault.Invalid at "code".
func (u ConfirmPhone) Do(ctx context.Context, person ehc.PersonID, code string) error {
	now := u.Clock.Now().UTC()
	var news *told
	var ending string
	err := u.useCode(ctx, person, ports.ForPhone, code, now, func(ctx context.Context, s ports.Stores, to string) (err error) {
		ending = lastOf(to)
		if err = savePhone(ctx, s, person, to); err == nil {
			news, err = u.waysChanged(ctx, s, person)
		}
		return err
	})
	if err == nil {
		u.tell(ctx, *news, securityMail{key: notice.PhoneChanged, at: now, detail: ending})
	}
	return err
}

// DropPhone takes the number off a person's account.
type DropPhone struct{ Means }

// Do takes it off; codes go by e-mail again. fault.Invalid at "password".
func (u DropPhone) Do(ctx context.Context, person ehc.PersonID, password string) error {
	now := u.Clock.Now().UTC()
	if err := u.proven(ctx, person, password, now); err != nil {
		return err
	}
	return u.changeWays(ctx, person, securityMail{key: notice.PhoneRemoved, at: now},
		func(ctx context.Context, s ports.Stores) error { return savePhone(ctx, s, person, "") })
}

func savePhone(ctx context.Context, s ports.Stores, id ehc.PersonID, phone string) error {
	p, err := s.People.Get(ctx, id)
	if err != nil {
		return err
	}
	p.Phone = phone
	return s.People.Save(ctx, p)
}

// lastOf gives the end of a number, by which its owner knows it.
func lastOf(phone string) string { return phone[max(len(phone)-3, 0):] }
