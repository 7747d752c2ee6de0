package field_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"facet/forms/field"
)

// odd are values as a server may hold them.
var odd = []string{
	"", " ", "Ada", "  padded  ", "\x1b[31mred\x1b[0m", "two\nlines", "two\r\nlines\r\n", "tab\there", "bad\xffbytes\xc2",
	"\u202egnp.exe", "in\u200bvisible", "\u200b", "z" + strings.Repeat("\u0301", 30), "\u2028", "\u009b2J",
	"山田太郎とその友人たちの長い名前", "👨‍👩‍👧‍👦🇩🇪1️⃣", "می\u200cخواهم", strings.Repeat("long ", 60), strings.Repeat("x", 300),
	"2026-11-21", "2026-11-17", "2026-02-31", "0001-01-01", "0000-00-00", "2026-11-21T00:00:00Z", "9999-12-31", "today", "DE", "xx",
}

// every makes one field of each kind around a value, and returns what reads it.
var every = map[string]func(s string) (hosted, func() any){
	"line": func(s string) (hosted, func() any) { return field.NewLine(&s), func() any { return s } },
	"text": func(s string) (hosted, func() any) { return field.NewText(&s), func() any { return s } },
	"date": func(s string) (hosted, func() any) { return field.NewDate(&s, today), func() any { return s } },
	"month": func(s string) (hosted, func() any) {
		return field.NewMonth(&s, today), func() any { return s }
	},
	"list": func(s string) (hosted, func() any) {
		v := []string{s, "Chess", s}
		return field.NewList(&v), func() any { return v }
	},
	"several": func(s string) (hosted, func() any) {
		v := []string{s, "manager", s}
		return field.NewSeveral(&v, relationships), func() any { return v }
	},
	"choice": func(s string) (hosted, func() any) {
		return field.NewChoice(&s, relationships), func() any { return s }
	},
	"picker": func(s string) (hosted, func() any) {
		return field.NewPicker(&s, countries).Accept(language), func() any { return s }
	},
	"people": func(s string) (hosted, func() any) {
		v := []field.Person{{Name: s, Address: s, Relationship: s, ID: s}, {Name: "Ada", ID: "7"}}
		return field.NewPeople(func() []field.Person { return v }, func(p []field.Person) { v = p }, relationships),
			func() any { return v }
	},
}

// each runs a test for every kind of field around every odd value.
func each(t *testing.T, test func(t *testing.T, f hosted, value func() any)) {
	for name, make := range every {
		t.Run(name, func(t *testing.T) {
			for _, s := range odd {
				f, value := make(s)
				test(t, f, value)
				if t.Failed() {
					t.Fatalf("with %q", s)
				}
			}
		})
	}
}

func TestUntouchedValueStaysByteForByte(t *testing.T) {
	each(t, func(t *testing.T, f hosted, value func() any) {
		before := fmt.Sprintf("%#v", value())
		focused(f, 30)
		f.View()
		press(f, "left", "alt+left", "ctrl+f", "alt+right")
		if _, list := f.(*field.Picker); !list { // in which these two choose
			press(f, "home", "right", "end")
		}
		f.Update(tea.WindowSizeMsg{Width: 40, Height: 20})
		f.Update(tea.BackgroundColorMsg{})
		f.View()
		f.Blur()
		f.View()
		f.Summary()
		f.Focus()
		f.Blur()
		if after := fmt.Sprintf("%#v", value()); after != before {
			t.Errorf("the value became %s, was %s", after, before)
		}
	})
}

func TestChangeTakenBackRestoresTheValue(t *testing.T) {
	for _, s := range odd {
		for _, name := range []string{"line", "text", "date"} {
			if name != "line" && strings.ContainsFunc(s, unicode.IsControl) {
				continue
			}
			f, value := every[name](s)
			focused(f, 30)
			typ(f, "x")
			press(f, "backspace")
			if value() != s {
				t.Errorf("%s: %q became %q", name, s, value())
			}
		}
	}
}

