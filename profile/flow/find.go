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

// At are the actions that there are with the cursor on a row: those of the row,
// then those of the view. Without such a row they are those of the view. Where
// rows are ticked, what is done with them comes in place of the row's.
func (v View) At(row int, ticked ...int) []Action {
	switch {
	case len(ticked) > 0:
		return slices.Concat([]Action{v.List.Several(ticked)}, v.Actions)
	case row < 0 || row >= v.List.Count:
		return v.Actions
	}
	return slices.Concat(v.List.Row(row).Actions, v.Actions)
}

// Find is the action of a key, with the cursor on a row. One that can be done
// comes before one that can't.
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

// Narrow is the list without the rows that the words don't find.
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

// has reports whether a key does the action, or its word.
func (a Action) has(key string) bool {
	return slices.Contains(a.Keys, key) || a.Word != "" && a.Word == key
}

// everything is the key that finds all that can be done.
const everything = "ctrl+p"

// Keyed reports whether a key does the action. Any other is a button where it is
// written out, and is found with ctrl+p everywhere.
func (a Action) Keyed() bool { return len(a.Keys) > 0 }

// Name is the key that the action is named by, or that it is found with.
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

// Do does the action that a step has for a key, for a command. Why it can't be
// done is an error.
func Do(ctx context.Context, s Step, key string, tell func(outbox.Progress)) (Next, error) {
	a, found := s.View().Find(key, -1)
	if !found {
		return Next{}, fmt.Errorf("%s is no action here", key)
	}
	next := a.Run(ctx, tell)
	return next, next.Err
}

// Moved says where the action is that a letter has done in the version before.
func (a Action) Moved() text.Safe {
	where := a.Name()
	if !a.Keyed() {
		where += ", " + a.Word
	}
	return text.OneLine("“" + text.Line(a.Help) + "” is " + where + " now.")
}

// Letter is what is typed for the action in the line mode: its first key that is
// one letter, or else its word. A capital letter can't be heard. It is empty where
// an empty line does it, as Esc does on a screen.
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

// Spoken is what the action does, to who hears it.
func (a Action) Spoken() string { return cmp.Or(a.Words, a.Help) }

// IDOf is what tells a row from others.
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
