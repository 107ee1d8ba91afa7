package ehchub

import (
	"context"

	"ehchub/adapters/postgres"
	"ehchub/adapters/system"
	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// InviteManager makes somebody a manager of the service, as the operator of the hub, and gives the invitation for them:
// no e-mail is sent, so that it works before there is a mail server. Somebody who has an account becomes a manager with
// it. fault.Invalid at "name" or "email".
func InviteManager(ctx context.Context, c Config, d Database, name, email string) (string, error) {
	kept := &keptMail{}
	means, err := newAccountMeans(c, postgres.NewUnitOfWork(d.DB), nil, kept, nil, system.Clock{}, system.IDs{})
	if err != nil {
		return "", err
	}
	if _, err := (accounts.InvitePerson{Means: means}).Do(ctx, ehc.SystemActor(), accounts.InvitePersonInput{Name: name, Email: email, Roles: []ehc.Role{ehc.RoleManager}}); err != nil {
		return "", err
	}
	if kept.text == "" {
		return "They have an account already, and are a manager of the service now.", nil
	}
	return "They are a manager of the service. Give them this invitation; the link works once, for seven days.\n\n" + kept.text, nil
}

// keptMail keeps the text of a message in the place of sending it.
type keptMail struct{ text string }

// SendMail keeps it.
func (k *keptMail) SendMail(_ context.Context, m ports.Mail) error {
	k.text = m.Text
	return nil
}
