package field_test

import (
	"slices"
	"testing"

	"facet/forms/field"
)

func items(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("the items are %q, want %q", got, want)
	}
}

func TestEnterAddsAnItem(t *testing.T) {
	var v []string
	f := focused(field.NewList(&v), 40)
	want(t, "the empty list", seen(f), "add one")
	if f.Captures(key("enter")) {
		t.Error("enter is kept with nothing written")
	}
	typ(f, " Chess ")
	if !f.Captures(key("enter")) {
		t.Error("enter is not kept with something written")
	}
	press(f, "enter")
	typ(f, "山歩き")
	press(f, "enter")
	items(t, v, "Chess", "山歩き")
	want(t, "the view", seen(f), "[Chess] [山歩き] add one")
	cursorAt(t, f, 17, 0)
	want(t, "the summary", f.Summary(), "Chess, 山歩き")
}

func TestLeavingAddsWhatWasTyped(t *testing.T) {
	v := []string{"Chess"}
	f := focused(field.NewList(&v), 40)
	typ(f, "Go")
	items(t, v, "Chess", "Go")
	f.Blur()
	items(t, v, "Chess", "Go")
	want(t, "the view", seen(f), "[Chess] [Go]")
}

func TestTheSameOneTwiceIsOneAndSpacesAreNone(t *testing.T) {
	var v []string
	f := focused(field.NewList(&v), 40)
	for _, s := range []string{"Go", "  ", "Go", " go "} {
		typ(f, s)
		press(f, "enter")
	}
	items(t, v, "Go")
}

func TestPastedLinesAreItems(t *testing.T) {
	v := []string{"a"}
	f := focused(field.NewList(&v), 40)
	typ(f, "b")
	paste(f, "1\r\n\r\n c \x1b\nd")
	items(t, v, "a", "b1", "c", "d")
	typ(f, "e")
	f.Blur()
	items(t, v, "a", "b1", "c", "de")
	want(t, "the notice", f.Notice(), "")
	f.Focus()
	paste(f, "one\n\"two, three\"\n")
	typ(f, "four")
	items(t, v, "a", "b1", "c", "de", "one", "two, three", "four")
	want(t, "the summary", f.Summary(), "a, b1, c, de, one, “two, three”, four")
}

func TestBackspaceTakesTheLastItemBack(t *testing.T) {
	v := []string{"Chess", "Go"}
	f := focused(field.NewList(&v), 40)
	press(f, "backspace")
	items(t, v, "Chess", "Go")
	want(t, "the view", seen(f), "[Chess] Go")
	cursorAt(t, f, 10, 0)
	typ(f, "lf")
	f.Blur()
	items(t, v, "Chess", "Golf")
}

func TestItemsInTheMiddleAreEditedInTheirPlace(t *testing.T) {
	v := []string{"a", "b", "c"}
	f := focused(field.NewList(&v), 40)
	press(f, "left", "backspace")
	typ(f, "x")
	press(f, "enter")
	items(t, v, "a", "bx", "c")
	typ(f, "new")
	f.Blur()
	items(t, v, "a", "bx", "new", "c")
	f.Focus()
	press(f, "home", "delete", "ctrl+k")
	items(t, v, "bx", "new", "c")
	press(f, "end", "backspace", "backspace")
	items(t, v, "bx", "new")
}

func TestItemsTakenBackUnchangedStayAsTheyWere(t *testing.T) {
	v := []string{"two\nlines \xff", " padded "}
	f := focused(field.NewList(&v), 40)
	press(f, "backspace", "enter", "left", "backspace", "left")
	f.Blur()
	items(t, v, "two\nlines \xff", " padded ")
}

func TestListLeavesTheSliceItWasGiven(t *testing.T) {
	before := []string{"a", "b", "c"}
	v := before
	f := focused(field.NewList(&v), 40)
	press(f, "backspace", "ctrl+u", "home", "delete", "ctrl+k")
	items(t, v, "b")
	items(t, before, "a", "b", "c")
	press(f, "enter", "end", "backspace", "ctrl+u")
	if v != nil {
		t.Errorf("the emptied list is %#v", v)
	}
}

func TestListWrapsItsItems(t *testing.T) {
	v := []string{"one", "two", "three", "a very long item"}
	f := focused(field.NewList(&v), 12)
	want(t, "the view", seen(f), "[one] [two]\n[three]\n[a very lo…]\nadd one")
	cursorAt(t, f, 0, 3)
	typ(f, "long enough to scroll")
	want(t, "the view", seen(f), "[one] [two]\n[three]\n[a very lo…]\nh to scroll")
	cursorAt(t, f, 11, 3)
}
