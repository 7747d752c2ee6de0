package e2e

import (
	"io"
	"slices"
	"strings"
	"syscall"
	"time"
)

// edits is the hand that types into the editor. It is killed each time, goes
// on where the editor says that it was, and settles on the command line what
// the editor left open.
func (h *hand) edits(kills int) {
	w := h.wants("interest")
	for h.killed < kills {
		h.edit(w)
		if h.lookAfter(w); w.done {
			w = h.wants("interest")
		}
	}
	h.count()
}

// lookAfter holds what is left against what was typed, and settles a send that
// is open, as often killed as not. Sometimes it doesn't settle it: then the
// editor is asked to send what may have been done.
func (h *hand) lookAfter(w *wish) {
	h.t.Helper()
	open, done := h.state(w)
	if w.typed && open == "" && !done && !h.listed(w) {
		h.add(&h.lost, 1)
		h.t.Errorf("%s was typed and is nowhere", w.name)
		w.typed = false
	}
	careless := h.luck.IntN(4) == 0
	for tries := 0; open != "" && tries < 20 && !careless; tries++ {
		kill := time.Duration(0)
		if h.luck.IntN(2) == 0 {
			kill = h.moment(1500 * time.Millisecond)
		}
		h.settle(w, open, kill)
		open, done = h.state(w)
	}
	w.done = done
}

// listed tells whether facet lists a draft by the name of a wish.
func (h *hand) listed(w *wish) bool {
	h.t.Helper()
	end := h.run(0, 0, "drafts")
	usual := []string{"", "facet: there are none.", "facet: with the same token, the editor has these again. With another one, facet drafts claim ID makes one yours."}
	if said := strings.TrimSpace(end.said); !slices.Contains(usual, said) {
		h.add(&h.torn, 1)
		h.t.Errorf("facet drafts says: %s", said)
	}
	return slices.ContainsFunc(strings.Split(end.out, "\n"), func(line string) bool { return strings.HasSuffix(line, "  "+w.name) })
}

// What was typed is on the disk a while after the last key, whatever Graph does:
// the time that facet waits, and what a busy machine takes to write it.
const (
	autosave = 300 * time.Millisecond
	margin   = 400 * time.Millisecond
)

// stage is a part of what somebody does in the editor: keys, and what is then
// to be seen, one or the other.
type stage struct {
	keys string
	sees []string
	safe time.Duration // for so long nothing is typed; what was typed is safe then
	long bool          // it may take seconds
	bold bool          // Send is turned to, where facet would rather have Back
}

// story is what is done in the editor: a new form is filled in, or one is
// picked up that was not sent, and sent.
func (h *hand) story(w *wish, fresh bool) []stage {
	story := []stage{
		{sees: []string{"Drafts not sent"}},
		{keys: "\x10drafts\r", sees: []string{"Forms that were not sent"}},
		{keys: "\r", sees: []string{"New interest"}},
	}
	if fresh {
		story = []stage{
			{sees: []string{"About me, notes"}},
			{keys: strokes["down"] + strokes["down"] + strokes["down"], sees: []string{"▌ Interests"}},
			{keys: "n", sees: []string{"New interest"}},
			{keys: w.name, sees: []string{w.name}},
			{keys: strokes["tab"] + w.text, sees: []string{w.text}},
		}
		if h.luck.IntN(2) == 0 {
			story = append(story, stage{safe: autosave + margin})
		}
	}
	return append(story,
		stage{keys: "\x13", sees: []string{"enter send", "enter back"}},
		stage{bold: true, sees: []string{"enter send"}},
		stage{keys: "\r", sees: []string{"Sending", "Reading", "Waiting for another", "Checking", "✓ Created", "Not confirmed", "Not done", "Already sent", "Nothing was sent yet"}},
		stage{sees: []string{"Waiting for another", "✓ Created", "Not confirmed", "Not done", "Already sent", "Nothing was sent yet"}, long: true})
}

// edit runs the editor through its story and kills it in one of the stages.
func (h *hand) edit(w *wish) {
	h.t.Helper()
	fresh := !h.listed(w)
	story := h.story(w, fresh)
	fatal, after := h.luck.IntN(len(story)), h.moment(300*time.Millisecond)
	if story[fatal].long {
		after = h.moment(3 * time.Second)
	}
	term := start(h.t, nil, h.env)
	for i, s := range story {
		if i == fatal {
			defer time.AfterFunc(after, func() { _ = term.cmd.Process.Signal(syscall.SIGKILL) }).Stop()
		}
		if s.safe > 0 {
			w.typed = term.stays(s.safe) || w.typed
			continue
		}
		if s.bold && strings.Contains(term.words(), "enter back") {
			term.typ(strokes["tab"])
		}
		if !term.typ(s.keys).comes(s.sees) {
			break
		}
	}
	_ = term.cmd.Process.Kill() // at rest, if not before
	<-term.ended
	h.died(term.cmd.ProcessState)
	go func() { _, _ = io.Copy(io.Discard, term.screen) }() // answers that nobody hears any more must not hold it up
	complained(h.t, nil, string(term.wrote()))
	term.close()
}

// comes waits until one of these words is on the screen, or the program has
// ended: then it reports false.
func (term *terminal) comes(one []string) bool {
	term.t.Helper()
	seen := false
	term.until(strings.Join(one, " or "), func() bool {
		words := term.words()
		seen = slices.ContainsFunc(one, func(s string) bool { return strings.Contains(words, oneSpace(s)) })
		return seen || term.over()
	})
	return seen
}

// stays lets the program be for a while, and reports whether it is still there.
func (term *terminal) stays(while time.Duration) bool {
	select {
	case <-term.ended:
		return false
	case <-time.After(while):
		return true
	}
}

func (term *terminal) over() bool {
	select {
	case <-term.ended:
		return true
	default:
		return false
	}
}
