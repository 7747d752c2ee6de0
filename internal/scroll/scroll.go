// Package scroll moves through a list of rows: which one is under the cursor,
// which of them are in sight, and what a key does. Every list of the screens
// and the fields goes by it.
//
// Its laws: the row under the cursor is always in sight; the window moves no
// further than that takes; looking changes nothing, so that keys lead to the same
// place however often the list is drawn between them; nothing here draws or knows
// what a row is.
package scroll

// List is a place in a list. The zero value is its beginning. The rows belong
// to the caller, who says how many there are.
type List struct {
	at  int
	top int // the first row in sight, before the cursor moved
}

// Rows are what is moved through, and the room for them.
type Rows struct {
	Count  int
	Room   int               // how many lines there are
	Height func(row int) int // how many of them a row takes; nil: one
}

func (r Rows) height(row int) int {
	if r.Height == nil {
		return 1
	}
	return r.Height(row)
}

// context is how many rows before and behind the cursor stay in sight where
// there is room.
const context = 2

// Keys are the keys that move the cursor. Lists in which letters are typed
// know no others.
func Keys() []string { return []string{"up", "down", "pgup", "pgdown", "home", "end"} }

// Letters are the keys that move the cursor where nothing is typed.
func Letters() []string { return append(Keys(), "k", "j") }

// At is the row under the cursor; 0 in an empty list.
func (l List) At() int { return l.at }

// Go puts the cursor on a row of so many, or on the one nearest to it.
func (l *List) Go(at, count int) { l.at = max(min(at, count-1), 0) }

// Center puts the cursor on a row, and that row in the middle.
func (l *List) Center(at int, rows Rows) {
	l.Go(at, rows.Count)
	l.top = l.at - rows.Room/2
}

// Stay has the next move begin from the window that is seen, and returns how many
// rows are in it.
func (l *List) Stay(rows Rows) (seen int) {
	first, end := l.Window(rows)
	l.top = first
	l.Go(l.at, rows.Count)
	return end - first
}

// Move follows a key through the rows, and reports whether it is one that moves.
func (l *List) Move(key string, rows Rows) bool {
	page, count := max(l.Stay(rows), 1), rows.Count
	switch key {
	case "up", "k":
		l.Go(l.at-1, count)
	case "down", "j":
		l.Go(l.at+1, count)
	case "pgup":
		l.top -= page
		l.Go(l.at-page, count)
	case "pgdown":
		l.top += page
		l.Go(l.at+page, count)
	case "home":
		l.Go(0, count)
	case "end":
		l.Go(count-1, count)
	default:
		return false
	}
	return true
}

// Window are the rows in sight. A row is in sight as a whole: only the one under
// the cursor may be higher than the room.
func (l List) Window(rows Rows) (first, end int) {
	l.Go(l.at, rows.Count)
	if rows.Count == 0 {
		return 0, 0
	}
	before, behind := l.near(rows)
	first = max(min(l.top, before), rows.back(behind), 0)
	end = first
	left := rows.Room
	for end < rows.Count && (end == first || rows.height(end) <= left) {
		left -= rows.height(end)
		end++
	}
	for end == rows.Count && first > 0 && rows.height(first-1) <= left {
		first--
		left -= rows.height(first)
	}
	return first, end
}

// near are the rows around the cursor that are in sight with it: as many as
// there is room for on both sides.
func (l List) near(rows Rows) (before, behind int) {
	for around := context; around > 0; around-- {
		before, behind = max(l.at-around, 0), min(l.at+around, rows.Count-1)
		if rows.back(behind) <= before {
			return before, behind
		}
	}
	return l.at, l.at
}

// back is the first row from which on the rows up to one fit into the room.
func (r Rows) back(row int) int {
	for left := r.Room - r.height(row); row > 0; row-- {
		if left -= r.height(row - 1); left < 0 {
			break
		}
	}
	return row
}

// Lines are the lines of the rows in sight, never more than there is room for.
func (l List) Lines(rows Rows, row func(at int) []string) (lines []string) {
	first, end := l.Window(rows)
	for at := first; at < end; at++ {
		lines = append(lines, row(at)...)
	}
	return lines[:min(len(lines), max(rows.Room, 1))]
}

// RowAt is the row in sight that stands at a line of the list; -1, if none does.
func (l List) RowAt(line int, rows Rows) int {
	first, end := l.Window(rows)
	for at := first; at < end; at++ {
		if line -= rows.height(at); line < 0 {
			return at
		}
	}
	return -1
}
