package portstest

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"ehchub/ports"
)

// Eicar is the text that every virus scanner takes for a virus, and that is none (eicar.org). It is put together here so
// that no scanner takes the hub's own source for one.
func Eicar() string {
	return `X5O!P%@AP[4\PZX54(P^)7CC)7}$` + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*"
}

// ScannerContract proves what uploads rely on: a virus is found wherever it stands, what is clean is told so, and whatever
// is uncertain is an error. The scanner reads at most `most` bytes.
func ScannerContract(t *testing.T, scanner ports.Scanner, most int) {
	for name, text := range map[string]string{"alone": Eicar(), "at the very end of the last chunk": Eicar() + strings.Repeat(" ", 50)} {
		if found, err := scanner.Scan(t.Context(), strings.NewReader(text)); err != nil || found == "" {
			t.Errorf("a virus %s: %q, %v", name, found, err)
		}
	}
	for name, text := range map[string]string{"nothing": "", "a word": "Rowan", "much": strings.Repeat("Rowan reads best in the morning. ", 20_000)} {
		if found, err := scanner.Scan(t.Context(), strings.NewReader(text)); err != nil || found != "" {
			t.Errorf("%s: %q, %v", name, found, err)
		}
	}
	if _, err := scanner.Scan(t.Context(), io.LimitReader(zeros{}, int64(most)+1<<20)); err == nil {
		t.Error("what is longer than the scanner reads was told clean")
	}
	broken := errors.New("the line went dead")
	if _, err := scanner.Scan(t.Context(), io.MultiReader(strings.NewReader("half"), failing{broken})); !errors.Is(err, broken) {
		t.Errorf("half a document: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := scanner.Scan(ended, strings.NewReader("text")); err == nil {
		t.Error("a scan that was broken off was told clean")
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }
