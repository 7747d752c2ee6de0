package field_test

import (
	"strings"
	"testing"

	"facet/forms/field"
)

func TestTextGrowsFromThreeRowsToEight(t *testing.T) {
	var s string
	f := focused(field.NewText(&s), 20)
	for i, rows := range []int{3, 3, 3, 4, 5, 6, 7, 8, 8, 8} {
		if got := strings.Count(f.View(), "\n") + 1; got != rows {
			t.Errorf("%d lines take %d rows, want %d", i+1, got, rows)
		}
		press(f, "enter")
	}
	want(t, "the value", s, strings.Repeat("\n", 10))
}

func TestTextWrapsBetweenWords(t *testing.T) {
	for _, c := range []struct{ value, view string }{
		{"one two three four", "one two\nthree\nfour"},
		{"hello world", "hello\nworld\n"},
		{"a verylongwordindeed", "a\nverylongw\nordindeed"},
		{"山田太郎山田", "山田太郎\n山田\n"},
		{"ab\n\ncd", "ab\n\ncd"},
	} {
		f := focused(field.NewText(&c.value), 10)
		want(t, "the view", seen(f), c.view)
	}
}

func TestTextCursorStandsInCells(t *testing.T) {
	for _, c := range []struct {
		value string
		keys  []string
		x, y  int
	}{
		{"山田\n太郎x", nil, 5, 1},
		{"山田\n太郎x", []string{"up"}, 4, 0},
		{"山田\n太郎x", []string{"left", "up"}, 4, 0},
		{"long line\nx\nlong line", []string{"up", "up"}, 9, 0},
		{"one two three", nil, 5, 1},
		{"one two three", []string{"home"}, 0, 0},
		{"", nil, 0, 0},
		{"a\n", nil, 0, 1},
		{strings.Repeat("x\n", 20), nil, 0, 7},
	} {
		f := focused(field.NewText(&c.value), 10)
		press(f, c.keys...)
		f.View()
		cursorAt(t, f, c.x, c.y)
	}
}

func TestTextKeepsItsKeysOnlyWhereTheyMoveInIt(t *testing.T) {
	s := "one\ntwo"
	f := focused(field.NewText(&s), 20)
	for _, c := range []struct {
		key   string
		keeps bool
	}{{"enter", true}, {"tab", false}, {"shift+tab", false}, {"down", false}, {"up", true}} {
		if f.Captures(key(c.key)) != c.keeps {
			t.Errorf("on the last row %s is kept: %v", c.key, !c.keeps)
		}
	}
	press(f, "up")
	if f.Captures(key("up")) || !f.Captures(key("down")) {
		t.Error("the first row keeps up, or not down")
	}
}

func TestTextFromTheEditorReplacesOnlyWhatChanged(t *testing.T) {
	s := "one\r\ntwo\tthree"
	f := focused(field.NewText(&s), 40)
	want(t, "the text for the editor", f.Text(), "one\ntwo    three")
	f.SetText(f.Text() + "\n")
	want(t, "the value after looking", s, "one\r\ntwo\tthree")
	f.SetText("new\r\ntext\x1b\r\n")
	want(t, "the value", s, "new\ntext")
	want(t, "the summary", f.Summary(), "new text")
}

func TestRowsOfATextOutliveTrimming(t *testing.T) {
	var s string
	f := focused(field.NewText(&s), 20)
	press(f, "enter")
	if rows := strings.Count(strings.TrimRight(f.View(), "\n"), "\n") + 1; rows != 3 {
		t.Errorf("%d rows are left for a cursor in the second", rows)
	}
}

func TestTextTakesPastedLines(t *testing.T) {
	s := "start "
	f := focused(field.NewText(&s), 40)
	paste(f, "one\r\ntwo\u2028three\x1b")
	want(t, "the value", s, "start one\ntwo\nthree")
	want(t, "the notice", f.Notice(), "")
}
