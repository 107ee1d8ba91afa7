package pdf

import (
	"bytes"
	"fmt"
	"strconv"
)

// update is an incremental update of a file that gofpdf wrote: one table of offsets, objects without generations.
type update struct {
	out     bytes.Buffer
	offsets []int
	old     int
	root    int
	info    int
	written map[int]int
}

// openUpdate reads the table at the file's end.
func openUpdate(file []byte) (*update, error) {
	u := &update{written: map[int]int{}}
	at := bytes.LastIndex(file, []byte("startxref\n"))
	if at < 0 {
		return nil, fmt.Errorf("no startxref")
	}
	if _, err := fmt.Sscanf(string(file[at:]), "startxref\n%d", &u.old); err != nil || u.old >= len(file) {
		return nil, fmt.Errorf("startxref: %w", err)
	}
	table, trailer, found := bytes.Cut(file[u.old:], []byte("trailer\n"))
	if !found {
		return nil, fmt.Errorf("no trailer")
	}
	for _, line := range bytes.Split(table, []byte("\n"))[2:] {
		if len(line) < 10 {
			break
		}
		offset, err := strconv.Atoi(string(line[:10]))
		if err != nil {
			return nil, fmt.Errorf("table of offsets: %w", err)
		}
		u.offsets = append(u.offsets, offset)
	}
	var size int
	if _, err := fmt.Sscanf(string(trailer), "<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R", &size, &u.root, &u.info); err != nil || size != len(u.offsets) {
		return nil, fmt.Errorf("trailer of %d objects, %d offsets: %w", size, len(u.offsets), err)
	}
	u.out.Grow(len(file) * 2)
	u.out.Write(file)
	return u, nil
}

// newObject takes the next free number.
func (u *update) newObject() int {
	u.offsets = append(u.offsets, 0)
	return len(u.offsets) - 1
}

// write adds an object, or a new form of one.
func (u *update) write(number int, body func(*bytes.Buffer)) {
	u.written[number] = u.out.Len()
	u.out.WriteString(strconv.Itoa(number) + " 0 obj\n")
	body(&u.out)
	u.out.WriteString("\nendobj\n")
}

// extend writes an object's dictionary again with more entries at its end.
func (u *update) extend(number int, entries string) error {
	object := u.out.Bytes()[u.offsets[number]:]
	head := strconv.Itoa(number) + " 0 obj\n"
	body, _, found := bytes.Cut(object, []byte("\nendobj"))
	if !found || !bytes.HasPrefix(body, []byte(head)) || !bytes.HasSuffix(body, []byte(">>")) {
		return fmt.Errorf("object %d is no dictionary", number)
	}
	body = bytes.Clone(body[len(head) : len(body)-2])
	u.write(number, func(b *bytes.Buffer) {
		b.Write(body)
		b.WriteString(" " + entries + ">>")
	})
	return nil
}

// close adds the table of what was written and gives the whole file.
func (u *update) close() []byte {
	start := u.out.Len()
	u.out.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for number := 1; number < len(u.offsets); number++ {
		if _, is := u.written[number]; !is {
			continue
		}
		end := number
		for ; u.written[end] != 0; end++ {
		}
		fmt.Fprintf(&u.out, "%d %d\n", number, end-number)
		for ; number < end; number++ {
			fmt.Fprintf(&u.out, "%010d 00000 n \n", u.written[number])
		}
	}
	fmt.Fprintf(&u.out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n", len(u.offsets), u.root, u.info, u.old, start)
	return u.out.Bytes()
}
