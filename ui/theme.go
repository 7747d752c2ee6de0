package ui

import (
	"charm.land/bubbles/v2/help"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"facet/internal/text"
	"facet/ui/paint"
)

// theme is every style of the program. It is one value that all screens
// share: the terminal's answer changes it in place.
type theme struct {
	fixed    bool // by --theme: what the terminal says of light and dark is not followed
	terminal paint.Terminal
	roles    *paint.Theme

	title, section, plain, faint, accent, label  lipgloss.Style
	own, other, sandbox                          lipgloss.Style
	good, warn, bad                              lipgloss.Style
	selected, focusBar, button, buttonOn, codeOn lipgloss.Style

	help help.Styles
	huh  *huh.Styles
}

func newTheme(choice string) *theme {
	t := &theme{fixed: choice != "", terminal: paint.Terminal{Dark: choice != "light", Colors: colorprofile.TrueColor}}
	t.make()
	return t
}

// choose makes it dark or light, whatever the terminal says.
func (t *theme) choose(choice string) {
	t.fixed, t.terminal.Dark, t.terminal.Paper = true, choice == "dark", nil
	t.make()
}

// paper follows what the terminal says of its background.
func (t *theme) paper(background tea.BackgroundColorMsg) {
	if t.fixed && background.IsDark() != t.terminal.Dark {
		return
	}
	t.terminal.Dark, t.terminal.Paper = background.IsDark(), background.Color
	t.make()
}

// colors follows which colors the terminal has.
func (t *theme) colors(profile colorprofile.Profile) {
	t.terminal.Colors = profile
	t.make()
}

// Theme gives huh the styles made beforehand: huh asks at every look-up.
func (t *theme) Theme(bool) *huh.Styles { return t.huh }

// make derives all styles from the roles that a screen has for its words.
func (t *theme) make() {
	t.roles = paint.NewTheme(t.terminal)
	in := func(s paint.Style) lipgloss.Style { return t.roles.Lipgloss(s).Transform(text.Unbroken) }
	on := func(fill paint.Fill) lipgloss.Style {
		return in(paint.Style{Role: paint.Badge, Fill: fill, Bold: true})
	}
	t.plain, t.faint, t.accent = in(paint.Normal), in(paint.Hint), in(paint.Style{Role: paint.Accent})
	t.title, t.label = in(paint.Strong), in(paint.Normal)
	t.section, t.own, t.selected, t.focusBar = in(paint.Focused), in(paint.Focused), in(paint.Focused), in(paint.Focused)
	t.own = t.own.Inline(true)
	t.other, t.sandbox = on(paint.OnWarn), on(paint.OnGood)
	t.good, t.warn, t.bad = in(paint.Style{Role: paint.Good}), in(paint.Style{Role: paint.Warn}), in(paint.Style{Role: paint.Bad})
	t.button, t.buttonOn = t.faint.Padding(0, 2), on(paint.OnAccent).Padding(0, 2)
	t.codeOn = t.accent
	strong := in(paint.Strong)
	t.help = help.Styles{
		Ellipsis: t.faint, ShortKey: strong.Inline(true), ShortDesc: t.faint.Inline(true), ShortSeparator: t.faint,
		FullKey: strong, FullDesc: t.faint, FullSeparator: t.faint,
	}
	t.huh = t.huhStyles()
}
