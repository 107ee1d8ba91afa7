// Package gias reads the files of Get Information about Schools, England's register of schools and colleges, as the
// Department for Education gives them out: a table in Windows-1252 with a row for each establishment, a table of links
// between them, or the archive that holds both. Columns come and go from one year to the next, so they are found by name.
package gias

import (
	"archive/zip"
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// File reads the register's files.
type File struct{}

// longestTable bounds what an archive may unpack to: four times the register of 2026.
const longestTable = 256 << 20

// needed are the columns without which nothing can be brought in.
var needed = []string{"URN", "LA (code)", "EstablishmentName", "TypeOfEstablishment (code)", "TypeOfEstablishment (name)", "EstablishmentStatus (code)"}

var errNoRegister = fault.Field("files", "register.file", "This is no file of the register. Choose “Establishment fields CSV” at Get Information about Schools, under Downloads.")

// Establishments gives each establishment of the file.
func (File) Establishments(file io.ReadSeeker) iter.Seq2[ports.RegisterRow, error] {
	return func(yield func(ports.RegisterRow, error) bool) {
		t, err := openTable(file, "edubasealldata", needed)
		if err != nil {
			yield(ports.RegisterRow{}, err)
			return
		}
		defer t.close()
		if t.reader == nil && !t.sister {
			yield(ports.RegisterRow{}, errNoRegister)
			return
		}
		for r, err := range t.rows() {
			if err != nil {
				yield(ports.RegisterRow{}, err)
				return
			}
			if !yield(r.establishment(), nil) {
				return
			}
		}
	}
}

// Successions gives the links of the file that say what follows what.
func (File) Successions(file io.ReadSeeker) iter.Seq2[people.Succession, error] {
	return func(yield func(people.Succession, error) bool) {
		t, err := openTable(file, "links_edubasealldata", []string{"URN", "LinkURN", "LinkType"})
		if err != nil {
			yield(people.Succession{}, err)
			return
		}
		defer t.close()
		for r, err := range t.rows() {
			if err != nil {
				yield(people.Succession{}, err)
				return
			}
			if s, ok := r.succession(); ok && !yield(s, nil) {
				return
			}
		}
	}
}

// table is one table of a file, read row by row.
type table struct {
	reader  *csv.Reader // nil where the file does not hold this table
	sister  bool        // the file is the register's other table
	columns map[string]int
	line    int
	opened  io.Closer
}

// rows gives the rows of the table, none where there is no table.
func (t *table) rows() iter.Seq2[*row, error] {
	return func(yield func(*row, error) bool) {
		for t.reader != nil {
			r, err := t.next()
			if errors.Is(err, io.EOF) || !yield(&r, err) || err != nil {
				return
			}
		}
	}
}

func (t *table) close() {
	if t.opened != nil {
		_ = t.opened.Close()
	}
}

// openTable finds the table whose file name begins so within an archive, or takes the file for it where its columns are
// those. A table without reader means that the file is another one of the register's.
func openTable(file io.ReadSeeker, begins string, columns []string) (*table, error) {
	t := &table{}
	content, err := t.unpack(file, begins)
	if err != nil || content == nil {
		return t, err
	}
	t.reader = csv.NewReader(bufio.NewReaderSize(content, 64<<10))
	t.reader.ReuseRecord, t.reader.FieldsPerRecord, t.reader.LazyQuotes = true, -1, true
	head, err := t.reader.Read()
	if err != nil {
		return nil, errNoRegister
	}
	t.columns = map[string]int{}
	for i, name := range head {
		if i == 0 {
			name = strings.TrimPrefix(name, "\ufeff")
		}
		t.columns[strings.TrimSpace(name)] = i
	}
	return t, t.expect(columns)
}

// expect refuses a table that lacks columns. One of the register's other tables has none of its own.
func (t *table) expect(columns []string) error {
	var missing []string
	for _, name := range columns {
		if _, ok := t.columns[name]; !ok {
			missing = append(missing, name)
		}
	}
	_, links := t.columns["LinkURN"]
	_, establishments := t.columns["EstablishmentName"]
	wantLinks := columns[1] == "LinkURN"
	switch {
	case len(missing) == 0:
		return nil
	case links && !wantLinks || establishments && wantLinks:
		t.reader, t.sister = nil, true
		return nil
	case len(missing) == len(columns):
		return errNoRegister
	}
	return fault.Field("files", "register.columns", fmt.Sprintf("The file has no column %s. Nothing was taken from it. Get the file again with all its columns: “Establishment fields CSV” at Get Information about Schools.", strings.Join(quoted(missing), ", ")))
}

func quoted(names []string) []string {
	all := make([]string, 0, len(names))
	for _, name := range names {
		all = append(all, "“"+name+"”")
	}
	return all
}

// unpack gives the table's bytes; nil where an archive has none of that name.
func (t *table) unpack(file io.ReadSeeker, begins string) (io.Reader, error) {
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, fmt.Errorf("reading the register: %w", err)
	}
	mark := make([]byte, 4)
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("reading the register: %w", err)
	}
	if _, err := io.ReadFull(file, mark); err != nil {
		return nil, errNoRegister
	}
	if string(mark) != "PK\x03\x04" {
		_, err := file.Seek(0, io.SeekStart)
		return file, err
	}
	archive, err := zip.NewReader(seekReader{file}, size)
	if err != nil {
		return nil, errNoRegister
	}
	for _, entry := range archive.File {
		name := strings.ToLower(path.Base(entry.Name))
		if !strings.HasPrefix(name, begins) || !strings.HasSuffix(name, ".csv") {
			continue
		}
		content, err := entry.Open()
		if err != nil {
			return nil, errNoRegister
		}
		t.opened = content
		return io.LimitReader(content, longestTable), nil
	}
	return nil, nil
}

// seekReader reads at a place of something that only seeks. It is for one goroutine.
type seekReader struct{ file io.ReadSeeker }

func (s seekReader) ReadAt(p []byte, off int64) (int, error) {
	if _, err := s.file.Seek(off, io.SeekStart); err != nil {
		return 0, err
	}
	return io.ReadFull(s.file, p)
}

func (t *table) next() (row, error) {
	values, err := t.reader.Read()
	if errors.Is(err, io.EOF) {
		return row{}, io.EOF
	}
	if err != nil {
		return row{}, fault.Field("files", "register.broken", fmt.Sprintf("The file can’t be read beyond line %d. Get it again.", t.line+1))
	}
	t.line, _ = t.reader.FieldPos(0)
	return row{columns: t.columns, values: values, line: t.line}, nil
}

// plain gives a value as text. The register writes Windows-1252; a table that was saved anew may be UTF-8.
func plain(value string) string {
	if !utf8.ValidString(value) {
		value, _ = charmap.Windows1252.NewDecoder().String(value)
	}
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, value)), " ")
}
