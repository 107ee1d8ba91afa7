package casefile

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/domain/people"
)

// ProposePerson asks the authority to add a family member or an advocate. Until the co-ordinator has checked who that is,
// the person has no part in the case: whoever types an address must not open a child's file with it.
type ProposePerson struct {
	Gate application.Gate
	// Behalf is set where an officer writes down the wish of somebody of the family.
	Behalf *paper.Behalf
}

// Do keeps the wish and tells the co-ordinator. fault.Invalid at "email" for somebody who is on the case, or asked for,
// already.
func (u ProposePerson) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, in NewPerson, why string) error {
	return u.Gate.Open(ctx, actor, id, wishing(u.Behalf, access.ProposePerson), "", func(ctx context.Context, v *application.Visit) error {
		email, err := people.NormalEmail(in.Email)
		if err != nil {
			return err
		}
		in.Email = email
		return propose(ctx, v, u.Gate, u.Behalf, func(asker ehc.Actor, of ehc.ProposalID, before []casework.Proposal) (casework.Proposal, error) {
			return v.Case.ProposePerson(asker, of, in.party(), why, before, v.Now)
		})
	})
}

// AskToRemove asks the authority to end a person's access to the case.
type AskToRemove struct {
	Gate   application.Gate
	Behalf *paper.Behalf // as for ProposePerson
}

// Do keeps the wish and tells the co-ordinator. fault.Invalid at "why" without a reason; else as casework.Case.Removable.
func (u AskToRemove) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, holder, why string) error {
	return u.Gate.Open(ctx, actor, id, wishing(u.Behalf, access.AskToRemove), "", func(ctx context.Context, v *application.Visit) error {
		return propose(ctx, v, u.Gate, u.Behalf, func(asker ehc.Actor, of ehc.ProposalID, before []casework.Proposal) (casework.Proposal, error) {
			return v.Case.AskToRemove(asker, of, holder, why, before, v.Now)
		})
	})
}

// wishing is what the actor must be allowed: the wish itself or, where they write down another's, to do that.
func wishing(b *paper.Behalf, own access.Action) access.Action {
	if b != nil {
		return access.RecordForOthers
	}
	return own
}

func propose(ctx context.Context, v *application.Visit, g application.Gate, b *paper.Behalf, make func(asker ehc.Actor, of ehc.ProposalID, before []casework.Proposal) (casework.Proposal, error)) error {
	voice, err := v.Own(), error(nil)
	if b != nil {
		if voice, err = v.SpeakingForOneOf(*b, v.Case.ReceivedOn(), "the request was received", v.Case.Wishers()); err != nil {
			return err
		}
	}
	before, err := v.Stores.Proposals.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	p, err := make(voice.Actor, ehc.ProposalID(g.IDs.New()), before)
	if err != nil {
		return err
	}
	if err := v.Stores.Proposals.Save(ctx, p); err != nil {
		return err
	}
	if err := v.Stores.Cases.Save(ctx, v.Case); err != nil { // the second of two who ask at the same moment is told
		return err
	}
	return voice.Keep(ctx, v, g.IDs, paper.Proposal, string(p.ID))
}

// AnswerProposal adds or removes the person whom somebody asked about, or refuses.
type AnswerProposal struct{ Gate application.Gate }

// ProposalAnswer is what the authority answers.
type ProposalAnswer struct {
	Agree   bool
	Because string
}

// Do answers and tells whoever asked. fault.Illegal when it is answered already; fault.Invalid at "because".
func (u AnswerProposal) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.ProposalID, in ProposalAnswer) error {
	return u.Gate.Open(ctx, actor, id, access.SeeCase, string(of), func(ctx context.Context, v *application.Visit) error {
		p, err := proposalOf(ctx, v, of)
		if err != nil {
			return err
		}
		if p, err = v.Case.AnswerProposal(actor, p, in.Agree, in.Because, v.Now); err != nil {
			return err
		}
		if in.Agree {
			if err := u.carryOut(ctx, v, p); err != nil {
				return err
			}
		}
		if err := v.Stores.Proposals.Save(ctx, p); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

func (u AnswerProposal) carryOut(ctx context.Context, v *application.Visit, p casework.Proposal) error {
	if p.Wish == casework.ToRemove {
		return remove(ctx, v, p.Party.Holder.ID, p.Because)
	}
	q := p.Party
	return admit(ctx, v, u.Gate.IDs, NewPerson{As: q.Relation, Name: q.Name, Detail: q.Detail, Email: q.Email, ByEmail: q.ByEmail, ByPost: q.ByPost})
}

// proposalOf loads a wish about the open case, if the actor is one who answers it.
func proposalOf(ctx context.Context, v *application.Visit, of ehc.ProposalID) (casework.Proposal, error) {
	p, err := v.Stores.Proposals.Get(ctx, of)
	if err == nil && p.Case != v.Case.ID() {
		err = fault.New(fault.NotFound, "proposal.unknown", "Nobody has asked for this.")
	}
	needs := access.AddPerson
	if p.Wish == casework.ToRemove {
		needs = access.RemovePerson
	}
	if refused := v.Decide(needs); refused != nil {
		return p, refused
	}
	return p, err
}

// ReadProposal opens a wish for whoever answers it.
type ReadProposal struct{ Gate application.Gate }

// ProposalOut is a wish with the head of its case.
type ProposalOut struct {
	application.Head
	casework.Proposal
}

// Do reads it.
func (u ReadProposal) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.ProposalID) (out ProposalOut, err error) {
	err = u.Gate.Open(ctx, actor, id, access.SeeCase, string(of), func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		out.Proposal, err = proposalOf(ctx, v, of)
		return err
	})
	return out, err
}
