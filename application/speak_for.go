package application

import (
	"context"
	"slices"
	"strings"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/ports"
)

// Voice is who says something, and since when it counts: the actor today or, where an officer writes it down, somebody else
// on the day on which it reached the authority.
type Voice struct {
	Actor ehc.Actor // who says it
	On    ehc.Date
	At    time.Time // on that day, UTC
	For   ehc.Holder

	behalf *paper.Behalf
}

// Own is the actor's own voice.
func (v *Visit) Own() Voice { return Voice{Actor: v.Actor, On: v.Today, At: v.Now} }

// SpeakingFor gives the voice of somebody who said it another way than in the hub, for whom the actor writes it down.
// earliest is the first day on which there was something to say, and since says why.
func (v *Visit) SpeakingFor(b paper.Behalf, earliest ehc.Date, since string) (Voice, error) {
	if err := v.Decide(access.RecordForOthers); err != nil {
		return Voice{}, err
	}
	if opened := v.Case.ReceivedOn(); opened.After(earliest) {
		earliest, since = opened, "the request was received"
	}
	voice := Voice{Actor: ehc.Actor{Kind: ehc.Human, Name: strings.TrimSpace(b.Name)}, On: b.On, At: MorningOf(b.On), behalf: &b}
	if b.On == v.Today {
		voice.At = v.Now
	}
	if b.Arrival != "" {
		child := v.Case.Child()
		return voice, fault.Join(fault.As(b.Check(earliest, v.Today, since)), fault.As(b.OnPaper.Check(child.Surname, child.Born)))
	}
	return voice, b.Check(earliest, v.Today, since)
}

// SpeakingForParty gives the voice of a person who holds the case as one of these.
func (v *Visit) SpeakingForParty(b paper.Behalf, earliest ehc.Date, since string, as ...access.Relation) (Voice, error) {
	var parties []casework.Party
	for _, p := range v.Case.Parties() {
		if p.Holds() && p.Holder.Kind == ehc.HeldByPerson && slices.Contains(as, p.Relation) {
			parties = append(parties, p)
		}
	}
	return v.SpeakingForOneOf(b, earliest, since, parties)
}

// SpeakingForOneOf gives the voice of one of these people and settings.
func (v *Visit) SpeakingForOneOf(b paper.Behalf, earliest ehc.Date, since string, parties []casework.Party) (Voice, error) {
	voice, err := v.SpeakingFor(b, earliest, since)
	if err != nil {
		return voice, err
	}
	at := slices.IndexFunc(parties, func(p casework.Party) bool { return b.For != "" && p.Holder.ID == string(b.For) })
	if at < 0 {
		return voice, fault.Field("for", "paper.for", "Choose who said it. They must be on the case.")
	}
	voice.For, voice.Actor.Name = parties[at].Holder, parties[at].Name
	if voice.For.Kind == ehc.HeldByPerson {
		voice.Actor.Person = b.For
	}
	return voice, nil
}

// Recorded reports whether an officer writes it down for somebody else.
func (voice Voice) Recorded() bool { return voice.behalf != nil }

// Keep keeps who wrote it down for whom, where somebody did, and tells them. begun is what they had begun to write in the
// hub and not sent.
func (voice Voice) Keep(ctx context.Context, v *Visit, ids ports.IDs, kind paper.Kind, item string, begun ...string) error {
	if voice.behalf == nil {
		return nil
	}
	r := paper.Record{ID: ehc.RecordID(ids.New()), Case: v.Case.ID(), Kind: kind, Item: item, For: voice.For, Name: voice.Actor.Name, Receipt: voice.behalf.Receipt,
		By: v.Actor.Person, ByName: v.Actor.Name, At: v.Now, Begun: begun}
	before, err := v.Stores.PaperRecords.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	if r, err = voice.takenFrom(ctx, v, r); err != nil {
		return err
	}
	if err := v.Stores.PaperRecords.Save(ctx, r); err != nil {
		return err
	}
	if slices.ContainsFunc(before, func(old paper.Record) bool { return sameLetter(old, r) }) {
		return nil // it is told already: one letter can hold several answers
	}
	return v.Record(ctx, recordedAs(kind), recordedData(r))
}

// ScanPurpose is what the scan of a paper belongs to, as a document: the record that was taken from it.
const ScanPurpose = "scan"

