package paper

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Pack is one form that was printed for somebody, to be filled in by hand and sent back.
type Pack struct {
	ID   ehc.PackID
	Code string     // see NewCode; unique
	Case ehc.CaseID // empty for a request for an assessment, until a draft is made from it
	Kind Kind
	Item string // what it asks about, within its kind
	For  ehc.Holder
	Name string // of whom is asked
	// Address is where a form goes whose reader is on no case.
	Address []string
	By      ehc.PersonID
	At      time.Time
}

// codeLetters are letters and digits that nobody takes for one another.
const codeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// codeLength is how long a form's own code is: 60 bits, so that none can be guessed.
const codeLength = 12

// NewCode makes a form's own code out of random bytes, 12 at least. It tells nothing of the child, the person or the case.
func NewCode(random []byte) string {
	var b strings.Builder
	for i := range codeLength {
		b.WriteByte(codeLetters[int(random[i])%len(codeLetters)])
	}
	return b.String()
}

// TidyCode gives a code as people type it, without what parts its groups; ok is false for what is none.
func TidyCode(typed string) (code string, ok bool) {
	for _, r := range strings.ToUpper(typed) {
		switch {
		case strings.ContainsRune(codeLetters, r):
			code += string(r)
		case !strings.ContainsRune(" -.", r):
			return "", false
		}
	}
	return code, len(code) == codeLength
}

// ReadableCode parts a code into groups that people can read out: 7QK2-M4XD-9RT2.
func ReadableCode(code string) string {
	if len(code) != codeLength {
		return code
	}
	return code[:4] + "-" + code[4:8] + "-" + code[8:]
}

// PageCode is what stands on each page of a form before the page's number: which hub printed it, and the form's code.
func PageCode(hub, code string) string { return "EHC:" + hub + ":" + code }

// PageRead is what the code of one page says.
type PageRead struct {
	Hub, Code   string
	Page, Pages int
}

// ReadPageCode reads what a machine found on a page; ok is false for a code that is of no form of any hub.
func ReadPageCode(text string) (r PageRead, ok bool) {
	parts := strings.Split(text, ":")
	if len(parts) != 4 || parts[0] != "EHC" {
		return r, false
	}
	page, pages, cut := strings.Cut(parts[3], ".")
	r.Hub, r.Code = parts[1], parts[2]
	var wrong [2]error
	r.Page, wrong[0] = strconv.Atoi(page)
	r.Pages, wrong[1] = strconv.Atoi(pages)
	_, tidy := TidyCode(r.Code)
	return r, cut && tidy && wrong[0] == nil && wrong[1] == nil && r.Page >= 1 && r.Page <= r.Pages && r.Pages <= 999
}

// Most letters of a name and of an address on a form for somebody who is on no case, and most lines of the address.
const (
	MaxPackName    = 200
	MaxPackLine    = 200
	MaxPackAddress = 8
)

// RequestPack makes a form on which somebody can ask for an assessment by hand. fault.Invalid at "name" and "address".
func RequestPack(id ehc.PackID, code, name string, address []string, by ehc.PersonID, now time.Time) (Pack, error) {
	p := Pack{ID: id, Code: code, Kind: Request, Name: strings.TrimSpace(name), By: by, At: now}
	long := false
	for _, line := range address {
		if line = strings.TrimSpace(line); line != "" {
			p.Address, long = append(p.Address, line), long || utf8.RuneCountInString(line) > MaxPackLine
		}
	}
	var faults []*fault.Fault
	if p.Name == "" || utf8.RuneCountInString(p.Name) > MaxPackName {
		faults = append(faults, fault.Field("name", "pack.name", "Enter the name of the person for whom the form is, in 200 characters or fewer."))
	}
	if long || len(p.Address) > MaxPackAddress {
		faults = append(faults, fault.Field("address", "pack.address", "Enter the address in 8 lines or fewer."))
	}
	return p, fault.Join(faults...)
}
