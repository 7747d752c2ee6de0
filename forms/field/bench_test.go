package field_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"facet/forms/field"
)

// perKey measures Update and View for a round of keys that ends where it began.
func perKey(b *testing.B, f hosted, keys ...tea.KeyPressMsg) {
	focused(f, 60)
	f.View()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		f.Update(keys[i%len(keys)])
		f.View()
		f.Cursor()
	}
}

var writing = []tea.KeyPressMsg{
	{Code: 'a', Text: "a"}, {Code: 'n', Text: "n"}, key("left"), key("right"), key("backspace"), key("backspace"),
}

func BenchmarkKey(b *testing.B) {
	values := map[string]string{
		"line": "Senior Program Manager, 山田", "text": strings.Repeat("A paragraph of some length. ", 40),
		"date": "2026-11-21", "month": "2026-11-17", "list": "Chess", "people": "Ada Lovelace",
	}
	for _, name := range []string{"line", "text", "date", "month", "list", "people"} {
		b.Run(name, func(b *testing.B) {
			f, _ := every[name](values[name])
			perKey(b, f, writing...)
		})
	}
}

// BenchmarkPickerKey compares lists of 10, 250 and 692 options, whose names
// have the letters of countries' names and fill the window whatever is typed.
func BenchmarkPickerKey(b *testing.B) {
	for _, n := range []int{10, 250, 692} {
		for name, keys := range map[string][]tea.KeyPressMsg{"typing": writing, "moving": {key("down"), key("down"), key("up"), key("up")}} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				var s string
				perKey(b, field.NewPicker(&s, func() []field.Option { return many(n) }), keys...)
			})
		}
	}
}

// many returns n options, of which every one matches "an" and "a".
func many(n int) []field.Option {
	options := make([]field.Option, n)
	for i := range options {
		options[i] = field.Option{Value: fmt.Sprintf("x%03d", i), Name: fmt.Sprintf("Republic of Antarctica %03d", i), Also: []string{"Land"}}
	}
	return options
}

func BenchmarkPickerFirstFocus(b *testing.B) {
	options := many(692)
	for b.Loop() {
		var s string
		field.NewPicker(&s, func() []field.Option { return options }).Focus()
	}
}
