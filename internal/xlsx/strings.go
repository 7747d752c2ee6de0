package xlsx

import (
	"strconv"
	"strings"

	"facet/internal/pattern"
)

// rich is a text that may be in pieces, each with a font of its own. How it is
// pronounced, which Japanese texts have with them, is no part of it.
type rich struct {
	Text string `xml:"t"`
	Runs []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

func (r rich) String() string {
	var all strings.Builder
	all.WriteString(r.Text)
	for _, run := range r.Runs {
		all.WriteString(run.Text)
	}
	return unescaped(all.String())
}

var escapes = pattern.New(`_x([0-9A-Fa-f]{4})_`)

// unescaped is a text without the escapes of characters that XML can't hold.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapes().ReplaceAllStringFunc(s, func(escape string) string {
		code, _ := strconv.ParseUint(escape[2:6], 16, 32) // four digits, as the pattern says
		return string(rune(code))
	})
}

// readStrings reads the texts that sheets share.
func (w *Workbook) readStrings(main string) error {
	part, err := w.related(main, "sharedStrings")
	if err != nil || part == "" {
		return err
	}
	var all struct {
		Items []rich `xml:"si"`
	}
	if err := w.decode(part, &all); err != nil {
		return err
	}
	for _, item := range all.Items {
		w.strings = append(w.strings, item.String())
	}
	return nil
}
