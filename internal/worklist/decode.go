package worklist

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// notUTF8 is the advice about letters that can't be told apart from others.
const notUTF8 = "this is not UTF-8 text, so its letters can't be known: in Excel save it as \"CSV UTF-8\", elsewhere choose UTF-8"

// decode makes UTF-8 of a file: a byte order mark says if it is something
// else, as Excel's "Unicode Text" is. It leaves lines ending with \n or \r\n.
func decode(raw []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")):
		return nil, errors.New("this is a workbook, not a list: open it, and save its sheet as \"CSV UTF-8\"")
	case len(bytes.TrimSpace(raw)) == 0:
		return nil, errors.New("it is empty: give a table with a header, or JSON, an object a line")
	}
	content, _, err := transform.Bytes(unicode.BOMOverride(encoding.Nop.NewDecoder()), raw)
	if err != nil || bytes.IndexByte(content, 0) >= 0 {
		return nil, errors.New(notUTF8)
	}
	if !bytes.Contains(content, []byte("\n")) { // as a Mac once ended lines
		content = bytes.ReplaceAll(content, []byte("\r"), []byte("\n"))
	}
	return content, nil
}

// badLine is the first line that is not UTF-8; 0 if all are.
func badLine(content []byte) int {
	if utf8.Valid(content) {
		return 0
	}
	n := 0
	for line := range bytes.Lines(content) {
		if n++; !utf8.Valid(line) {
			return n
		}
	}
	return n
}
