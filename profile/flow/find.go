package flow

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

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
	all := slices.DeleteFunc(slices.Clone(v.At(row, ticked...)), func(a Action) bool { return !slices.Contains(a.Keys, key) })
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

// Name is the key that the action is named by.
func (a Action) Name() string { return a.Keys[0] }

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

// Letter is what is typed for the action in the line mode: its first key that is
// one letter. It is empty where an empty line does it, as Esc does on a screen.
func (a Action) Letter() string {
	letter := slices.IndexFunc(a.Keys, func(key string) bool { return len(key) == 1 })
	switch {
	case slices.Contains(a.Keys, "esc"):
		return ""
	case letter < 0:
		return a.Name()
	}
	return a.Keys[letter]
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
		if l.Row(i).Why == nil {
			rows = append(rows, i)
		}
	}
	return rows
}
