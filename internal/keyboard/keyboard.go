// Package keyboard reads the keys of a terminal, and mends what a slow line or
// a terminal makes of them.
//
// Its laws: a key passes at once; a sequence that came in parts waits for its
// rest, for a moment; a paste without an end is ended, and what came of it is
// kept; nothing that was read is dropped but the key that ended a paste.
package keyboard

import (
	"os"
	"time"
)

// CutShort is the number of a mode that no terminal has. A report of it follows
// each end of a paste that the terminal didn't end itself.
const CutShort = 19733

// Keyboard is a terminal to read keys from. It is a file, so that a program can
// set its modes and wait for it.
type Keyboard struct {
	*os.File
	keys keys
}

// New returns the keyboard of a terminal. When that closes, closed is called: no
// signal may come with it.
func New(terminal *os.File, closed func(error)) *Keyboard {
	return &Keyboard{terminal, keys{source: file{terminal}, closed: closed}}
}

// Read reads keys, whole. It waits within a key that came in parts, and within
// a paste, and else returns what is there.
func (k *Keyboard) Read(p []byte) (int, error) { return k.keys.Read(p) }

// source is where keys come from.
type source interface {
	Read(p []byte) (int, error)
	// ready reports whether there is something to read, now or within a time.
	ready(within time.Duration) bool
}

// file is a source that the system can wait for.
type file struct{ *os.File }
