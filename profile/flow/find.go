package flow

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facet/graph/outbox"
	"facet/internal/text"
)

// At are the actions with the cursor on a row: those of the row, then those of the view. If rows are ticked,
// their common actions replace the row's.
func (v View) At(row int, ticked ...int) []Action {
	switch {
	case len(ticked) > 0:
		return slices.Concat([]Action{v.List.Several(ticked)}, v.Actions)
	case row < 0 || row >= v.List.Count:
		return v.Actions
	}
	return slices.Concat(v.List.Row(row).Actions, v.Actions)
}

// Find is the action of a key with the cursor on a row. Possible actions win over impossible ones.
func (v View) Find(key string, row int, ticked ...int) (Action, bool) {
	all := slices.DeleteFunc(slices.Clone(v.At(row, ticked...)), func(a Action) bool { return !a.has(key) })
	if at := slices.IndexFunc(all, Action.Can); at > 0 {
		return all[at], true
	}
	if len(all) == 0 {
		return Action{}, false
	}
	return all[0], true
}

// Narrow is the list with only the rows that match the words.
func (l List) Narrow(words string) List {
	switch {
	case words == "":
		return l
	case l.Finds != nil:
		return l.Finds(words)
	}
	var hits []int
	for i := range l.Count {
		if text.Finds(words, l.Row(i).Name.String()) {
			hits = append(hits, i)
		}
	}
	of := l.Row
	l.Count, l.Row = len(hits), func(i int) Row { return of(hits[i]) }
	if several := l.Several; several != nil {
		l.Several = func(rows []int) Action {
			all := make([]int, len(rows))
			for i, row := range rows {
				all[i] = hits[row]
			}
			return several(all)
		}
	}
	return l
}

// Can reports whether the action can be done now.
func (a Action) Can() bool { return a.Why == nil }

// has reports whether the text is a key or the word of the action.
func (a Action) has(key string) bool {
	return slices.Contains(a.Keys, key) || a.Word != "" && a.Word == key
}

// everything is the key of the palette, which finds all actions.
const everything = "ctrl+p"

// Keyed reports whether the action has a key. Without one it is a button where it is listed, and found with
// ctrl+p everywhere.
func (a Action) Keyed() bool { return len(a.Keys) > 0 }

// Name is the key shown for the action, or ctrl+p if it has none.
func (a Action) Name() string {
	if a.Keyed() {
		return a.Keys[0]
	}
	return everything
}

// Run does the action, and waits until it is done.
func (a Action) Run(ctx context.Context, tell Tell) Next {
	switch {
	case a.Why != nil:
		return failed(a.Why)
	case a.Do != nil:
		return a.Do(ctx, tell)
	}
	return a.Go()
}

// Do runs the action that a step has for a key, for a command. Its error says why the action is not possible.
func Do(ctx context.Context, s Step, key string, tell func(outbox.Progress)) (Next, error) {
	a, found := s.View().Find(key, -1)
	if !found {
		return Next{}, fmt.Errorf("%s is no action here", key)
	}
	next := a.Run(ctx, tell)
	return next, next.Err
}

// Moved says which key replaced a letter of the previous version.
func (a Action) Moved() text.Safe {
	where := a.Name()
	if !a.Keyed() {
		where += ", " + a.Word
	}
	return text.OneLine("“" + text.Line(a.Help) + "” is " + where + " now.")
}

// Letter is what a person types for the action in line mode: its first lower-case letter, or else its word.
// It is empty for the action of an empty line, which is Esc on a screen.
func (a Action) Letter() string {
	letter := slices.IndexFunc(a.Keys, func(key string) bool { return len(key) == 1 && strings.ToLower(key) == key })
	switch {
	case slices.Contains(a.Keys, "esc"):
		return ""
	case letter >= 0:
		return a.Keys[letter]
	}
	return cmp.Or(a.Word, a.Name())
}

// Spoken says what the action does, for line mode.
func (a Action) Spoken() string { return cmp.Or(a.Words, a.Help) }

// IDOf identifies a row among the others.
func (l List) IDOf(i int) string {
	if l.ID == nil {
		return strconv.Itoa(i)
	}
	return l.ID(i)
}

// All are the rows that can be some of several.
func (l List) All() (rows []int) {
	for i := range l.Count {
		if row := l.Row(i); row.Why == nil && !row.Apart {
			rows = append(rows, i)
		}
	}
	return rows
}
