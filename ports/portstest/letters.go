package portstest

import (
	"context"
	"testing"

	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// LettersContract proves that a letter comes back as it was sent.
func LettersContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every block of a letter comes back":   everyBlockOfALetter,
		"letters of a kind are counted":        lettersCounted,
		"a letter belongs to its case":         letterOfAnother,
		"what was composed alike has one hash": letterHash,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

// aLetter is a letter with a block of each kind.
func aLetter(t testing.TB, of ehc.CaseID) ports.Letter {
	l := ports.Letter{ID: NewID[ehc.LetterID](), Case: of, Kind: notice.Delay, About: "D8", Addressed: "Leanne Ashworth", SentOn: received, SentAt: At, SentBy: NewID[ehc.PersonID](), SentName: "Nadia Brightwell", Template: 3}
	l.Document.Meta = Fill[document.Meta](t)
	l.Document.Blocks = []document.Block{Fill[document.Title](t), Fill[document.Heading](t), Fill[document.Paragraph](t), Fill[document.RichText](t), Fill[document.List](t), Fill[document.KeyValues](t),
		Fill[document.Table](t), Fill[document.Note](t), Fill[document.Address](t), Fill[document.Date](t), Fill[document.Signature](t), Fill[document.Contents](t), document.PageBreak{}, Fill[document.WriteSpace](t)}
	if len(l.Document.Blocks) != len(document.Kinds()) {
		t.Fatal("the sample leaves a kind of block out")
	}
	return l
}

func sendLetter(t testing.TB, u ports.UnitOfWork, l ports.Letter) (sent ports.Letter) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) { sent, err = s.Letters.Send(ctx, l); return err })
	return sent
}

func everyBlockOfALetter(t *testing.T, u ports.UnitOfWork) {
	want := sendLetter(t, u, aLetter(t, someCase(t, u)))
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Letters.Get(ctx, want.Case, want.ID)
		same(t, "the letter", got, want)
		return err
	})
}

func lettersCounted(t *testing.T, u ports.UnitOfWork) {
	of := someCase(t, u)
	other := aLetter(t, of)
	other.Kind = notice.DraftPlan
	for i, l := range []ports.Letter{aLetter(t, of), other, aLetter(t, of)} {
		if sent := sendLetter(t, u, l); sent.Version != []int{1, 1, 2}[i] {
			t.Errorf("letter %d is number %d of its kind", i, sent.Version)
		}
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Letters.OfCase(ctx, of)
		if err != nil {
			return err
		}
		delays, err := s.Letters.OfCase(ctx, of, notice.Delay)
		if len(all) != 3 || len(delays) != 2 || delays[0].Version != 1 || delays[0].Document.Blocks != nil || delays[0].SHA == "" {
			t.Errorf("%d letters, %d about delays: %+v", len(all), len(delays), delays)
		}
		return err
	})
}

func letterOfAnother(t *testing.T, u ports.UnitOfWork) {
	l := sendLetter(t, u, aLetter(t, someCase(t, u)))
	other := someCase(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Letters.Get(ctx, other, l.ID)
		kind(t, "a letter of another case", err, fault.NotFound)
		_, err = s.Letters.Get(ctx, l.Case, NewID[ehc.LetterID]())
		kind(t, "no letter", err, fault.NotFound)
		_, err = s.Letters.Get(ctx, l.Case, "x")
		kind(t, "no identity", err, fault.NotFound)
		return nil
	})
}

func letterHash(t *testing.T, u ports.UnitOfWork) {
	first := sendLetter(t, u, aLetter(t, someCase(t, u)))
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		read, err := s.Letters.Get(ctx, first.Case, first.ID)
		if err != nil {
			return err
		}
		read.ID = NewID[ehc.LetterID]()
		again, err := s.Letters.Send(ctx, read)
		if again.SHA != first.SHA || len(first.SHA) != 64 {
			t.Errorf("%s, then %s", first.SHA, again.SHA)
		}
		return err
	})
}
