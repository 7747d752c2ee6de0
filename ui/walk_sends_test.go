package ui_test

import (
	"fmt"
	"strings"
	"time"
)

// headerOf is the first line of a screen.
func headerOf(screen string) string {
	lines := strings.Split(screen, "\n")
	words := oneSpace(lines[0])
	if strings.HasPrefix(words, "EDITING") && !strings.Contains(words, " · ") { // too long for one line
		words += " · " + oneSpace(lines[1])
	}
	words = strings.TrimPrefix(words, "facet ")
	words = strings.TrimSuffix(words, " SANDBOX")
	return strings.TrimSuffix(words, " practice")
}

// write types a word that nobody has typed before, into a field for words.
func write(w *walker) {
	if focusedIn(w.screen()) == "Who may see it" {
		w.press("tab")
	}
	w.words++
	word := fmt.Sprintf("w%dx", w.words)
	header := headerOf(w.model.Header())
	w.oracle.typed[word] = meaning{w.oracle.whom(header), w.oracle.account}
	w.say("types %s under %s", word, header)
	w.typ(word)
}

// stall types, thinks a moment, and then the power is cut. What was typed is
// looked for.
func stall(w *walker) {
	write(w)
	pauses(time.Second)(w)
	crash(w)
	if w.model.Top() == "person" {
		agree(w)
	}
	drafted(w)
	if w.model.Top() == "drafts" {
		resume(w)
	}
}

// fill types, and goes to the review.
func fill(w *walker) {
	write(w)
	presses("ctrl+s")(w)
}

// send reads the review, and presses Enter on it.
func send(w *walker) {
	screen := w.screen()
	if strings.Contains(screen, "› Back") {
		w.press("tab")
		screen = w.screen()
	}
	if !strings.Contains(screen, "  Back") { // it is on its way already
		pauses(time.Second)(w)
		return
	}
	w.enter("enter", screen)
}

// again has what is not confirmed sent once more.
func again(w *walker) {
	if screen := w.screen(); strings.Contains(screen, "Send again") {
		w.enter("again", screen)
	} else {
		pauses(20 * time.Second)(w)
	}
}

// enter presses the key that sends what stands on the screen. Where it is
// asked for a name first, nothing is sent before that was given.
func (w *walker) enter(key, screen string) {
	header := headerOf(screen)
	if w.bug.sway {
		id, _, _ := w.anyone()
		w.model.Sway(id)
	}
	w.say("%s under %s", key, header)
	w.press(key)
	w.reviewed = screen
	w.went(header)
}

// went tells the oracle that what was reviewed has been sent, unless it is
// asked for a name yet.
func (w *walker) went(header string) {
	if w.model.Top() == "naming" {
		return
	}
	screen := w.reviewed
	w.counts.sends++
	orders := w.oracle.enter(screen, header)
	if len(orders) == 1 && w.model.Top() == "result" && orders[0].verb == "Create" {
		orders[0].created++
	}
	w.say("sent")
}

// faults are what a walk meets on its way.
var faults = []string{
	"latency=1s", "latency=3s@directory", "late-answer=2s@post", "late-answer=30s@writes", "reset=after@post", "reset=before@post+once",
	"late-commit=5s@post", "commit-then-status=502@writes+once", "status=500@post+once", "status=403@writes+once", "access-denied-for-role",
	"status=429@post+once", "stale-lists=1m", "expired-token@post+once", "status=403@directory", "status=503@get+interests+once",
	"responsibilities-refused@post", "responsibilities-in-profile", "cut@post+once", "refuse@writes+once",
}

// fault lets something go wrong from now on.
func fault(w *walker) {
	what := faults[w.dice.IntN(len(faults))]
	w.say("fault %s", what)
	if err := w.server.Inject(what); err != nil {
		w.t.Error(err)
	}
}

// mend ends a fault.
func mend(w *walker) {
	name, _, _ := strings.Cut(faults[w.dice.IntN(len(faults))], "=")
	name, _, _ = strings.Cut(name, "@")
	w.server.Clear(name)
}
