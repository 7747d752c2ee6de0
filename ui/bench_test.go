package ui_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/graph"
	"facet/graph/sandbox"
	"facet/ui"
)

// fixture is the model without a program around it: keys go in, views come out.
type fixture struct {
	b     testing.TB
	model tea.Model
	width int
}

// newFixture opens the program with a window of a size.
func newFixture(b testing.TB, server *sandbox.Sandbox, width, height int) fixture {
	b.Helper()
	d := fixture{b, ui.New(b.Context(), ui.Options{Session: session(b, server, me)}), width}
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	d.run(d.model.Init())
	return d
}

// run runs a command, and those that it leads to, one after the other.
func (d fixture) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, each := range msg {
			d.run(each)
		}
	default:
		d.send(msg)
	}
}

func (d fixture) send(msg tea.Msg) {
	_, cmd := d.model.Update(msg)
	d.run(cmd)
}

var codes = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "down": tea.KeyDown, "up": tea.KeyUp, "left": tea.KeyLeft,
	"right": tea.KeyRight, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "esc": tea.KeyEscape, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "f1": tea.KeyF1, "space": tea.KeySpace,
}

func stroke(name string) tea.KeyPressMsg {
	if code, named := codes[name]; named {
		return tea.KeyPressMsg{Code: code}
	}
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if letter, held := strings.CutPrefix(name, "ctrl+"); held {
		return tea.KeyPressMsg{Code: []rune(letter)[0], Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

func (d fixture) press(names ...string) fixture {
	for _, name := range names {
		d.send(stroke(name))
	}
	return d
}

// kind goes to a facet type of the profile. A high count cuts its name.
func (d fixture) kind(title string) fixture {
	for range forms.Kinds() {
		if strings.Contains(plainScreen(d.model.View().Content), "▌ "+title[:min(len(title), 9)]) {
			return d
		}
		d.press("down")
	}
	d.b.Fatalf("down never comes to %q", title)
	return d
}

// field goes to the next field with a title.
func (d fixture) field(title string) fixture {
	for range 60 {
		if focusedIn(unframed(plainScreen(d.model.View().Content), d.width)) == title {
			return d
		}
		d.press("tab")
	}
	d.b.Fatalf("tab never comes to %q:\n%s", title, plainScreen(d.model.View().Content))
	return d
}

// perKey measures Update and View for a round of keys that ends where it began.
func (d fixture) perKey(names ...string) {
	d.b.Helper()
	var keys []tea.KeyPressMsg
	for _, name := range names {
		keys = append(keys, stroke(name))
	}
	d.model.View()
	b := d.b.(*testing.B)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.model.Update(keys[i%len(keys)])
		d.model.View()
	}
}

// windows are the sizes that are measured.
var windows = [][2]int{{80, 24}, {140, 40}}

// inWindows measures the same in each window.
func inWindows(b *testing.B, measure func(*testing.B, int, int)) {
	for _, size := range windows {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) { measure(b, size[0], size[1]) })
	}
}

// withExample is a sandbox in which the example of a kind stands last.
func withExample(b *testing.B, name, segment string) *sandbox.Sandbox {
	b.Helper()
	server := sandbox.New()
	kind, err := forms.Named(forms.Kinds(), name)
	if err != nil {
		b.Fatal(err)
	}
	object, err := graph.Body(kind.Example())
	if err != nil {
		b.Fatal(err)
	}
	object = append(json.RawMessage(`{"id":"last",`), object[1:]...) // without an id it can't be changed
	if err := server.Put("me", segment, object); err != nil {
		b.Fatal(err)
	}
	return server
}

