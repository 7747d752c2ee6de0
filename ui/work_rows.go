package ui

import (
	"fmt"
	"slices"
	"strings"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// workRows are the rows of a list of work, with what is known of each. They
// are counted as they change, so that no key press goes through all of them.
type workRows struct {
	all     []draft.WorkRow
	states  []flow.RowState
	keys    []string // how the outbox knows each; empty until its person is known
	counts  [flow.RowStates]int
	people  map[string]*somebody // by name, as the list has it in small letters
	names   []string             // each once, in the order of the list
	sends   map[string]outbox.Entry
	drafts  map[string]person.Draft // by the key of their row
	skipped map[int]bool
}

// somebody is who rows are for.
type somebody struct {
	rows    []int
	asked   bool
	user    graph.DirectoryUser
	problem string // why the name is nobody's
}

func newWorkRows(all []draft.WorkRow) *workRows {
	w := &workRows{
		all: all, states: make([]flow.RowState, len(all)), keys: make([]string, len(all)), people: map[string]*somebody{},
		sends: map[string]outbox.Entry{}, drafts: map[string]person.Draft{}, skipped: map[int]bool{},
	}
	for i, row := range all {
		name := strings.ToLower(row.Person)
		if w.people[name] == nil {
			w.people[name] = new(somebody)
			w.names = append(w.names, name)
		}
		w.people[name].rows = append(w.people[name].rows, i)
	}
	w.counts[flow.RowToDo] = len(all)
	return w
}

// who is for whom a row is.
func (w *workRows) who(row int) *somebody { return w.people[strings.ToLower(w.all[row].Person)] }

// pin notes who somebody is.
func (w *workRows) pin(row int, user graph.DirectoryUser, problem string, key func(row int) string) {
	who := w.who(row)
	who.user, who.problem = user, problem
	for _, i := range who.rows {
		if problem == "" {
			w.keys[i] = key(i)
		}
		w.count(i)
	}
}

// count sees what the state of a row is now.
func (w *workRows) count(row int) {
	w.counts[w.states[row]]--
	w.states[row] = w.state(row)
	w.counts[w.states[row]]++
}

// countAll sees to all rows.
func (w *workRows) countAll() {
	for i := range w.all {
		w.count(i)
	}
}

func (w *workRows) state(row int) flow.RowState {
	state := flow.RowStateOf(w.sends[w.keys[row]])
	_, left := w.drafts[w.keys[row]]
	switch {
	case w.who(row).problem != "":
		return flow.RowNobody
	case state == flow.RowSent, state == flow.RowUnconfirmed:
		return state
	case w.skipped[row]:
		return flow.RowSkipped
	case left:
		return flow.RowDraft
	}
	return state
}

// skip leaves a row out, or takes it in again.
func (w *workRows) skip(row int) {
	w.skipped[row] = !w.skipped[row]
	w.count(row)
}

// after is the next row that is to be sent, and comes after a row; from the
// end it goes on at the beginning. It is -1 if there is none.
func (w *workRows) after(row int) int {
	for n := range w.all {
		if i := (row + 1 + n) % len(w.all); w.states[i].Open() && i != row {
			return i
		}
	}
	return -1
}

// in are the rows in a state; negative stands for all.
func (w *workRows) in(state flow.RowState) (rows []int) {
	for i, s := range w.states {
		if state < 0 || s == state {
			rows = append(rows, i)
		}
	}
	return rows
}

// tally says at which row somebody is, if at any, and what has become of the others.
func (w *workRows) tally(row int) string {
	words := []string{fmt.Sprintf("row %d of %d", row+1, len(w.all)), fmt.Sprintf("%d sent", w.counts[flow.RowSent])}
	if row < 0 {
		words[0] = text.Count(len(w.all), "row", "rows")
	}
	for _, s := range []flow.RowState{flow.RowRefused, flow.RowUnconfirmed, flow.RowTakenBack, flow.RowDraft, flow.RowSkipped, flow.RowResting, flow.RowNobody} {
		if w.counts[s] > 0 {
			words = append(words, fmt.Sprintf("%d %v", w.counts[s], s))
		}
	}
	return strings.Join(words, " · ")
}

// known are the people who are known, by the names in the list.
func (w *workRows) known() map[string]graph.DirectoryUser {
	known := map[string]graph.DirectoryUser{}
	for name, who := range w.people {
		if who.user.ID != "" {
			known[name] = who.user
		}
	}
	return known
}

// nextName is whom to look up next: somebody of these rows, or else the first
// in the list; the row is one of theirs, or -1.
func (w *workRows) nextName(first []int) int {
	for _, i := range first {
		if who := w.who(i); !who.asked {
			return i
		}
	}
	w.names = slices.DeleteFunc(w.names, func(name string) bool { return w.people[name].asked })
	if len(w.names) == 0 {
		return -1
	}
	return w.people[w.names[0]].rows[0]
}

// unasked is how many people nobody has been asked about yet.
func (w *workRows) unasked() (n int) {
	for _, name := range w.names {
		if !w.people[name].asked {
			n++
		}
	}
	return n
}
