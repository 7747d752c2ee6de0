package ui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/picture"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
)

// View draws the lines that are seen, and below them what is going on.
func (s *step) View() string {
	if s.asking != nil {
		return s.question()
	}
	words, rows := s.room()
	head := s.head[s.scroll:min(s.scroll+words, len(s.head))]
	return fill(strings.Join(slices.Concat(head, s.line(), s.rows), "\n"), words+len(s.line())+rows) + "\n" + strings.Join(append([]string{s.last()}, s.buttons()...), "\n")
}

// last are the lines below: what is under way, or the notice, and at their end
// whether there is more to see.
func (s *step) last() string {
	lines, more := s.below(), s.more()
	if sending := s.busy != nil && s.busy.sends(); more != "" && !sending {
		at := len(lines) - 1
		lines[at] += strings.Repeat(" ", min(lipgloss.Width(lines[at]), 2)) + more
	}
	return strings.Join(lines, "\n")
}

// below are those lines, with room at the end of the last of them.
func (s *step) below() []string {
	style, words := s.theme.accent, text.Line(s.notice)
	switch {
	case s.busy != nil && s.busy.stopped:
		style, words = s.theme.warn, "Stopping…"
	case s.busy != nil && s.busy.sends():
		return s.busy.lines(s.theme, s.width)
	case s.busy != nil:
		words = text.Line(s.busy.action.Doing)
	case s.trouble && words != "":
		style, words = s.theme.warn, "✗ "+words
	}
	lines := strings.Split(ansi.Wrap(words, max(s.width, 10), ""), "\n")
	for i, line := range lines {
		lines[i] = style.Render(line)
	}
	return withRoom(lines, s.width)
}

// withRoom are lines with room for what may stand behind the last of them.
func withRoom(lines []string, width int) []string {
	const more = 36
	if last := lipgloss.Width(lines[len(lines)-1]); last > 0 && last+more > width {
		lines = append(lines, "")
	}
	return lines
}

// question is what is asked before an action is done.
func (s *step) question() string {
	c, width := s.asking.Confirm, max(min(s.width, 76), 20)
	lines := []string{s.theme.warn.Bold(true).Render("! " + c.Question.Fit(width-2)), ""}
	if !c.About.Empty() {
		lines = append(lines, s.theme.title.Render(c.About.Fit(width)), "")
	}
	return strings.Join(append(lines, s.theme.plain.Width(width).Render(c.Words.String())), "\n")
}

// above are the lines above the rows: the title, and what the step says.
func (s *step) above() []string {
	width := max(s.width, 20)
	lines := []string{s.title(width), ""}
	for _, block := range s.view.Blocks {
		lines = append(lines, strings.Split(s.block(block, width), "\n")...)
	}
	switch list := s.view.List; {
	case list.Count > 0 && len(s.view.Blocks) > 0:
		return append(lines, "")
	case list.Count > 0 || list.Row == nil:
		return lines
	case s.loading:
		return append(lines, s.theme.faint.Render("Reading…"))
	}
	return append(lines, s.view.List.Empty.String())
}

func (s *step) title(width int) string {
	t := s.view.Title
	sign, style := s.theme.tone(t.Tone)
	words := style.Bold(true).Render(sign + t.Words.Fit(width-2))
	if t.About.Empty() {
		return words
	}
	return words + "  " + s.theme.title.Render(t.About.Fit(max(width-lipgloss.Width(words)-2, 4)))
}

// tone is the sign and the style of how something is meant.
func (t *theme) tone(tone flow.Tone) (sign string, style lipgloss.Style) {
	switch tone {
	case flow.Faint:
		return "", t.faint
	case flow.Head:
		return "", t.section
	case flow.Good:
		return "✓ ", t.good
	case flow.Unsure:
		return "? ", t.warn
	case flow.Warn:
		return "! ", t.warn
	case flow.Bad:
		return "✗ ", t.bad
	}
	return "", t.plain
}

// pictureWidth is how many cells a picture has across.
const pictureWidth = 24

// block draws a part of what the step says.
func (s *step) block(block flow.Block, width int) string {
	switch b := block.(type) {
	case flow.Text:
		return s.theme.paragraph(b, width)
	case flow.Facts:
		return facts(s.theme, []person.FactSection{person.FactSection(b)}, width)
	case flow.Changes:
		return differences(s.theme, b, width)
	case flow.Code:
		return hanging(b.Lines.String(), width)
	case flow.Picture:
		return strings.Join(picture.Cells(b.Image, min(width, pictureWidth), s.theme.terminal.Colors), "\n")
	case flow.Listed:
		return s.listed(width)
	}
	return ""
}

func (t *theme) paragraph(p flow.Text, width int) string {
	sign, style := t.tone(p.Tone)
	if p.Lead.Empty() {
		return style.Width(width).Render(sign + p.Words.String())
	}
	return t.plain.Width(width).Render(style.Render(sign+p.Lead.String()) + "  " + p.Words.String())
}

// listed are the actions that are written out, each with its key.
func (s *step) listed(width int) string {
	var lines []string
	for _, a := range s.view.Actions {
		if a.Listed && a.Can() {
			lines = append(lines, beside("  "+s.written(a)+"  ", text.Line(a.Spoken()), width)...)
		}
	}
	return strings.Join(lines, "\n")
}

// flush reports whether there is an address to be copied from the screen.
func (s *step) flush() bool {
	return slices.ContainsFunc(s.view.Blocks, func(b flow.Block) bool {
		code, is := b.(flow.Code)
		return is && !strings.ContainsAny(code.Lines.String(), " \n")
	})
}

var _ flush = (*step)(nil)
