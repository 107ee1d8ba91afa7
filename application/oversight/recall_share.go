package oversight

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// Shared is one thing of a case that somebody may have been shown by mistake.
type Shared struct {
	What  string // as casework.Recall names it
	Label string
}

// ReadRecalls shows what can be taken back, from whom, and what was (C25).
type ReadRecalls struct{ Gate application.Gate }

// RecallsOut is that.
type RecallsOut struct {
	application.Head
	Shared  []Shared
	From    []casework.Party
	Recalls []casework.Recall
}

// Do reads it.
func (u ReadRecalls) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (RecallsOut, error) {
	var out RecallsOut
	err := u.Gate.Open(ctx, actor, id, access.RecallShare, "what was shared", func(ctx context.Context, v *application.Visit) (err error) {
		out = RecallsOut{Head: v.Head(), From: v.Case.RecallableFrom(), Recalls: v.Case.Recalls()}
		out.Shared, err = sharedOn(ctx, v)
		return err
	})
	return out, err
}

// sharedOn lists what of a case can be taken back: all of it, versions of the plan, letters and documents.
func sharedOn(ctx context.Context, v *application.Visit) ([]Shared, error) {
	all := []Shared{{casework.WholeFile, "The whole file: they should not be on this case"}}
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return nil, err
	}
	if err == nil {
		for _, s := range p.Shared() {
			all = append(all, Shared{casework.SharedVersion(s.Number), s.Label() + ", shared on " + s.SharedOn.Long()})
		}
	}
	letters, err := v.Stores.Letters.OfCase(ctx, v.Case.ID())
	if err != nil {
		return nil, err
	}
	for _, l := range letters {
		about, _ := letter.Find(l.Kind)
		all = append(all, Shared{casework.SharedLetter(l.ID), "Letter “" + about.Name + "” of " + l.SentOn.Long()})
	}
	files, err := v.Stores.Files.OfCase(ctx, v.Case.ID())
	for _, f := range files {
		all = append(all, Shared{casework.SharedDocument(f.ID), "Document “" + f.Name + "” of " + ehc.DateIn(f.At, application.London).Long()})
	}
	return all, err
}

// RecallShare takes back what was shared with somebody by mistake: their access to it ends at once, and the log of breaches
// gets an entry that says who had opened it.
type RecallShare struct{ Gate application.Gate }

// RecallInput is what is taken back from whom, and why.
type RecallInput struct {
	What   string
	From   ehc.Holder
	Reason string
}

// mostLooked bounds how many entries of the audit are looked through.
const mostLooked = 20_000

// Do takes it back. fault.Invalid at the field that lacks something.
func (u RecallShare) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, in RecallInput) (ehc.BreachID, error) {
	breach := ehc.BreachID(u.Gate.IDs.New())
	err := u.Gate.Change(ctx, actor, id, access.RecallShare, "what was shared", func(v *application.Visit) error {
		shared, err := sharedOn(ctx, v)
		if err != nil {
			return err
		}
		r := casework.Recall{ID: ehc.ItemID(u.Gate.IDs.New()), From: in.From, Reason: in.Reason}
		if i := slices.IndexFunc(shared, func(s Shared) bool { return s.What == in.What }); i >= 0 {
			r.What, r.Label = shared[i].What, shared[i].Label
		}
		opened, err := openedBefore(ctx, v, r)
		if err != nil {
			return err
		}
		if err := v.Case.Recall(actor, r, v.Now); err != nil {
			return err
		}
		return v.Stores.Breaches.Save(ctx, breachOf(v, breach, v.Case.Recalls()[0], opened))
	})
	return breach, err
}

// breachOf begins the entry of the log.
func breachOf(v *application.Visit, id ehc.BreachID, r casework.Recall, opened []string) council.Breach {
	b := council.Breach{ID: id, Case: v.Case.ID(), Reference: string(v.Case.Reference()), What: r.Label + ". " + r.Reason, Whose: v.Case.Child().FullName() + " and family", ToWhom: r.Name,
		Seen: council.SeenNo, Opened: opened, Risk: council.RiskLikely, AwareAt: v.Now, RecordedBy: v.Actor.Person, RecorderName: v.Actor.Name, RecordedAt: v.Now}
	if len(opened) > 0 {
		b.Seen = council.SeenYes
	}
	return b
}

// openedBefore says who of a party opened what is taken back, and when last.
func openedBefore(ctx context.Context, v *application.Visit, r casework.Recall) ([]string, error) {
	party := casework.Party{Holder: r.From}
	if i := slices.IndexFunc(v.Case.RecallableFrom(), func(p casework.Party) bool { return p.Holder == r.From }); i >= 0 {
		party = v.Case.RecallableFrom()[i]
	}
	through, err := persons(ctx, v.Stores, party)
	if err != nil {
		return nil, err
	}
	var opened []string
	for _, person := range through {
		entries, err := v.Stores.Trail.Search(ctx, ports.TrailQuery{Case: v.Case.ID(), Person: person.ID, Limit: mostLooked})
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(entries, func(e ports.TrailEntry) bool { return !e.Refused && tellsOf(e.Item, r.What) })
		if i >= 0 {
			took := ""
			if slices.ContainsFunc(entries, func(e ports.TrailEntry) bool {
				return !e.Refused && e.Kind == ports.Took && tellsOf(e.Item, r.What)
			}) {
				took = ", and downloaded it"
			}
			opened = append(opened, fmt.Sprintf("%s opened it last on %s%s", person.Name, entries[i].At.In(application.London).Format("2 January 2006 at 15:04"), took))
		}
	}
	return opened, nil
}

// tellsOf reports whether an entry of the audit tells that a shared thing was opened. The plan's own page shows the latest
// version, and a letter can be had by its step, so these count too.
func tellsOf(item, what string) bool {
	kind, id, _ := strings.Cut(what, "/")
	switch kind {
	case "version":
		return item == "plan" || item == "plan file" || strings.HasPrefix(item, "plan export") || item == "plan version "+id || strings.HasPrefix(item, "plan version "+id+" ")
	case "letter":
		return item == "letter/"+id || strings.Contains(item, "letter") && !strings.HasPrefix(item, "letter/") && item != "letters"
	case "document":
		return item == id
	}
	return true
}
