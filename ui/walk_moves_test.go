package ui_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"facet/graph"
	"facet/ui"
)

// walker is somebody at the keyboard who does this and that: a walk is a
// number of steps, and each step is what its own dice say on the screen that
// is there then. So a step means the same when others are left out.
type walker struct {
	*world
	*walked
	oracle *oracle
	dice   *rand.Rand
	t      *testing.T
	doors  bool  // accounts are used, not a ready token
	list   *list // is worked off; nil: profiles are edited
	counts *counts
	words  int      // that were typed
	latest string   // whose profile was opened last
	said   []string // what was done, in words

	reviewed string // the screen on which Enter was pressed to send, last
}

// counts are what a number of walks came to.
type counts struct {
	sequences, actions, sends, undos, resumes, crashes, opened, moved, objects, unclear, wrong int
}

// step is one action on the screen that is there.
type step func(*walker)

// steps are what somebody does on each screen; what stands there more often is
// done more often.
var steps = map[string][]step{
	"start":       {comeIn},
	"workList":    {presses("enter"), presses("enter"), presses("enter"), presses("n"), presses("n"), presses("down"), presses("s"), presses("right"), presses("w"), presses("r"), presses("t")},
	"profile":     {add, add, add, add, another, another, another, copies, copies, edit, remove, drafted, drafted, drafted, drafted, history, history, account, presses("r"), presses("esc"), presses("esc"), presses("q")},
	"people":      {search, search, exact, exact, recent, presses("esc")},
	"chosen":      {agree, agree, agree, agree, agree, presses("esc")},
	"page":        {fill, fill, fill, fill, write, stall, presses("ctrl+n"), presses("esc"), presses("ctrl+p")},
	"palette":     {presses("esc")},
	"leaving":     {presses("y"), presses("y"), presses("esc"), presses("d", "y")},
	"review":      {send, send, send, send, send, send, presses("esc")},
	"naming":      {name, name, name, name, misname, presses("esc")},
	"result":      {presses("u"), presses("u"), presses("n"), presses("enter"), presses("enter")},
	"refused":     {presses("esc"), presses("r"), presses("signin"), presses("look"), presses("older")},
	"denied":      {presses("esc"), presses("r"), presses("message"), presses("down")},
	"approval":    {presses("esc")},
	"copying":     {presses("enter"), presses("enter"), presses("space", "enter"), presses("space", "space", "enter"), presses("down"), presses("esc")},
	"importFile":  {presses("esc")},
	"unconfirmed": {presses("r"), again, again, presses("d", "y"), presses("look"), presses("1"), presses("esc")},
	"history":     {presses("enter"), presses("u"), presses("u"), presses("down", "u"), presses("down", "enter"), presses("esc")},
	"drafts":      {resume, resume, resume, presses("down"), presses("d", "y"), presses("esc")},
	"account":     {presses("signin"), presses("signin"), presses("switch"), presses("esc")},
	"signingIn":   {pauses(3 * time.Second), pauses(3 * time.Second), presses("enter"), presses("code"), presses("esc")},
	"entry":       {presses("e"), presses("N"), presses("d"), presses("esc")},
}

// anywhere are what happens on any screen.
var anywhere = []step{crash, crash, rename, rename, fault, fault, mend, pauses(time.Second), pauses(40 * time.Second)}

// walk does one step.
func (w *walker) walk(dice *rand.Rand) {
	w.dice, w.walked.dice = dice, dice
	w.counts.actions++
	if w.over {
		w.leave()
		return
	}
	of := steps[w.model.Top()]
	if dice.IntN(8) == 0 || of == nil {
		of = anywhere
	}
	of[dice.IntN(len(of))](w)
	w.home()
}

// home notes that one's own profile is open again: whoever was named is to be
// named again.
func (w *walker) home() {
	if w.list == nil && w.model.Top() == "profile" && strings.HasPrefix(headerOf(w.model.Header()), "Your profile") {
		clear(w.oracle.named)
	}
}

func (w *walker) say(format string, a ...any) {
	w.said = append(w.said, w.model.Top()+": "+fmt.Sprintf(format, a...))
}

// presses presses keys.
func presses(names ...string) step {
	return func(w *walker) {
		if w.model.Top() == "result" && names[0] == "u" {
			w.counts.undos++
		}
		w.say("%s", strings.Join(names, " "))
		w.press(names...)
	}
}

// pauses lets time pass.
func pauses(d time.Duration) step {
	return func(w *walker) {
		w.say("waits %v", d)
		w.wait(d)
	}
}

// add begins a new form, on either list.
func add(w *walker) { presses([][]string{{"n"}, {"down", "n"}, {"up", "n"}}[w.dice.IntN(3)]...)(w) }

// edit opens one of the objects of the facet type to change it, if it may be.
func edit(w *walker) { w.among("e") }

func remove(w *walker) { w.among("d") }

func (w *walker) among(key string) {
	presses("enter")(w)
	for range w.dice.IntN(4) {
		presses("down")(w)
	}
	presses(key)(w)
}

func another(w *walker) { presses("w")(w) }
func copies(w *walker)  { presses("copy")(w) }
func drafted(w *walker) { presses("drafts")(w) }
func history(w *walker) { presses("t")(w) }
func account(w *walker) { presses("account")(w) }

func resume(w *walker) {
	w.counts.resumes++
	presses("enter")(w)
}

// begin starts a program: as an account, on somebody's profile.
func (w *walker) begin() {
	w.oracle.begin()
	options := ui.Options{Accounts: door{w.world}}
	if !w.doors {
		options = ui.Options{Session: w.session(w.oracle.account)}
	}
	switch {
	case w.list != nil:
		options.Work = w.list
		w.expect()
	case !w.doors && w.dice.IntN(2) == 0:
		options.Session.Person, _ = graph.User(w.whose())
	}
	w.walked = program(w.t.Context(), w.dice, options)
}

// whose is somebody to begin with: whoever was opened last, or anyone.
func (w *walker) whose() string {
	id, _, upn := w.anyone()
	switch n := w.dice.IntN(4); {
	case w.latest != "" && n > 1:
		return w.latest
	case n == 1:
		return id
	}
	return upn
}
