package ui

import (
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

	// For words that lipgloss lays out. Everything else is drawn in roles.
	title, section, plain, faint, accent, warn, bad, button, buttonOn lipgloss.Style

	huh *huh.Styles
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

// make derives the styles from the roles that a screen has for its words.
func (t *theme) make() {
	t.roles = paint.NewTheme(t.terminal)
	in := func(s paint.Style) lipgloss.Style { return t.roles.Lipgloss(s).Transform(text.Unbroken) }
	t.plain, t.title, t.section = in(paint.Normal), in(paint.Strong), in(paint.Focused)
	t.faint, t.accent = in(paint.Hint), in(paint.Style{Role: paint.Accent})
	t.warn, t.bad = in(paint.Style{Role: paint.Warn}), in(paint.Style{Role: paint.Bad})
	chosen := in(paint.Style{Role: paint.Badge, Fill: paint.OnAccent, Bold: true})
	t.button, t.buttonOn = t.faint.Padding(0, 2), chosen.Padding(0, 2)
	t.huh = t.huhStyles()
}
