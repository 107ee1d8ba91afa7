package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// savedPart is the part of the plan whose one field is saved again and again, and the field's name in its form.
const (
	savedPart  = "k"
	savedField = "review"
)

// saveWork is saving one field of a draft plan, as the editor sends it.
func saveWork(drafts []asking) work {
	return work{name: "save", method: http.MethodPost, answer: http.StatusSeeOther, askings: drafts, hubPath: savedPath}
}

// autosaveWork is the same save as the page makes it by itself while somebody types.
func autosaveWork(drafts []asking) work {
	return work{name: "autosave", method: http.MethodPost, answer: http.StatusOK, askings: drafts, hubPath: savedPath, byItself: true}
}

func savedPath(a asking) string { return "/cases/" + a.CaseID + "/plan/parts/" + savedPart }

// byItselfHeader marks a save that a page makes by itself, with the page's identity and the number of its text.
const byItselfHeader = "Hub-By-Itself"

// savedMarks are as long as the prints of the two fields that are saved.
const savedMarks = `{"review":"c2F2ZWRhZ2Fpbmph","who":"d2hvbWVhbnN0ZWFj"}`

// notesSave reports whether a statement notes the save of a page.
func notesSave(sql string) bool { return strings.Contains(sql, "INSERT INTO self_save AS s") }

// noteArgs are what such a statement is given. A page that saves by itself is told by its case's identity.
func noteArgs(byItself bool) []arg {
	page, self := arg{Of: argNull}, arg{Of: argNo}
	if byItself {
		page, self = arg{Of: argCase}, arg{Of: argYes}
	}
	return []arg{page, {Of: argGrows}, {Of: argMarks}, {Of: argMoment}, {Of: argPlace}, {Of: argUser}, {Of: argName}, self, {Of: argPlace}, {Of: argPlace}, page}
}

// form is what a browser posts to save the field.
func (a asking) form() string {
	if a.Revision == 0 {
		return ""
	}
	v := url.Values{"version": {fmt.Sprint(a.Revision)}, "action": {"save"}, "who": {"The class teacher."}, "who.format": {"text"}}
	v.Set(savedField, "<p>"+a.Text+"</p>")
	v.Set(savedField+".format", "html")
	return v.Encode()
}

// newText is a text that differs from the one saved before.
func newText(revision int) string {
	return fmt.Sprintf("Progress is written down every half term and gone through with the parents. Meeting %d. ", revision) +
		strings.Repeat("The next meeting looks at what helped and at what did not. ", 4)
}

// writers hand each client drafts of its own, each with the revision at which it stands: nobody is second.
type writers struct {
	byItself bool
	drafts   [clients][]asking
	next     [clients]int
	before   int
}

// newWriters reads at which revision each draft stands.
func newWriters(ctx context.Context, dsn string, drafts []asking, byItself bool) (*writers, error) {
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return nil, err
	}
	defer conn.Close(ctx)
	w := &writers{byItself: byItself}
	for i, a := range drafts {
		if err := conn.QueryRow(ctx, "SELECT p.id::text, t.revision FROM plan p JOIN plan_part t ON t.plan_id = p.id WHERE p.case_id = $1 AND t.part = $2", a.CaseID, savedPart).Scan(&a.PlanID, &a.Revision); err != nil {
			return nil, err
		}
		w.drafts[i%clients] = append(w.drafts[i%clients], a)
		w.before += a.Revision
	}
	return w, nil
}

// take gives a client its next draft with a new text. The save is counted on to succeed.
func (w *writers) take(client int) asking {
	mine := w.drafts[client]
	a := &mine[w.next[client]%len(mine)]
	w.next[client]++
	given := *a
	given.Text = newText(a.Revision)
	if w.byItself {
		given.Stamp = fmt.Sprintf("%s.%d", a.CaseID, a.Revision)
	}
	a.Revision++
	return given
}

// check proves that every answer stands for a save that is in the database.
func (w *writers) check(ctx context.Context, dsn string, answers int) error {
	var cases []string
	for _, mine := range w.drafts {
		for _, a := range mine {
			cases = append(cases, a.CaseID)
		}
	}
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	var now int
	if err := conn.QueryRow(ctx, "SELECT sum(t.revision) FROM plan p JOIN plan_part t ON t.plan_id = p.id WHERE p.case_id = ANY($1::uuid[]) AND t.part = $2", cases, savedPart).Scan(&now); err != nil {
		return err
	}
	if now-w.before != answers {
		return fmt.Errorf("%d saves were answered, and %d are in the database", answers, now-w.before)
	}
	return nil
}

// revised is what the hub sends to write a part again.
type revised struct {
	Part     string          `json:"part"`
	Expected int             `json:"expected"`
	Revision int             `json:"revision"`
	Record   json.RawMessage `json:"record"`
}

// barePart is the saved part as it is stored.
type barePart struct {
	Key                     string
	Revision                int
	UpdatedAt               time.Time
	UpdatedBy, Writer       string
	A, Overview, Area, I, J json.RawMessage
	K                       *bareMonitoring
}

type bareMonitoring struct{ Review, Who json.RawMessage }

// partJSON writes the part with the new text. stored is the part as it was read; nil begins with an empty one.
func (a asking) partJSON(stored []byte, writer string, now time.Time) ([]byte, error) {
	part := barePart{Key: savedPart, K: &bareMonitoring{Who: json.RawMessage("null")}}
	if stored != nil {
		if err := json.Unmarshal(stored, &part); err != nil {
			return nil, err
		}
	}
	text, err := json.Marshal(a.Text)
	if err != nil {
		return nil, err
	}
	part.K.Review = json.RawMessage(`[{"Kind":"paragraph","Level":0,"Inlines":[{"Text":` + string(text) + `,"Bold":false,"Italic":false,"Underline":false,"Strike":false,"Href":""}],"Items":null}]`)
	part.Revision, part.UpdatedAt, part.UpdatedBy, part.Writer = a.Revision+1, now, a.User, writer
	record, err := json.Marshal(part)
	if err != nil {
		return nil, err
	}
	return json.Marshal([]revised{{savedPart, a.Revision, a.Revision + 1, record}})
}

// eventJSON writes the event that tells of the save.
func (a asking) eventJSON(now time.Time) ([]byte, error) {
	return json.Marshal([]map[string]any{{"ord": 0, "kind": "plan-part-saved", "case_id": a.CaseID, "at": now, "by_person": a.User, "data": map[string]string{"part": savedPart}}})
}
