package paint

import (
	"image/color"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// papers are the backgrounds that terminals come with.
var papers = map[string]struct {
	color string
	dark  bool
}{
	"black": {"#000000", true}, "VS Code": {"#1E1E1E", true}, "One Dark": {"#282C34", true}, "Solarized dark": {"#002B36", true},
	"Nord": {"#2E3440", true}, "Ubuntu": {"#300A24", true}, "Catppuccin": {"#1E1E2E", true}, "Windows": {"#0C0C0C", true}, "ours": {"#16161D", true},
	"white": {"#FFFFFF", false}, "One Light": {"#FAFAFA", false}, "gray": {"#EEEEEE", false}, "Solarized light": {"#FDF6E3", false},
}

var texts = []Role{Faint, Accent, Good, Warn, Bad}

func TestTextCanBeReadOnEveryPaperAndFill(t *testing.T) {
	for name, p := range papers {
		theme := NewTheme(Terminal{Dark: p.dark, Paper: lipgloss.Color(p.color), Colors: colorprofile.TrueColor})
		for _, fill := range []Fill{Paper, Surface, Striped, Chosen} {
			under := theme.fills[fill]
			if fill == Paper {
				under = lipgloss.Color(p.color)
			}
			for _, role := range texts {
				if ratio := contrastOf(theme.roles[role], under); ratio < readable && !theme.plain[fill][role] {
					t.Errorf("%s: role %d on fill %d has %.1f", name, role, fill, ratio)
				}
			}
			ink := lipgloss.Color(map[bool]string{true: "#E6E6EE", false: "#1F2328"}[p.dark])
			if ratio := contrastOf(ink, under); ratio < readable {
				t.Errorf("%s: plain text on fill %d has %.1f", name, fill, ratio)
			}
		}
		for _, fill := range []Fill{OnAccent, OnGood, OnWarn, OnBad} {
			if ratio := contrastOf(theme.roles[Badge], theme.fills[fill]); ratio < readable {
				t.Errorf("%s: a badge on fill %d has %.1f", name, fill, ratio)
			}
		}
	}
}

func TestFillsAreSeenOnEveryPaper(t *testing.T) {
	for name, p := range papers {
		paper := lipgloss.Color(p.color)
		theme := NewTheme(Terminal{Dark: p.dark, Paper: paper, Colors: colorprofile.TrueColor})
		if !theme.Fills() || contrastOf(theme.fills[Surface], paper) < 1.02 || contrastOf(theme.fills[Chosen], paper) < 1.04 {
			t.Errorf("%s: %.2f and %.2f", name, contrastOf(theme.fills[Surface], paper), contrastOf(theme.fills[Chosen], paper))
		}
	}
}

func TestContrastIsThatOfTheStandard(t *testing.T) {
	for _, c := range []struct {
		a, b color.Color
		want float64
	}{
		{color.White, color.Black, 21}, {color.White, color.White, 1},
		{lipgloss.Color("#767676"), color.White, 4.54}, {lipgloss.Color("#0000FF"), color.White, 8.59},
	} {
		if got := contrastOf(c.a, c.b); got < c.want-0.01 || got > c.want+0.01 {
			t.Errorf("%v on %v: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// sample has every role on every fill, in every weight.
func sample() Block {
	var all Block
	for fill := range OnBad + 1 {
		var line Line
		for role := range Behind + 1 {
			for n := range 4 {
				line = append(line, Style{Role: role, Fill: fill, Bold: n&1 > 0, Underline: n&2 > 0}.Own("佐藤 ab"), Normal.Own(" "))
			}
		}
		all = append(all, line)
	}
	return all
}

// withoutEnds are lines without the blanks at their ends, which a theme needn't draw.
func withoutEnds(lines string) string {
	return regexp.MustCompile(` +(\n|$)`).ReplaceAllString(lines, "$1")
}

func TestThemesDifferInNoLetter(t *testing.T) {
	want := withoutEnds(sample().String())
	for _, colors := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
		for _, dark := range []bool{true, false} {
			drawn := NewTheme(Terminal{Dark: dark, Colors: colors}).Render(sample())
			if got := withoutEnds(ansi.Strip(drawn)); got != want {
				t.Errorf("%s, dark %v:\n%s", colors, dark, got)
			}
			if colors <= colorprofile.ASCII && (strings.Contains(drawn, "38;") || strings.Contains(drawn, "48;") || strings.Contains(drawn, "[9")) {
				t.Errorf("%s has colors: %q", colors, drawn)
			}
		}
	}
}

func TestWithoutColorsWhatMattersIsStillTold(t *testing.T) {
	theme := NewTheme(Terminal{Colors: colorprofile.ASCII})
	plain := theme.Render(Block{Of(Normal.Own("x"))})
	for name, style := range map[string]Style{
		"focus": {Role: Accent}, "warn": {Role: Warn}, "bad": {Role: Bad}, "chosen": {Fill: Chosen},
		"badge": {Role: Badge, Fill: OnAccent}, "other": {Role: Badge, Fill: OnWarn},
	} {
		if theme.Render(Block{Of(style.Own("x"))}) == plain {
			t.Errorf("%s looks like plain text", name)
		}
	}
}

func TestEverySignIsOneCell(t *testing.T) {
	for _, signs := range []Signs{Unicode, ASCII} {
		for field, sign := range reflect.ValueOf(signs).Fields() {
			if ansi.StringWidth(sign.String()) != 1 {
				t.Errorf("%s is %q", field.Name, sign)
			}
			if signs == ASCII && sign.String()[0] > '~' {
				t.Errorf("%s is %q, which is not ASCII", field.Name, sign)
			}
		}
	}
}

func TestSignsThatSayDifferentThingsAreDifferentInASCII(t *testing.T) {
	seen := map[source]string{}
	for name, sign := range map[string]source{
		"here": ASCII.Here, "done": ASCII.Done, "wrong": ASCII.Wrong, "look": ASCII.Look, "skipped": ASCII.Skipped, "cut": ASCII.More,
		"above": ASCII.Up, "below": ASCII.Down, "seen": ASCII.Seen, "unseen": ASCII.Unseen, "focus": ASCII.Thick,
	} {
		if seen[sign] != "" {
			t.Errorf("%q is both %s and %s", sign, name, seen[sign])
		}
		seen[sign] = name
	}
}

func BenchmarkRender(b *testing.B) {
	theme := NewTheme(Terminal{Dark: true, Colors: colorprofile.TrueColor})
	screen := make(Block, 60)
	for i := range screen {
		screen[i] = Cat(Of(Strong.Own("Certified Product Manager"), Hint.Own(" · AIPMM")), Space(100), Of(Style{Role: Good}.Own("●●●○○"))).Fit(200)
	}
	for b.Loop() {
		_ = theme.Render(screen)
	}
}
