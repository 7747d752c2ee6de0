package field_test

import (
	"testing"

	"facet/forms/field"
)

func TestEnterBehindTypedWordsDoesNotPressTheButton(t *testing.T) {
	b := focused(field.NewButton("Review"), 40)
	want(t, "the view", seen(b), "[ Review ]")
	if b.Captures(key("enter")) {
		t.Error("enter doesn't press it")
	}
	typ(b, "pasted")
	if !b.Captures(key("enter")) || b.Notice() == "" {
		t.Error("words before enter press it")
	}
	press(b, "enter")
	if b.Captures(key("enter")) {
		t.Error("enter by itself doesn't press it")
	}
}
