package ehchub

import (
	"context"
	"strings"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/hosting"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// Database is an opened database of the hub.
type Database = *postgres.Database

// London is where the times of the command line are.
var London = application.London

// MaintenancePlan says for how long the hub is read-only, from when (zero for now), and why.
type MaintenancePlan struct {
	At      time.Time
	For     time.Duration
	Message string
}

func switchOf(d Database) hosting.SwitchReadOnly {
	return hosting.SwitchReadOnly{Units: postgres.NewUnitOfWork(d.DB), Clock: system.Clock{}}
}

// PlanMaintenance makes the hub read-only as its operator plans it, on every server, and says so. fault.Invalid where
// something of the plan is wrong.
func PlanMaintenance(ctx context.Context, d Database, plan MaintenancePlan) (string, error) {
	from := plan.At
	if from.IsZero() {
		from = system.Clock{}.Now()
	}
	if err := switchOf(d).Do(ctx, ehc.SystemActor(), council.Maintenance{From: from.UTC(), Until: from.Add(plan.For).UTC(), Message: plan.Message}); err != nil {
		return "", err
	}
	return MaintenanceStatus(ctx, d)
}

// EndMaintenance ends it, or takes back what was planned.
func EndMaintenance(ctx context.Context, d Database) (string, error) {
	if err := switchOf(d).End(ctx, ehc.SystemActor()); err != nil {
		return "", err
	}
	return MaintenanceStatus(ctx, d)
}

// MaintenanceStatus says in a sentence how it stands.
func MaintenanceStatus(ctx context.Context, d Database) (string, error) {
	m, now, err := switchOf(d).Read(ctx, ehc.SystemActor())
	if err != nil {
		return "", err
	}
	const form = "2006-01-02 15:04"
	from, until := m.From.In(London).Format(form), m.Until.In(London).Format(form)
	switch {
	case !m.Planned(now):
		return "The hub can be changed. Nothing is planned.", nil
	case m.On(now):
		return strings.TrimSpace("The hub is read-only until " + until + " (London). " + m.SetBy + " switched it. " + m.Message), nil
	}
	return strings.TrimSpace("The hub will be read-only from " + from + " until " + until + " (London). " + m.SetBy + " planned it. " + m.Message), nil
}

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
