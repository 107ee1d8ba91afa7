package casework_test

import (
	"slices"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func TestRelationsFollowFromWhoHoldsTheCase(t *testing.T) {
	c := assigned(t)
	admit := func(kind ehc.HolderKind, id string, r access.Relation) {
		ok(t, c.Admit(coordinator, casework.Party{Holder: ehc.Holder{Kind: kind, ID: id}, Relation: r, Name: id}, now))
	}
	admit(ehc.HeldByPerson, "psychologist", access.Adviser)
	admit(ehc.HeldByPerson, "advocate", access.Advocate)
	admit(ehc.HeldByTeam, "therapy", access.TeamMember)
	therapist := func(manager bool) ehc.Actor {
		return ehc.Actor{Kind: ehc.Human, Person: "therapist", Teams: []ehc.TeamMembership{{Team: "therapy", Manager: manager}}}
	}
	for name, tc := range map[string]struct {
		actor ehc.Actor
		want  []access.Relation
	}{
		"mother":            {mother, []access.Relation{access.Author, access.Family}},
		"SENCO":             {senco, []access.Relation{access.Setting}},
		"adviser":           {ehc.Actor{Kind: ehc.Human, Person: "psychologist"}, []access.Relation{access.Adviser}},
		"advocate":          {ehc.Actor{Kind: ehc.Human, Person: "advocate"}, []access.Relation{access.Advocate}},
		"team member":       {therapist(false), []access.Relation{access.TeamMember}},
		"team manager":      {therapist(true), []access.Relation{access.TeamManager, access.TeamMember}},
		"co-ordinator":      {coordinator, []access.Relation{access.Coordinator, access.Officer}},
		"other officer":     {ehc.Actor{Kind: ehc.Human, Person: "other", Roles: []ehc.Role{ehc.RoleCoordinator}}, []access.Relation{access.Officer}},
		"manager, decider":  {ehc.Actor{Kind: ehc.Human, Person: "m", Roles: []ehc.Role{ehc.RoleManager, ehc.RoleDecider}}, []access.Relation{access.Manager, access.Decider}},
		"the hub":           {ehc.SystemActor(), []access.Relation{access.Hub}},
		"stranger":          {stranger, nil},
		"nobody":            {ehc.Actor{}, nil},
		"visitor, no draft": {visitor, nil},
	} {
		if got := c.RelationsOf(tc.actor); !slices.Equal(got, tc.want) {
			t.Errorf("%s is %v, want %v", name, got, tc.want)
		}
	}
}

func TestPartiesStayOnTheFileAfterLeaving(t *testing.T) {
	c := assigned(t)
	later := now.Add(time.Hour)
	next := ehc.Actor{Kind: ehc.Human, Person: "next", Name: "Amara Voss", Roles: []ehc.Role{ehc.RoleCoordinator}}
	ok(t, c.Assign(coordinator, person(next), later))
	if got, _ := c.Coordinator(); got.Name != "Amara Voss" || got.AddedBy != "coordinator" {
		t.Errorf("the co-ordinator is %+v", got)
	}
	kept := slices.IndexFunc(c.Parties(), func(p casework.Party) bool { return p.Holder.ID == "coordinator" && p.Relation == access.Coordinator })
	if kept < 0 || c.Parties()[kept].Holds() || !c.Parties()[kept].Until.Equal(later) {
		t.Error("the file no longer says who had the case before")
	}
	if slices.Contains(c.RelationsOf(coordinator), access.Coordinator) {
		t.Error("the one before still is co-ordinator")
	}
	if slices.Contains(c.Holders(), person(coordinator).Holder) {
		t.Error("the one before still holds the case")
	}
}

func TestAssigningTheSamePersonAgainChangesNothing(t *testing.T) {
	c := assigned(t)
	c.TakeEvents()
	ok(t, c.Assign(coordinator, person(coordinator), now.Add(time.Hour)))
	if len(c.TakeEvents()) != 0 || len(c.With(access.Coordinator)) != 1 {
		t.Error("it was told again")
	}
}

func TestOnlyAnOpenReceivedCaseIsAssigned(t *testing.T) {
	closed := assigned(t)
	close(t, closed)
	for _, c := range []*casework.Case{drafted(mother), closed} {
		if err := c.Assign(coordinator, person(coordinator), now); !fault.Is(err, fault.Illegal) {
			t.Errorf("%s: %v", c.State(), err)
		}
		if err := c.Admit(coordinator, person(stranger), now); !fault.Is(err, fault.Illegal) {
			t.Errorf("%s: %v", c.State(), err)
		}
	}
}

func TestASettingThatTheChildHasLeftLosesTheCase(t *testing.T) {
	request := fullRequest()
	request.Requester.Kind, request.Requester.Person = casework.BySetting, "senco"
	child := fullChild()
	child.SecondSetting = casework.SettingRef{ID: "hollybank", Name: "Hollybank School"}
	c := casework.StartRequest("case-1", senco, request, child, now)
	ok(t, c.Submit(senco, "EHC/26/0001", today, now))

	child.Setting, child.SecondSetting = child.SecondSetting, casework.SettingRef{}
	ok(t, c.ChangeDetails(coordinator, child, today, now))
	if sees(c, senco) {
		t.Error("the old setting's SENCO still sees the case")
	}
	if !sees(c, ehc.Actor{Kind: ehc.Human, Person: "p", Settings: []ehc.SettingID{"hollybank"}}) {
		t.Error("the setting that stays lost the case")
	}
}

func TestAChildAtTwoSettingsHasAMainAndASubsidiaryOne(t *testing.T) {
	c := casework.StartRequest("case-1", senco, fullRequest(), fullChild(), now)
	ok(t, c.Submit(senco, "EHC/26/0001", today, now))
	child := fullChild()
	if child.DualRegistered() {
		t.Error("a child at one setting passes for one at two")
	}
	both := ehc.Actor{Kind: ehc.Human, Person: "p", Settings: []ehc.SettingID{"hollybank"}}
	child.SecondSetting = casework.SettingRef{ID: "hollybank", Name: "Hollybank School"}
	ok(t, c.ChangeDetails(coordinator, child, today, now))
	if !c.Child().DualRegistered() || !sees(c, senco) || !sees(c, both) {
		t.Error("a setting of the two does not have the case")
	}
	wrong := child
	wrong.SecondSetting = wrong.Setting
	if err := c.ChangeDetails(coordinator, wrong, today, now); fault.As(err).Field != "child.second-setting" {
		t.Errorf("one setting twice: %v", err)
	}
	wrong.Setting, wrong.SecondSetting = casework.SettingRef{}, child.SecondSetting
	if err := c.ChangeDetails(coordinator, wrong, today, now); fault.As(err).Field != "child.setting" {
		t.Errorf("a subsidiary setting without a main one: %v", err)
	}
	child.SecondSetting = casework.SettingRef{}
	ok(t, c.ChangeDetails(coordinator, child, today, now))
	if !sees(c, senco) || sees(c, both) {
		t.Error("taking the subsidiary setting away takes the wrong one away")
	}
}

func TestTheRecordOfAnAdultCanBeCorrected(t *testing.T) {
	c := assigned(t)
	child := c.Child()
	child.Born = ehc.D(2001, 5, 1)
	ok(t, c.ChangeDetails(coordinator, child, today, now))
	child.Surname = " "
	wrong(t, c.ChangeDetails(coordinator, child, today, now), "child.surname", "child.surname")
}

func TestAPhotoOutlivesAChangeOfTheRecord(t *testing.T) {
	c := assigned(t)
	c.ChangePhoto(mother, "photo", now)
	ok(t, c.ChangeDetails(coordinator, fullChild(), today, now))
	if c.Child().Photo != "photo" {
		t.Error("the photo is gone")
	}
}
