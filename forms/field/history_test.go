package field_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"charm.land/huh/v2"

	"facet/forms/field"
)

// written is a field in which something can be typed, and what its value is.
type written struct {
	field huh.Field
	value func() string
}

// everyWritten are fields of every kind that is typed in.
func everyWritten() map[string]written {
	var line, text, date string
	var list []string
	var people []field.Person
	of := func(s *string) func() string { return func() string { return *s } }
	return map[string]written{
		"line": {field.NewLine(&line), of(&line)},
		"text": {field.NewText(&text), of(&text)},
		"date": {field.NewDate(&date, time.Now), of(&date)},
		"list": {field.NewList(&list), func() string { return strings.Join(list, "|") }},
		"people": {field.NewPeople(func() []field.Person { return people }, func(p []field.Person) { people = p }, nil),
			func() string { return fmt.Sprint(people) }},
	}
}

func undoable(f huh.Field) bool { return f.(field.Undoer).Undoable() }

func TestEveryStepIsTakenBackAndDoneAgain(t *testing.T) {
	for name, w := range everyWritten() {
		focused(w.field, 400)
		var values []string
		for n := range 120 {
			values = append(values, w.value())
			typ(w.field, fmt.Sprintf("w%d ", n))
			if n%3 == 0 {
				press(w.field, "backspace", "left", "end")
			}
		}
		last := w.value()
		for undoable(w.field) {
			press(w.field, "ctrl+z")
		}
		want(t, name+", all taken back", w.value(), values[0])
		for range 400 {
			press(w.field, "ctrl+y")
		}
		want(t, name+", all done again", w.value(), last)
		for range 100 {
			press(w.field, "ctrl+z")
		}
		if !undoable(w.field) {
			t.Errorf("%s: after 100 steps nothing more can be taken back", name)
		}
	}
}

func TestLeavingAFieldKeepsWhatCanBeTakenBack(t *testing.T) {
	for name, w := range everyWritten() {
		focused(w.field, 400)
		typ(w.field, "2026 one")
		before := w.value()
		paste(w.field, " two")
		w.field.Blur()
		w.field.Focus()
		for n := 0; w.value() != before; n++ {
			if n > 3 || !undoable(w.field) {
				t.Fatalf("%s is %q, and never %q again", name, w.value(), before)
			}
			press(w.field, "ctrl+z")
		}
		press(w.field, "ctrl+z", "ctrl+z")
		if undoable(w.field) {
			t.Errorf("%s still has something to take back", name)
		}
	}
}

func TestAStepIsAWord(t *testing.T) {
	var s string
	f := focused(field.NewLine(&s), 80)
	typ(f, "one two")
	paste(f, " pasted ")
	typ(f, "x")
	press(f, "backspace", "backspace", "backspace")
	for _, step := range []string{"one two pasted x", "one two pasted ", "one two", "one ", ""} {
		press(f, "ctrl+z")
		want(t, "the line", s, step)
	}
	press(f, "ctrl+y", "ctrl+y")
	want(t, "the line, done again", s, "one two")
	typ(f, "!")
	press(f, "ctrl+y")
	want(t, "the line, typed anew", s, "one two!")
}

func TestTakingBackGivesWhatGraphSentByteForByte(t *testing.T) {
	const odd = "two\r\nlines \x1b[1m"
	s := odd
	f := focused(field.NewLine(&s), 40)
	typ(f, "x")
	press(f, "ctrl+z")
	want(t, "the value", s, odd)
}

func TestWhatSomebodyElseSetIsNotTakenBack(t *testing.T) {
	var s string
	f := focused(field.NewLine(&s), 40)
	typ(f, "abc")
	f.Blur()
	s = "set by another field"
	f.Focus()
	if undoable(f) {
		t.Error("ctrl+z would bring back what isn't the field's own")
	}
}

func TestTextOfAnEditorIsTakenBack(t *testing.T) {
	var s string
	f := focused(field.NewText(&s), 40)
	typ(f, "short")
	f.SetText("from the editor")
	press(f, "ctrl+z")
	want(t, "the text", s, "short")
}

func TestStepsOfADateAreTakenBack(t *testing.T) {
	var s string
	f := focused(field.NewDate(&s, func() time.Time { return time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC) }), 40)
	press(f, "up", "up", "ctrl+z")
	want(t, "the day", s, "2026-11-21")
	press(f, "ctrl+z")
	want(t, "the day, taken back", s, "")
}
