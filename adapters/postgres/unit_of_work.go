package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"ehchub/ports"
)

// UnitOfWork runs each use case in one READ COMMITTED transaction. Stores compare versions when they write, so
// that of two who changed the same thing the second gets a fault.Conflict. It may be used from many goroutines.
type UnitOfWork struct {
	db      *bun.DB
	council *councilCache
	board   *Board
}

// NewUnitOfWork makes the one unit of work of a process; it keeps the council's profile in memory for a minute.
func NewUnitOfWork(db *bun.DB) *UnitOfWork {
	cache := newCouncilCache()
	return &UnitOfWork{db: db, council: cache, board: &Board{statements: onPool(db), cache: cache}}
}

type unitKey struct{}

// Do runs work in a transaction. An error of work, a panic, or a COMMIT that fails keeps nothing. A unit inside a
// unit is refused: two transactions of one use case could wait for each other for ever.
func (u *UnitOfWork) Do(ctx context.Context, work func(ctx context.Context, s ports.Stores) error) (err error) {
	if ctx.Value(unitKey{}) != nil {
		return errors.New("postgres: a unit of work was begun inside another")
	}
	tx, err := u.db.BeginTx(ctx, nil)
	if err != nil {
		return explainFailure(err)
	}
	finished := false
	defer func() {
		if !finished { // an error, or a panic that goes on from here
			if rollback := tx.Rollback(); rollback != nil && err != nil {
				err = fmt.Errorf("%w (and rolling back: %v)", err, rollback)
			}
		}
	}()
	s := onTx(tx, u.db)
	wrote := &wroteRunner{runner: s.on}
	if ports.IsRehearsal(ctx) || isSelfSaving(ctx) {
		s.on = wrote
	}
	own := &councilUnit{statements: s, cache: u.council}
	stores := storesOn(s, own)
	stores.Audit = auditStore{onTx(tx, u.db)}
	if err := work(context.WithValue(ctx, unitKey{}, true), stores); err != nil {
		return err
	}
	switch {
	case wrote.anything && ports.IsRehearsal(ctx):
		return ports.Rehearsed
	case wrote.anything:
		if err := s.noteSelfSave(ctx); err != nil {
			return err
		}
	}
	finished = true
	if err := tx.Commit(); err != nil {
		return explainFailure(err)
	}
	if own.changed {
		own.committed()
		u.board.refresh(ctx)
	}
	return nil
}

// wroteRunner notices whether a unit would keep anything.
type wroteRunner struct {
	runner
	anything bool
}

func (r *wroteRunner) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	r.anything = true
	return r.runner.ExecContext(ctx, query, args...)
}

// storesOn gives every store but the audit's, which records what a reader looked at in a rehearsal too.
func storesOn(s statements, own *councilUnit) ports.Stores {
	return ports.Stores{
		Cases:         caseStore{s},
		Drafts:        draftStore{s},
		Advice:        adviceStore{s},
		Views:         &viewStore{statements: s},
		Plans:         &planStore{statements: s},
		Comments:      commentStore{s},
		Consultations: consultationStore{s},
		Clocks:        clockStore{s},
		Recounts:      recountStore{s},
		CalendarLinks: calendarLinkStore{s},
		Disputes:      disputeStore{s},
		Proposals:     proposalStore{s},
		Desk:          deskStore{s},
		PaperRecords:  paperRecordStore{s},
		Guests:        guestsOn(s),
		Choosing:      choosingStore{personStore{s}},
		Packs:         packStore{s},
		Scans:         scanStore{s},
		Arrivals:      arrivalStore{s},
		Reminders:     reminderStore{s},
		Rounds:        roundStore{s},
		Histories:     historyStore{s},
		Letters:       letterStore{s},
		Transfers:     transferStore{s},
		Upkeep:        upkeepStore{caseStore{s}},
		Templates:     letterTemplateStore{councilTextStore{s}},
		Texts:         councilTextStore{s},
		People:        personStore{s},
		Settings:      settingStore{s},
		Register:      registerStore{s},
		RegisterLoads: registerLoadStore{s},
		Attendance:    attendanceStore{s},
		Teams:         teamStore{s},
		Files:         fileStore{s},
		ToScan:        toScanStore{s},
		Uploads:       uploadStore{s},
		UploadClaims:  uploadStore{s},
		UploadLists:   uploadStore{s},
		Warnings:      warningStore{s},
		Trail:         trailStore{s},
		Processors:    processorStore{s},
		Breaches:      breachStore{s},
		CaseGaps:      caseGapStore{s},
		Relations:     relationStore{s},
		Mentions:      mentionStore{s},
		Council:       councilStore{own},
		Banners:       bannerStore{own},
		Maintenance:   maintenanceStore{own},
		Logos:         logoStore{s},
		Pages:         pageStore{s},
		Waiting:       waitingStore{s},
		Conversations: conversationStore{s},
		Messages:      messageStore{s},
		Parked:        parkedStore{s},
		PrintQueue:    printQueueStore{s},
		FollowUps:     followUpStore{s},
		Preferences:   preferenceStore{s},
		PersonNames:   nameStore{s},
		Looks:         lookStore{s},
		Guides:        guideStore{s},
		Accounts:      accountsOn(s),
		Organisations: organisationsOn(s),
		Office:        officeOn(s, own),
	}
}
