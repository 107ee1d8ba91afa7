//go:build linux

package main

import (
	"strings"
	"testing"
)

func TestTheOperatorMakesTheHubReadOnlyBesideTheServingHub(t *testing.T) {
	serving(t)
	for _, step := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"status"}, exitDone, "The hub can be changed. Nothing is planned."},
		{[]string{"on"}, exitUsage, "Say for how long with --for"},
		{[]string{"on", "--for", "soon"}, exitUsage, "invalid argument"},
		{[]string{"on", "--for", "2h", "--at", "tomorrow"}, exitUsage, "\"tomorrow\" is no time"},
		{[]string{"on", "--for", "200h"}, exitFailed, "seven days at the most"},
		{[]string{"on", "--for", "2h", "--at", "2001-01-01 12:00"}, exitFailed, "The end must be in the future"},
		{[]string{"on", "--for", "2h", "--message", "We move."}, exitDone, "The operator switched it. We move."},
		{[]string{"status"}, exitDone, "The hub is read-only until "},
		{[]string{"off"}, exitDone, "The hub can be changed."},
		{[]string{"off"}, exitDone, "The hub can be changed."},
		{[]string{"sideways"}, exitUsage, "There is no command"},
		{[]string{"off", "now"}, exitFailed, "unknown command"},
	} {
		code, out, complaint := command(t, append([]string{"maintenance"}, step.args...)...)
		if code != step.code || !strings.Contains(out+complaint, step.says) {
			t.Errorf("maintenance %v: exit %d, %q, %q", step.args, code, out, complaint)
		}
	}
}
