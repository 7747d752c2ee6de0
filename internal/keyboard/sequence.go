package keyboard

import (
	"bytes"
	"unicode/utf8"
)

// unfinished returns how many bytes at the end of b begin a key or a sequence
// that hasn't come whole.
func unfinished(b []byte) int {
	for len(b) > 0 {
		n := whole(b)
		if n == 0 {
			return len(b)
		}
		b = b[n:]
	}
	return 0
}

// whole returns the length of the letter or the sequence that b begins with, 0
// if its end isn't there.
func whole(b []byte) int {
	switch {
	case b[0] != esc:
		return letter(b)
	case len(b) == 1:
		return 0
	}
	switch b[1] {
	case esc:
		return 1
	case '[':
		return control(b)
	case 'O':
		return min(len(b), 3) / 3 * 3
	case ']', 'P', '_', '^', 'X':
		return message(b)
	}
	if n := letter(b[1:]); n > 0 {
		return 1 + n
	}
	return 0
}

// letter returns the length of a character, 0 if bytes of it are missing.
func letter(b []byte) int {
	if !utf8.FullRune(b) {
		return 0
	}
	_, n := utf8.DecodeRune(b)
	return n
}

// control returns the length of a control sequence, up to its final byte or
// what breaks it off.
func control(b []byte) int {
	for i, c := range b[2:] {
		switch {
		case c == esc:
			return 2 + i
		case c >= '@' && c <= '~':
			return 2 + i + 1
		}
	}
	return 0
}

// answers reports whether the beginning of a sequence is that of a terminal's answer,
// and of no key: nobody has typed it, however late its rest comes.
func answers(b []byte) bool {
	const least = 4 // an escape, what sort it is, and something of it
	if len(b) < least {
		return false
	}
	switch b[1] {
	case ']', 'P', '_':
		return bytes.ContainsAny(b, ";|+")
	case '[':
		return b[2] == '?' || b[2] == '>'
	}
	return false
}

// message returns the length of what a terminal answers, which ends with a bell
// or with ESC \, or is broken off by another sequence.
func message(b []byte) int {
	i := bytes.IndexAny(b[2:], "\a\x1b")
	switch {
	case i < 0:
		return 0
	case b[2+i] == '\a':
		return 2 + i + 1
	case len(b) == 2+i+1:
		return 0
	case b[2+i+1] == '\\':
		return 2 + i + 2
	}
	return 2 + i
}