// BenchmarkPositionPage is what a key costs on the longest form, with every
// field filled in.
func BenchmarkPositionPage(b *testing.B) {
	for _, c := range []struct {
		name, field string
		keys        []string
	}{
		{"line", "Job title", []string{"a", "n", "left", "right", "backspace", "backspace"}},
		{"paragraph", "Description", []string{"a", "n", "left", "right", "backspace", "backspace"}},
		{"month", "From", []string{"left", "up", "down"}},
		{"choice", "Kind of address", []string{"enter", "down", "up"}},
		{"list", "Categories", []string{"a", "n", "backspace", "backspace"}},
		{"colleagues", "Colleagues", []string{"a", "n", "backspace", "backspace"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			inWindows(b, func(b *testing.B, width, height int) {
				d := newFixture(b, withExample(b, "position", "positions"), width, height)
				d.kind("Positions").press("enter", "down", "down", "e").field(c.field)
				if c.name == "paragraph" {
					d.send(tea.PasteMsg{Content: strings.Repeat("A paragraph of some length. ", 60)})
				}
				d.perKey(c.keys...)
			})
		})
	}
	b.Run("moving", func(b *testing.B) {
		inWindows(b, func(b *testing.B, width, height int) {
			d := newFixture(b, withExample(b, "position", "positions"), width, height)
			d.kind("Positions").press("enter", "down", "down", "e").field("Company name").perKey("down", "down", "up", "up")
		})
	})
}

// BenchmarkPickers is what a key costs in a picker of many options.
func BenchmarkPickers(b *testing.B) {
	for _, c := range []struct{ name, field string }{{"countries", "Country"}, {"languages", "Preferred language"}} {
		for how, keys := range map[string][]string{"typing": {"a", "n", "backspace", "backspace"}, "looking": {"down", "down", "up", "up"}} {
			b.Run(c.name+"/"+how, func(b *testing.B) {
				inWindows(b, func(b *testing.B, width, height int) {
					d := newFixture(b, sandbox.New(), width, height).kind("Account").press("n").field(c.field).press("a", "backspace")
					d.perKey(keys...)
				})
			})
		}
	}
}

// BenchmarkProfile is what a key costs in the list of entries.
func BenchmarkProfile(b *testing.B) {
	for _, count := range []int{10, 10_000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			server := sandbox.New(sandbox.PageSize(1000))
			for i := range count {
				object := json.RawMessage(fmt.Sprintf(`{"id":"%d","displayName":"Certificate %d","allowedAudiences":"organization"}`, i, i))
				if err := server.Put("me", "certifications", object); err != nil {
					b.Fatal(err)
				}
			}
			inWindows(b, func(b *testing.B, width, height int) {
				newFixture(b, server, width, height).kind("Certifications").press("enter").perKey("down", "down", "up", "up")
			})
			b.Run("filter", func(b *testing.B) {
				newFixture(b, server, 80, 24).kind("Certifications").press("/").perKey("9", "1", "backspace", "backspace")
			})
		})
	}
}

// BenchmarkOpenPage is what opening and leaving a form costs.
func BenchmarkOpenPage(b *testing.B) {
	for _, kind := range session(b, sandbox.New(), me).Kinds {
		b.Run(kind.Name, func(b *testing.B) {
			d := newFixture(b, sandbox.New(), 140, 40).kind(kind.Title)
			b.ReportAllocs()
			for b.Loop() {
				d.model.Update(stroke("n"))
				d.model.View()
				d.model.Update(stroke("esc"))
			}
		})
	}
}

// BenchmarkPalette is what opening all actions costs, and a key there.
func BenchmarkPalette(b *testing.B) {
	for _, count := range []int{200, 2000, 20_000} {
		server := sandbox.New(sandbox.PageSize(1000))
		for i := range count {
			object := json.RawMessage(fmt.Sprintf(`{"id":"%d","displayName":"Certificate of S\u00e3o Tom\u00e9 %d","allowedAudiences":"organization"}`, i, i))
			if err := server.Put("me", "certifications", object); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(fmt.Sprint(count, " open"), func(b *testing.B) {
			d := newFixture(b, server, 140, 40)
			for b.Loop() {
				d.model.Update(stroke("ctrl+p"))
				d.model.View()
				b.StopTimer()
				d.model.Update(stroke("esc"))
				b.StartTimer()
			}
		})
		b.Run(fmt.Sprint(count, " key"), func(b *testing.B) {
			newFixture(b, server, 140, 40).press("ctrl+p").perKey("c", "e", "backspace", "backspace")
		})
	}
}
