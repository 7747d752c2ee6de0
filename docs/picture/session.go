package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"facet/internal/screenshot"
)

// The keys that a terminal sends.
const (
	down, right, enter, tab, end, ctrlS, ctrlC = "\x1b[B", "\x1b[C", "\r", "\t", "\x1b[F", "\x13", "\x03"
)

// record runs the session, and returns the files of it by their names.
func record(ctx context.Context, home, program string) (map[string][]byte, error) {
	term, err := start(ctx, home, program, "--sandbox", "--theme", "dark")
	if err != nil {
		return nil, err
	}
	defer term.close()
	files := map[string][]byte{}
	keep := func(name, words string) {
		files[name] = []byte(screenshot.SVG(term.screen, term.at(), screenshot.Dark, words))
	}
	if err := session(term, keep); err != nil {
		return nil, fmt.Errorf("%w; the screen is\n%s", err, term)
	}
	files["session.cast"] = term.cast()
	files["session.svg"] = term.film()
	return files, leave(term)
}

// session sees what there is, adds a certification, and takes it back.
func session(term *terminal, keep func(name, words string)) error {
	term.see("About me, notes", "enter open", "Roughly as colleagues see you").rest()
	term.typ("2").typ(down).typ(down)
	term.see("Certified Product Manager", "months left").rest()
	term.typ(right).see("e edit").rest()
	keep("home.svg", "The profile: the facet types on the left, the certifications with who sees them, the one under the cursor, and the person as colleagues see them")
	term.typ("n").see("New certification").rest()
	term.slowly("Kubernetes Administrator").typ(tab).typ(tab + tab).slowly("CNCF").typ(tab + tab).slowly("2026-03-02").typ(tab + tab).see("2026-03-02")
	term.slowly("2028-03-01").see("months left").rest()
	keep("form.svg", "The form of a certification, with the entry as colleagues will see it, and what is still to do")
	term.typ(ctrlS).see("Send to your profile", "After you send").rest()
	term.still = term.clock
	keep("review.svg", "The review: what is sent, and who will see it")
	term.typ(enter).see("Created", "Checked: ").rest()
	keep("result.svg", "The result: what Microsoft 365 made of it, who sees it, and what can be done now")
	term.typ("u").see("› Delete").rest()
	term.typ(enter).see("Undone").rest()
	return term.err
}

// leave presses ctrl+c and sees the program end in good order.
func leave(term *terminal) error { return term.typ(ctrlC).ended() }

// rest lets whoever looks at the film look.
func (t *terminal) rest() {
	t.quiet()
	t.clock += 1500 * time.Millisecond
}

// slowly types letter by letter.
func (t *terminal) slowly(words string) *terminal {
	for letter := range strings.SplitSeq(words, "") {
		t.typ(letter)
	}
	return t
}
