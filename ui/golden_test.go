package ui_test

import (
	"bytes"
	"flag"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/cryptotest"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/screenshot"
	"facet/profile/flow/flowtest"
)

var update = flag.Bool("update", false, "write the screens anew")

// looks are the terminals that all screens are looked at in.
var looks = []struct {
	name   string
	paper  color.Color
	colors colorprofile.Profile
	on     screenshot.Paper
}{
	{"dark", color.RGBA{0x16, 0x16, 0x1d, 0xff}, colorprofile.TrueColor, screenshot.Dark},
	{"light", color.White, colorprofile.TrueColor, screenshot.Light},
	{"16", color.RGBA{0x16, 0x16, 0x1d, 0xff}, colorprofile.ANSI, screenshot.Dark},
	{"no-color", color.White, colorprofile.ASCII, screenshot.Light},
}

// windowsLookedAt are the sizes that all screens are looked at in.
var windowsLookedAt = [][2]int{{60, 20}, {80, 24}, {120, 36}, {140, 40}, {200, 60}}

// Each screen, at each size, in each look: it is exactly the window, and says the
// same words in every look. What it says is kept as text; what it looks like, as
// pictures.
func TestScreensAreAsTheyWereLookedAt(t *testing.T) {
	unraced(t)
	defer func(before *time.Location) { time.Local = before }(time.Local)
	time.Local = time.UTC
	kept(t, filepath.Join("..", "docs", "screens", "README.md"), gallery())
	for i, s := range shots() {
		if testing.Short() && i%4 != 0 {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			if s.state != "" {
				synctest.Test(t, func(t *testing.T) { flowtest.Find(t, s.state) }) // from now on it is found at once
			}
			cryptotest.SetGlobalRandom(t, 1)
			synctest.Test(t, func(t *testing.T) {
				time.Sleep(time.Until(lookedAt))
				p := s.take(t)
				p.lookedAt(t, s.name)
				p.end()
				time.Sleep(time.Minute) // for the clocks of a program that is gone
			})
		})
	}
}

// lookedAt compares a screen with what is kept of it.
func (p *walked) lookedAt(t *testing.T, name string) {
	t.Helper()
	words := map[[2]int]string{}
	pictured := strings.Contains(p.model.View().Content, "▀") // which takes the signs that the colors allow
	for _, look := range looks {
		p.update(tea.BackgroundColorMsg{Color: look.paper})
		p.update(tea.ColorProfileMsg{Profile: look.colors})
		for _, size := range windowsLookedAt {
			where := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
			cells := p.in(t, where+" "+look.name, size[0], size[1])
			got := textOf(cells)
			file := filepath.Join("testdata", "screens", where)
			switch {
			case words[size] == "":
				words[size] = got
				kept(t, file+".txt", got)
			case !pictured && unbordered(got) != unbordered(words[size]):
				t.Errorf("%s says something else in %s:\n%s\nand says\n%s", where, look.name, got, words[size])
			case got != words[size] && size == [2]int{80, 24} && look.name == "16":
				kept(t, file+"-16.txt", got)
			}
			if size == [2]int{120, 36} && drawnIn(name, look.name) {
				kept(t, filepath.Join("..", "docs", "screens", svgFile(name, look.name)), screenshot.SVG(cells, p.cursor(), look.on, "facet: "+name))
			}
		}
	}
}

// drawnIn reports whether there is a picture of a screen in a look.
func drawnIn(name, look string) bool {
	return look == "dark" || slices.Contains([]string{"form", "home", "home-other", "review-change", "who-sees-what"}, name)
}

func svgFile(name, look string) string { return strings.TrimSuffix(name+"-"+look, "-dark") + ".svg" }

// gallery is the page with all pictures.
func gallery() string {
	var page strings.Builder
	page.WriteString("# The screens of facet\n\nMade by the tests, as are the texts in `ui/testdata/screens`: `make update`.\n")
	for _, s := range shots() {
		fmt.Fprintf(&page, "\n## %s\n\n", s.name)
		for _, look := range looks {
			if drawnIn(s.name, look.name) {
				fmt.Fprintf(&page, "![%s, %s](%s)\n", s.name, look.name, svgFile(s.name, look.name))
			}
		}
	}
	return page.String()
}

// in is the screen in a window of a size, as a terminal has it, which is exactly
// that large.
func (p *walked) in(t *testing.T, where string, width, height int) uv.ScreenBuffer {
	t.Helper()
	p.width = width
	p.update(tea.WindowSizeMsg{Width: width, Height: height})
	p.settle()
	view := p.model.View()
	cells := uv.NewScreenBuffer(width, height)
	cells.Method = ansi.GraphemeWidth
	uv.NewStyledString(view.Content).Draw(cells, cells.Bounds())
	if got, said := textOf(cells), plainScreen(view.Content)+"\n"; got != said {
		t.Errorf("%s: of\n%s\nthe window has\n%s", where, said, got)
	}
	return cells
}

func (p *walked) cursor() *screenshot.Cursor {
	if at := p.model.View().Cursor; at != nil {
		return &screenshot.Cursor{X: at.X, Y: at.Y}
	}
	return nil
}

// textOf is what stands in the cells, a line for each of the window.
func textOf(cells uv.ScreenBuffer) string {
	var all strings.Builder
	for y := range cells.Height() {
		all.WriteString(strings.TrimRight(cells.Line(y).String(), " ") + "\n")
	}
	return all.String()
}

// unbordered is a screen without what tells surfaces apart where fills can't.
func unbordered(screen string) string {
	return borders.ReplaceAllString(screen, " ")
}

var borders = regexp.MustCompile(`[│\[\]\s]+`)

// kept compares with a file, or writes it.
func kept(t *testing.T, file, got string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if err == nil && string(bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))) == got {
		return
	}
	if !*update {
		t.Errorf("%s, %v: with -update it is written anew. It is now:\n%s", file, err, got[:min(len(got), 12000)])
		return
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}
