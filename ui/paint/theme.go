package paint

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Theme turns roles and fills into what a terminal shows. Colour is never the
// only sign of anything.
type Theme struct {
	roles  [Behind + 1]color.Color
	fills  [OnBad + 1]color.Color
	plain  [OnBad + 1][Behind + 1]bool // the role can't be read on the fill, and is drawn as plain text
	bold   bool                        // without colours, weight says what matters
	styles [OnBad + 1][Behind + 1][4]*sequences
}

// Terminal is what is known of a terminal.
type Terminal struct {
	Dark   bool
	Paper  color.Color // its background; nil: it didn't say
	Colors colorprofile.Profile
}

// shade is what a role is drawn in: on light and dark paper, in all colours, in
// 256 and in 16. None is the terminal's own colour of text.
type shade struct{ light, dark, light256, dark256, light16, dark16 string }

var shades = [Behind + 1]shade{
	Faint:  {"#5C5C6B", "#A0A0B0", "240", "249", "8", "7"},
	Rule:   {"#BDB9CC", "#4A4A5C", "250", "240", "7", "8"},
	Accent: {"#5B3FD6", "#A693FF", "56", "141", "4", "13"},
	Good:   {"#0A7038", "#5FD38D", "22", "78", "", "10"},
	Warn:   {"#835400", "#FFC24B", "94", "215", "", "11"},
	Bad:    {"#B3261E", "#FF7B72", "124", "210", "1", "9"},
	Badge:  {"#FFFFFF", "#16161D", "231", "234", "", ""},
	Behind: {"#9A96AB", "#66667A", "246", "242", "7", "8"},
}

var (
	paperLight, paperDark = lipgloss.Color("#FFFFFF"), lipgloss.Color("#16161D")
	inkLight, inkDark     = lipgloss.Color("#1F2328"), lipgloss.Color("#E6E6EE")
)

// NewTheme returns the theme for a terminal.
func NewTheme(t Terminal) *Theme {
	theme := &Theme{bold: t.Colors <= colorprofile.ASCII}
	if theme.bold {
		return theme
	}
	for role, s := range shades {
		theme.roles[role] = s.on(t)
	}
	theme.badges()
	switch t.Colors {
	case colorprofile.TrueColor:
		theme.mixFills(t)
	case colorprofile.ANSI256:
		theme.fills[Surface], theme.fills[Striped] = pick(t.Dark, "255", "235"), pick(t.Dark, "253", "237")
		theme.fills[Chosen] = pick(t.Dark, "189", "236")
		theme.plain[Chosen][Warn], theme.plain[Striped][Warn] = !t.Dark, !t.Dark
		theme.plain[Striped][Accent] = t.Dark
	}
	return theme
}

// on is the shade's colour in a terminal, or nil for that of its text.
func (s shade) on(t Terminal) color.Color {
	switch t.Colors {
	case colorprofile.TrueColor:
		return pick(t.Dark, s.light, s.dark)
	case colorprofile.ANSI256:
		return pick(t.Dark, s.light256, s.dark256)
	}
	return pick(t.Dark, s.light16, s.dark16)
}

func pick(isDark bool, light, dark string) color.Color {
	name := light
	if isDark {
		name = dark
	}
	if name == "" {
		return nil
	}
	return lipgloss.Color(name)
}

// badges are the fills in a role's colour. Without a colour they are reversed.
func (t *Theme) badges() {
	for fill, role := range map[Fill]Role{OnAccent: Accent, OnGood: Good, OnWarn: Warn, OnBad: Bad} {
		if t.roles[Badge] != nil {
			t.fills[fill] = t.roles[role]
		}
	}
}

// mixFills makes the fills from the terminal's own paper, as strong as the text
// on them allows. A role that can't be read even so is drawn as plain text.
func (t *Theme) mixFills(terminal Terminal) {
	paper, ink := paperLight, inkLight
	if terminal.Dark {
		paper, ink = paperDark, inkDark
	}
	if terminal.Paper != nil {
		paper = terminal.Paper
	}
	t.fill(Surface, paper, ink, 0.05)
	t.fill(Striped, paper, ink, 0.10)
	t.fill(Chosen, paper, t.roles[Accent], 0.16)
}

func (t *Theme) fill(fill Fill, paper, with color.Color, part float64) {
	const weakest = 0.02 // a fill that is still seen
	for t.fills[fill] = mix(paper, with, part); len(t.unreadable(fill)) > 0 && part/2 >= weakest; {
		part /= 2
		t.fills[fill] = mix(paper, with, part)
	}
	for _, role := range t.unreadable(fill) {
		t.plain[fill][role] = true
	}
}

// unreadable are the roles of text that have too little contrast on a fill.
func (t *Theme) unreadable(fill Fill) []Role {
	var roles []Role
	for _, role := range []Role{Faint, Accent, Good, Warn, Bad} {
		if contrastOf(t.roles[role], t.fills[fill]) < readable {
			roles = append(roles, role)
		}
	}
	return roles
}

// Fills reports whether a surface can be told from the paper; where it can't,
// a line has to stand between them.
func (t *Theme) Fills() bool { return t.fills[Surface] != nil }

// sequences begin and end a style in a terminal.
type sequences struct{ begin, end string }

// style is made once for each that is used: lipgloss takes a text apart to find
// its width, which is known here.
func (t *Theme) style(s Style) *sequences {
	at := &t.styles[s.Fill][s.Role][weight(s)]
	if *at == nil {
		const words = "x"
		begin, end, _ := strings.Cut(t.Lipgloss(s).Render(words), words)
		*at = &sequences{begin, end}
	}
	return *at
}

func weight(s Style) int {
	n := 0
	if s.Bold {
		n = 1
	}
	if s.Underline {
		n += 2
	}
	return n
}

// Lipgloss is a style for words that lipgloss lays out.
func (t *Theme) Lipgloss(s Style) lipgloss.Style {
	style := lipgloss.NewStyle().Bold(s.Bold || t.weighs(s)).Underline(s.Underline)
	if c := t.roles[s.Role]; c != nil && !t.plain[s.Fill][s.Role] {
		style = style.Foreground(c)
	}
	if c := t.fills[s.Fill]; c != nil {
		return style.Background(c)
	}
	return style.Reverse(s.Fill >= OnAccent)
}

// weighs reports whether a style is bold because there is no colour to say what
// it says.
func (t *Theme) weighs(s Style) bool {
	return t.fills[s.Fill] == nil && s.Fill == Chosen || t.bold && (s.Role == Accent || s.Role == Warn || s.Role == Bad)
}

// Render is a block as a terminal is given it.
func (t *Theme) Render(b Block) string {
	const sequences = 24 // bytes of a color, and of its end
	room := 0
	for _, line := range b {
		for _, s := range line {
			room += len(s.Text.String()) + sequences
		}
	}
	var out strings.Builder
	out.Grow(room)
	for i, line := range b {
		if i > 0 {
			out.WriteByte('\n')
		}
		t.line(&out, line)
	}
	return out.String()
}

// line writes neighbors of one style in one piece. Blanks at its end are nothing.
func (t *Theme) line(out *strings.Builder, l Line) {
	for n := len(l); n > 0 && l[n-1].blank(); n-- {
		l = l[:n-1]
	}
	for i := 0; i < len(l); {
		style := l[i].Style.drawn()
		by := t.style(style)
		out.WriteString(by.begin)
		for ; i < len(l) && l[i].Style.drawn() == style; i++ {
			out.WriteString(l[i].Text.String())
		}
		out.WriteString(by.end)
	}
}
