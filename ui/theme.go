package ui

import (
	"charm.land/bubbles/v2/help"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"facet/internal/text"
)

// theme is every style of the program. It is one value that all screens
// share: the terminal's answer changes it in place.
type theme struct {
	fixed bool // by --theme: the terminal's answer is not followed
	dark  bool

	title, section, plain, faint, accent, label  lipgloss.Style
	own, other, sandbox                          lipgloss.Style
	good, warn, bad                              lipgloss.Style
	selected, focusBar, button, buttonOn, codeOn lipgloss.Style

	help help.Styles
	huh  *huh.Styles
}

func newTheme(choice string) *theme {
	t := &theme{fixed: choice != "", dark: choice != "light"}
	t.make()
	return t
}

// answer follows what the terminal says of its background.
func (t *theme) answer(dark bool) {
	if !t.fixed && t.dark != dark {
		t.dark = dark
		t.make()
	}
}

// Theme gives huh the styles made beforehand: huh asks at every look-up.
func (t *theme) Theme(bool) *huh.Styles { return t.huh }

// make derives all styles from a handful of colours. Colour is never the only
// sign of anything.
func (t *theme) make() {
	pick := lipgloss.LightDark(t.dark)
	accent := pick(lipgloss.Color("#5B3FD6"), lipgloss.Color("#A693FF"))
	faint := pick(lipgloss.Color("#6B6B6B"), lipgloss.Color("#9A9A9A"))
	good := pick(lipgloss.Color("#0B7A3E"), lipgloss.Color("#5FD38D"))
	warn := pick(lipgloss.Color("#8A5A00"), lipgloss.Color("#FFC24B"))
	bad := pick(lipgloss.Color("#B3261E"), lipgloss.Color("#FF7B72"))
	paper := pick(lipgloss.Color("#FFFFFF"), lipgloss.Color("#16161D"))

	style := func() lipgloss.Style { return lipgloss.NewStyle().Transform(text.Unbroken) }
	t.plain, t.faint, t.accent = style(), style().Foreground(faint), style().Foreground(accent)
	t.title = style().Bold(true)
	t.section = style().Bold(true).Foreground(accent)
	t.label = style()
	t.own = style().Bold(true).Foreground(accent)
	t.other = style().Bold(true).Foreground(paper).Background(warn)
	t.sandbox = style().Bold(true).Foreground(paper).Background(good)
	t.good, t.warn, t.bad = style().Foreground(good), style().Foreground(warn), style().Foreground(bad)
	t.selected = style().Bold(true).Foreground(accent)
	t.focusBar = style().Foreground(accent).Bold(true)
	t.button = style().Padding(0, 2).Foreground(faint)
	t.buttonOn = style().Padding(0, 2).Bold(true).Foreground(paper).Background(accent)
	t.codeOn = style().Foreground(accent)
	t.help = help.DefaultStyles(t.dark)
	t.help.ShortKey, t.help.ShortDesc, t.help.ShortSeparator = style().Bold(true), t.faint, t.faint
	t.help.FullKey, t.help.FullDesc = style().Bold(true), t.faint
	t.huh = t.huhStyles()
}

// huhStyles are the styles of the fields, which the page frames itself.
func (t *theme) huhStyles() *huh.Styles {
	s := huh.ThemeBase(t.dark)
	f := &s.Focused
	f.Base = lipgloss.NewStyle()
	f.Option = t.plain
	f.SelectedOption = t.selected
	f.SelectedPrefix = t.accent
	f.UnselectedPrefix = t.faint
	f.UnselectedOption = t.plain
	f.Description = t.faint
	f.ErrorMessage, f.ErrorIndicator = t.bad, t.bad
	f.TextInput.Placeholder = t.faint
	f.TextInput.Prompt = t.accent
	f.TextInput.Cursor = t.accent
	s.Blurred = s.Focused
	return s
}
