package field_test

import (
	"testing"

	"facet/forms/field"
)

// audience is a choice around a value.
func audience(value *string) *field.Choice {
	return field.NewChoice(value, []field.Option{
		{Name: "As the organisation sets it"}, {Value: "me", Name: "Only you"}, {Value: "family", Name: "Family"},
		{Value: "unknown", Name: "Unknown", Kept: true}, {Value: "everyone", Name: "Everyone, also the public"},
	})
}

func TestMovingChooses(t *testing.T) {
	for _, c := range []struct {
		value string
		keys  []string
		want  string
	}{
		{"", []string{"down"}, "me"},
		{"", []string{"down", "down", "up"}, "me"},
		{"", []string{"down", "down", "down", "down", "down"}, "everyone"},
		{"family", []string{"up", "up", "up", "up"}, ""},
		{"family", []string{"space"}, "family"},
		{"family", []string{"down", "esc"}, "family"},
		{"a,b", []string{"up"}, "everyone"},
		{"a,b", []string{"up", "down"}, "a,b"},
		{"unknown", []string{"down"}, "everyone"},
		{"family", []string{"down", "up", "left", "home", "end", "pgdown"}, "family"},
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
	want(t, "the value", s, "everyone")
	typ(f, "F")
	want(t, "the value", s, "family")
	want(t, "the notice", f.Notice(), "")
	typ(f, "佐")
	want(t, "the value", s, "family")
	if f.Notice() == "" {
		t.Error("a letter vanished without a word")
	}
}

func TestFoldedChoiceChangesNothingUntilItIsMeant(t *testing.T) {
	for _, opens := range []string{"enter", "space", "right", "e"} {
		s := "family"
		f := audience(&s)
		f.Fold()
		focused(f, 40)
		want(t, "the view", seen(f), "Family")
		if f.Keeps(key("up")) || f.Keeps(key("down")) || f.Keeps(key("esc")) || f.Keeps(key("tab")) {
			t.Error("a folded choice keeps keys of the page")
		}
		if opens == "e" {
			typ(f, opens)
		} else if f.Keeps(key(opens)) {
			f.Update(key(opens))
		}
		if f.Folded() || s != "family" {
			t.Errorf("after %s it is folded: %v, and the value is %q", opens, f.Folded(), s)
		}
	}
}

func TestArrowsLeadOutOfAChoiceOnlyWhileNothingIsChosen(t *testing.T) {
	s := ""
	f := focused(audience(&s), 40)
	if f.Keeps(key("up")) {
		t.Error("up doesn't lead out at the first option")
	}
	press(f, "down", "down", "down")
	if !f.Keeps(key("down")) {
		t.Error("down leads out, with another choice left behind")
	}
	press(f, "esc")
	if !f.Folded() || f.Keeps(key("esc")) {
		t.Error("esc doesn't close the list")
	}
}

func TestChoiceShowsEveryOptionAndMarksTheValue(t *testing.T) {
	s := "me"
	f := focused(audience(&s), 20)
	want(t, "the view", seen(f), `  ○ As the
    organisation
    sets it
› ● Only you
  ○ Family
  ○ Everyone, also
    the public`)
	cursorAt(t, f, 0, 3)
	want(t, "the summary", f.Summary(), "Only you")
	f.Rename("me", "Only the owner")
	want(t, "the summary", f.Summary(), "Only the owner")
}
