package recording

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"time"

	"ehchub/application"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/ports"
)

const (
	// MaxScan is how large one file of scanned paper can be, in bytes: 60 MB.
	MaxScan = 60 * 1000 * 1000
	// MaxScanPages is how many pages it can have.
	MaxScanPages = 200
)

// BringInScan takes a file of scanned paper apart: the pages of each form go to the case that it was printed for, and what
// no code brings home waits to be sorted by hand. The file itself is kept whole. What stands on the pages is not read.
type BringInScan struct {
	Units     ports.UnitOfWork
	Clock     ports.Clock
	IDs       ports.IDs
	Store     ports.FileStore
	Inspector ports.FileInspector
	Reader    ports.ScanReader
}

// Brought says what was found in a file.
type Brought struct {
	paper.Scan
	Arrived []paper.Arrival
	// Again is the scan that has just these bytes, where it was brought in before; nothing is done then.
	Again bool
}

// Do brings it in. fault.Invalid at "files" for a file that is empty, damaged, protected or of another kind;
// fault.TooLarge beyond MaxScan.
func (u BringInScan) Do(ctx context.Context, actor ehc.Actor, name string, content io.Reader) (out Brought, err error) {
	if err := access.DecideOffice(actor, access.SortScans); err != nil {
		return out, err
	}
	whole, kind, err := u.take(name, content)
	if err != nil {
		return out, err
	}
	now := u.Clock.Now().UTC()
	sum := sha256.Sum256(whole)
	out.Scan = paper.Scan{ID: ehc.ScanID(u.IDs.New()), Name: name, Type: kind, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(whole)), By: actor.Person, ByName: actor.Name, At: now}
	if before, ok, err := u.before(ctx, out.SHA256); err != nil || ok {
		return Brought{Scan: before, Again: true}, err
	}
	pages, err := u.Reader.Pages(ctx, whole, kind, MaxScanPages)
	if f := fault.As(err); f != nil && f.Kind == fault.Invalid {
		return out, fault.Field(f.Field, f.Code, name+": "+f.Message)
	}
	if err != nil {
		return out, err
	}
	out.Pages = len(pages)
	return u.keep(ctx, actor, out, whole, pages)
}

// take reads the file and tells its kind by its content.
func (u BringInScan) take(name string, content io.Reader) ([]byte, string, error) {
	whole, err := io.ReadAll(io.LimitReader(content, MaxScan+1))
	switch {
	case err != nil:
		return nil, "", err
	case len(whole) > MaxScan:
		return nil, "", fault.New(fault.TooLarge, "scan.too-large", name+" is larger than 60 MB. Scan it in greys at 200 dots an inch, or in parts.").At("files")
	case len(whole) == 0:
		return nil, "", fault.Field("files", "scan.empty", name+" is empty. Scan the paper again.")
	}
	kind := u.Inspector.Inspect(name, whole[:min(len(whole), 3*1024)])
	if application.EndingOf(kind.Type) == "" {
		return nil, "", fault.Field("files", "scan.kind", name+" looks like "+kind.Called+". Send a PDF, or a JPEG or PNG picture of a page.")
	}
	return whole, kind.Type, nil
}

func (u BringInScan) before(ctx context.Context, sum string) (s paper.Scan, ok bool, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, stores ports.Stores) error {
		s, ok, err = stores.Scans.SameAs(ctx, sum)
		return err
	})
	return s, ok, err
}

