package main

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
)

var caseLink = regexp.MustCompile(`/cases/[0-9a-f-]{36}`)

// sameAnswers holds the sides to showing the same cases.
func (t *turns) sameAnswers(w work) error {
	if w.method != http.MethodGet {
		return nil // driveChecked looks
	}
	for _, a := range []asking{w.askings[0], w.askings[len(w.askings)-1]} {
		shown := map[side][]string{}
		for s, of := range map[side]struct{ address, path string }{
			byHub: {t.hub.address, w.hubPath(a)}, byBare: {t.bare.address, w.barePath(a)}, byBareJoin: {t.bare.address, w.joinPath(a)},
		} {
			if !slices.Contains(w.sides(), s) {
				continue
			}
			c, err := dial(of.address)
			if err != nil {
				return err
			}
			defer c.conn.Close()
			if err := c.ask(w.method, of.path, a.Secret, ""); err != nil {
				return err
			}
			if c.status != 200 {
				return fmt.Errorf("%s was answered with %d: %s", of.path, c.status, c.body)
			}
			links := caseLink.FindAllString(string(c.body), -1)
			slices.Sort(links)
			shown[s] = slices.Compact(links)
		}
		for s, links := range shown {
			if w.name != "case" && (len(links) == 0 || !slices.Equal(links, shown[byHub])) {
				return fmt.Errorf("%s shows %d cases, the hub %d: %v and %v", s, len(links), len(shown[byHub]), links, shown[byHub])
			}
		}
	}
	return nil
}
