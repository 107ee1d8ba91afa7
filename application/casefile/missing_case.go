package casefile

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"slices"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// MissCase takes what somebody at work says of a case that they don't find (C16). Its answer is the same whether the hub
// knows such a child or not.
type MissCase struct{ Gate application.Gate }

// MissCaseInput is what they say.
type MissCaseInput struct {
	Setting            ehc.SettingID // that they ask for; empty for a professional
	Forenames, Surname string
	Born               ehc.Date
	Why                string
}

// Bounds of asking: how many one person asks in an hour, and how many of their own they are shown.
const (
	missesAnHour = 10
	missesShown  = 50
)

// alikeLooked is how many records are compared with the child who is asked for.
const alikeLooked = 50

// Do keeps the question. fault.Invalid at the fields that lack something; fault.TooMany for too many.
func (u MissCase) Do(ctx context.Context, actor ehc.Actor, in MissCaseInput) error {
	if err := access.DecideMissing(actor); err != nil {
		return err
	}
	now := u.Gate.Clock.Now().UTC()
	asked := council.MissingCase{ID: council.MissingCaseID(u.Gate.IDs.New()), At: now, Person: actor.Person, Name: named(actor), Email: actor.Email, State: council.MissingNew,
		Forenames: strings.TrimSpace(in.Forenames), Surname: strings.TrimSpace(in.Surname), Born: in.Born, Why: strings.TrimSpace(in.Why)}
	if err := asked.Check(ehc.DateIn(now, application.London)); err != nil {
		return err
	}
	if err := u.slow(ctx, actor, now); err != nil {
		return err
	}
	return u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := forSetting(ctx, s, actor, in.Setting, &asked); err != nil {
			return err
		}
		found, err := alike(ctx, s, asked)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			asked.Case = found[0].ID
		}
		if err := s.Office.Missing.Save(ctx, asked); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: "say that a case is missing", Item: "missing/" + string(asked.ID), Kind: ports.Changed})
	})
}

func named(actor ehc.Actor) string {
	if actor.JobTitle == "" {
		return actor.Name
	}
	return actor.Name + ", " + actor.JobTitle
}

// forSetting notes the setting for which somebody asks: one of their own, or their only one.
func forSetting(ctx context.Context, s ports.Stores, actor ehc.Actor, id ehc.SettingID, asked *council.MissingCase) error {
	if len(actor.Settings) == 0 {
		return nil
	}
	if id == "" && len(actor.Settings) == 1 {
		id = actor.Settings[0]
	}
	if !slices.Contains(actor.Settings, id) {
		return fault.Field("setting", "missing.setting", "Choose the setting that you ask for.")
	}
	setting, err := s.Settings.Get(ctx, id)
	asked.Setting, asked.SettingName = setting.ID, setting.Name
	return err
}

func (u MissCase) slow(ctx context.Context, actor ehc.Actor, now time.Time) error {
	key := sha256.Sum256([]byte("missing case " + string(actor.Person)))
	var wait time.Duration
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		wait, err = s.Accounts.Attempts.Count(ctx, now, ports.Limit{Key: hex.EncodeToString(key[:]), Most: missesAnHour, Within: time.Hour})
		return err
	})
	if err == nil && wait > 0 {
		err = fault.New(fault.TooMany, "missing.too-many", "You have asked for many cases. Please try again in an hour, or telephone us.").After(wait)
	}
	return err
}

// alike lists the cases that may be of the child who is asked for.
func alike(ctx context.Context, s ports.Stores, asked council.MissingCase) (found []ports.KinCase, err error) {
	kin := casework.Kin{Child: casework.Child{Forenames: asked.Forenames, Surname: asked.Surname, Born: asked.Born}}
	near, err := s.Relations.Alike(ctx, kin, "", alikeLooked)
	for _, one := range near {
		if like, ok := casework.Alike(kin, one.Kin); ok && like.Kind == casework.SameChild && !one.State.Closed() {
			found = append(found, one)
		}
	}
	return found, err
}

// Own lists what the actor has asked, with the answers.
func (u MissCase) Own(ctx context.Context, actor ehc.Actor) (all []council.MissingCase, settings []ports.Choice, err error) {
	if err := access.DecideMissing(actor); err != nil {
		return nil, nil, err
	}
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		for _, id := range actor.Settings {
			setting, err := s.Settings.Get(ctx, id)
			if err != nil {
				return err
			}
			settings = append(settings, ports.Choice{Value: string(setting.ID), Label: setting.Name})
		}
		all, err = s.Office.Missing.Of(ctx, actor.Person, missesShown)
		return err
	})
	return all, settings, err
}

// FindMissing lets officers answer whoever does not find a case.
type FindMissing struct {
	Gate      application.Gate
	Mail      ports.MailSender
	PublicURL string
}

// MissingOut is one question, with the cases that it may be about: those that its reader may see.
type MissingOut struct {
	council.MissingCase
	Alike []ports.KinCase
}

