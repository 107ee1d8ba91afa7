package paper

import "slices"

// ScannedPage is one page of a scan as a machine sees it.
type ScannedPage struct {
	Number int // from 1
	// Codes are the texts of the squares on it.
	Codes []string
	// Blank reports that nothing is on it.
	Blank bool
}

// Bundle is pages of a scan that belong together.
type Bundle struct {
	Pages   []int
	Code    string // of the form; empty for pages that have none
	Missing []int
	Reason  Reason
}

// CodesOn lists the forms whose codes stand on the pages, each once.
func CodesOn(pages []ScannedPage) (codes []string) {
	for _, p := range pages {
		for _, text := range p.Codes {
			if read, ok := ReadPageCode(text); ok && !slices.Contains(codes, read.Code) {
				codes = append(codes, read.Code)
			}
		}
	}
	return codes
}

// Split finds which pages of a scan belong together: those of one form, wherever they lie, and pages in a row that no code
// brings home. known reports whether this hub has printed a form, hub is its mark. Blank pages belong to nothing.
func Split(pages []ScannedPage, known func(code string) bool, hub string) (bundles []Bundle, blank []int) {
	forms := map[string]int{}
	found := map[string][]int{}
	total := map[string]int{}
	last := -1 // the bundle of pages without a code that the next one may join
	for _, p := range pages {
		if p.Blank {
			blank = append(blank, p.Number)
			continue
		}
		read, reason := readPage(p, known, hub)
		if reason != NoReason {
			if last >= 0 && bundles[last].Reason == reason {
				bundles[last].Pages = append(bundles[last].Pages, p.Number)
				continue
			}
			bundles, last = append(bundles, Bundle{Pages: []int{p.Number}, Reason: reason}), len(bundles)
			continue
		}
		last = -1
		at, begun := forms[read.Code]
		if !begun {
			at = len(bundles)
			forms[read.Code], total[read.Code] = at, read.Pages
			bundles = append(bundles, Bundle{Code: read.Code})
		}
		bundles[at].Pages = append(bundles[at].Pages, p.Number)
		found[read.Code] = append(found[read.Code], read.Page)
	}
	for code, at := range forms {
		for page := 1; page <= total[code]; page++ {
			if !slices.Contains(found[code], page) {
				bundles[at].Missing = append(bundles[at].Missing, page)
			}
		}
	}
	return bundles, blank
}

// readPage gives the one form that a page is of, or why a person must look.
func readPage(p ScannedPage, known func(string) bool, hub string) (found PageRead, why Reason) {
	why = NoCode
	for _, text := range p.Codes {
		read, ok := ReadPageCode(text)
		switch {
		case !ok:
			continue
		case !known(read.Code) && read.Hub != hub:
			return PageRead{}, OtherCouncil
		case !known(read.Code):
			return PageRead{}, UnknownCode
		case why == NoReason && read.Code != found.Code:
			return PageRead{}, SeveralCodes
		}
		found, why = read, NoReason
	}
	return found, why
}
