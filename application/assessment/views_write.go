package assessment

import (
	"context"
	"slices"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/domain/richtext"
	"ehchub/ports"
)

// viewsOpen refuses while the request is a draft and once a plan is being written: the views then stand in its
// section A, where the family comments on them.
func viewsOpen(c *casework.Case) error {
	switch c.State() {
	case casework.Requested, casework.AssessDecisionPending, casework.Assessing, casework.IssueDecisionPending:
		return nil
	}
	return fault.New(fault.Illegal, "views.closed", "Views can be written until the decision whether to issue a plan. After that they stand in section A of the plan.")
}

func writeAction(tile advice.Tile) access.Action {
	if tile.Voice == advice.Parents {
		return access.WriteParentViews
	}
	return access.WriteChildViews
}

func tileOf(key string) (advice.Tile, error) {
	tile, ok := advice.FindTile(key)
	if !ok {
		return tile, fault.New(fault.NotFound, "views.tile", "There is no such part of the views.")
	}
	return tile, nil
}

// ReadViews opens one tile of the child's or the parents' views (F137).
type ReadViews struct{ Gate application.Gate }

// TileOut is one tile as its page shows it.
type TileOut struct {
	application.Head
	Tile  advice.Tile
	View  advice.View
	Files []ports.File
	// MayWrite reports that the reader can write it now; OwnWords that the views may be their own.
	MayWrite, OwnWords bool
	// Said is what the request said of the same, for those who can write and may read the request.
	Said []casework.StoryPart
	// Recorded tells who wrote the views down, where an officer did.
	Recorded *paper.Record
	// AdviceDue is the day by which the last advice is due, for those who can write; zero while none is awaited.
	AdviceDue ehc.Date
}

// Do reads the tile.
func (u ReadViews) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, key string) (TileOut, error) {
	var out TileOut
	err := u.Gate.Open(ctx, actor, id, access.ReadViews, "views/"+key, func(ctx context.Context, v *application.Visit) error {
		tile, err := tileOf(key)
		if err != nil {
			return err
		}
		views, err := v.Stores.Views.Of(ctx, id)
		if err != nil {
			return err
		}
		out.Head, out.Tile, out.View, out.OwnWords = v.Head(), tile, views.Tile(key), isFamily(v)
		if r, ok, err := v.RecordedFor(ctx, paper.Views, key); err != nil {
			return err
		} else if ok && !r.At.Before(out.View.At) {
			out.Recorded = &r
		}
		out.MayWrite = v.May(writeAction(tile)) && viewsOpen(v.Case) == nil
		if out.MayWrite && v.May(access.SeeRequest) {
			out.Said = saidFor(tile, v.Case.Request())
		}
		if out.MayWrite && assessing(v.Case) {
			asked, err := v.Stores.Advice.OfCase(ctx, id)
			if err != nil {
				return err
			}
			out.AdviceDue = lastDue(asked)
		}
		out.Files, err = v.Stores.Files.Many(ctx, out.View.Files...)
		return err
	})
	return out, err
}

// lastDue is the latest day by which advice that is still awaited is due: views that come before it can be weighed
// with the advice.
func lastDue(asked []*advice.Request) (last ehc.Date) {
	for _, r := range asked {
		if r.Status() != advice.Completed && r.Status() != advice.Closed && r.DueOn().After(last) {
			last = r.DueOn()
		}
	}
	return last
}

func isFamily(v *application.Visit) bool { return slices.Contains(v.Subject.Relations, access.Family) }

// WriteViews keeps what one tile says, with who wrote it and on whose behalf.
type WriteViews struct{ Gate application.Gate }

// WriteViewsInput is one tile as its form gives it.
type WriteViewsInput struct {
	Case     ehc.CaseID
	Tile     string
	Text     richtext.Doc
	Own      bool   // the writer's own views; only a family member can say so
	OnBehalf string // otherwise, whose views they are
	Revision int    // the one that the writer had read
	// Part says how the child took part; nil leaves what was said of it.
	Part *advice.Part
	// Behalf says how and when it reached the authority, where an officer writes it down.
	Behalf *paper.Behalf
}

// Do saves the tile. fault.Conflict "views.stale" when someone else saved it since it was read.
func (u WriteViews) Do(ctx context.Context, actor ehc.Actor, in WriteViewsInput) error {
	tile, err := tileOf(in.Tile)
	if err != nil {
		return err
	}
	return u.Gate.Open(ctx, actor, in.Case, writeAction(tile), "views/"+tile.Key, func(ctx context.Context, v *application.Visit) error {
		if err := viewsOpen(v.Case); err != nil {
			return err
		}
		onBehalf, err := scribeFor(v, in)
		if err != nil {
			return err
		}
		voice, err := viewsVoice(v, onBehalf, in.Behalf)
		if err != nil {
			return err
		}
		views, err := v.Stores.Views.Of(ctx, in.Case)
		if err != nil {
			return err
		}
		if in.Part != nil {
			err = views.TakePart(actor, tile.Key, *in.Part, in.Text, onBehalf, in.Revision, v.Now)
		} else {
			err = views.Write(actor, tile.Key, in.Text, onBehalf, in.Revision, v.Now)
		}
		if err != nil {
			return err
		}
		if err := v.Stores.Views.Save(ctx, views); err != nil {
			return err
		}
		if err := v.Record(ctx, ehc.ViewsSaved, map[string]string{ehc.DataTile: tile.Key}); err != nil {
			return err
		}
		return voice.Keep(ctx, v, u.Gate.IDs, paper.Views, tile.Key)
	})
}

// viewsVoice is the writer's own or, where an officer writes views down, that of whoever gave them.
func viewsVoice(v *application.Visit, onBehalf string, b *paper.Behalf) (application.Voice, error) {
	if !WritesDownViews(v.Head()) {
		return v.Own(), nil
	}
	if b == nil {
		b = &paper.Behalf{}
	}
	b.Name = onBehalf
	voice, err := v.SpeakingFor(*b, v.Case.ReceivedOn(), "the request was received")
	for _, p := range v.Case.Family() {
		if p.Holder.Kind == ehc.HeldByPerson && strings.EqualFold(strings.TrimSpace(p.Name), onBehalf) {
			voice.For, voice.Actor.Person, voice.Actor.Name = p.Holder, ehc.PersonID(p.Holder.ID), p.Name
		}
	}
	return voice, err
}

// WritesDownViews reports whether the reader is an officer who has the views from somebody by letter, telephone, e-mail or
// in person, and is not one of those who write views with or for the child themselves.
func WritesDownViews(h application.Head) bool {
	return h.May(access.RecordForOthers) && !slices.ContainsFunc(h.Subject.Relations, func(r access.Relation) bool {
		return r == access.Family || r == access.Advocate || r == access.Setting
	})
}

// scribeFor says whose views they are; empty for the writer's own. Someone outside of the family always writes for
// somebody.
func scribeFor(v *application.Visit, in WriteViewsInput) (string, error) {
	if in.Own && isFamily(v) {
		return "", nil
	}
	if onBehalf := strings.TrimSpace(in.OnBehalf); onBehalf != "" {
		return onBehalf, nil
	}
	return "", fault.Field("on-behalf", "views.on-behalf", "Say whose views these are.")
}
