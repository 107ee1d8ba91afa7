package pdf

import "strconv"

// elem is one element of the structure that a screen reader follows: "H1", "P", "LI", "TD".
type elem struct {
	kind string
	// attributes is the body of a PDF attribute dictionary, empty for none.
	attributes string
	// alt is what is said of a picture to those who can't see it.
	alt    string
	parent *elem
	kids   []kid
	object int
}

// kid is an element within an element, or a marked piece of a page.
type kid struct {
	elem *elem
	page int
	mcid int
}

// child adds an element at the end.
func (e *elem) child(kind string) *elem {
	c := &elem{kind: kind, parent: e}
	e.kids = append(e.kids, kid{elem: c})
	return c
}

// tree is the structure of one document.
type tree struct {
	root *elem
	// marked holds, by page, the element that owns each marked piece, in the order of their numbers.
	marked [][]*elem
}

func newTree() *tree { return &tree{root: &elem{kind: "Document"}} }

// begin gives the operator that opens a marked piece of an element; without one it opens page furniture.
func (t *tree) begin(e *elem, page int) string {
	if e == nil {
		return "/Artifact BMC"
	}
	for len(t.marked) <= page {
		t.marked = append(t.marked, nil)
	}
	mcid := len(t.marked[page])
	t.marked[page] = append(t.marked[page], e)
	e.kids = append(e.kids, kid{page: page, mcid: mcid})
	return "/" + e.kind + " <</MCID " + strconv.Itoa(mcid) + ">> BDC"
}

// prune takes out elements in which nothing was drawn, and reports whether anything is left.
func (e *elem) prune() bool {
	kept := e.kids[:0]
	for _, k := range e.kids {
		if k.elem == nil || k.elem.prune() {
			kept = append(kept, k)
		}
	}
	e.kids = kept
	return len(kept) > 0
}
