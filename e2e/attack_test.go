package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

// attack is one hostile text on its way to everything that facet shows.
type attack struct {
	t       *testing.T
	program string // the facet that is attacked
	leaky   bool   // it is one that lets everything through
	at      *organisation
	fault   string // that the sandbox has
	payload string
	traces  []string // one of which is on a screen that shows the text made harmless
	tally   *tally
}

// tally is what all attacks have come to.
type tally struct {
	mu        sync.Mutex
	places    map[string]int // how often each was looked at
	offences  map[string]int // of those, how much was foreign
	bytes     int
	sequences int
}

func newTally() *tally { return &tally{places: map[string]int{}, offences: map[string]int{}} }

func (y *tally) String() string {
	visits, foreign := 0, 0
	for place, n := range y.places {
		visits, foreign = visits+n, foreign+y.offences[place]
	}
	return fmt.Sprintf("%d places, looked at %d times; %d bytes and %d control sequences, of which %d foreign",
		len(y.places), visits, y.bytes, y.sequences, foreign)
}

// begin prepares an attack by a number, or by all hostile texts in turn.
func begin(t *testing.T, program, number string, y *tally) *attack {
	t.Helper()
	a := &attack{t: t, program: program, at: host(t), fault: "hostile-text" + number, tally: y}
	before := a.title()
	a.misbehave()
	a.payload = between(before, a.title())
	if a.traces = traces(a.payload); number == "" {
		a.traces = traces("\x1b\u009b\ufffd\a\r")
	}
	return a
}

// misbehave has the sandbox attack, and do something else beside.
func (a *attack) misbehave(faults ...string) {
	a.t.Helper()
	if err := a.at.misbehave(append(faults, a.fault, a.fault+"@signin")...); err != nil {
		a.t.Fatal(err)
	}
}

// title is what Graph answers for a member of the first person.
func (a *attack) title() string {
	a.t.Helper()
	request, err := http.NewRequestWithContext(a.t.Context(), http.MethodGet, a.at.api+"/me", nil)
	if err != nil {
		a.t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+a.at.all)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		a.t.Fatal(err)
	}
	defer response.Body.Close()
	var me struct{ JobTitle string }
	if err := json.NewDecoder(response.Body).Decode(&me); err != nil {
		a.t.Fatal(err)
	}
	return me.JobTitle
}

var letters = regexp.MustCompile(`[A-Za-z-]{4,}`)

// between is the hostile text that was put into another.
func between(before, spoiled string) string {
	at := 0
	for at < len(before) && before[at] == spoiled[at] {
		at++
	}
	return spoiled[at : at+len(spoiled)-len(before)]
}

// traces are what is left of a hostile text where it was made harmless: its
// letters, and the pictures of its control characters, or in JSON their
// escapes. Of some texts nothing is left.
func traces(payload string) (all []string) {
	for _, r := range payload {
		switch {
		case r < ' ':
			all = append(all, string('␀'+r), fmt.Sprintf(`\u%04x`, r), strings.Trim(strconv.QuoteRune(r), "'"))
		case r == 0x7f:
			all = append(all, "␡", `\u007f`)
		case r >= 0x80 && r <= 0x9f, r == utf8.RuneError:
			all = append(all, "\ufffd", fmt.Sprintf(`\u%04x`, r))
		}
	}
	return append(all, letters.FindAllString(payload, -1)...)
}

// walk is one run of the program under attack.
type walk struct {
	*terminal
	a     *attack
	may   voice
	marks []mark
}

// mark is the end of what was written while one place was looked at.
type mark struct {
	place string
	end   int
}

// walk starts the program.
func (a *attack) walk(may voice, env []string, args ...string) *walk {
	a.t.Helper()
	cmd := exec.CommandContext(a.t.Context(), a.program, args...)
	return &walk{terminal: startCommand(a.t, size{80, 24}, cmd, env), a: a, may: may}
}

// look ends a place, which must have shown something of the hostile text below
// the lines that stand on every screen.
func (w *walk) look(place string) {
	w.t.Helper()
	w.lookAt(place, func() string { return belowHeader(w.shown()) })
}

// lookAt ends a place that shows the hostile text somewhere else.
func (w *walk) lookAt(place string, shown func() string) {
	w.t.Helper()
	traced := func() bool { return len(w.a.traces) == 0 || containsOne(shown(), w.a.traces) }
	if !waitFor(patience, w.drew, traced) && !w.a.leaky {
		w.t.Errorf("%s: no hostile text came to the screen, so this proves nothing:\n%s", place, w.shown())
	}
	w.marks = append(w.marks, mark{place, len(w.wrote())})
}

// said is all that was written, as text.
func (w *walk) said() string { return string(w.wrote()) }

var windowTitle = regexp.MustCompile(`\x1b\]2;[^\x07]*\x07`)

// titles are those that the window has had.
func (w *walk) titles() string { return strings.Join(windowTitle.FindAllString(w.said(), -1), "") }

// belowHeader is the screen without the lines that stand on every one.
func belowHeader(screen string) string {
	_, rest, _ := strings.Cut(screen, "\n")
	return rest
}

func containsOne(s string, all []string) bool {
	return slices.ContainsFunc(all, func(one string) bool { return strings.Contains(s, one) })
}

// judge hears what the program said, place by place.
func (w *walk) judge() {
	w.t.Helper()
	output := w.wrote()
	offences, heard := hear(output, w.may)
	if len(w.marks) > 0 {
		w.marks[len(w.marks)-1].end = len(output) // with the way out
	}
	y := w.a.tally
	y.mu.Lock()
	defer y.mu.Unlock()
	y.bytes, y.sequences = y.bytes+len(output), y.sequences+heard
	for _, m := range w.marks {
		y.places[m.place]++
	}
	for _, o := range offences {
		i := slices.IndexFunc(w.marks, func(m mark) bool { return o.at < m.end })
		y.offences[w.marks[i].place]++
		if !w.a.leaky {
			w.t.Errorf("%s: %s", w.marks[i].place, o.what)
		}
	}
}