func TestNoLineIsWiderThanTheField(t *testing.T) {
	each(t, func(t *testing.T, f hosted, _ func() any) {
		widths := []int{10, 11, 14, 23, 60, 100}
		if testing.Short() {
			widths = []int{10, 23, 100}
		}
		for _, width := range widths {
			f.WithWidth(width)
			fits(t, f, width)
			f.Focus()
			for _, k := range []string{"tab", "left", "home", "down", "tab", "end", "enter"} {
				fits(t, f, width)
				press(f, k)
			}
			typ(f, "a 山")
			fits(t, f, width)
			f.Blur()
			fits(t, f, width)
		}
	})
}

// fits fails when the view or the cursor leaves the field.
func fits(t *testing.T, f hosted, width int) {
	t.Helper()
	lines := strings.Split(f.View(), "\n")
	for _, line := range lines {
		if cells := lipgloss.Width(line); cells > width {
			t.Fatalf("%q takes %d cells of %d", line, cells, width)
		}
	}
	c := f.Cursor()
	if c != nil && (c.X < 0 || c.X >= width || c.Y < 0 || c.Y >= len(lines)) {
		t.Fatalf("the cursor is at %d, %d in %d×%d:\n%s", c.X, c.Y, width, len(lines), f.View())
	}
	for _, s := range []string{f.Summary(), f.Notice()} {
		if strings.ContainsFunc(s, unicode.IsControl) {
			t.Fatalf("%q has control characters", s)
		}
	}
}

func TestFieldsStayWithThePage(t *testing.T) {
	each(t, func(t *testing.T, f hosted, _ func() any) {
		if f.Cursor() != nil {
			t.Error("there is a cursor without the focus")
		}
		if cmd := f.Focus(); cmd != nil {
			t.Error("Focus asks for a tick")
		}
		for _, name := range keyNames {
			if model, cmd := f.Update(key(name)); cmd != nil || model != huh.Model(f) {
				t.Errorf("%s sends something", name)
			}
		}
		if f.Run() == nil || f.RunAccessible(nil, nil) == nil {
			t.Error("the field ran without a page")
		}
		if f.Init() != nil || f.Blur() != nil || f.Error() != nil || f.Skip() || f.Zoom() {
			t.Error("the field does more than a field")
		}
		if f.WithTheme(huh.ThemeFunc(huh.ThemeCharm)).WithWidth(9).WithHeight(3).WithKeyMap(nil).
			WithPosition(huh.FieldPosition{}) != huh.Field(f) {
			t.Error("the field became another")
		}
	})
}

func TestThemeIsAskedOnce(t *testing.T) {
	asked := 0
	theme := huh.ThemeFunc(func(dark bool) *huh.Styles {
		asked++
		return huh.ThemeBase(dark)
	})
	var s string
	f := field.NewLine(&s)
	f.WithTheme(theme)
	f.Focus()
	for range 10 {
		typ(f, "a")
		f.View()
		f.Cursor()
	}
	if asked != 1 {
		t.Errorf("the theme was asked %d times", asked)
	}
}

// FuzzKeys presses keys at random on every kind of field.
func FuzzKeys(f *testing.F) {
	for i, s := range odd {
		f.Add(uint64(i), s)
	}
	f.Fuzz(func(t *testing.T, seed uint64, s string) {
		for _, make := range every {
			f, _ := make(s)
			random(t, f, rand.New(rand.NewPCG(seed, 1)), 40, s)
		}
	})
}

func TestThousandRandomKeysNeverPanic(t *testing.T) {
	keys := 1000
	if testing.Short() {
		keys = 200
	}
	for name, make := range every {
		t.Run(name, func(t *testing.T) {
			f, _ := make("山田 two\nlines")
			random(t, f, rand.New(rand.NewPCG(7, 7)), keys, "é\u0301👨‍👩‍👧 x\r\ny")
		})
	}
}

// random presses n keys and looks at the field after each.
func random(t *testing.T, f hosted, r *rand.Rand, n int, words string) {
	letters := []rune("aes 2-+1d山́👍\u200d🇩" + words)
	width := 10 + r.IntN(80)
	focused(f, width)
	for range n {
		switch k := r.IntN(20); {
		case k == 0:
			paste(f, words)
		case k == 1:
			f.Blur()
			f.Focus()
		case k < 12:
			press(f, keyNames[r.IntN(len(keyNames))])
		default:
			typ(f, string(letters[r.IntN(len(letters))]))
		}
		fits(t, f, width)
	}
	f.Blur()
	fits(t, f, width)
}
