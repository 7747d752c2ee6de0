// Package text makes words from outside safe to show in a terminal.
//
// Everything that a server, a file, an environment variable or the clipboard
// gave passes through [Line] or [Block] on its way to the screen, also in
// titles and error messages. The laws of their result:
//
//   - valid UTF-8 without a control character: no byte of it can start an
//     escape sequence; Line has no line break, Block has only \n;
//   - no format character in it, but for the joiners that scripts and emoji need;
//   - making it safe a second time changes nothing.
//
// They are for showing only: what is sent to Graph stays as it was, byte for byte.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxMarks = 8 // combining marks in a row that are shown; no script needs more
	dropped  = rune(-1)
	tab      = "    " // what Block makes of \t
)

// Line returns s as one line of text.
//
// Control characters turn into their pictures (a line break into ␊, an escape
// into ␛), C1 controls, noncharacters and invalid bytes into U+FFFD. Format
// characters (bidi controls, zero-width spaces, soft hyphens, tags) and the
// other invisible code points go; ZWJ, ZWNJ and variation selectors stay. Of a
// row of combining marks the first eight stay.
//
// Private use and unassigned code points stay: the first are letters of
// somebody's own font in old directories, the second are mostly younger than
// our tables, and neither moves a cursor. Tags spell hidden messages more often
// than the three flags that need them, which become a black flag.
func Line(s string) string { return safe(s, false) }

// Block returns s as lines of text, each as [Line] would show it. Lines end
// with \n, whether they did with \r\n, U+2028 or U+2029; tabs become spaces.
func Block(s string) string { return safe(s, true) }

// safe returns s itself, without allocating, when there is nothing to change.
func safe(s string, lines bool) string {
	i := plain(s)
	var row marks
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		seen := row
		if broken := r == utf8.RuneError && size == 1; broken || row.show(r) != r {
			if !lines || r != '\n' {
				return rewrite(s, i, lines, seen)
			}
		}
		i += size
	}
	return s
}

// plain returns the length of the printable ASCII that s starts with.
func plain(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return i
		}
	}
	return len(s)
}

// rewrite is the slow path of safe: everything before i is known to be safe,
// and row is how many marks it ends with.
func rewrite(s string, i int, lines bool, row marks) string {
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteString(s[:i])
	for ; i < len(s); i++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch shown := row.show(r); {
		case lines && (r == '\n' || isBreak(r)):
			b.WriteByte('\n')
		case lines && r == '\t':
			b.WriteString(tab)
		case lines && strings.HasPrefix(s[i:], "\r\n"): // the \n follows
		case shown != dropped:
			b.WriteRune(shown)
		}
		i += size - 1
	}
	return b.String()
}

// marks counts the combining marks and joiners since the last base character.
type marks int

// show returns what stands for r in a line, or dropped.
func (m *marks) show(r rune) rune {
	switch {
	case hidden(r):
		return dropped // and the row of marks around it goes on
	case isMark(r):
		if *m++; *m > maxMarks {
			*m = maxMarks
			return dropped
		}
		return r
	}
	*m = 0
	return visible(r)
}

// visible returns the picture of a character that must not reach a terminal,
// or the character.
func visible(r rune) rune {
	switch {
	case r < ' ':
		return '␀' + r
	case r == 0x7f:
		return '␡'
	case r >= 0x80 && r < 0xa0, noncharacter(r):
		return utf8.RuneError
	case isBreak(r):
		return '␊'
	}
	return r
}

func isBreak(r rune) bool { return r == '\u2028' || r == '\u2029' }

// noncharacter reports whether r is one of the code points that Unicode keeps
// out of interchange for good.
func noncharacter(r rune) bool {
	return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}

// isMark reports whether r adds to the character before it.
func isMark(r rune) bool {
	return r >= 0x300 && (isJoiner(r) || unicode.Is(unicode.M, r))
}

// isJoiner reports whether r is ZWNJ or ZWJ, which Persian, the Indian scripts
// and emoji cannot be written without.
func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// hidden reports whether r shows nothing, or only turns its neighbours around.
func hidden(r rune) bool {
	if r < 0x300 {
		return r == '\u00ad' // the soft hyphen
	}
	return !isJoiner(r) && unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point)
}
