package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"ehchub/domain/timescale"
)

func command(t *testing.T, args ...string) (code int, out, complaint string) {
	t.Helper()
	var o, c bytes.Buffer
	code = run(args, &o, &c)
	return code, o.String(), c.String()
}

func TestTimetableAsJSON(t *testing.T) {
	code, out, complaint := command(t, "timetable", "request-received=2026-09-01", "draft-served=2026-12-01", "--json")
	if code != 0 || complaint != "" {
		t.Fatalf("exit %d: %s", code, complaint)
	}
	var got []map[string]any
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	lines := map[string]map[string]any{}
	for _, line := range got {
		lines[line["code"].(string)] = line
	}
	for code, dates := range map[string][2]string{"D2": {"2026-10-13", "2026-10-12"}, "D4": {"2026-12-22", "2026-12-21"}, "D6": {"2026-12-15", "2026-12-16"}, "D8": {"2027-01-19", "2027-01-18"}} {
		if line := lines[code]; line["last"] != dates[0] || line["target"] != dates[1] {
			t.Errorf("%s: %v", code, line)
		}
	}
	if line := lines["D5"]; line["last"] != nil || line["target"] != nil || !strings.HasPrefix(line["why"].(string), "The law names no day") {
		t.Errorf("a row without a date: %v", line)
	}
	if line := lines["D2"]; line["trigger"] != "request-received" || line["owner"] != "council" || line["source"] != "reg 5(1), 5(2)" || len(line["exceptions"].([]any)) != 4 {
		t.Errorf("D2: %v", line)
	}
	if exceptions, isArray := lines["D6"]["exceptions"].([]any); !isArray || len(exceptions) != 0 {
		t.Errorf("no exceptions is an empty array: %v", lines["D6"]["exceptions"])
	}
}

func TestTimetableAsText(t *testing.T) {
	code, out, _ := command(t, "timetable", "request-received=2026-09-01")
	if code != 0 || !strings.Contains(out, "D2    Tue 13 Oct 2026  Mon 12 Oct 2026  council") {
		t.Errorf("exit %d\n%s", code, out)
	}
	code, out, _ = command(t, "timetable", "request-received=2010-09-01")
	if code != 0 || !strings.HasPrefix(out, "The law had no time limits") {
		t.Errorf("before the Act: exit %d\n%s", code, out)
	}
}

func TestEveryEventHasATimetable(t *testing.T) {
	for _, trigger := range timescale.Triggers() {
		code, out, complaint := command(t, "timetable", string(trigger)+"=2026-09-01", "--json")
		var got []timetableLine
		if err := json.Unmarshal([]byte(out), &got); code != 0 || err != nil || len(got) == 0 {
			t.Errorf("%s: exit %d, %d lines, %v %s", trigger, code, len(got), err, complaint)
		}
	}
}

func TestFlagsChooseTheRow(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"appeal-conceded=2026-11-02 --appeal-about make-plan", `"last": "2026-12-07"`},
		{"appeal-conceded=2026-11-02 --appeal-about I", `"last": "2026-11-16"`},
		{"phase-transfer=2027 --to school", `"last": "2027-02-14"`},
		{"phase-transfer=2027 --to post16", `"last": "2027-03-30"`},
		{"phase-transfer=2027-09-01 --to post16-post16", `"last": "2027-04-01"`},
		{"transferred=2026-11-20 plan-made=2026-01-10", `"last": "2027-02-19"`},
	} {
		code, out, complaint := command(t, append([]string{"timetable", "--json"}, strings.Fields(c.args)...)...)
		if code != 0 || !strings.Contains(out, c.want) {
			t.Errorf("%s: exit %d, no %s\n%s%s", c.args, code, c.want, out, complaint)
		}
	}
}

func TestABadLineExitsWithTwoAndSaysWhatItKnows(t *testing.T) {
	for _, c := range []struct{ args, said string }{
		{"timetable", "Name at least one event"},
		{"timetable request-sent=2026-09-01", "request-sent: no such event."},
		{"timetable request-received=2026-02-30", `request-received: "2026-02-30" is not a date`},
		{"timetable request-received", "request-received: give its date"},
		{"timetable request-received=", `request-received: "" is not a date`},
		{"timetable request-received=2026-09-02 decision-notice=2026-09-01", "decision-notice: decision-notice (1 September 2026) cannot be before request-received (2 September 2026). (reg 5(1))"},
		{"timetable decision-notice=2026-09-02 mediation-certificate=2026-09-01", "(s.52, reg 33)"},
		{"timetable phase-transfer=2027-09-01 --to school", `phase-transfer: "2027-09-01" is not a year`},
		{"timetable phase-transfer=2027 --to post16-post16", `phase-transfer: "2027" is not a date`},
		{"timetable phase-transfer=2027 --to moon", "to: A phase transfer goes to"},
		{"timetable appeal-conceded=2026-11-02 --appeal-about weather", "appeal-about: An appeal is about one of"},
		{"timetable request-received=2026-09-01 --to school", "--to goes with phase-transfer."},
		{"timetable request-received=2026-09-01 --appeal-about assess", "--appeal-about goes with"},
	} {
		code, out, complaint := command(t, strings.Fields(c.args)...)
		if code != 2 || out != "" || !strings.Contains(complaint, c.said) || !strings.Contains(complaint, "  request-received ") {
			t.Errorf("%s: exit %d, out %q\n%s", c.args, code, out, complaint)
		}
	}
}

func TestAnUnknownCommandOrFlagExitsWithTwo(t *testing.T) {
	for args, said := range map[string]string{
		"timetabel":          "Did you mean timetable?",
		"timetable --colour": "unknown flag: --colour",
		"nonsense":           `There is no command "nonsense".`,
	} {
		if code, _, complaint := command(t, strings.Fields(args)...); code != 2 || !strings.Contains(complaint, said) {
			t.Errorf("%s: exit %d\n%s", args, code, complaint)
		}
	}
	if code, out, _ := command(t); code != 0 || !strings.Contains(out, "timetable") {
		t.Errorf("no command at all shows help: exit %d\n%s", code, out)
	}
}
