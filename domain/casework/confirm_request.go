package casework

import (
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// AskToConfirm notes that a parent or young person who asked without signing in gave the e-mail address of an account.
// Anyone can type an address: its owner holds the case only once they have signed in and confirmed that they asked.
func (c *Case) AskToConfirm(actor ehc.Actor, account ehc.PersonID, now time.Time) error {
	if err := c.familyAsked(); err != nil {
		return err
	}
	c.request.Requester.Claimed = account
	c.raise(ehc.ConfirmationAsked, actor, now, map[string]string{ehc.DataPerson: string(account)})
	return nil
}

// AwaitsConfirmation gives the account whose owner is asked to confirm the request; ok is false when nobody is, any
// more: they have confirmed, or the authority has added them to the case.
func (c *Case) AwaitsConfirmation() (account ehc.PersonID, ok bool) {
	q := c.request.Requester
	if q.Claimed == "" || q.Person != "" || c.state.Closed() {
		return "", false
	}
	for _, p := range c.with(access.Family) {
		if p.Holder.Kind == ehc.HeldByPerson && p.Holder.ID == string(q.Claimed) {
			return "", false
		}
	}
	return q.Claimed, true
}

// ConfirmRequest lets the owner of the account hold the case as family: they have shown that the address is theirs, and
// say that it was they who asked.
func (c *Case) ConfirmRequest(actor ehc.Actor, now time.Time) error {
	account, waits := c.AwaitsConfirmation()
	if !waits || account != actor.Person {
		return fault.New(fault.Illegal, "case.confirm-request", "There is no request here that waits for you to confirm it.")
	}
	return c.AdmitRequester(actor, account, false, now)
}

// familyAsked refuses where nobody becomes family by having asked.
func (c *Case) familyAsked() error {
	kind := c.request.Requester.Kind
	if c.state == RequestDraft || kind != ByParent && kind != ByYoungPerson {
		return fault.New(fault.Illegal, "case.admit-requester", "Only a parent or young person whose request was received becomes family on the case by asking.")
	}
	return nil
}
