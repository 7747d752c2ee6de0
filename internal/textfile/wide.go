package textfile

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// order is how UTF-16 has its bytes, if that is what a file is: it begins with
// a byte order mark, or has zeros at one of two places, most of the time, and
// never at the other.
func order(raw []byte) (binary.ByteOrder, bool) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return binary.LittleEndian, true
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return binary.BigEndian, true
	case len(raw)%2 != 0:
		return nil, false
	}
	var zeros [2]int
	for i, b := range raw {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch most := len(raw) / 4; {
	case zeros[0] == 0 && zeros[1] > most:
		return binary.LittleEndian, true
	case zeros[1] == 0 && zeros[0] > most:
		return binary.BigEndian, true
	}
	return nil, false
}

// wide makes UTF-8 of UTF-16. A line is the first one with half a letter in it.
func wide(raw []byte, order binary.ByteOrder) (content []byte, line int) {
	for i := 0; i < len(raw); i += 2 {
		if i+1 == len(raw) {
			return content, lineAt(content, len(content))
		}
		r := rune(order.Uint16(raw[i:]))
		if utf16.IsSurrogate(r) {
			if len(raw) < i+4 {
				return content, lineAt(content, len(content))
			}
			i += 2
			if r = utf16.DecodeRune(r, rune(order.Uint16(raw[i:]))); r == utf8.RuneError {
				return content, lineAt(content, len(content))
			}
		}
		if i > 0 || r != '\ufeff' {
			content = utf8.AppendRune(content, r)
		}
	}
	return content, 0
}
