package postgres_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/domain/ehc"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

func openUnit(t testing.TB) ports.UnitOfWork { return postgres.NewUnitOfWork(pgtest.New(t)) }

func TestCases(t *testing.T) { t.Parallel(); portstest.CasesContract(t, openUnit) }

func TestAdvice(t *testing.T) { t.Parallel(); portstest.AdviceContract(t, openUnit) }

func TestViews(t *testing.T) { t.Parallel(); portstest.ViewsContract(t, openUnit) }

func TestPlans(t *testing.T) { t.Parallel(); portstest.PlansContract(t, openUnit) }

func TestComments(t *testing.T) { t.Parallel(); portstest.CommentsContract(t, openUnit) }

func TestConsultations(t *testing.T) { t.Parallel(); portstest.ConsultationsContract(t, openUnit) }

func TestClocks(t *testing.T) { t.Parallel(); portstest.ClocksContract(t, openUnit) }

func TestDisputes(t *testing.T)  { t.Parallel(); portstest.DisputesContract(t, openUnit) }
func TestProposals(t *testing.T) { t.Parallel(); portstest.ProposalsContract(t, openUnit) }
func TestChoosing(t *testing.T)  { t.Parallel(); portstest.ChoosingContract(t, openUnit) }
func TestGuests(t *testing.T)    { t.Parallel(); portstest.GuestsContract(t, openUnit) }
func TestReminders(t *testing.T) { t.Parallel(); portstest.RemindersContract(t, openUnit) }

func TestHistories(t *testing.T) { t.Parallel(); portstest.HistoriesContract(t, openUnit) }

func TestLetters(t *testing.T) { t.Parallel(); portstest.LettersContract(t, openUnit) }

func TestTransfers(t *testing.T) { t.Parallel(); portstest.TransfersContract(t, openUnit) }

func TestLetterTemplates(t *testing.T) {
	t.Parallel()
	portstest.LetterTemplatesContract(t, openUnit)
}

func TestPreferences(t *testing.T) { t.Parallel(); portstest.PreferencesContract(t, openUnit) }

func TestCouncilTexts(t *testing.T) { t.Parallel(); portstest.CouncilTextsContract(t, openUnit) }

func TestLooked(t *testing.T) { t.Parallel(); portstest.LookedContract(t, openUnit) }

func TestGuides(t *testing.T) { t.Parallel(); portstest.GuidesContract(t, openUnit) }

func TestRounds(t *testing.T) { t.Parallel(); portstest.RoundsContract(t, openUnit) }

func TestDirectory(t *testing.T) { t.Parallel(); portstest.DirectoryContract(t, openUnit) }

func TestAbsences(t *testing.T) { t.Parallel(); portstest.AbsencesContract(t, openUnit) }

func TestPeople(t *testing.T) { t.Parallel(); portstest.PeopleContract(t, openUnit) }

func TestSettings(t *testing.T) { t.Parallel(); portstest.SettingsContract(t, openUnit) }

func TestTeams(t *testing.T) { t.Parallel(); portstest.TeamsContract(t, openUnit) }

func TestConversations(t *testing.T) { t.Parallel(); portstest.ConversationsContract(t, openUnit) }

func TestMessages(t *testing.T) { t.Parallel(); portstest.MessagesContract(t, openUnit) }

func TestFollowUps(t *testing.T) { t.Parallel(); portstest.FollowUpsContract(t, openUnit) }

func TestParked(t *testing.T) {
	t.Parallel()
	portstest.ParkedContract(t, func(t testing.TB) portstest.OutboxStores {
		db, clock := pgtest.New(t), &standingClock{now: portstest.At}
		return portstest.OutboxStores{Units: postgres.NewUnitOfWork(db), Outbox: postgres.NewOutbox(db, clock), Advance: clock.advance}
	})
}

