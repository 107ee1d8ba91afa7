package assessment_test

import (
	"strings"
	"testing"

	"ehchub/adapters/filestore"
	"ehchub/adapters/filetype"
	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application/assessment"
	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

func TestDocumentsOfAConsultationAreTwoLists(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	c := planningtest.New(t, postgres.NewUnitOfWork(db), postgres.NewRefusalLog(db), system.IDs{})
	store, err := filestore.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	upload := func(by ehc.Actor, purpose assessment.Purpose, item string) (ehc.FileID, error) {
		file, err := assessment.UploadFile{Gate: c.Gate, Store: store, Inspector: filetype.Inspector{}}.Do(t.Context(), by,
			assessment.UploadFileInput{Case: c.Case, Purpose: purpose, Item: item, Name: "report.pdf", Content: strings.NewReader(pdf)})
		return file.ID, err
	}
	read := func(by ehc.Actor, file ehc.FileID) error {
		out, err := assessment.DownloadFile{Gate: c.Gate, Store: store}.Do(t.Context(), by, c.Case, file)
		if err == nil {
			err = out.Content.Close()
		}
		return err
	}
	remove := func(by ehc.Actor, file ehc.FileID) error {
		return assessment.RemoveFile{Gate: c.Gate, Store: store}.Do(t.Context(), by, c.Case, file)
	}
	must := func(id ehc.FileID, err error) ehc.FileID {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}

	with := must(upload(c.Coordinator, assessment.ForConsultation, ""))
	unsent := must(upload(c.Coordinator, assessment.ForConsultation, ""))
	err = planning.ShareDraft{Gate: c.Gate}.Do(t.Context(), c.Coordinator, planning.ShareDraftInput{Case: c.Case, Number: 1, Seen: c.SeenDraft(t), Letter: "Here is the draft.",
		Consult: planning.ConsultInput{Settings: []ehc.SettingID{c.Ashgrove.ID}, Letter: "Can you be named?", Files: []ehc.FileID{with}}})
	if err != nil {
		t.Fatal(err)
	}
	out, err := planning.ReadPlan{Gate: c.Gate}.Do(t.Context(), c.Coordinator, c.Case)
	if err != nil {
		t.Fatal(err)
	}
	id := string(out.Consultations[0].ID)
	later := must(upload(c.Coordinator, assessment.ForConsultation, id))
	reply := must(upload(c.OtherSENCO, assessment.ForReply, id))

	for name, tc := range map[string]struct {
		by      ehc.Actor
		purpose assessment.Purpose
	}{"the setting adds to the council's list": {c.OtherSENCO, assessment.ForConsultation}, "the child's own setting answers": {c.SENCO, assessment.ForReply}, "the mother answers": {c.Mother, assessment.ForReply}} {
		if _, err := upload(tc.by, tc.purpose, id); !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, tc := range map[string]struct {
		by    ehc.Actor
		files map[ehc.FileID]bool
	}{
		"co-ordinator": {c.Coordinator, map[ehc.FileID]bool{with: true, later: true, unsent: true, reply: false}},
		"setting":      {c.OtherSENCO, map[ehc.FileID]bool{with: true, later: true, unsent: false, reply: true}},
		"mother":       {c.Mother, map[ehc.FileID]bool{with: false, later: false, unsent: false, reply: false}},
		"own setting":  {c.SENCO, map[ehc.FileID]bool{with: false, later: false, reply: false}},
	} {
		for file, can := range tc.files {
			if err := read(tc.by, file); (err == nil) != can {
				t.Errorf("%s, %s: %v", name, map[ehc.FileID]string{with: "sent with it", later: "added later", unsent: "not sent", reply: "reply"}[file], err)
			}
		}
	}
	if err := remove(c.OtherSENCO, later); !fault.Is(err, fault.Forbidden) {
		t.Errorf("the setting removes the council's document: %v", err)
	}
	wrong := must(upload(c.OtherSENCO, assessment.ForReply, id))
	if err := remove(c.OtherSENCO, wrong); err != nil {
		t.Errorf("the setting removes its own: %v", err)
	}
	open, err := planning.ReadConsultation{Gate: c.Gate}.Do(t.Context(), c.OtherSENCO, c.Case, ehc.ConsultationID(id))
	if err != nil || len(open.Files) != 2 || len(open.ReplyFiles) != 1 {
		t.Fatalf("the setting sees %+v and %+v: %v", open.Files, open.ReplyFiles, err)
	}
	_, err = planning.AnswerConsultation{Gate: c.Gate}.Do(t.Context(), c.OtherSENCO, planning.AnswerInput{Case: c.Case, Consultation: ehc.ConsultationID(id), Revision: open.Consultation.Revision, Reply: plan.CanBeNamed, Note: "We know her.", Send: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := read(c.Coordinator, reply); err != nil {
		t.Errorf("the council can't read the answer's document: %v", err)
	}
	if err := read(c.Mother, reply); err == nil {
		t.Error("the mother reads the setting's document")
	}
}
