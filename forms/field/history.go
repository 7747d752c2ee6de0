package field

import tea "charm.land/bubbletea/v2"

// Undoer is a field in which ctrl+z takes something back, as long as there is
// something to take back.
type Undoer interface{ Undoable() bool }

// mostSteps is how many steps of typing a field remembers.
const mostSteps = 500

// stroke is what a key or a paste does to a text. Strokes of a kind that follow
// each other are one step.
type stroke int

const (
	apart   stroke = iota // a step of its own
	letters               // of one word
	erasure               // of one character after the other
)

// history are the versions of what is typed: those before the present one and,
// when some were taken back, those behind it.
type history[V any] struct {
	past, future []V
	last         stroke
}

// some reports whether there is something to take back.
func (h *history[V]) some() bool { return len(h.past) > 0 }

// rest ends the step: the next stroke begins another.
func (h *history[V]) rest() { h.last = apart }

// record notes the version before a stroke.
func (h *history[V]) record(before V, s stroke) {
	if s == apart || s != h.last {
		h.past = append(h.past, before)
		h.past = h.past[max(0, len(h.past)-mostSteps):]
	}
	h.last, h.future = s, nil
}

// turn does ctrl+z and ctrl+y: it returns the version to show in the place of
// the present one, and whether there is one. Other keys aren't meant.
func (h *history[V]) turn(msg tea.Msg, now V) (then V, meant, found bool) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return now, false, false
	}
	from, to := &h.past, &h.future
	switch press.Keystroke() {
	case "ctrl+z":
	case "ctrl+y", "ctrl+shift+z":
		from, to = to, from
	default:
		return now, false, false
	}
	h.rest()
	if len(*from) == 0 {
		return now, true, false
	}
	last := len(*from) - 1
	then = (*from)[last]
	*from, *to = (*from)[:last], append(*to, now)
	return then, true, true
}

// version is an input as it was.
type version struct {
	text, raw, shown string
	odd              bool
	at               int
}

func (in *input) version() version {
	return version{in.String(), in.raw, in.shown, in.odd, in.at}
}

// restore shows a version again.
func (in *input) restore(v version) {
	in.clusters, in.raw, in.shown, in.odd = split(v.text), v.raw, v.shown, v.odd
	in.move(v.at)
}

// stroke tells what a key or a paste is about to do here. A word that begins
// behind a blank is another step than the one before it, which is at rest then.
func (in *input) stroke(msg tea.Msg, rest func()) stroke {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
		return apart
	case press.Text == "" && (press.Code == tea.KeyBackspace || press.Code == tea.KeyDelete) && press.Mod == 0:
		return erasure
	case press.Text == "":
		return apart
	case in.at > 0 && in.clusters[in.at-1].space() && !(cluster{text: press.Text}).space():
		rest()
	}
	return letters
}

// changed notes the version before a stroke, if that changed the text. A key
// that only moves ends the step.
func (in *input) changed(before version, s stroke) {
	if in.String() == before.text {
		in.past.rest()
		return
	}
	in.past.record(before, s)
}
