package textfile

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// western reads a text as Windows-1252, which is what "ANSI" is in Western
// Europe and America. The note says so, with a word for an example. What has
// UTF-8 in it too, or would be no words then, is something else.
func western(raw []byte) (content []byte, note string, ok bool) {
	if bytes.ContainsFunc(raw, func(r rune) bool {
		return r >= utf8.RuneSelf && r != utf8.RuneError || r < ' ' && r != '\n' && r != '\t'
	}) {
		return nil, "", false
	}
	for _, b := range raw {
		content = utf8.AppendRune(content, fromWestern(b))
	}
	if !words(string(content)) {
		return nil, "", false
	}
	at := bytes.IndexFunc(content, func(r rune) bool { return r >= utf8.RuneSelf })
	return content, fmt.Sprintf("this is not UTF-8, so it is read as Windows-1252, and line %d says %q. If that is not the word, save the file as UTF-8",
		lineAt(content, at), word(content, at)), true
}

// word is the word at a place of a text.
func word(content []byte, at int) string {
	inside := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
	begin := bytes.LastIndexFunc(content[:at], func(r rune) bool { return !inside(r) }) + 1
	_, size := utf8.DecodeRune(content[at:])
	end := bytes.IndexFunc(content[at+size:], func(r rune) bool { return !inside(r) })
	if end < 0 {
		end = len(content) - at - size
	}
	return string(content[begin : at+size+end])
}

// words reports whether a text reads like words of a Western language. What
// was written in another alphabet or with another code page does not: its
// letters stand in rows, or there are signs in the middle of its words.
func words(text string) bool {
	const besideLetters = "’‘–—·…®™°ªº\u00a0\u00ad"
	row, before := 0, ' '
	runes := []rune(text)
	for i, r := range runes {
		after := ' '
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		letter := unicode.IsLetter(r)
		if row++; r < utf8.RuneSelf || !letter {
			row = 0
		}
		switch {
		case r < utf8.RuneSelf:
		case row > 2, r == utf8.RuneError, unicode.IsControl(r):
			return false
		case letter && unicode.IsUpper(r) && unicode.IsLower(before):
			return false
		case !letter && !strings.ContainsRune(besideLetters, r) && unicode.IsLetter(before) && unicode.IsLetter(after):
			return false
		}
		before = r
	}
	return true
}
