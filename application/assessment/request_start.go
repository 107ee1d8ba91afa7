package assessment

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// StartRequest opens a draft request for an assessment, which only its author sees until it is sent (F77, F79). A
// visitor needs no account: the key in their browser holds the draft (G1).
type StartRequest struct{ Gate application.Gate }

// StartRequestInput says how the request reached the authority. Only its officers give a channel other than online.
type StartRequestInput struct {
	Channel    casework.Channel // online when empty
	ReceivedOn ehc.Date         // of a paper, telephone or e-mail request
	// From is where a visitor comes from (their address on the network); it is counted, not kept, so that one of them can't start drafts without end.
	From string
}

// visitorDrafts is how many drafts one visitor can start in an hour.
const visitorDrafts = 20

// Do opens the draft with what the hub knows of its author already.
func (u StartRequest) Do(ctx context.Context, actor ehc.Actor, in StartRequestInput) (ehc.CaseID, error) {
	if in.Channel == "" {
		in.Channel = casework.Online
	}
	if err := access.DecideStart(actor, in.Channel.OnBehalf()); err != nil {
		return "", err
	}
	now := u.Gate.Clock.Now().UTC()
	if err := checkReceipt(in.Channel, in.ReceivedOn, ehc.DateIn(now, application.London)); err != nil {
		return "", err
	}
	if err := u.slow(ctx, actor, in.From, now); err != nil {
		return "", err
	}
	id := ehc.CaseID(u.Gate.IDs.New())
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		request, child, err := knownOf(ctx, s, actor, in)
		if err != nil {
			return err
		}
		draft := casework.StartRequest(id, actor, request, child, now)
		draft.ShareDraftWithSetting(actor, now)
		if err := s.Cases.Save(ctx, draft); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.EditRequest), Case: id})
	})
	return id, err
}

func (u StartRequest) slow(ctx context.Context, actor ehc.Actor, from string, now time.Time) error {
	if actor.Kind != ehc.Visitor {
		return nil
	}
	key := sha256.Sum256([]byte("request " + from))
	var wait time.Duration
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		wait, err = s.Accounts.Attempts.Count(ctx, now, ports.Limit{Key: hex.EncodeToString(key[:]), Most: visitorDrafts, Within: time.Hour})
		return err
	})
	if err == nil && wait > 0 {
		err = fault.New(fault.TooMany, "request.too-many", "Many requests were started from where you are. Please try again in an hour, or telephone us.")
	}
	return err
}

// checkReceipt holds a request that is written down to its channel and the day on which it came.
func checkReceipt(channel casework.Channel, receivedOn, today ehc.Date) error {
	switch {
	case !channel.Known():
		return fault.Field("channel", "request.channel", "Say how the request reached the council.")
	case !channel.OnBehalf():
		return nil
	case receivedOn.IsZero():
		return fault.Field("received-on", "request.received", "Enter the date on which the request was received. The time limits count from it.").Citing("SI 2014/1530 reg 5(1)")
	case receivedOn.After(today):
		return fault.Field("received-on", "request.received-future", "The date on which the request was received can’t be in the future.")
	}
	return nil
}

// knownOf fills in what the hub knows of the author: nobody is asked for it again.
func knownOf(ctx context.Context, s ports.Stores, actor ehc.Actor, in StartRequestInput) (request casework.Request, child casework.Child, err error) {
	request.Channel = in.Channel
	if in.Channel.OnBehalf() {
		request.ReceivedOn = in.ReceivedOn
		return request, child, nil
	}
	if actor.Kind != ehc.Human {
		return request, child, nil
	}
	p, err := s.People.Get(ctx, actor.Person)
	if err != nil {
		return request, child, err
	}
	request.Requester = requesterFrom(p)
	if actor.Is(ehc.RoleSENCO) && len(p.Settings) == 1 {
		setting, err := s.Settings.Get(ctx, p.Settings[0])
		if err != nil {
			return request, child, err
		}
		child.Setting = casework.SettingRef{ID: setting.ID, Name: setting.Name}
	}
	return request, child, nil
}

func requesterFrom(p people.Person) casework.Requester {
	q := casework.Requester{Person: p.ID, Name: p.Name, Email: p.Email, Phone: p.Phone, Address: p.Address, ByPost: p.ByPost}
	switch actor := p.Actor(); {
	case actor.Is(ehc.RoleSENCO):
		q.Kind, q.Relationship = casework.BySetting, p.JobTitle
	case actor.Is(ehc.RoleCoordinator), actor.Is(ehc.RoleManager):
		q.Kind, q.Relationship = casework.ByAuthority, p.JobTitle
	case actor.Is(ehc.RoleFamily):
		q.Kind = casework.ByParent
	}
	return q
}
