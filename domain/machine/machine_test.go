package machine

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ehchub/domain/fault"
)

type state string
type trigger string

func tea() Machine[state, trigger] {
	rows := []Row[state, trigger]{
		{From: "cold", On: "boil", To: "hot", Law: "reg 1(2)", When: "there is water; enough: a cup"},
		{From: "hot", On: "pour", To: "served"},
		{From: "forgotten", On: "pour", To: "served"},
	}
	rows = append(rows, FromEach([]state{"cold", "hot"}, trigger("give-up"), state("left_alone"), "", "")...)
	return New("cold", rows, Labels[state, trigger]{
		States:   map[state]string{"hot": "boiling hot"},
		Triggers: map[trigger]string{"boil": "boil the water"},
	})
}

func TestALawfulStepLeadsOn(t *testing.T) {
	if got, err := tea().Next("cold", "boil"); err != nil || got != "hot" {
		t.Fatalf("Next = %q, %v", got, err)
	}
}

func TestAStepOutsideTheTableIsIllegalInPlainWords(t *testing.T) {
	got, err := tea().Next("hot", "boil")
	f := fault.As(err)
	if f == nil || f.Kind != fault.Illegal || f.Code != "step.illegal" {
		t.Fatalf("want an illegal step, got %v", err)
	}
	if got != "hot" {
		t.Errorf("a refused step moved to %q", got)
	}
	if f.Message != "You cannot boil the water while this is boiling hot." {
		t.Errorf("message %q", f.Message)
	}
	if f.Law != "reg 1(2)" {
		t.Errorf("law %q", f.Law)
	}
	if _, err := tea().Next("left_alone", "pour"); fault.As(err).Law != "" || fault.As(err).Message != "You cannot pour while this is left alone." {
		t.Errorf("a step without a law: %#v", fault.As(err))
	}
}

func TestWhatTheTableHolds(t *testing.T) {
	m := tea()
	if got := m.States(); !slices.Equal(got, []state{"cold", "hot", "served", "forgotten", "left_alone"}) {
		t.Errorf("states %v", got)
	}
	if got := m.Triggers(); !slices.Equal(got, []trigger{"boil", "pour", "give-up"}) {
		t.Errorf("triggers %v", got)
	}
	if got := m.Reachable(); !slices.Equal(got, []state{"cold", "hot", "served", "left_alone"}) {
		t.Errorf("reachable %v: nobody can forget the tea", got)
	}
	if got := m.Allowed("hot"); !slices.Equal(got, []trigger{"pour", "give-up"}) {
		t.Errorf("allowed %v", got)
	}
	if !m.Final("served") || m.Final("hot") || !m.Can("hot", "pour") || m.Can("served", "pour") || m.Knows("iced") {
		t.Error("final, can or knows is wrong")
	}
}

func TestTheDiagramShowsEveryStepAndEscapesItsText(t *testing.T) {
	got := tea().Mermaid()
	for _, want := range []string{
		"stateDiagram-v2\n", "state \"boiling hot\" as hot\n", "[*] --> cold\n",
		"cold --> hot: boil the water (reg 1(2)) when there is water, enough - a cup\n",
		"cold --> left_alone: give up\n", "served --> [*]\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the diagram lacks %q:\n%s", want, got)
		}
	}
	if got != tea().Mermaid() {
		t.Error("two drawings of one table differ")
	}
}

func TestTheMatrixHoldsEveryPair(t *testing.T) {
	m := tea()
	lines := strings.Split(strings.TrimSpace(m.Matrix()), "\n")
	if want := len(m.States()) * len(m.Triggers()); len(lines) != want {
		t.Fatalf("%d lines, want %d", len(lines), want)
	}
	if lines[0] != "cold        boil     -> hot  [reg 1(2)]" || lines[3] != "hot         boil     -" {
		t.Errorf("got %q and %q", lines[0], lines[3])
	}
}

func TestAMistakenTableIsRefused(t *testing.T) {
	good := Row[state, trigger]{From: "a", On: "x", To: "b"}
	for name, build := range map[string]func(){
		"two answers to one step": func() { New("a", []Row[state, trigger]{good, {From: "a", On: "x", To: "c"}}, Labels[state, trigger]{}) },
		"no trigger":              func() { New("a", []Row[state, trigger]{{From: "a", To: "b"}}, Labels[state, trigger]{}) },
		"no initial state":        func() { New("", []Row[state, trigger]{good}, Labels[state, trigger]{}) },
		"label of no state": func() {
			New("a", []Row[state, trigger]{good}, Labels[state, trigger]{States: map[state]string{"z": "zed"}})
		},
		"label of no trigger": func() {
			New("a", []Row[state, trigger]{good}, Labels[state, trigger]{Triggers: map[trigger]string{"z": "zed"}})
		},
	} {
		if said := panicOf(build); !strings.HasPrefix(said, "machine: ") {
			t.Errorf("%s: %q", name, said)
		}
	}
}

func panicOf(f func()) (said string) {
	defer func() {
		if r := recover(); r != nil {
			said = fmt.Sprint(r)
		}
	}()
	f()
	return ""
}
