package field_test

import (
	"testing"

	"facet/forms/field"
)

// audience is a choice around a value.
func audience(value *string) *field.Choice {
	return field.NewChoice(value, []field.Option{
		{Name: "As your organisation has set it"}, {Value: "me", Name: "Only you"}, {Value: "family", Name: "Family"},
		{Value: "unknown", Name: "Unknown", Kept: true}, {Value: "everyone", Name: "Everyone, also the public"},
	})
}

func TestEnterTakesWhatIsMarked(t *testing.T) {
	for _, c := range []struct {
		value string
		keys  []string
		want  string
	}{
		{"", []string{"down", "enter"}, "me"},
		{"", []string{"down", "down", "up", "space"}, "me"},
		{"", []string{"down", "down", "down", "down", "down", "enter"}, "everyone"},
		{"family", []string{"up", "up", "up", "up", "enter"}, ""},
		{"family", []string{"space"}, "family"},
		{"family", []string{"down"}, "family"},
		{"family", []string{"down", "esc"}, "family"},
		{"family", []string{"down", "esc", "enter", "enter"}, "family"},
		{"a,b", []string{"up", "enter"}, "everyone"},
		{"a,b", []string{"up", "enter", "enter", "down", "enter"}, "a,b"},
		{"unknown", []string{"down", "enter"}, "everyone"},
		{"family", []string{"down", "up", "left", "home", "end", "pgdown", "enter"}, "family"},
	} {
		s := c.value
		f := focused(audience(&s), 40)
		press(f, c.keys...)
		if s != c.want {
			t.Errorf("%v from %q choose %q, want %q", c.keys, c.value, s, c.want)
		}
	}
}

func TestLettersJumpToOptions(t *testing.T) {
	s := ""
	f := focused(audience(&s), 40)
	typ(f, "e")
	press(f, "enter")
	want(t, "the value", s, "everyone")
	typ(f, "F")
	want(t, "the notice", f.Notice(), "")
	typ(f, "佐")
	if f.Notice() == "" {
		t.Error("a letter vanished without a word")
	}
	press(f, "enter")
	want(t, "the value", s, "family")
}

func TestFoldedChoiceChangesNothingUntilItIsMeant(t *testing.T) {
	for _, opens := range []string{"enter", "space", "right", "e"} {
		s := "family"
		f := audience(&s)
		f.Fold()
		focused(f, 40)
		want(t, "the view", seen(f), "Family")
		if f.Captures(key("up")) || f.Captures(key("down")) || f.Captures(key("esc")) || f.Captures(key("tab")) {
			t.Error("a folded choice keeps keys of the page")
		}
		if opens == "e" {
			typ(f, opens)
		} else if f.Captures(key(opens)) {
			f.Update(key(opens))
		}
		if f.Folded() || s != "family" {
			t.Errorf("after %s it is folded: %v, and the value is %q", opens, f.Folded(), s)
		}
	}
}

func TestLeavingAChoiceTakesNothingAndSaysSo(t *testing.T) {
	s := ""
	f := focused(audience(&s), 40)
	press(f, "down")
	if !f.Captures(key("up")) || !f.Captures(key("down")) || f.Captures(key("tab")) {
		t.Error("arrows lead out of an open list, or tab doesn't")
	}
	f.Blur()
	want(t, "the value", s, "")
	want(t, "the notice", f.Notice(), "“Only you” was not taken: enter takes what is marked.")
	press(focused(f, 40), "esc")
	if !f.Folded() || f.Captures(key("esc")) {
		t.Error("esc doesn't close the list")
	}
	f.Blur()
	want(t, "the notice", f.Notice(), "")
}

func TestChoiceShowsEveryOptionAndMarksTheValue(t *testing.T) {
	s := "me"
	f := focused(audience(&s), 20)
	want(t, "the view", seen(f), `  ( ) As your
      organisation
      has set it
› (●) Only you
  ( ) Family
  ( ) Everyone, also
      the public`)
	cursorAt(t, f, 0, 3)
	want(t, "the summary", f.Summary(), "Only you")
	f.Rename("me", "Only the owner")
	want(t, "the summary", f.Summary(), "Only the owner")
}
