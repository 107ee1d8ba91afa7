//go:build linux

package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ehchub"
	"ehchub/adapters/postgres"
	"ehchub/adapters/system"
	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// serving stands for a hub that serves: it holds the private database, with one shared draft in it.
func serving(t *testing.T) *postgres.Database {
	t.Helper()
	dir, err := os.MkdirTemp("", "ehchub-export-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil { // the database may run as another user, who has to reach it
		t.Fatal(err)
	}
	t.Setenv("DATABASE_URL", "")
	t.Setenv("EHCHUB_DATA", dir)
	config, err := ehchub.ReadDatabaseConfig()
	if err != nil {
		t.Fatal(err)
	}
	d, err := ehchub.OpenDatabase(t.Context(), config, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	units := postgres.NewUnitOfWork(d.DB)
	cast := planningtest.New(t, units, postgres.NewRefusalLog(d.DB), system.IDs{})
	err = units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		for email, actor := range map[string]ehc.Actor{"leila@family.example": cast.Mother, "owen@family.example": cast.Stranger} {
			if err := s.People.Save(ctx, people.Person{ID: actor.Person, Name: actor.Name, Email: email, Roles: actor.Roles, Registered: true}); err != nil {
				return err
			}
		}
		return s.People.Save(ctx, people.Person{ID: ehc.PersonID(system.IDs{}.New()), Name: "Not yet here", Email: "new@family.example"})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := (planning.ShareDraft{Gate: cast.Gate}).Do(t.Context(), cast.Coordinator, planning.ShareDraftInput{Case: cast.Case, Number: 1, Seen: cast.SeenDraft(t)}); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestExportBesideAServingHubAndAlone(t *testing.T) {
	hub := serving(t)
	folder := t.TempDir()
	for format, beginning := range map[string]string{"pdf": "%PDF-", "docx": "PK"} {
		name := filepath.Join(folder, "plan."+format)
		code, out, complaint := command(t, "export", "--case", "EHC/26/0001", "--format", format, "-o", name, "--as", "Officer0@Wrenshire.example")
		if code != 0 || !strings.HasPrefix(out, "Wrote "+name) {
			t.Fatalf("%s: exit %d, %q, %q", format, code, out, complaint)
		}
		content, err := os.ReadFile(name)
		if err != nil || !strings.HasPrefix(string(content), beginning) {
			t.Errorf("%s: %.20q, %v", format, content, err)
		}
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s can be read by others: %v", format, info.Mode())
		}
	}
	code, out, complaint := command(t, "export", "--case", "EHC/26/0001", "--as", "leila@family.example", "-o", "-")
	if code != 0 || !strings.HasPrefix(out, "%PDF-") || complaint != "" {
		t.Errorf("the mother: exit %d, %.20q, %q", code, out, complaint)
	}

	withAdvice := filepath.Join(folder, "whole.docx")
	if code, _, complaint := command(t, "export", "--case", "EHC/26/0001", "--as", "leila@family.example", "--format", "docx", "--with-advice", "-o", withAdvice); code != 0 {
		t.Errorf("with advice: exit %d, %q", code, complaint)
	}
	plain, _ := os.Stat(filepath.Join(folder, "plan.docx"))
	if whole, err := os.Stat(withAdvice); err != nil || whole.Size() <= plain.Size() {
		t.Errorf("the plan with its advice is no longer than the plan: %v", err)
	}

	const unknownCase = "There is no such case, or you do not have access to it.\n"
	for what, tc := range map[string]struct {
		args []string
		says string
	}{
		"someone else's case": {[]string{"--case", "EHC/26/0001", "--as", "owen@family.example"}, unknownCase},
		"no case":             {[]string{"--case", "EHC/99/9999", "--as", "owen@family.example"}, unknownCase},
		"nobody's address":    {[]string{"--case", "EHC/26/0001", "--as", "nobody@wrenshire.example"}, "Nobody with that e-mail address has an account in the hub.\n"},
		"no address":          {[]string{"--case", "EHC/26/0001", "--as", "petra"}, "Nobody with that e-mail address has an account in the hub.\n"},
		"no account yet":      {[]string{"--case", "EHC/26/0001", "--as", "new@family.example"}, "Nobody with that e-mail address has an account in the hub.\n"},
	} {
		code, out, complaint := command(t, append([]string{"export", "-o", filepath.Join(folder, "none.pdf")}, tc.args...)...)
		if code != exitFailed || out != "" || complaint != tc.says {
			t.Errorf("%s: exit %d, %q, %q", what, code, out, complaint)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "none.pdf")); err == nil {
		t.Error("a refused export left a file")
	}
	var given, refused int
	if err := hub.DB.QueryRowContext(t.Context(), "SELECT count(*) FILTER (WHERE NOT refused), count(*) FILTER (WHERE refused) FROM audit WHERE item = 'plan export'").Scan(&given, &refused); err != nil || given != 3 || refused != 2 {
		t.Errorf("the audit holds %d exports and %d refusals, %v", given, refused, err)
	}

	if err := hub.Close(); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	code, out, complaint = command(t, "export", "--case", "EHC/26/0001", "--as", "officer0@wrenshire.example")
	if code != 0 || out == "" || !strings.HasPrefix(out, "Wrote 20260901120000-plan-file.pdf (") {
		t.Errorf("without a serving hub: exit %d, %q, %q", code, out, complaint)
	}
}

func TestExportRefusesALineThatSaysTooLittle(t *testing.T) {
	for what, tc := range map[string]struct{ args, says []string }{
		"nothing":        {nil, []string{"Say which case", "Say as whom"}},
		"another format": {[]string{"--case", "EHC/26/0001", "--as", "officer0@wrenshire.example", "--format", "odt"}, []string{`A plan can’t be written as "odt". Say --format pdf or --format docx.`}},
		"a stray word":   {[]string{"EHC/26/0001", "--as", "officer0@wrenshire.example", "--case", "x"}, []string{`What is "EHC/26/0001"?`}},
	} {
		code, _, complaint := command(t, append([]string{"export"}, tc.args...)...)
		if code != exitUsage {
			t.Errorf("%s: exit %d", what, code)
		}
		for _, says := range tc.says {
			if !strings.Contains(complaint, says) {
				t.Errorf("%s: %q", what, complaint)
			}
		}
	}
}
