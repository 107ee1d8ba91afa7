//go:build linux

package main

import (
	"strings"
	"testing"
)

func TestTheOperatorInvitesTheFirstManager(t *testing.T) {
	serving(t)
	for _, step := range []struct {
		args []string
		code int
		says string
	}{
		{nil, exitUsage, "Say who it is with --name and --email"},
		{[]string{"--name", "Ada Quill", "--email", "nowhere"}, exitFailed, "e-mail address"},
		{[]string{"--name", "Ada Quill", "--email", "ada.quill@council.example"}, exitDone, "/register/"},
	} {
		code, out, complaint := command(t, append([]string{"invite-manager"}, step.args...)...)
		if code != step.code || !strings.Contains(out+complaint, step.says) {
			t.Errorf("invite-manager %v: exit %d, %q, %q", step.args, code, out, complaint)
		}
	}
}
