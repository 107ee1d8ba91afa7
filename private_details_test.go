package ehchub

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ehchub/adapters/web"
	"ehchub/application/oversight"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// marks tell where the child lives and learns, in the words of the child's file.
var marks = []string{"Tansy Wharf", "WR9 9QZ", "Bramley", "Ashgrove", "Tamsin Okafor", "Bryn Calder", "Quillmere Surgery", "tansy@family.example"}

// What is kept private from a parent by name is in no page and in no file that they can open: every address of the hub is
// asked, with a plan that is shared and with one that is final.
func TestWhatIsKeptPrivateIsNowhereForThePersonNamed(t *testing.T) {
	t.Parallel()
	w := newAskedHub(t)
	father := w.joinFather()
	w.hides(father.Person, false)
	w.keepFrom(father)
	w.hides(father.Person, true)
	w.finalise(father)
	w.hides(father.Person, true)
}

// joinFather puts a second parent on the case, and the marks wherever the file holds such words.
func (w askedHub) joinFather() ehc.Actor {
	w.Helper()
	father := w.cast.Stranger
	w.do(func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, w.cast.Case)
		if err != nil {
			return err
		}
		kept := c.Snapshot()
		kept.Child.Address, kept.Child.Postcode, kept.Child.GP = "7 Tansy Wharf\nQuayhampton", "WR9 9QZ", "Quillmere Surgery"
		kept.Request.Requester.Address, kept.Request.Requester.Email = "7 Tansy Wharf", "tansy@family.example"
		kept.Request.Story.History = "We moved to tansy  wharf in May. BRAMLEY has been kind."
		kept.Parties = append(kept.Parties, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(father.Person)}, Relation: access.Family, Name: father.Name, Detail: "Father", ByEmail: true})
		if err := s.Cases.Save(ctx, casework.Restore(kept)); err != nil {
			return err
		}
		mother, err := s.People.Get(ctx, w.cast.Mother.Person)
		if err != nil {
			return err
		}
		mother.Address = "7 Tansy Wharf, WR9 9QZ"
		return s.People.Save(ctx, mother)
	})
	return father
}

// keepFrom is the co-ordinator's press.
func (w askedHub) keepFrom(who ehc.Actor) {
	w.Helper()
	err := oversight.KeepPrivate{Gate: w.cast.Gate}.Do(w.Context(), w.cast.Coordinator, w.cast.Case, oversight.KeepPrivateInput{From: []ehc.PersonID{who.Person}, Ground: casework.Refuge})
	if err != nil {
		w.Fatal(err)
	}
}

// hides asks every address that can be read as the person, and looks for the marks.
func (w askedHub) hides(by ehc.PersonID, want bool) {
	w.Helper()
	var found []string
	opened := 0
	for _, route := range w.hub.Routes {
		if route.Method != http.MethodGet {
			continue
		}
		for _, path := range w.paths(route) {
			answer := w.ask(http.MethodGet, path, nil, by)
			if answer.Code == http.StatusOK {
				opened++
			}
			said := readable(w.T, path, answer.Body.Bytes())
			if file := answer.Body.Bytes(); (bytes.HasPrefix(file, []byte("%PDF")) || bytes.HasPrefix(file, []byte("PK"))) && !strings.Contains(said, "Downloaded by "+w.cast.Stranger.Name+" on 1 September 2026 at 12:00") {
				w.Errorf("%s does not say whose copy it is", path)
			}
			for _, mark := range marks {
				if i := strings.Index(strings.ToLower(said), strings.ToLower(mark)); i >= 0 {
					found = append(found, path+" says "+mark+": …"+said[max(0, i-60):min(len(said), i+60)]+"…")
				}
			}
		}
	}
	if opened < 40 {
		w.Errorf("only %d pages and files were opened", opened)
	}
	if want && len(found) > 0 {
		w.Errorf("it is told after all:\n%s", strings.Join(found, "\n"))
	}
	if !want && len(found) < 10 {
		w.Errorf("the marks stand on %d pages only, so that this test proves little", len(found))
	}
}

// paths are the ways to ask an address: as each format of file, and as each version of a plan.
func (w askedHub) paths(route web.Route) []string {
	first := w.path(route)
	all := []string{first}
	if strings.Contains(route.Path, "{format:pdf|docx}") {
		all = append(all, strings.TrimSuffix(first, ".pdf")+".docx")
	}
	if strings.Contains(route.Path, "/versions/") {
		for _, path := range slices.Clone(all) {
			all = append(all, strings.Replace(path, "/versions/1", "/versions/2", 1))
		}
	}
	return all
}

var marksOfXML = regexp.MustCompile(`<[^>]+>`)

// readable gives the words of a page or a file.
func readable(t *testing.T, path string, body []byte) string {
	t.Helper()
	switch {
	case bytes.HasPrefix(body, []byte("%PDF")):
		name := filepath.Join(t.TempDir(), "read.pdf")
		if err := os.WriteFile(name, body, 0o600); err != nil {
			t.Fatal(err)
		}
		text, err := exec.CommandContext(t.Context(), "pdftotext", name, "-").Output()
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		return string(text)
	case bytes.HasPrefix(body, []byte("PK")):
		file, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for _, part := range file.File {
			in, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			text.WriteString(marksOfXML.ReplaceAllString(string(content), ""))
		}
		return text.String()
	}
	return string(body)
}

// finalise issues the plan, which names the setting that was consulted.
func (w askedHub) finalise(father ehc.Actor) {
	w.Helper()
	gate, c := w.cast.Gate, w.cast
	must := func(err error) {
		w.Helper()
		if err != nil {
			w.Fatal(err)
		}
	}
	c.SumUp(w.T)
	must(planning.ShareDraft{Gate: gate}.Do(w.Context(), c.Coordinator, planning.ShareDraftInput{Case: c.Case, Number: 2, Seen: c.SeenDraft(w.T), Letter: "Here is the second draft, with what Bramley says."}))
	open, err := planning.ReadConsultation{Gate: gate}.Do(w.Context(), c.OtherSENCO, c.Case, w.consultation)
	must(err)
	_, err = planning.AnswerConsultation{Gate: gate}.Do(w.Context(), c.OtherSENCO, planning.AnswerInput{Case: c.Case, Consultation: w.consultation, Revision: open.Consultation.Revision, Reply: plan.CanBeNamed, Note: "We teach at Ashgrove.", Send: true})
	must(err)
	for _, who := range []ehc.Actor{c.Mother, father} {
		read, err := planning.ReadComments{Gate: gate}.Do(w.Context(), who, c.Case)
		must(err)
		read.Mine.NoComment = true
		_, err = planning.WriteComments{Gate: gate}.Do(w.Context(), who, planning.WriteCommentsInput{Case: c.Case, Comments: read.Mine, Send: true})
		must(err)
	}
	out, err := planning.PrepareFinal{Gate: gate}.Do(w.Context(), c.Coordinator, c.Case)
	must(err)
	must(planning.Finalise{Gate: gate}.Do(w.Context(), c.Coordinator, planning.FinaliseInput{Case: c.Case, Number: out.Number, Seen: out.Seen, Answers: out.Answers, Setting: c.Ashgrove.ID,
		Signed: plan.Finalisation{SignedBy: "Howard Pell", SignedAs: "Head of SEND", SignedOn: c.Today(), HealthAgreedBy: "Dr Ellen Marsh", HealthAgreedOn: c.Today()}}))
}
