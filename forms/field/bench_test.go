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

// BenchmarkPickerKeyAmongNames is a key among 250 options that 20,000 further
// names stand for.
func BenchmarkPickerKeyAmongNames(b *testing.B) {
	var lines strings.Builder
	for i := range 20_000 { // of which 200 begin with "an1"
		fmt.Fprintf(&lines, "%c%c%03d\tx%03d\n", 'a'+i/2000, 'i'+i/200%10, i%200*5, i%250)
	}
	names := field.NewNames(lines.String())
	var s string
	keys := []tea.KeyPressMsg{{Code: 'a', Text: "a"}, {Code: 'n', Text: "n"}, {Code: '1', Text: "1"}, {Code: '2', Text: "2"}, key("backspace"), key("backspace"), key("backspace"), key("backspace")}
	perKey(b, field.NewPicker(&s, func() []field.Option { return many(250) }).Names(func() field.Names { return names }), keys...)
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
