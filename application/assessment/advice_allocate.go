package assessment

import (
	"cmp"
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
)

// AllocateAdvice gives a team's request to one of its members (F101), who then holds the case.
type AllocateAdvice struct{ Gate application.Gate }

// AllocateAdviceInput names the request and the member.
type AllocateAdviceInput struct {
	Case   ehc.CaseID
	Advice ehc.AdviceID
	Member ehc.PersonID
	// Will answers for the member whether the team advises, with Details; empty leaves it to them.
	Will    advice.Will
	Details string
}

// Do allocates, or allocates anew while no answer is in.
func (u AllocateAdvice) Do(ctx context.Context, actor ehc.Actor, in AllocateAdviceInput) error {
	return application.UntilNotCrossed(func() error {
		return u.Gate.Open(ctx, actor, in.Case, access.SeeCase, string(in.Advice), func(ctx context.Context, v *application.Visit) error {
			r, err := adviceOf(ctx, v, in.Advice, access.AllocateAdvice)
			if err != nil {
				return err
			}
			if err := assessed(v.Case); err != nil {
				return err
			}
			member, err := memberOf(ctx, v, r, in.Member)
			if err != nil {
				return err
			}
			if in.Will != "" {
				if err := r.AnswerWill(actor, in.Will, in.Details, v.Now); err != nil {
					return err
				}
			}
			return allocate(ctx, v, r, member)
		})
	})
}

func allocate(ctx context.Context, v *application.Visit, r *advice.Request, to people.Person) error {
	if err := r.Allocate(to.ID, to.Name, to.JobTitle, string(to.Specialism), v.Now); err != nil {
		return err
	}
	if err := v.Case.Involve(v.Actor, adviserParty(to), ehc.AdviceAllocated, about(r, map[string]string{ehc.DataDue: r.DueOn().String()}), v.Now); err != nil {
		return err
	}
	if err := v.Stores.Advice.Save(ctx, r); err != nil {
		return err
	}
	return v.Stores.Cases.Save(ctx, v.Case)
}

// memberOf finds the person among the members of the request's team.
func memberOf(ctx context.Context, v *application.Visit, r *advice.Request, id ehc.PersonID) (people.Person, error) {
	members, err := membersOf(ctx, v, r)
	if err != nil {
		return people.Person{}, err
	}
	for _, m := range members {
		if m.ID == id {
			return m, nil
		}
	}
	return people.Person{}, fault.Field("member", "advice.member", "Choose a member of the team.")
}

func membersOf(ctx context.Context, v *application.Visit, r *advice.Request) ([]people.Person, error) {
	if r.Adviser().Team == "" {
		return nil, fault.New(fault.Illegal, "advice.allocate", "Only a team’s open request can be allocated.")
	}
	members, err := v.Stores.People.Belonging(ctx, ehc.Holder{Kind: ehc.HeldByTeam, ID: string(r.Adviser().Team)})
	slices.SortFunc(members, func(a, b people.Person) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return members, err
}

// TeamMembers reads to whom a team's request can be given.
type TeamMembers struct{ Gate application.Gate }

// TeamMembersOut is the request with its team.
type TeamMembersOut struct {
	application.Head
	Request *advice.Request
	Members []people.Person
	// Asked counts what each member has to answer for the team; Away are those for whom somebody stands in today.
	Asked map[ehc.PersonID]int
	Away  map[ehc.PersonID]ehc.PersonID
}

// Do reads the members of the team that was asked.
func (u TeamMembers) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.AdviceID) (TeamMembersOut, error) {
	var out TeamMembersOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, string(of), func(ctx context.Context, v *application.Visit) (err error) {
		if out.Request, err = adviceOf(ctx, v, of, access.AllocateAdvice); err != nil {
			return err
		}
		if !out.Request.Open() {
			return fault.New(fault.Illegal, "advice.allocate", "Only a team’s open request can be allocated.")
		}
		out.Head = v.Head()
		if out.Members, err = membersOf(ctx, v, out.Request); err != nil {
			return err
		}
		return out.load(ctx, v)
	})
	return out, err
}

// mostCounted bounds how much of a team's work is counted.
const mostCounted = 1000

// load says what each member has already, and who is away.
func (out *TeamMembersOut) load(ctx context.Context, v *application.Visit) error {
	asked, err := v.Stores.Organisations.TeamWork.AskedOfTeams(ctx, mostCounted, out.Request.Adviser().Team)
	if err != nil {
		return err
	}
	out.Asked = map[ehc.PersonID]int{}
	for _, one := range asked {
		out.Asked[one.Person]++
	}
	ids := make([]ehc.PersonID, len(out.Members))
	for i, m := range out.Members {
		ids[i] = m.ID
	}
	out.Away, err = v.Stores.Organisations.Absences.StandIns(ctx, v.Today, ids...)
	return err
}
