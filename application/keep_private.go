package application

import (
	"context"
	"regexp"
	"slices"
	"sync"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

type veilKey struct{}

// veils gathers what one request must not tell its reader. It may be used from several goroutines.
type veils struct {
	mu     sync.Mutex
	veil   access.Veil
	reader string
	at     time.Time
}

// Veiled lets the gate note who asks, and what must not be told to them: everything that is drawn for the same context is then
// covered (see VeilOf). A context that has it already stays as it is.
func Veiled(ctx context.Context) context.Context {
	if _, ok := ctx.Value(veilKey{}).(*veils); ok {
		return ctx
	}
	return context.WithValue(ctx, veilKey{}, &veils{})
}

// VeilOf gives what is to be covered in whatever is drawn for the context.
func VeilOf(ctx context.Context) access.Veil {
	kept, ok := ctx.Value(veilKey{}).(*veils)
	if !ok {
		return access.Veil{}
	}
	kept.mu.Lock()
	defer kept.mu.Unlock()
	return kept.veil
}

// ReaderOf says for whom, and when, something is drawn for the context; empty where nobody asked by name.
func ReaderOf(ctx context.Context) (name string, at time.Time) {
	kept, ok := ctx.Value(veilKey{}).(*veils)
	if !ok {
		return "", time.Time{}
	}
	kept.mu.Lock()
	defer kept.mu.Unlock()
	return kept.reader, kept.at
}

// note tells the request who reads, and when.
func (v *Visit) note(ctx context.Context) {
	if kept, ok := ctx.Value(veilKey{}).(*veils); ok && v.Actor.Kind == ehc.Human {
		kept.mu.Lock()
		defer kept.mu.Unlock()
		kept.reader, kept.at = v.Actor.Name, v.Now
	}
}

// houseNumber begins the line of an address; the street tells nearly as much without it.
var houseNumber = regexp.MustCompile(`(?i)^(flat\s+\w+,?\s+)?\d+[a-z]?,?\s+`)

// cover notes for the request what its reader must not learn of the case that they entered.
func (v *Visit) cover(ctx context.Context) error {
	v.note(ctx)
	var err error
	if !v.Case.ShieldedFromActor(v.Actor) {
		return nil
	}
	if v.Veil, err = v.veilOver(ctx, v.Actor.Person, v.Actor.Name); err != nil || v.Veil.IsBare() {
		return err
	}
	if kept, ok := ctx.Value(veilKey{}).(*veils); ok {
		kept.mu.Lock()
		defer kept.mu.Unlock()
		kept.veil = kept.veil.And(v.Veil)
	}
	return nil
}

// VeilFor gives what is to be covered in whatever is drawn of the case for a person; bare where nothing is kept from them.
func (v *Visit) VeilFor(ctx context.Context, reader ehc.PersonID, name string) (access.Veil, error) {
	if !v.Case.ShieldedFrom(reader) {
		return access.Veil{}, nil
	}
	return v.veilOver(ctx, reader, name)
}

func (v *Visit) veilOver(ctx context.Context, reader ehc.PersonID, name string) (access.Veil, error) {
	words, err := v.private(ctx, reader)
	if err != nil {
		return access.Veil{}, err
	}
	for _, word := range words {
		if street := houseNumber.ReplaceAllString(word, ""); street != word {
			words = append(words, street)
		}
	}
	child := v.Case.Child()
	return access.NewVeil(words, v.Profile.Name, v.Profile.ShortName, child.FullName(), child.Called(), name), nil
}

// private lists the words that tell where the child lives and learns, and how to reach the others of the family.
func (v *Visit) private(ctx context.Context, reader ehc.PersonID) ([]string, error) {
	child, asker := v.Case.Child(), v.Case.Request().Requester
	words := append(ChildsAddress(child), child.Address, child.Postcode, child.GP)
	settings := []casework.SettingRef{child.Setting, child.SecondSetting}
	if asker.Person != reader {
		words = append(append(words, AddressLines(asker.Address)...), asker.Email, asker.Phone)
	}
	if asker.Kind == casework.BySetting {
		words = append(words, asker.Name)
	}
	for _, p := range v.Case.Parties() {
		more, setting, err := v.privateOf(ctx, p, reader)
		if err != nil {
			return nil, err
		}
		words, settings = append(words, more...), append(settings, setting)
	}
	for _, c := range v.Case.Custodies() {
		words = append(words, c.Where)
	}
	more, err := v.settingsToCome(ctx)
	if err != nil {
		return nil, err
	}
	ofSettings, err := v.wordsOfSettings(ctx, reader, append(settings, more...))
	return append(words, ofSettings...), err
}

// privateOf lists how to reach a member of the family, or which setting somebody stands for.
func (v *Visit) privateOf(ctx context.Context, p casework.Party, reader ehc.PersonID) (words []string, setting casework.SettingRef, err error) {
	switch {
	case p.Holder.Kind == ehc.HeldBySetting:
		setting = casework.SettingRef{ID: ehc.SettingID(p.Holder.ID), Name: p.Name}
	case p.Relation == access.Setting, p.Relation == access.Consulted:
		words = []string{p.Name, p.Email, p.Phone}
	case p.Relation == access.Family && p.Holder.ID != string(reader):
		person, err := v.Stores.People.Get(ctx, ehc.PersonID(p.Holder.ID))
		if err != nil && !fault.Is(err, fault.NotFound) {
			return nil, setting, err
		}
		words = append(AddressLines(person.Address), p.Email, p.Phone, person.Email, person.Phone)
	}
	return words, setting, nil
}

// TellsPlace reports whether a party tells where the child learns, or may.
func TellsPlace(p casework.Party) bool {
	return p.Holder.Kind == ehc.HeldBySetting || p.Relation == access.Setting || p.Relation == access.Consulted
}

// settingsToCome are those that are asked for a place, that the plan names and to which the child moves.
func (v *Visit) settingsToCome(ctx context.Context) ([]casework.SettingRef, error) {
	asked, err := v.Stores.Consultations.OfCase(ctx, v.Case.ID())
	if err != nil {
		return nil, err
	}
	var found []casework.SettingRef
	for _, c := range asked {
		found = append(found, casework.SettingRef{ID: c.Setting, Name: c.SettingName})
	}
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	switch {
	case fault.Is(err, fault.NotFound):
	case err != nil:
		return nil, err
	default:
		if part, err := p.Part(plan.PartI); err == nil && part.I != nil {
			found = append(found, casework.SettingRef{ID: part.I.Setting, Name: part.I.Name})
		}
	}
	moves, err := v.Stores.Transfers.Of(ctx, v.Case.ID())
	if err != nil {
		return nil, err
	}
	for _, m := range moves.All() {
		found = append(found, casework.SettingRef{ID: m.Named.In.ID, Name: m.Named.In.Name})
	}
	return found, nil
}

// wordsOfSettings lists what tells a setting: its name, its own part of it, where it is, and who works there.
func (v *Visit) wordsOfSettings(ctx context.Context, reader ehc.PersonID, settings []casework.SettingRef) ([]string, error) {
	var words []string
	var ids []ehc.SettingID
	for _, s := range settings {
		words = append(words, s.Name, access.OwnName(s.Name))
		if s.ID != "" && !slices.Contains(ids, s.ID) {
			ids = append(ids, s.ID)
		}
	}
	known, err := v.Stores.Settings.Many(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for _, s := range known {
		words = append(append(words, s.Name, access.OwnName(s.Name), s.Phone, s.Email, s.URN), AddressLines(s.Address)...)
		staff, err := v.Stores.People.Belonging(ctx, ehc.Holder{Kind: ehc.HeldBySetting, ID: string(s.ID)})
		if err != nil {
			return nil, err
		}
		for _, person := range staff {
			if person.ID != reader {
				words = append(words, person.Name, person.Email)
			}
		}
	}
	return words, nil
}
