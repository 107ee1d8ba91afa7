package main

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
)

var caseLink = regexp.MustCompile(`/cases/[0-9a-f-]{36}`)

// sameAnswers holds the sides to showing the same cases, to the first and to the last who are shown any.
func (t *turns) sameAnswers(w work) error {
	if w.method != http.MethodGet {
		return nil // driveChecked looks
	}
	backwards := slices.Clone(w.askings)
	slices.Reverse(backwards)
	for _, askings := range [][]asking{w.askings, backwards} {
		any := false
		for _, a := range askings {
			var err error
			if any, err = t.sameAnswer(w, a); err != nil {
				return err
			}
			if any {
				break
			}
		}
		if !any {
			return fmt.Errorf("of %d who ask, nobody is shown a case", len(askings))
		}
	}
	return nil
}

// sameAnswer reports whether one asking is shown any case, by every side the same.
func (t *turns) sameAnswer(w work, a asking) (any bool, err error) {
	shown := map[side][]string{}
	for s, of := range map[side]struct{ address, path string }{
		byHub: {t.hub.address, w.hubPath(a)}, byBare: {t.bare.address, w.barePath(a)}, byBareJoin: {t.bare.address, w.joinPath(a)},
	} {
		if !slices.Contains(w.sides(), s) {
			continue
		}
		if shown[s], err = linksShown(w, a, of.address, of.path); err != nil {
			return false, err
		}
	}
	for s, links := range shown {
		if w.name != "case" && !slices.Equal(links, shown[byHub]) {
			return false, fmt.Errorf("%s shows %d cases, the hub %d: %v and %v", s, len(links), len(shown[byHub]), links, shown[byHub])
		}
	}
	return len(shown[byHub]) > 0, nil
}

func linksShown(w work, a asking, address, path string) ([]string, error) {
	c, err := dial(address)
	if err != nil {
		return nil, err
	}
	defer c.conn.Close()
	if err := c.ask(w.method, path, a.Secret, "", ""); err != nil {
		return nil, err
	}
	if c.status != http.StatusOK {
		return nil, fmt.Errorf("%s was answered with %d: %s", path, c.status, c.body)
	}
	links := caseLink.FindAllString(string(c.body), -1)
	slices.Sort(links)
	return slices.Compact(links), nil
}
