package console

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

// OpenInbox opens the inbox whose messages a file keeps, one a line, so that they outlast a restart. A file that is
// not there yet is an empty inbox.
func OpenInbox(clock ports.Clock, file string) (*Inbox, error) {
	kept, err := readMessages(file)
	if err != nil {
		return nil, fmt.Errorf("reading the demo's messages: %w", err)
	}
	i := &Inbox{clock: clock, file: file, kept: newest(kept)}
	return i, writeMessages(file, i.kept) // without a half-written end
}

// StoreMessages makes the file anew of messages that were sent before, the newest first.
func StoreMessages(file string, earlier []ports.Outgoing) error {
	kept := make([]message, 0, len(earlier))
	for n, o := range slices.Backward(earlier) {
		kept = append(kept, message{ehc.MessageID(fmt.Sprintf("earlier %d", n)), o})
	}
	return writeMessages(file, newest(kept))
}

// readMessages stops at a line that was not written to its end, when the machine was switched off.
func readMessages(file string) (kept []message, err error) {
	in, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer in.Close()
	lines := json.NewDecoder(bufio.NewReader(in))
	for {
		var m message
		if lines.Decode(&m) != nil {
			return kept, nil
		}
		kept = append(kept, m)
	}
}

func writeMessages(file string, kept []message) (err error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	fresh := file + ".new"
	out, err := os.OpenFile(fresh, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(out)
	for _, m := range kept {
		err = errors.Join(err, lines.Encode(m))
	}
	if err := errors.Join(err, out.Close()); err != nil {
		return err
	}
	return os.Rename(fresh, file)
}

func (i *Inbox) append(m message) error {
	if i.file == "" {
		return nil
	}
	line, err := json.Marshal(m)
	if err != nil {
		return err
	}
	out, err := os.OpenFile(i.file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = out.Write(append(line, '\n'))
	return errors.Join(err, out.Close())
}