// Read opens one. fault.NotFound for a co-ordinator where the case that seems to be meant is another's.
func (u FindMissing) Read(ctx context.Context, actor ehc.Actor, id council.MissingCaseID) (out MissingOut, err error) {
	if err := access.DecideOffice(actor, access.FindMissing); err != nil {
		return out, err
	}
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if out.MissingCase, err = s.Office.Missing.Get(ctx, id); err != nil {
			return err
		}
		if out.Alike, err = seenAlike(ctx, s, actor, out.MissingCase); err != nil {
			return err
		}
		if !actor.Is(ehc.RoleManager) && len(out.Alike) == 0 {
			return fault.New(fault.NotFound, "record.unknown", "There is no such entry.")
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: u.Gate.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.FindMissing), Item: "missing/" + string(id)})
	})
	if err != nil {
		return MissingOut{}, err
	}
	return out, nil
}

// seenAlike lists the cases that may be meant and that the officer may see.
func seenAlike(ctx context.Context, s ports.Stores, actor ehc.Actor, asked council.MissingCase) (seen []ports.KinCase, err error) {
	found, err := alike(ctx, s, asked)
	if err != nil {
		return nil, err
	}
	for _, one := range found {
		c, err := s.Cases.Get(ctx, one.ID)
		if err != nil {
			return nil, err
		}
		if access.May(access.SeeCase, c.Subject(actor, false)) {
			seen = append(seen, one)
		}
	}
	return seen, nil
}

// FindMissingInput is the answer: a case whose record is to name their setting, or words, or both.
type FindMissingInput struct {
	ID     council.MissingCaseID
	Link   ehc.CaseID // one of those that may be meant; empty to answer in words alone
	Second bool       // the setting is named as the subsidiary one, beside the main one
	Answer string
}

// Do answers it. Whoever asked is told by e-mail that there is an answer. fault.Invalid at "link" where the case is none of
// those that may be meant.
func (u FindMissing) Do(ctx context.Context, actor ehc.Actor, in FindMissingInput) error {
	out, err := u.Read(ctx, actor, in.ID)
	if err != nil {
		return err
	}
	now := u.Gate.Clock.Now().UTC()
	settled, err := out.Settle(actor, in.Link, in.Answer, now)
	if err != nil {
		return err
	}
	if in.Link == "" {
		err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error { return u.keep(ctx, s, actor, settled) })
	} else {
		err = u.link(ctx, actor, out, in, settled)
	}
	if err != nil {
		return err
	}
	if err := u.tell(ctx, settled); err != nil {
		slog.ErrorContext(ctx, "an answer about a missing case was not told", "missing", settled.ID)
	}
	return nil
}

func (u FindMissing) keep(ctx context.Context, s ports.Stores, actor ehc.Actor, settled council.MissingCase) error {
	if err := s.Office.Missing.Save(ctx, settled); err != nil {
		return err
	}
	return s.Audit.Record(ctx, ports.AuditEntry{At: settled.AnsweredAt, Actor: actor.Person, Action: string(access.FindMissing), Item: "missing/" + string(settled.ID), Kind: ports.Changed})
}

// link names the setting in the record of the case, and answers, in one unit of work.
func (u FindMissing) link(ctx context.Context, actor ehc.Actor, out MissingOut, in FindMissingInput, settled council.MissingCase) error {
	if out.Setting == "" {
		return fault.Field("link", "missing.no-setting", "Whoever asks acts for no setting. Ask them for advice, or add them to the case, and answer in words.")
	}
	if !slices.ContainsFunc(out.Alike, func(k ports.KinCase) bool { return k.ID == in.Link }) {
		return fault.Field("link", "missing.link", "Choose one of the cases.")
	}
	return u.Gate.Open(ctx, actor, in.Link, access.EditChildRecord, "record", func(ctx context.Context, v *application.Visit) error {
		child, named := v.Case.Child(), casework.SettingRef{ID: out.Setting, Name: out.SettingName}
		switch {
		case child.Setting.ID == named.ID || child.SecondSetting.ID == named.ID: // it is there: another put it right
		case in.Second:
			child.SecondSetting = named
		default:
			child.Setting = named
		}
		if err := v.Case.ChangeDetails(actor, child, v.Today, v.Now); err != nil {
			return fault.Field("link", "missing.record", "The record can’t be changed like this. Open the child’s record and put it right there first.")
		}
		if err := v.Stores.Cases.Save(ctx, v.Case); err != nil {
			return err
		}
		return u.keep(ctx, v.Stores, actor, settled)
	})
}

// tell says that there is an answer, and not what it says.
func (u FindMissing) tell(ctx context.Context, m council.MissingCase) error {
	var profile council.Profile
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if profile, err = s.Council.Profile(ctx); err != nil {
			return err
		}
		asker, err := s.People.Get(ctx, m.Person)
		if m.Email = asker.Email; asker.Closed() {
			m.Email = ""
		}
		return err
	})
	if err != nil || m.Email == "" {
		return err
	}
	facts := notice.Facts{Council: notice.CouncilName(profile.Name)}
	text := facts.Salutation() + "\n\nYou told us of a case that you do not find in the EHC Hub. We have answered.\n\nSign in to read the answer: " + u.PublicURL + "/missing-case\n\n" + facts.SignOff() + "\n"
	return u.Mail.SendMail(ctx, ports.Mail{Key: ehc.MessageID(u.Gate.IDs.New()), To: m.Email, Subject: "About a case that you do not find", Text: text})
}
