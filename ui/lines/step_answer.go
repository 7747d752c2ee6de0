package lines

import (
	"slices"
	"strconv"
	"strings"

	"facet/profile/flow"
)

// chosen is an action that somebody chose. Agreed tells that they have heard what it
// sends, and said yes to that.
type chosen struct {
	flow.Action
	agreed bool
	seeks  bool // no action: only rows with sought in their name are to be read out
	sought string
}

// answer asks what to do at a step, and waits for one of its actions. An action
// that can't be done is an answer, too: it says why.
func (t *talk) answer(at visit) (chosen, error) {
	m := answers(at.view())
	for {
		a, err := t.choose(m)
		if err != nil {
			return chosen{}, err
		}
		v, key, row := at.view(), a.key, a.n-1 // by now: it may change with the clock
		switch {
		case key == seek:
			return chosen{seeks: true, sought: a.rest}, nil
		case a.typed != "":
			return chosen{Action: v.Prompt.Take(a.typed)}, nil
		case key == every && v.List.Several != nil:
			return chosen{Action: v.List.Several(v.List.All())}, nil
		case a.all != nil:
			return chosen{Action: v.List.Several(a.all)}, nil
		case key == agreed:
			return chosen{Action: v.Question.Yes, agreed: true}, nil
		case key == "" && row >= 0:
			return chosen{Action: v.List.Row(row).Actions[0]}, nil
		case key == "":
			key = back
		}
		if action, found := v.Find(key, row); found {
			return chosen{Action: action}, nil
		}
		t.sayf("%s doesn't go with this one.", key)
	}
}

// back is the key of a screen that an empty line stands for.
const back = "esc"

// every is the answer that chooses all rows.
const every = "all"

// seek is the answer before words that the names of rows are to have.
const seek = "/"

// answers are what can be answered to a step: the number of a row for its first
// action, a letter and a number for its others, and a letter for those of the
// step.
func answers(v flow.View) menu {
	m := menu{count: v.List.Count, number: v.List.Choose, many: v.List.Several != nil && v.List.Count > 1}
	if v.Prompt != nil {
		m.label = v.Prompt.Label.String()
	}
	if v.Question != nil {
		back, _ := v.Find(back, -1)
		m.asks = &asked{v.Question.Words.String(), "to " + v.Question.Yes.Spoken(), "to " + back.Spoken(), v.Question.Careful}
	}
	for i := range v.List.Count {
		for _, a := range v.List.Row(i).Actions[1:] {
			m.offerOf(a)
		}
	}
	for _, a := range v.Actions {
		m.offer(a)
	}
	switch {
	case v.List.Narrows && v.List.Finds != nil:
		m.ways = append(m.ways, way{seek, "and words to list only what has them"})
	case v.List.Narrows:
		m.ways = append(m.ways, way{seek, "and a part of a name to list only those"})
	}
	return m
}

// offer takes an action of the step into the menu. All of its letters are
// understood; one is named, unless it can't be done.
func (m *menu) offer(a flow.Action) {
	for _, key := range a.Keys {
		if len(key) == 1 {
			m.quiet = append(m.quiet, key)
		}
	}
	m.letterWas(a)
	if !a.Can() {
		m.quiet = append(m.quiet, a.Letter())
		return
	}
	if a.Letter() == leave {
		return // as everywhere
	}
	if m.asks == nil || a.Letter() != "" { // n is the way back from a question
		m.ways = append(m.ways, way{a.Letter(), "to " + a.Spoken()})
	}
}

// letterWas remembers the letter that an action had.
func (m *menu) letterWas(a flow.Action) {
	if a.Was != "" && !m.has(a.Was) {
		m.was = append(m.was, way{a.Was, name(a.Letter())})
	}
}

// offerOf takes an action of a row into the menu, once for all rows.
func (m *menu) offerOf(a flow.Action) {
	m.letterWas(a)
	w := way{a.Letter(), "to " + a.Spoken()}
	if !slices.ContainsFunc(m.rows, func(o way) bool { return o.key == w.key }) {
		m.rows = append(m.rows, w)
	}
}

// ofRow is the answer of a letter and the number of a row: "d 2". Where there is
// one row, the letter is enough.
func (m menu) ofRow(line string) (answer, bool) {
	for _, w := range m.rows {
		rest, found := strings.CutPrefix(line, w.key)
		if !found {
			continue
		}
		n, err := strconv.Atoi(strings.TrimSpace(rest))
		if rest == "" && m.count == 1 {
			n, err = 1, nil
		}
		if err == nil && n >= 1 && n <= m.count {
			return answer{n: n, key: w.key}, true
		}
	}
	return answer{}, false
}

// onlyWay is the way back from a step at which there is nothing else to do but
// to copy: nobody is asked to take it.
func onlyWay(v flow.View) (way flow.Action, only bool) {
	for _, a := range v.Actions {
		switch {
		case a.Letter() == "":
			way, only = a, true
		case !a.Can(), a.Go == nil, a.Go().Copy == nil: // a Go changes nothing by itself
			return way, false
		}
	}
	return way, only && v.List.Count == 0 && v.Prompt == nil && v.Question == nil
}