func TestRegister(t *testing.T) { t.Parallel(); portstest.RegisterContract(t, openUnit) }
func TestPrintQueueTakesLetters(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	units := postgres.NewUnitOfWork(db)
	portstest.PostSenderContract(t, postgres.NewPrintQueue(db, &standingClock{now: portstest.At}), []byte("%PDF-1.7 a letter"), func(t *testing.T) (got []ports.Post) {
		err := units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			items, err := s.PrintQueue.Waiting(ctx, 10)
			if err != nil {
				return err
			}
			letters, err := s.PrintQueue.Letters(ctx, 10)
			for i, item := range items {
				got = append(got, ports.Post{Key: item.Message, Name: item.Name, Address: item.Address, Title: item.Title, PDF: letters[i].PDF})
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return got
	})
}

func TestPrintQueue(t *testing.T) {
	t.Parallel()
	portstest.PrintQueueContract(t, func(t testing.TB) (ports.UnitOfWork, ports.PostSender) {
		db := pgtest.New(t)
		return postgres.NewUnitOfWork(db), postgres.NewPrintQueue(db, &standingClock{now: portstest.At})
	})
}

func TestFiles(t *testing.T) { t.Parallel(); portstest.FilesContract(t, openUnit) }

func TestCouncil(t *testing.T) { t.Parallel(); portstest.CouncilContract(t, openUnit) }

func TestUnitOfWork(t *testing.T) { t.Parallel(); portstest.UnitOfWorkContract(t, openUnit) }

func TestAudit(t *testing.T) {
	t.Parallel()
	portstest.AuditContract(t, func(t testing.TB) portstest.AuditStores {
		db := pgtest.New(t)
		return portstest.AuditStores{Units: postgres.NewUnitOfWork(db), Refusals: postgres.NewRefusalLog(db), Entries: func() []ports.AuditEntry {
			var rows []struct {
				At               time.Time
				Actor, ForPerson ehc.PersonID
				Action           string
				CaseID           ehc.CaseID
				Item             string
				Refused          bool
				Kind             ports.AuditKind
			}
			if err := db.NewRaw("SELECT * FROM audit ORDER BY id").Scan(context.Background(), &rows); err != nil {
				t.Fatal(err)
			}
			var entries []ports.AuditEntry
			for _, r := range rows {
				if r.Kind == ports.Looked {
					r.Kind = "" // as it went in
				}
				entries = append(entries, ports.AuditEntry{At: r.At, Actor: r.Actor, For: r.ForPerson, Action: r.Action, Case: r.CaseID, Item: r.Item, Refused: r.Refused, Kind: r.Kind})
			}
			return entries
		}}
	})
}

func TestProcessors(t *testing.T) { t.Parallel(); portstest.ProcessorsContract(t, openUnit) }

func TestOffice(t *testing.T) { t.Parallel(); portstest.OfficeContract(t, openUnit) }

func TestComplaints(t *testing.T) { t.Parallel(); portstest.ComplaintsContract(t, openUnit) }

func TestBanners(t *testing.T) { t.Parallel(); portstest.BannersContract(t, openUnit) }

func TestMaintenance(t *testing.T) { t.Parallel(); portstest.MaintenanceContract(t, openUnit) }

func TestLogos(t *testing.T) { t.Parallel(); portstest.LogosContract(t, openUnit) }

func TestMentions(t *testing.T)  { t.Parallel(); portstest.MentionsContract(t, openUnit) }
func TestRelations(t *testing.T) { t.Parallel(); portstest.RelationsContract(t, openUnit) }

func TestBreaches(t *testing.T) { t.Parallel(); portstest.BreachesContract(t, openUnit) }

func TestPacks(t *testing.T) { t.Parallel(); portstest.PacksContract(t, openUnit) }

func TestScans(t *testing.T) { t.Parallel(); portstest.ScansContract(t, openUnit) }

func TestPaperRecords(t *testing.T) { t.Parallel(); portstest.PaperRecordsContract(t, openUnit) }

func TestLooks(t *testing.T) { t.Parallel(); portstest.LooksContract(t, openUnit) }

func TestTrail(t *testing.T) { t.Parallel(); portstest.TrailContract(t, openUnit) }

func TestPages(t *testing.T) { t.Parallel(); portstest.PagesContract(t, openUnit) }

func TestOutbox(t *testing.T) {
	t.Parallel()
	portstest.OutboxContract(t, func(t testing.TB) portstest.OutboxStores {
		db, clock := pgtest.New(t), &standingClock{now: portstest.At}
		return portstest.OutboxStores{Units: postgres.NewUnitOfWork(db), Outbox: postgres.NewOutbox(db, clock), Advance: clock.advance}
	})
}

func TestDigests(t *testing.T) {
	t.Parallel()
	portstest.DigestsContract(t, func(t testing.TB) (portstest.OutboxStores, ports.Digests) {
		db, clock := pgtest.New(t), &standingClock{now: portstest.At}
		return portstest.OutboxStores{Units: postgres.NewUnitOfWork(db), Outbox: postgres.NewOutbox(db, clock), Advance: clock.advance}, postgres.NewDigests(db, clock)
	})
}

// standingClock stands until it is moved.
type standingClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *standingClock) Now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.now }

func (c *standingClock) advance(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(by)
}

func TestAuthenticators(t *testing.T) { t.Parallel(); portstest.AuthenticatorsContract(t, openUnit) }
func TestRecoveryCodes(t *testing.T)  { t.Parallel(); portstest.RecoveryCodesContract(t, openUnit) }
func TestOwnAddresses(t *testing.T)   { t.Parallel(); portstest.OwnAddressesContract(t, openUnit) }
func TestPersonNames(t *testing.T)    { t.Parallel(); portstest.PersonNamesContract(t, openUnit) }
func TestPasskeys(t *testing.T)       { t.Parallel(); portstest.PasskeysContract(t, openUnit) }

func TestDocumentsToScan(t *testing.T) { t.Parallel(); portstest.ToScanContract(t, openUnit) }

func TestDocumentWarnings(t *testing.T) { t.Parallel(); portstest.WarningsContract(t, openUnit) }

func TestUploads(t *testing.T) { t.Parallel(); portstest.UploadsContract(t, openUnit) }
