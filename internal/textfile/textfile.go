// Package textfile reads text that somebody wrote with the editor, the shell
// or the spreadsheet that they have.
//
// Its laws:
//   - What comes out is UTF-8 without a byte order mark, in lines that end with \n.
//   - No letter is replaced: what can't be read is refused, with its line.
//   - Only what is certain is taken without a word: a byte order mark, valid
//     UTF-8, UTF-16 whose every second byte is zero. Windows-1252 is taken with
//     a note, which the caller says before anything is done with the text.
package textfile

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Error is text that can't be read. Its words are advice.
type Error struct {
	Line   int // from 1; 0: the whole file
	Advice string
}

// Error says where it is, if that is known, and what to do.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Advice
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Advice)
}

const notText = "this is not UTF-8 text, so its letters can't be known: in Excel save it as \"CSV UTF-8\", elsewhere choose UTF-8"

// Decode returns what a file says. The note, if there is one, is a sentence
// about what had to be assumed; it is raw text. An error is an [*Error].
func Decode(raw []byte) (content []byte, note string, err error) {
	if advice := format(raw); advice != "" {
		return nil, "", &Error{Advice: advice}
	}
	content, note, line := letters(raw)
	content = lines(content)
	if at := bytes.IndexByte(content, 0); at >= 0 && line == 0 {
		line = lineAt(content, at)
	}
	if line > 0 {
		return nil, "", &Error{line, notText}
	}
	return content, note, nil
}

// format says what to do with a file that a program for formatted documents
// wrote. Nothing is said of any other.
func format(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")):
		return "this is a workbook or a document, not text: open it, and save its sheet as \"CSV UTF-8\""
	case bytes.HasPrefix(raw, []byte(`{\rtf`)):
		return "this is text with formatting: open it, and save it as plain text in UTF-8"
	}
	return ""
}

// letters is the text in UTF-8. A line is the first one that can't be read.
func letters(raw []byte) (content []byte, note string, line int) {
	rest, marked := bytes.CutPrefix(raw, []byte("\xef\xbb\xbf"))
	if order, found := order(raw); found && !marked {
		content, line = wide(raw, order)
		return content, "", line
	}
	rest = lines(rest)
	at := firstInvalid(rest)
	if at < 0 {
		return rest, "", 0
	}
	if content, note, western := western(rest); western && !marked {
		return content, note, 0
	}
	return nil, "", lineAt(rest, at)
}

// lines ends every line with \n: Windows ends them with \r\n, old Macs with \r.
func lines(content []byte) []byte {
	if bytes.IndexByte(content, '\r') < 0 {
		return content
	}
	content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(content, []byte("\r"), []byte("\n"))
}

// firstInvalid is where something begins that isn't UTF-8; -1 if nothing does.
func firstInvalid(content []byte) int {
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// lineAt is the line of a byte, from 1.
func lineAt(content []byte, at int) int { return bytes.Count(content[:at], []byte("\n")) + 1 }
