// Package scroll moves through a list of rows: which one is under the cursor,
// which of them are in sight, and what a key does. Every list of the screens
// and the fields goes by it.
//
// Its laws: the row under the cursor is always in sight; the window moves no
// further than that takes; nothing here draws or knows what a row is.
package scroll

// List is a place in a list. The zero value is its beginning. The rows belong
// to the caller, who says how many there are.
type List struct {
	at   int
	top  int // the first row in sight
	seen int // how many were in sight when the window was last asked for
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
func (l *List) At() int { return l.at }

// Go puts the cursor on a row of so many, or on the one nearest to it.
func (l *List) Go(at, count int) { l.at = max(min(at, count-1), 0) }

// Center puts the cursor on a row, and that row in the middle of so many.
func (l *List) Center(at, count, rows int) {
	l.Go(at, count)
	l.top = l.at - rows/2
}

// Move follows a key through so many rows, and reports whether it is one that
// moves.
func (l *List) Move(key string, count int) bool {
	page := max(l.seen, 1)
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

// Window are the rows, of so many, that are in sight in a room of lines. A row
// takes as many as height says, and is in sight as a whole: only the one under
// the cursor may be higher than the room.
func (l *List) Window(count, room int, height func(row int) int) (first, end int) {
	l.Go(l.at, count)
	if count == 0 {
		l.top, l.seen = 0, 0
		return 0, 0
	}
	before, behind := l.near(count, room, height)
	l.top = max(min(l.top, before), back(behind, room, height), 0)
	first, end, left := l.top, l.top, room
	for end < count && (end == first || height(end) <= left) {
		left -= height(end)
		end++
	}
	for end == count && first > 0 && height(first-1) <= left {
		first--
		left -= height(first)
	}
	l.top, l.seen = first, end-first
	return first, end
}

// near are the rows around the cursor that are in sight with it: as many as
// there is room for on both sides.
func (l *List) near(count, room int, height func(int) int) (before, behind int) {
	for around := context; around > 0; around-- {
		before, behind = max(l.at-around, 0), min(l.at+around, count-1)
		if back(behind, room, height) <= before {
			return before, behind
		}
	}
	return l.at, l.at
}

// back is the first row from which on the rows up to one fit into the room.
func back(row, room int, height func(int) int) int {
	for left := room - height(row); row > 0; row-- {
		if left -= height(row - 1); left < 0 {
			break
		}
	}
	return row
}

// Lines are the lines of the rows in sight, never more than there is room for.
func (l *List) Lines(count, room int, row func(at int) []string) []string {
	drawn := map[int][]string{}
	draw := func(at int) []string {
		if _, known := drawn[at]; !known {
			drawn[at] = row(at)
		}
		return drawn[at]
	}
	first, end := l.Window(count, room, func(at int) int { return len(draw(at)) })
	var lines []string
	for at := first; at < end; at++ {
		lines = append(lines, draw(at)...)
	}
	return lines[:min(len(lines), max(room, 1))]
}

// More reports whether there are rows above and below those in sight.
func (l *List) More(count int) (above, below bool) { return l.top > 0, l.top+l.seen < count }
