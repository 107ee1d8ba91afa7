package assessment_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/clamd/clamdtest"
	"ehchub/adapters/filetype"
	"ehchub/application/assessment"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// silent is a scanner that is out of reach.
type silent struct{}

func (silent) Scan(context.Context, io.Reader) (string, error) { return "", errors.New("no answer") }

func (c cabinet) scanned(t *testing.T, by ehc.Actor, scanner ports.Scanner, name, content string) (ports.File, error) {
	t.Helper()
	return assessment.UploadFile{Gate: c.gate, Store: c.store, Inspector: filetype.Inspector{}, Scanner: scanner}.Do(t.Context(), by,
		assessment.UploadFileInput{Case: c.Case, Purpose: assessment.ForViews, Item: "important-to-me", Name: name, Content: strings.NewReader(content)})
}

func (c cabinet) profile(t *testing.T, opensUnscanned bool) {
	t.Helper()
	c.must(t, c.gate.Units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		p, err := s.Council.Profile(ctx)
		p.OpensUnscanned = opensUnscanned
		return errors.Join(err, s.Council.SaveProfile(ctx, p))
	}))
}

func TestAVirusIsRefusedAndToldAndNothingIsKept(t *testing.T) {
	c := newCabinet(t)
	by, scanner := c.Parent.Actor(), clamdtest.Start(t)
	_, err := c.scanned(t, by, scanner, "story.txt", portstest.Eicar())
	f := fault.As(err)
	if f == nil || f.Kind != fault.Invalid || f.Field != "files" || !strings.HasPrefix(f.Message, "story.txt was not kept: the virus scanner found something harmful") {
		t.Fatalf("got %v", err)
	}
	if c.kept(t) != 0 {
		t.Error("the virus is in the folder")
	}
	if told := c.Events(t, ehc.VirusFound); len(told) != 1 || told[0].By != by.Person {
		t.Errorf("told %+v", told)
	}
	out, err := assessment.ReadWarnings{Gate: c.gate}.Do(t.Context(), c.Coordinator.Actor(), c.Case)
	if err != nil || len(out.Warnings) != 1 || out.Warnings[0].Name != "story.txt" || out.Warnings[0].Kind != ports.VirusWarning || out.Warnings[0].File != "" {
		t.Errorf("the co-ordinator reads %+v: %v", out.Warnings, err)
	}
	clean, err := c.scanned(t, by, scanner, "story.txt", "Rowan likes trains.")
	if err != nil || clean.Scan != ports.ScanClean {
		t.Errorf("a clean document is %q: %v", clean.Scan, err)
	}
	c.profile(t, false)
	if got, err := c.download(t, by, c.Case, clean.ID); err != nil || got != "Rowan likes trains." {
		t.Errorf("a clean document comes back as %q: %v", got, err)
	}
}

func TestADocumentThatCouldNotBeScannedWaitsAndIsScannedAgain(t *testing.T) {
	c := newCabinet(t)
	by := c.Parent.Actor()
	good, err := c.scanned(t, by, silent{}, "good.txt", "Rowan likes trains.")
	c.must(t, err)
	bad, err := c.scanned(t, by, silent{}, "bad.txt", portstest.Eicar())
	c.must(t, err)
	for _, f := range []ports.File{good, bad} {
		if _, err := c.download(t, by, c.Case, f.ID); !fault.Has(err, "file.being-checked") {
			t.Errorf("%s is served before it is checked: %v", f.Name, err)
		}
	}
	again := func(scanner ports.Scanner) int {
		t.Helper()
		n, err := assessment.ScanWaiting{Gate: c.gate, Store: c.store, Scanner: scanner}.Do(t.Context(), ehc.SystemActor())
		c.must(t, err)
		return n
	}
	if n := again(silent{}); n != 0 {
		t.Errorf("%d are settled by a scanner that says nothing", n)
	}
	if _, err := c.download(t, by, c.Case, good.ID); !fault.Has(err, "file.being-checked") {
		t.Errorf("served all the same: %v", err)
	}
	c.Clock.Set(c.Clock.Now().Add(assessment.ScanPause + time.Second))
	if n := again(clamdtest.Start(t)); n != 2 {
		t.Errorf("%d are settled", n)
	}
	if got, err := c.download(t, by, c.Case, good.ID); err != nil || got != "Rowan likes trains." {
		t.Errorf("the clean one comes back as %q: %v", got, err)
	}
	if _, err := c.download(t, by, c.Case, bad.ID); !fault.Has(err, "file.virus-later") || c.kept(t) != 1 {
		t.Errorf("the virus: %v; %d in the folder", err, c.kept(t))
	}
	if len(c.Events(t, ehc.VirusFound)) != 1 {
		t.Error("nobody was told")
	}
	c.must(t, c.remove(t, by, c.Case, bad.ID))
}

func TestUnscannedDocumentsOpenOnlyWhereTheCouncilAllowsIt(t *testing.T) {
	c := newCabinet(t)
	by := c.Parent.Actor()
	file, err := c.scanned(t, by, nil, "story.txt", "Rowan likes trains.")
	if err != nil || file.Scan != ports.NotScanned {
		t.Fatalf("kept as %q: %v", file.Scan, err)
	}
	c.profile(t, false)
	if _, err := c.download(t, by, c.Case, file.ID); !fault.Has(err, "file.not-scanned") {
		t.Errorf("served: %v", err)
	}
	c.profile(t, true)
	if _, err := c.download(t, by, c.Case, file.ID); err != nil {
		t.Errorf("not served: %v", err)
	}
	c.profile(t, false) // and later the council gets a scanner
	if n, err := (assessment.ScanWaiting{Gate: c.gate, Store: c.store, Scanner: clamdtest.Start(t)}).Do(t.Context(), ehc.SystemActor()); n != 1 || err != nil {
		t.Errorf("%d are settled: %v", n, err)
	}
	if _, err := c.download(t, by, c.Case, file.ID); err != nil {
		t.Errorf("scanned, and not served: %v", err)
	}
}
