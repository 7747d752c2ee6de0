package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/text"
)

// The marks before an option: where the cursor is, and what the value is.
const (
	pointer   = "› "
	noPointer = "  "
	chosen    = "(●) "
	notChosen = "( ) "
	marks     = 6 // cells of both
)

// View draws the value alone, or every option.
func (c *Choice) View() string {
	if c.folded || !c.focused {
		name := c.nameOf(c.get())
		return c.look().TextInput.Text.Render(text.Fit(name, c.width))
	}
	lines, _ := c.rows()
	return strings.Join(lines, "\n")
}

// rows draws the options, and returns which line the mark stands on.
func (c *Choice) rows() (lines []string, here int) {
	style := c.look()
	value := c.get()
	for _, o := range c.Offered() {
		lead, name := noPointer, style.Option
		if o.Value == c.mark {
			lead, name, here = pointer, style.SelectedOption, len(lines)
		}
		if o.Value == value {
			lead += chosen
		} else {
			lead += notChosen
		}
		for i, part := range hang(text.Line(o.Name), c.width-marks) {
			if i > 0 {
				lead = strings.Repeat(" ", marks)
			}
			lines = append(lines, ansi.Truncate(lead+name.Render(part), c.width, ""))
		}
	}
	return lines, here
}

// hang breaks a name into the lines that it takes in a width.
func hang(name string, width int) []string {
	if ansi.StringWidth(name) <= width || width < minHang {
		return []string{text.Fit(name, max(width, 1))}
	}
	return strings.Split(ansi.Wrap(name, width, ""), "\n")
}

// notChosenYet is the name of no value where one has to be chosen.
const notChosenYet = "Not chosen yet"

// minHang is the narrowest column in which names are broken rather than cut.
const minHang = 10

// nameOf returns the name of a value, also of none.
func (c *Choice) nameOf(value string) string {
	if at := offers(c.options, value); at >= 0 {
		return c.options[at].Name
	}
	switch {
	case value == "" && c.asked:
		return notChosenYet
	case value == "":
		return notSet
	}
	return c.words(value)
}

// Cursor returns where the mark is.
func (c *Choice) Cursor() *tea.Cursor {
	if c.folded {
		return c.cursor(0, 0)
	}
	_, here := c.rows()
	return c.cursor(0, here)
}
