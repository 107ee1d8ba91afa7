package casework

import (
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// SettingConsulted is one consultation of a setting, as far as the case knows it.
type SettingConsulted struct {
	Setting      SettingRef
	Consultation ehc.ConsultationID
	DueBy        ehc.Date // the date that the setting is shown
}

// ConsultSetting lets a setting hold the case while it is asked whether it can be named (CFA 2014 ss.39(2), 40(3)).
// Settings are consulted on a draft that the family has.
func (c *Case) ConsultSetting(actor ehc.Actor, s SettingConsulted, now time.Time) error {
	if !c.state.Admits(access.Consult) {
		return fault.New(fault.Illegal, "case.consult", "A setting can be consulted once a draft of the plan has been shared with the family, and until the plan is issued.").Citing("CFA 2014 s.39(2)")
	}
	c.join(Party{Holder: settingHolder(s.Setting.ID), Relation: access.Consulted, Name: s.Setting.Name, Since: now, AddedBy: actor.Person})
	c.raise(ehc.ConsultationStarted, actor, now, map[string]string{ehc.DataSetting: string(s.Setting.ID), ehc.DataConsultation: string(s.Consultation), ehc.DataDue: s.DueBy.String()})
	return nil
}

// ConsultationWasAnswered ends the setting's hold: it saw the file only to answer (F192). A setting that holds the
// case in another way keeps that.
func (c *Case) ConsultationWasAnswered(actor ehc.Actor, s SettingConsulted, now time.Time) {
	c.endConsultation(ehc.ConsultationAnswered, actor, s, now)
}

// ConsultationWasWithdrawn ends the setting's hold without an answer.
func (c *Case) ConsultationWasWithdrawn(actor ehc.Actor, s SettingConsulted, now time.Time) {
	c.endConsultation(ehc.ConsultationWithdrawn, actor, s, now)
}

func (c *Case) endConsultation(kind ehc.EventKind, actor ehc.Actor, s SettingConsulted, now time.Time) {
	c.leave(settingHolder(s.Setting.ID), access.Consulted, now)
	c.raise(kind, actor, now, map[string]string{ehc.DataSetting: string(s.Setting.ID), ehc.DataConsultation: string(s.Consultation)})
}

// NameSetting lets the setting that the final plan names hold the case, and ends every consultation's hold. An
// empty reference names none: the plan holds a type alone.
func (c *Case) NameSetting(actor ehc.Actor, named SettingRef, now time.Time) {
	for _, p := range c.with(access.Consulted) {
		c.leave(p.Holder, access.Consulted, now)
	}
	if named.ID != "" {
		c.join(Party{Holder: settingHolder(named.ID), Relation: access.Setting, Name: named.Name, Since: now, AddedBy: actor.Person})
	}
	c.updatedAt = now
}

func settingHolder(id ehc.SettingID) ehc.Holder {
	return ehc.Holder{Kind: ehc.HeldBySetting, ID: string(id)}
}
