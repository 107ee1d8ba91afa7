package documents_test

import (
	"strings"
	"testing"

	"ehchub/application/documents"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// TestNoLetterIsLargerThanPagesSay: whoever pays for each megabyte is told beforehand how large a letter can be.
func TestNoLetterIsLargerThanPagesSay(t *testing.T) {
	all := letters(t)
	long := decided(notice.WillNotIssue)
	long.Reasons = strings.Repeat("We read all the advice. Çocuğun görüşü, ẁŵ «Ελλάδα» 0123456789! ŁÓDŹ, Đà Nẵng, Москва. ", 250)
	all["with reasons of 20,000 characters in many scripts"] = composed(t, to(letter.ToParent, published), long)
	for name, d := range all {
		if size := len(drawn(t, ports.PDF, d)); size > documents.MostLetterBytes {
			t.Errorf("%s has %d bytes, more than %d", name, size, documents.MostLetterBytes)
		}
	}
}