// takenFrom finds the scan that a record is taken from and keeps it as the record's evidence.
func (voice Voice) takenFrom(ctx context.Context, v *Visit, r paper.Record) (paper.Record, error) {
	named := voice.behalf.Arrival
	if named == "" {
		return r, nil
	}
	arrived, err := v.Stores.Arrivals.OfCase(ctx, v.Case.ID())
	if err != nil {
		return r, err
	}
	at := slices.IndexFunc(arrived, func(a paper.Arrival) bool { return a.ID == named })
	if at < 0 {
		return r, fault.Field("channel", "paper.no-arrival", "The scan is not one of this case. Open it again from the list of what has arrived.")
	}
	a := arrived[at]
	r.Scan = a.File
	if a.RecordID == "" {
		f := ports.File{ID: a.File, Case: v.Case.ID(), Name: "scan-" + a.At.In(London).Format("2006-01-02") + EndingOf(a.Type), Type: a.Type, Bytes: a.Bytes, SHA256: a.SHA256, UploadedBy: a.By, At: a.At, Purpose: ScanPurpose, Item: string(r.ID)}
		if err := v.Stores.Files.Save(ctx, f); err != nil {
			return r, err
		}
	}
	return r, v.Stores.Arrivals.Save(ctx, a.Recorded(v.Actor, r.ID, v.Now))
}

// WaitingScan finds the scan of a form of this kind and item that waits to be written down; ok is false where none does.
func (v *Visit) WaitingScan(ctx context.Context, kind paper.Kind, item string) (a paper.Arrival, ok bool, err error) {
	all, err := v.Stores.Arrivals.OfCase(ctx, v.Case.ID())
	at := slices.IndexFunc(all, func(a paper.Arrival) bool { return a.Open() && a.Kind == kind && a.Item == item })
	if err != nil || at < 0 {
		return a, false, err
	}
	return all[at], true, nil
}

// EndingOf gives the ending of a scan's name by its media type.
func EndingOf(mediaType string) string {
	return map[string]string{"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}[mediaType]
}

// sameLetter reports whether two records of one kind were taken from the same paper or call, one soon after the other.
func sameLetter(old, r paper.Record) bool {
	return old.Kind == r.Kind && old.Kind == paper.Views && old.For == r.For && old.Name == r.Name && old.Receipt == r.Receipt && r.At.Sub(old.At) < 12*time.Hour
}

// recordedAs is the event that tells of it to those who may know.
func recordedAs(kind paper.Kind) ehc.EventKind {
	switch kind {
	case paper.Consultation:
		return ehc.AnswerRecorded
	case paper.Mediation, paper.Proposal, paper.Withdrawal, paper.Reassessment:
		return ehc.WishRecorded
	}
	return ehc.ContributionRecorded
}

func recordedData(r paper.Record) map[string]string {
	data := map[string]string{ehc.DataItem: string(r.ID), ehc.DataRecorded: string(r.Kind), ehc.DataChannel: string(r.Channel), ehc.DataReceived: r.On.String()}
	switch r.For.Kind {
	case ehc.HeldByPerson:
		data[ehc.DataPerson] = r.For.ID
	case ehc.HeldByTeam:
		data[ehc.DataTeam] = r.For.ID
	case ehc.HeldBySetting:
		if data[ehc.DataSetting] = r.For.ID; r.Kind == paper.Consultation {
			data[ehc.DataConsultation] = r.Item
		}
	}
	return data
}

// RecordedFor finds the latest record of what was written down of a kind and item; ok is false where nothing was.
func (v *Visit) RecordedFor(ctx context.Context, kind paper.Kind, item string) (r paper.Record, ok bool, err error) {
	all, err := v.Stores.PaperRecords.OfCase(ctx, v.Case.ID())
	if err != nil {
		return r, false, err
	}
	at := slices.IndexFunc(all, func(r paper.Record) bool { return r.Kind == kind && r.Item == item })
	if at < 0 {
		return r, false, nil
	}
	return all[at].ReadBy(v.Actor), true, nil
}

// RecordedAsSeen lists what officers wrote down for others, as far as the actor may read it, the latest first.
func (v *Visit) RecordedAsSeen(ctx context.Context) (seen []paper.Record, err error) {
	all, err := v.Stores.PaperRecords.OfCase(ctx, v.Case.ID())
	own := v.Subject.Facts[access.OwnOnly]
	defer func() { v.Knowing(access.Facts{access.OwnOnly: own}) }()
	for _, r := range all {
		if v.Knowing(access.Facts{access.OwnOnly: r.SaidBy(v.Actor)}).May(access.SeeRecorded) {
			seen = append(seen, r.ReadBy(v.Actor))
		}
	}
	return seen, err
}
