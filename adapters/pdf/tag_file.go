package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"ehchub/domain/document"
)

// tag appends to a finished file what gofpdf can't write: its language, its structure, and that its window shows the
// title. It is an incremental update as the PDF standard describes; nothing before it changes.
func tag(file []byte, t *tree, m document.Meta) ([]byte, error) {
	u, err := openUpdate(file)
	if err != nil {
		return nil, err
	}
	t.root.prune()
	elements := t.number(nil, t.root, u)
	root, parents := u.newObject(), u.newObject()
	for _, e := range elements {
		u.write(e.object, func(b *bytes.Buffer) { e.write(b, root) })
	}
	for page := range t.marked {
		if err := u.extend(pageObject(page), fmt.Sprintf("/StructParents %d /Tabs /S", page)); err != nil {
			return nil, err
		}
	}
	u.write(parents, t.writeParents)
	u.write(root, func(b *bytes.Buffer) {
		fmt.Fprintf(b, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>", t.root.object, parents, len(t.marked))
	})
	err = u.extend(u.root, fmt.Sprintf("/Lang (%s) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /ViewerPreferences <</DisplayDocTitle true>>", languageTag(m.Lang()), root))
	if err != nil {
		return nil, err
	}
	return u.close(), nil
}

// pageObject is the number that gofpdf gives a page, counted from 0, while nothing is attached to the file.
func pageObject(page int) int { return 3 + 2*page }

// number gives each element an object and lists them.
func (t *tree) number(list []*elem, e *elem, u *update) []*elem {
	e.object = u.newObject()
	list = append(list, e)
	for _, k := range e.kids {
		if k.elem != nil {
			list = t.number(list, k.elem, u)
		}
	}
	return list
}

// write gives the element's dictionary.
func (e *elem) write(b *bytes.Buffer, root int) {
	parent := root
	if e.parent != nil {
		parent = e.parent.object
	}
	b.WriteString("<</Type /StructElem /S /" + e.kind + " /P " + strconv.Itoa(parent) + " 0 R")
	if e.attributes != "" {
		b.WriteString(" /A <<" + e.attributes + ">>")
	}
	if e.alt != "" {
		b.WriteString(" /Alt <" + utf16Hex(e.alt) + ">")
	}
	b.WriteString(" /K [")
	for _, k := range e.kids {
		if k.elem != nil {
			b.WriteString(strconv.Itoa(k.elem.object) + " 0 R ")
			continue
		}
		b.WriteString("<</Type /MCR /Pg " + strconv.Itoa(pageObject(k.page)) + " 0 R /MCID " + strconv.Itoa(k.mcid) + ">> ")
	}
	b.WriteString("]>>")
}

// utf16Hex gives words as the body of a string of hexadecimal digits, which can hold any character.
func utf16Hex(words string) string {
	var s strings.Builder
	s.WriteString("FEFF")
	for _, unit := range utf16.Encode([]rune(words)) {
		fmt.Fprintf(&s, "%04X", unit)
	}
	return s.String()
}

// writeParents gives the table from each page's marked pieces back to their elements.
func (t *tree) writeParents(b *bytes.Buffer) {
	b.WriteString("<</Nums [")
	for page, owners := range t.marked {
		b.WriteString(strconv.Itoa(page) + " [")
		for _, e := range owners {
			b.WriteString(strconv.Itoa(e.object) + " 0 R ")
		}
		b.WriteString("] ")
	}
	b.WriteString("]>>")
}

// languageTag refuses what isn't a BCP 47 tag, for which the hub's own language stands in.
func languageTag(tag string) string {
	for _, c := range []byte(tag) {
		if c != '-' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return "en-GB"
		}
	}
	return tag[:min(len(tag), 35)]
}
