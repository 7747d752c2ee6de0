package e2e

import (
	"regexp"
	"strings"
	"time"
)

// strokes are the bytes that a terminal sends for keys with a name.
var strokes = map[string]string{
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": "\x1b", "backspace": "\x7f", "space": " ",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "pgup": "\x1b[5~", "pgdown": "\x1b[6~",
	"f2": "\x1bOQ",
}

// word is what an action without a key is found by.
var word = regexp.MustCompile("^[a-z]{2,}$")

// press presses keys by their names, a word by finding it with ctrl+p, and waits for each until the program has
// drawn what it has to say to it.
func (term *terminal) press(names ...string) *terminal {
	for _, name := range names {
		keys, known := strokes[name]
		if letter, ctrl := strings.CutPrefix(name, "ctrl+"); ctrl {
			keys, known = string(rune(letter[0]&0x1f)), true
		}
		if !known && word.MatchString(name) {
			term.press("ctrl+p").typ(name).see("› " + name)
			keys, known = "\r", true
		}
		if !known {
			keys = name
		}
		term.typ(keys).settle()
	}
	return term
}

// typ types a text at once, as a quick typist or a paste would.
func (term *terminal) typ(keys string) *terminal {
	term.t.Helper()
	if _, err := term.master.WriteString(keys); err != nil {
		term.t.Fatal(err)
	}
	return term
}

// quiet is longer than two frames of the program.
const quiet = 20 * time.Millisecond

// settle waits for an answer to a key that has been sent, and for its end. A
// key to which the program draws nothing holds up a little.
func (term *terminal) settle() {
	sent := time.Now()
	waitFor(10*quiet, term.drew, func() bool {
		term.mu.Lock()
		defer term.mu.Unlock()
		return term.last.After(sent) && time.Since(term.last) > quiet
	})
}
