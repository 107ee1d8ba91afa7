package advice

import (
	"fmt"
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// Voice is whose views a tile holds.
type Voice string

const (
	Child   Voice = "child"
	Parents Voice = "parents"
)

// Tile is one heading of the views.
type Tile struct {
	Key   string
	Voice Voice
	// Label speaks as the person whose views they are.
	Label string
	Hint  string
}

// Tiles lists the eight of the child or young person (F281) and the five of the parents (F284).
func Tiles() []Tile {
	return []Tile{
		{"important-to-me", Child, "What is important to me", "People, places, things and times that matter."},
		{"working-well", Child, "What is working well at home and at school", ""},
		{"important-to-know", Child, "Other things it is important to know about me", ""},
		{"my-past", Child, "Important things about my past", ""},
		{"things-i-enjoy", Child, "Things I enjoy", ""},
		{"communicate", Child, "How to communicate with me", "How I tell people things, and how they can best tell me."},
		{"hopes", Child, "My hopes, dreams and aspirations", "What I want to do or be when I am older."},
		{"change", Child, "Things I would like to change at home and at school", ""},
		{"family-history", Parents, "Our family’s history", ""},
		{"parents-working-well", Parents, "What is working well at home and at school", ""},
		{"parents-change", Parents, "What is not working well, and what we would like to change", ""},
		{"parents-hopes", Parents, "Our hopes and aspirations", ""},
		{"parents-other", Parents, "Other information", ""},
	}
}

// FindTile finds a tile by its key; ok is false when there is none.
func FindTile(key string) (Tile, bool) {
	for _, t := range Tiles() {
		if t.Key == key {
			return t, true
		}
	}
	return Tile{}, false
}

// View is what one tile holds, who wrote it, and on whose behalf.
type View struct {
	Tile       string
	Revision   int // counts saves; a writer sends back the one that they read
	Text       richtext.Doc
	Files      []ehc.FileID
	WrittenBy  ehc.PersonID
	WriterName string
	// OnBehalf is empty when the writer's own views are recorded, else whose they are ("the child").
	OnBehalf string
	// Part says how the child took part; empty for the parents' tiles.
	Part Part
	At   time.Time
}

// IsEmpty reports whether the tile holds nothing.
func (v View) IsEmpty() bool {
	return richtext.IsEmpty(v.Text) && len(v.Files) == 0 && len(v.Part.Cards) == 0
}

// Views is the child's and the parents' views of one case.
type Views struct {
	caseID ehc.CaseID
	tiles  map[string]View
	dirty  map[string]bool
}

// NoViews starts a case without any.
func NoViews(caseID ehc.CaseID) *Views {
	return &Views{caseID: caseID, tiles: map[string]View{}, dirty: map[string]bool{}}
}

// Case is the case whose views they are.
func (v *Views) Case() ehc.CaseID { return v.caseID }

// Write keeps what a tile says. expected is the revision that the writer had read.
func (v *Views) Write(actor ehc.Actor, key string, text richtext.Doc, onBehalf string, expected int, now time.Time) error {
	if _, ok := FindTile(key); !ok {
		return fault.New(fault.NotFound, "views.tile", "There is no such part of the views.")
	}
	if len([]rune(onBehalf)) > needs.MaxShort {
		return fault.Field("on-behalf", "views.on-behalf-long", fmt.Sprintf("Use %d characters or fewer.", needs.MaxShort))
	}
	old := v.tiles[key]
	if old.Revision != expected {
		return fault.New(fault.Conflict, "views.stale", "Someone else saved this while you were writing. Both texts are shown below: choose which to keep.")
	}
	if err := richtext.Check(text); err != nil {
		return fault.As(err).At("text")
	}
	v.tiles[key] = View{Tile: key, Revision: old.Revision + 1, Text: text, Files: old.Files, WrittenBy: actor.Person, WriterName: actor.Name, OnBehalf: onBehalf, Part: old.Part, At: now}
	v.dirty[key] = true
	return nil
}

// TakePart keeps what a tile of the child's says as Write does, with how the child took part.
func (v *Views) TakePart(actor ehc.Actor, key string, part Part, text richtext.Doc, onBehalf string, expected int, now time.Time) error {
	part, err := part.check(key)
	if err != nil {
		return err
	}
	if err := v.Write(actor, key, text, onBehalf, expected, now); err != nil {
		return err
	}
	view := v.tiles[key]
	view.Part = part
	v.tiles[key] = view
	return nil
}

// Attach adds a document to a tile. Whoever wrote the tile's text stays its writer.
func (v *Views) Attach(actor ehc.Actor, key string, file ehc.FileID, now time.Time) error {
	return v.changeFiles(actor, key, now, func(files []ehc.FileID) ([]ehc.FileID, error) { return ehc.AddFile(files, file) })
}

// Detach takes a document off a tile again.
func (v *Views) Detach(actor ehc.Actor, key string, file ehc.FileID, now time.Time) error {
	return v.changeFiles(actor, key, now, func(files []ehc.FileID) ([]ehc.FileID, error) {
		return slices.DeleteFunc(slices.Clone(files), func(f ehc.FileID) bool { return f == file }), nil
	})
}

func (v *Views) changeFiles(actor ehc.Actor, key string, now time.Time, change func([]ehc.FileID) ([]ehc.FileID, error)) error {
	if _, ok := FindTile(key); !ok {
		return fault.New(fault.NotFound, "views.tile", "There is no such part of the views.")
	}
	view := v.tiles[key]
	files, err := change(view.Files)
	if err != nil {
		return err
	}
	view.Tile, view.Revision, view.Files, view.At = key, view.Revision+1, files, now
	if view.WriterName == "" {
		view.WrittenBy, view.WriterName = actor.Person, actor.Name
	}
	v.tiles[key] = view
	v.dirty[key] = true
	return nil
}

// Tile gives what one tile holds; an empty view when nothing.
func (v *Views) Tile(key string) View { return v.tiles[key] }

// Of lists the filled tiles of one voice, in order.
func (v *Views) Of(voice Voice) []View {
	var found []View
	for _, t := range Tiles() {
		if view := v.tiles[t.Key]; t.Voice == voice && !view.IsEmpty() {
			found = append(found, view)
		}
	}
	return found
}

// Any reports whether anything at all was recorded.
func (v *Views) Any() bool { return len(v.Of(Child)) > 0 || len(v.Of(Parents)) > 0 }

// Changed lists the tiles written since the views were loaded, for the store.
func (v *Views) Changed() []View {
	var changed []View
	for _, t := range Tiles() {
		if v.dirty[t.Key] {
			changed = append(changed, v.tiles[t.Key])
		}
	}
	return changed
}

// RestoreViews brings stored views back. Only stores and imports call it.
func RestoreViews(caseID ehc.CaseID, tiles []View) *Views {
	v := NoViews(caseID)
	for _, t := range tiles {
		v.tiles[t.Tile] = t
	}
	return v
}
