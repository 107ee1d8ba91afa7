package main

import (
	"fmt"
	"strings"
	"time"
)

// target is one row of what the hub is held to: what was measured, and whether it is enough.
type target struct {
	number, what, wanted string
	measured             []string
	holds, known         bool
}

// national is the number of cases at which targets 1 and 3 are judged.
const national = 640_000

// The targets, as ratios unless they say otherwise.
const (
	leastTray     = 0.5 // of the bare server
	leastKept     = 0.7 // of the rate at the smaller size
	mostP99       = 2.5 // times the bare server's
	leastSearch   = 5.0 // times the join's rate
	leastCase     = 0.6 // of the bare server
	leastSave     = 0.5 // of the bare server
	mostMemory    = 150 // megabytes
	mostRecount   = 3.0 // times the same rows updated by SQL
	mostTyping    = 5   // times the p95 of one person alone
	mostDocuments = 2.0 // times the bare library
	mostStart     = time.Second
)

// judgement gathers what is said of one target.
type judgement struct{ target }

func judge(number, what, wanted string) *judgement {
	return &judgement{target{number: number, what: what, wanted: wanted, holds: true}}
}

// say adds a figure, and whether it meets the target.
func (j *judgement) say(meets bool, format string, args ...any) {
	j.measured = append(j.measured, fmt.Sprintf(format, args...))
	j.known, j.holds = true, j.holds && meets
}

// state is the target's last column.
func (t target) state() string {
	switch {
	case !t.known:
		return "not measured"
	case t.holds:
		return "holds"
	}
	return "falls short"
}

func (t target) figures() string { return strings.Join(t.measured, "; ") }

// judgeAll compares everything that one run found with the targets.
func judgeAll(all []sized, d documents, again recount) []target {
	targets := []*judgement{
		judge("1", "work tray beside the bare server, at 640,000 cases", "at least 0.5 of its rate"),
		judge("2", "work tray at 640,000 cases beside 100,000; p99 beside the bare server", "at least 0.7 of the rate; p99 at most 2.5 times"),
		judge("3", "search “ha” beside the same by a join, at 640,000 cases", "at least 5 times its rate"),
		judge("4", "case file, with its audit row, beside the bare server", "at least 0.6 of its rate"),
		judge("5", "save of one plan field beside the bare server", "at least 0.5 of its rate"),
		judge("6", "memory of the server under the load; start beyond PostgreSQL", "at most 150 MB; at most 1 s"),
		judge("7", "plan as PDF beside bare gofpdf; as Word beside bare zip and XML", "at most 2 times each"),
		judge("deadlines", "all deadlines of 20,000 open cases counted again and kept, beside the same rows updated by SQL", "at most 3 times as long"),
		judge("autosave", "save of one plan field that the page makes by itself, beside the bare server doing the same transaction", "at least 0.5 of its rate"),
		judge("typing", "200 people who type at once, each saving every 5 s, beside one alone", "p95 at most 5 times"),
		judge("8", "validated import beside COPY with a key", "at least 0.25 of its rate"),
	}
	for _, s := range all {
		at := fmt.Sprintf(" at %s cases", thousands(s.cases))
		if s.cases == national {
			ratioOf(targets[0], s, "tray", byBare, leastTray, at)
			ratioOf(targets[2], s, "search", byBareJoin, leastSearch, at)
		}
		ratioOf(targets[3], s, "case", byBare, leastCase, at)
		ratioOf(targets[4], s, "save", byBare, leastSave, at)
		ratioOf(targets[8], s, "autosave", byBare, leastSave, at)
		if s.typing.many > 0 {
			targets[9].say(s.typing.many <= mostTyping*s.typing.alone, "%.1f times (%.1f ms beside %.1f ms)%s", float64(s.typing.many)/float64(s.typing.alone), ms(s.typing.many), ms(s.typing.alone), at)
		}
		targets[5].say(s.memory <= mostMemory, "%.0f MB%s", s.memory, at)
		targets[5].say(s.ready <= mostStart, "start %d ms%s", s.ready.Milliseconds(), at)
	}
	judgeGrowth(targets[1], all)
	if d.pages > 0 {
		targets[6].say(d.pdf <= mostDocuments*d.barePDF, "PDF %.2f", d.pdf/d.barePDF)
		targets[6].say(d.word <= mostDocuments*d.bareWord, "Word %.2f", d.word/d.bareWord)
	}
	if again.rows > 0 {
		targets[7].say(middle(again.ratios) <= mostRecount, "%.2f", middle(again.ratios))
	}
	var judged []target
	for _, j := range targets {
		judged = append(judged, j.target)
	}
	return judged
}

// ratioOf says how the hub stands to another side, where both were measured.
func ratioOf(j *judgement, s sized, work string, beside side, least float64, at string) {
	if r := ratio(s.found[work][byHub], s.found[work][beside], rateOf); r > 0 {
		j.say(r >= least, "%.2f%s", r, at)
	}
}

// judgeGrowth needs both sizes from one run.
func judgeGrowth(j *judgement, all []sized) {
	small, large := sized{}, sized{}
	for _, s := range all {
		if s.cases == national {
			large = s
		} else if small.cases == 0 || s.cases < small.cases {
			small = s
		}
	}
	before, after, bare := small.found["tray"][byHub], large.found["tray"][byHub], large.found["tray"][byBare]
	kept, slowest := ratio(after, before, rateOf), ratio(after, bare, p99Of)
	if kept == 0 {
		return
	}
	j.say(kept >= leastKept, "%.2f of the rate at %s cases", kept, thousands(small.cases))
	j.say(slowest <= mostP99, "p99 %.2f times", slowest)
}

// thousands writes a number as people read it: 640,000.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
