package application

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/ports"
)

// Letter is a letter that a step issues: what it tells, and of what on the case.
type Letter struct {
	Facts letter.Facts
	// About tells letters of one kind apart; see ports.Letter.
	About string
	// To is to whom it goes; zero for the family.
	To letter.Addressee
	// Signer is who has signed already; zero for whoever was chosen.
	Signer letter.Signer
}

// LetterChoice is what an officer chose for the letters of a step.
type LetterChoice struct {
	// SignedBy is the officer who signs; empty for whoever takes the step, or the team where they may not sign.
	SignedBy ehc.PersonID
	// Seen is the mark of the letters that the officer was shown; see Visit.Letters. Empty where none were.
	Seen string
}

// IssueLetter composes a letter and keeps it, in the transaction of the step that issues it.
func (v *Visit) IssueLetter(ctx context.Context, ids ports.IDs, l Letter, choice LetterChoice) (ports.Letter, error) {
	signer, err := l.Signer, error(nil)
	if signer.Name == "" {
		if signer, err = v.signerOf(ctx, choice.SignedBy); err != nil {
			return ports.Letter{}, err
		}
	}
	if l.To.Name == "" {
		if l.To, err = v.Family(ctx, v.Today); err != nil {
			return ports.Letter{}, err
		}
	}
	d, template, err := v.ComposeLetter(ctx, l, v.Today, signer)
	if err != nil {
		return ports.Letter{}, err
	}
	issued := ports.Letter{ID: ehc.LetterID(ids.New()), Case: v.Case.ID(), Kind: l.Facts.Kind(), About: l.About, Addressed: l.To.Name, SentOn: v.Today, SentAt: v.Now, Template: template, Document: d}
	if v.atWork() { // what a family's own step brings about is issued by nobody
		issued.SentBy, issued.SentName = v.Actor.Person, v.Actor.Name
	}
	kept, err := v.Stores.Letters.Send(ctx, issued)
	v.letters = append(v.letters, kept)
	return kept, err
}

// ComposeLetter composes a letter of a day from the council's text as it stands, and says which version that is.
func (v *Visit) ComposeLetter(ctx context.Context, l Letter, on ehc.Date, signer letter.Signer) (document.Document, int, error) {
	t, err := v.Stores.Templates.Current(ctx, l.Facts.Kind())
	if err != nil {
		return document.Document{}, 0, err
	}
	child := v.Case.Child()
	d, err := letter.Compose(t, letter.Frame{
		Case: v.Case.ID(), Reference: v.Case.Reference(), Called: child.Called(), FullName: child.FullName(), Born: child.Born, Own: child.IsYoungPersonOn(on),
		Profile: v.Profile, To: l.To, On: on, Created: MorningOf(on), Signer: signer,
	}, l.Facts)
	return d, t.Version, err
}

// Letters gives the letters that this visit has issued.
func (v *Visit) Letters() []ports.Letter { return v.letters }

// AsShown refuses to go on when the letters that the visit has issued are not those that the officer was shown: a text,
// a contact or the day has changed meanwhile.
func (v *Visit) AsShown(seen string) error {
	if seen != "" && seen != LettersMark(v.letters) {
		return fault.New(fault.Conflict, "letter.changed", "The letter reads differently now: its text, the council’s details or the case have changed since it was shown to you. Read it again below before it is sent.")
	}
	return nil
}

// LettersMark tells the letters of one step from any others: it is the same as long as they say the same.
func LettersMark(letters []ports.Letter) string {
	all := sha256.New()
	for _, l := range letters {
		all.Write([]byte(l.SHA + "\n"))
	}
	return hex.EncodeToString(all.Sum(nil))
}

// MorningOf gives the instant at which a civil date begins in London; zero for none.
func MorningOf(d ehc.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, London).UTC()
}
