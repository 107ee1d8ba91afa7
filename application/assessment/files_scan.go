package assessment

import (
	"context"
	"errors"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// tellVirus records that a virus was found in a document that somebody tried to add.
func (u UploadFile) tellVirus(ctx context.Context, actor ehc.Actor, file ports.File) error {
	return u.Gate.Open(ctx, actor, file.Case, access.EnterCase, string(file.ID), func(ctx context.Context, v *application.Visit) error {
		return warn(ctx, v, u.Gate, ports.VirusWarning, file, "")
	})
}

// ScanWaiting looks for viruses in documents that the scanner could not tell of when they were added, and in those that
// came while the council had no scanner.
type ScanWaiting struct {
	Gate    application.Gate
	Store   ports.FileStore
	Scanner ports.Scanner
}

const (
	// ScanPause is how long a document that the scanner could not tell of waits until it is asked again.
	ScanPause    = 10 * time.Minute
	scansAtOnce  = 20
	lookForScans = time.Minute
)

// Do asks about every document that waits, and gives the number of those that are settled.
func (u ScanWaiting) Do(ctx context.Context, actor ehc.Actor) (settled int, err error) {
	if u.Scanner == nil {
		return 0, nil
	}
	since := u.Gate.Clock.Now().UTC().Add(-ScanPause)
	for {
		var next []ports.File
		err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
			next, err = s.ToScan.Next(ctx, since, scansAtOnce)
			return err
		})
		if err != nil || len(next) == 0 {
			return settled, err
		}
		for _, file := range next {
			done, err := u.scan(ctx, actor, file)
			if err != nil {
				return settled, err
			}
			if done {
				settled++
			}
		}
	}
}

// scan asks about one document. Where a virus is found its bytes go, and the authority is told; what is known of it stays,
// so that whoever looks for it reads what became of it.
func (u ScanWaiting) scan(ctx context.Context, actor ehc.Actor, file ports.File) (done bool, err error) {
	said := ports.ScanWaits
	content, err := u.Store.Open(ctx, file.ID)
	if err == nil {
		said, err = lookForViruses(ctx, u.Scanner, file.ID, content)
		err = errors.Join(err, content.Close())
	}
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if err != nil && said != ports.ScanVirus { // its bytes can't be read just now: another time
		said = ports.ScanWaits
	}
	if said == ports.ScanVirus {
		if err := u.Store.Remove(ctx, file.ID); err != nil {
			return false, err
		}
	}
	if said == ports.ScanWaits && file.Scan == ports.NotScanned {
		said = ports.NotScanned
	}
	return said == ports.ScanClean || said == ports.ScanVirus, u.note(ctx, actor, file, said)
}

func (u ScanWaiting) note(ctx context.Context, actor ehc.Actor, file ports.File, said ports.Scan) error {
	if said != ports.ScanVirus {
		return u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
			return s.ToScan.Tried(ctx, file.ID, said, u.Gate.Clock.Now())
		})
	}
	return u.Gate.Open(ctx, actor, file.Case, access.ScanDocuments, string(file.ID), func(ctx context.Context, v *application.Visit) error {
		if err := v.Stores.ToScan.Tried(ctx, file.ID, said, v.Now); err != nil {
			return err
		}
		return warn(ctx, v, u.Gate, ports.VirusWarning, file, "")
	})
}

// Run looks now and again each minute, until ctx ends. Any number of hubs may do so at once.
func (u ScanWaiting) Run(ctx context.Context) {
	application.Every(ctx, lookForScans, "documents scanned for viruses", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}

// ReadWarnings lists for the authority which documents of a case were stopped, or added though they seem to be about
// another child.
type ReadWarnings struct{ Gate application.Gate }

// WarningsOut is what the page shows.
type WarningsOut struct {
	application.Head
	Warnings []ports.DocumentWarning
}

// Do reads them.
func (u ReadWarnings) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (out WarningsOut, err error) {
	err = u.Gate.Open(ctx, actor, id, access.SeeWarnings, "", func(ctx context.Context, v *application.Visit) error {
		out.Head = v.Head()
		out.Warnings, err = v.Stores.Warnings.OfCase(ctx, id)
		return err
	})
	return out, err
}
