package field_test

import (
	"strings"
	"testing"

	"facet/forms/field"
)

type title string

func TestLineWritesToItsVariable(t *testing.T) {
	var s title
	f := focused(field.NewLine(&s).Placeholder("as on the card"), 20)
	want(t, "the empty line", seen(f), "as on the card")
	cursorAt(t, f, 0, 0)
	typ(f, "Zoë")
	want(t, "the value", string(s), "Zoë")
	cursorAt(t, f, 3, 0)
	want(t, "the summary", f.Summary(), "Zoë")
	want(t, "GetValue", f.GetValue().(string), "Zoë")
}

func TestLineEditsWholeCharacters(t *testing.T) {
	for _, c := range []struct {
		name, value string
		keys        []string
		want        string
	}{
		{"backspace", "ab", []string{"backspace"}, "a"},
		{"backspace at the start", "ab", []string{"home", "backspace"}, "ab"},
		{"a family", "a👨‍👩‍👧‍👦", []string{"backspace"}, "a"},
		{"a flag", "🇩🇪🇯🇵", []string{"left", "delete"}, "🇩🇪"},
		{"an accent of its own", "ae\u0301", []string{"backspace"}, "a"},
		{"Hindi", "क्षि", []string{"backspace"}, ""},
		{"delete at the end", "ab", []string{"delete"}, "ab"},
		{"a word", "one two", []string{"ctrl+w"}, "one "},
		{"the word before spaces", "one two  ", []string{"ctrl+w"}, "one "},
		{"the next word", "one two", []string{"home", "alt+d"}, " two"},
		{"to the start", "one two", []string{"alt+left", "ctrl+u"}, "two"},
		{"to the end", "one two", []string{"home", "alt+right", "ctrl+k"}, "one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := focused(field.NewLine(&c.value), 40)
			press(f, c.keys...)
			want(t, "the value", c.value, c.want)
		})
	}
}

func TestCursorStandsInCells(t *testing.T) {
	for _, c := range []struct {
		name, value string
		width       int
		keys        []string
		view        string
		x           int
	}{
		{"after CJK", "山田太郎", 20, nil, "山田太郎", 8},
		{"in CJK", "山田太郎", 20, []string{"left", "left"}, "山田太郎", 4},
		{"after emoji", "a👨‍👩‍👧b", 20, nil, "a👨‍👩‍👧b", 4},
		{"after a joined accent", "e\u0301e\u0301", 20, nil, "e\u0301e\u0301", 2},
		{"scrolled", "abcdefghij", 5, nil, "ghij", 4},
		{"scrolled CJK", "山田太郎山田太郎", 10, nil, "郎山田太郎"[len("郎"):], 8},
		{"scrolled to the start", "abcdefghij", 5, []string{"home"}, "abcde", 0},
		{"scrolled back by one", "abcdefghij", 5, []string{"left", "left"}, "ghij", 2},
		{"back to the left edge", "abc山d", 4, []string{"left", "left"}, "山d", 0},
		{"past the left edge", "abc山d", 4, []string{"left", "left", "left"}, "c山d", 0},
		{"before a wide one at the right edge", "abc山d", 4, []string{"home", "right", "right", "right"}, "bc山", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := focused(field.NewLine(&c.value), c.width)
			for _, k := range c.keys {
				seen(f)
				press(f, k)
			}
			want(t, "the view", seen(f), c.view)
			cursorAt(t, f, c.x, 0)
		})
	}
}

func TestPastedLineBreaksBecomeSpacesAndItSaysSo(t *testing.T) {
	for _, c := range []struct{ pasted, want string }{
		{"a\nb", "a b"}, {"a\r\n\r\n b ", "a b"}, {"a\rb\u2028c", "a b c"}, {"\n a\nb\n", "a b"},
	} {
		var s string
		f := focused(field.NewLine(&s), 40)
		paste(f, c.pasted)
		want(t, "the value", s, c.want)
		if f.Notice() == "" {
			t.Errorf("nothing is said about %q", c.pasted)
		}
		press(f, "left")
		want(t, "the notice after the next key", f.Notice(), "")
	}
}

func TestPastedRubbishIsNotStored(t *testing.T) {
	for _, c := range []struct{ pasted, want string }{
		{"a\x1b[31mb\x1b]0;title\a\x00\a", "ab"}, {"a\xffb\xc2", "ab"}, {"\u202egnp\u200b", "gnp"}, {"\u009b2J", "2J"},
		{"line\n", "line"}, {"👨‍👩‍👧", "👨‍👩‍👧"},
	} {
		var s string
		f := focused(field.NewLine(&s), 40)
		paste(f, c.pasted)
		want(t, "the value", s, c.want)
		want(t, "the notice", f.Notice(), "")
	}
}

func TestPastedTabsBecomeSpacesAndItSaysSo(t *testing.T) {
	var line, text string
	for _, f := range []hosted{focused(field.NewLine(&line), 40), focused(field.NewText(&text), 40)} {
		paste(f, "a\tb")
		want(t, "the notice", f.Notice(), "The tabs of what you pasted became spaces.")
	}
	want(t, "the line", line, "a b")
	want(t, "the text", text, "a    b")
}

func TestEditedOddValueIsWrittenAsAPersonWould(t *testing.T) {
	s := "two\r\nlines \x1b[1m"
	f := focused(field.NewLine(&s), 40)
	want(t, "the view", seen(f), "two␍␊lines ␛[1m")
	press(f, "home")
	typ(f, "a")
	want(t, "the value", s, "atwo lines [1m")
	cursorAt(t, f, 1, 0)
	press(f, "backspace")
	want(t, "the value with the letter taken back", s, "two\r\nlines \x1b[1m")
}

func TestLineShowsWhatSomebodyElseWrote(t *testing.T) {
	s := "before"
	f := field.NewLine(&s)
	s = "after"
	want(t, "the view", seen(f), "after")
	focused(f, 20)
	s = "again"
	typ(f, "")
	want(t, "the view", seen(f), "again")
}

func TestLineIsCutWithoutFocus(t *testing.T) {
	s := strings.Repeat("山", 20)
	f := field.NewLine(&s)
	f.WithWidth(10)
	want(t, "the view", seen(f), "山山山山…")
}

func TestSetTextIsAChangeOfThePerson(t *testing.T) {
	s := "old"
	f := focused(field.NewLine(&s), 20)
	f.SetText("new\nvalue\n")
	want(t, "the value", s, "new value")
	cursorAt(t, f, 9, 0)
}