// keep stores the file and each paper in it, then tells their cases. What fails leaves nothing behind.
func (u BringInScan) keep(ctx context.Context, actor ehc.Actor, out Brought, whole []byte, pages []paper.ScannedPage) (Brought, error) {
	stored := []ehc.FileID{ehc.FileID(out.ID)}
	if _, _, err := u.Store.Put(ctx, stored[0], bytes.NewReader(whole)); err != nil {
		return out, err
	}
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		bundles, packs, err := u.split(ctx, s, pages, &out.Scan)
		if err != nil {
			return err
		}
		if err := s.Scans.Save(ctx, out.Scan); err != nil {
			return err
		}
		for _, b := range bundles {
			a, err := u.arrival(ctx, s, actor, out.Scan, b, packs)
			if err != nil {
				return err
			}
			part, err := u.Reader.Part(whole, out.Type, b.Pages)
			if err != nil {
				return err
			}
			stored = append(stored, a.File)
			if a.Bytes, a.SHA256, err = u.Store.Put(ctx, a.File, bytes.NewReader(part)); err != nil {
				return err
			}
			if a, err = u.home(ctx, s, actor, a, out.At); err != nil {
				return err
			}
			if err := s.Arrivals.Save(ctx, a); err != nil {
				return err
			}
			if err := arrived(ctx, s, a, actor, out.At); err != nil {
				return err
			}
			out.Arrived = append(out.Arrived, a)
		}
		return nil
	})
	if err == nil {
		return out, nil
	}
	for _, id := range stored {
		err = errors.Join(err, u.Store.Remove(context.WithoutCancel(ctx), id))
	}
	if f := fault.As(err); f != nil && f.Code == "scan.again" { // somebody else brought in the same file meanwhile
		before, ok, again := u.before(ctx, out.SHA256)
		return Brought{Scan: before, Again: ok}, again
	}
	return out, err
}

func (u BringInScan) split(ctx context.Context, s ports.Stores, pages []paper.ScannedPage, scan *paper.Scan) (bundles []paper.Bundle, packs map[string]paper.Pack, err error) {
	found, err := s.Packs.ByCode(ctx, paper.CodesOn(pages)...)
	if err != nil {
		return nil, nil, err
	}
	packs = map[string]paper.Pack{}
	for _, p := range found {
		packs[p.Code] = p
	}
	profile, err := s.Council.Profile(ctx)
	if err != nil {
		return nil, nil, err
	}
	bundles, scan.Blank = paper.Split(pages, func(code string) bool { return packs[code].Code != "" }, application.HubMark(profile))
	return bundles, packs, nil
}

func (u BringInScan) arrival(ctx context.Context, s ports.Stores, actor ehc.Actor, scan paper.Scan, b paper.Bundle, packs map[string]paper.Pack) (paper.Arrival, error) {
	a := paper.Arrival{ID: ehc.ArrivalID(u.IDs.New()), File: ehc.FileID(u.IDs.New()), Scan: scan.ID, ScanName: scan.Name, Type: scan.Type, Pages: b.Pages, Missing: b.Missing, At: scan.At, By: actor.Person, ByName: actor.Name, Reason: b.Reason}
	if b.Code == "" {
		return a, nil
	}
	a = a.FromPack(packs[b.Code])
	times, err := s.Arrivals.WithCode(ctx, a.Code)
	if err != nil {
		return a, err
	}
	a.Again = times > 0
	return a, nil
}

// home sees where a paper belongs: one of a draft request becomes a document of the draft, and one of a closed case waits to
// be sorted.
func (u BringInScan) home(ctx context.Context, s ports.Stores, actor ehc.Actor, a paper.Arrival, now time.Time) (paper.Arrival, error) {
	if a.Case == "" {
		return a, nil
	}
	c, err := s.Cases.Get(ctx, a.Case)
	switch {
	case err != nil:
		return a, err
	case c.State() == casework.Closed:
		a.Case, a.Reason = "", paper.CaseClosed
	case c.State() == casework.RequestDraft:
		return joinDraft(ctx, s, actor, c, a, now)
	}
	return a, nil
}

// arrived tells the case of a paper that somebody has to write down.
func arrived(ctx context.Context, s ports.Stores, a paper.Arrival, by ehc.Actor, at time.Time) error {
	if a.Case == "" || !a.Open() {
		return nil
	}
	return s.Cases.Record(ctx, ehc.Event{Kind: ehc.PaperArrived, Case: a.Case, At: at, By: by.Person, Data: map[string]string{ehc.DataItem: string(a.ID), ehc.DataRecorded: string(a.Kind)}})
}
