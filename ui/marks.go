package ui

import (
	"strings"

	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"facet/internal/text"
	"facet/ui/paint"
)

// What a field says with a style it says with marks, which become roles when its
// view is taken apart. No text that is shown has control characters.
const (
	markFaint = '\x11' + iota
	markHere
	markSign
	markEnd
)

func marks(mark rune) lipgloss.Style {
	return lipgloss.NewStyle().Transform(func(words string) string { return string(mark) + words + string(markEnd) })
}

// huhStyles are the styles of the fields, which the page draws itself.
func (t *theme) huhStyles() *huh.Styles {
	s := huh.ThemeBase(t.terminal.Dark)
	f, plain := &s.Focused, lipgloss.NewStyle()
	f.Base, f.Option, f.UnselectedOption = plain, plain, plain
	f.SelectedOption = marks(markHere)
	f.SelectedPrefix = marks(markSign)
	f.UnselectedPrefix = marks(markFaint)
	f.Description = marks(markFaint)
	f.ErrorMessage, f.ErrorIndicator = plain, plain
	f.TextInput.Text = plain
	f.TextInput.Placeholder = marks(markFaint)
	f.TextInput.Prompt = marks(markSign)
	f.TextInput.Cursor = t.accent
	s.Blurred = s.Focused
	return s
}

// block is the view of a field, whose marks are roles.
func block(view string) paint.Block {
	lines := strings.Split(strings.TrimRight(view, "\n"), "\n")
	all := make(paint.Block, len(lines))
	for i, line := range lines {
		all[i] = unmarked(line)
	}
	return all
}

func unmarked(line string) paint.Line {
	var all paint.Line
	style := paint.Normal
	for line != "" {
		at := strings.IndexFunc(line, func(r rune) bool { return r >= markFaint && r <= markEnd })
		if at < 0 {
			return append(all, style.Of(text.OneLine(line)))
		}
		if at > 0 {
			all = append(all, style.Of(text.OneLine(line[:at])))
		}
		style = [...]paint.Style{paint.Hint, paint.Strong, paint.Focused, paint.Normal}[line[at]-markFaint]
		line = line[at+1:]
	}
	return all
}
