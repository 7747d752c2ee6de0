package ui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/picture"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/ui/paint"
)

// View draws the lines that are seen, and below them what is going on. Entries that
// the step is about stand beside them, where there is room.
func (s *step) View() string {
	if s.asking != nil {
		return s.question()
	}
	words, rows := s.room()
	head := s.head[s.scroll:min(s.scroll+words, len(s.head))]
	body, buttons := slices.Concat(head, s.line(), s.rows), s.buttons()
	height := words + len(s.line()) + rows
	s.buttonsAt = height + lipgloss.Height(s.last())
	if len(body)+1 < height { // buttons stand below what they are about
		s.buttonsAt = len(body) + 1
		body, buttons, height = slices.Concat(body, []string{""}, buttons), nil, height+len(buttons)
	}
	lines := strings.Split(fill(strings.Join(body, "\n"), height), "\n")
	if s.sided() {
		lines = s.joined(lines)
	}
	return strings.Join(slices.Concat(lines, []string{s.last()}, buttons), "\n")
}

// joined are lines with the cards beside them.
func (s *step) joined(lines []string) []string {
	l := s.layout()
	at := l.Width - l.Side()
	for i, card := range s.drawn(s.beside(l).Fit(l.Side(), len(lines))) {
		lines[i] += strings.Repeat(" ", max(at-lipgloss.Width(lines[i]), 0)) + card
	}
	return lines
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
	width := s.wordsWidth()
	lines := s.title(width)
	if s.height >= roomyHeight {
		lines = append(lines, nil)
	}
	head := s.drawn(lines)
	s.written = map[int]int{}
	for i, b := range s.view.Blocks {
		if p, is := b.(flow.Picture); is {
			head = append(head, picture.Cells(p.Image, min(width, pictureWidth), s.theme.terminal.Colors)...)
			continue
		}
		said := s.block(b, min(width, mostWords))
		if title, is := b.(flow.Text); is && title.Tone == flow.Head && s.listedAt(i+1) {
			said = paint.Block{paint.Unicode.Heading(title.Words, min(width, mostWords), true, nil)}
		}
		for i := range said {
			if n := said.At(0, i); n > 0 {
				s.written[len(head)+i] = n
			}
		}
		head = append(head, s.drawn(said)...)
	}
	for len(head) > 0 && strings.TrimSpace(ansi.Strip(head[len(head)-1])) == "" && len(s.view.Blocks) > 0 {
		head = head[:len(head)-1]
	}
	switch list := s.view.List; {
	case list.Count > 0 && len(s.view.Blocks) > 0:
		return append(head, "")
	case list.Count > 0 || list.Row == nil:
		return head
	case s.loading:
		return append(head, s.drawn(paint.Block{paint.Of(paint.Hint.Own("Reading…"))})...)
	}
	return append(head, s.drawn(paint.Wrap(paint.Normal, s.view.List.Empty, width))...)
}

// listedAt reports whether what is said at a place is what can be done now: the keys
// are there.
func (s *step) listedAt(i int) bool {
	if i >= len(s.view.Blocks) {
		return false
	}
	_, is := s.view.Blocks[i].(flow.Listed)
	return is
}

// roomyHeight is how many lines a screen has that has blank ones to spare.
const roomyHeight = 18

// drawn are lines as a terminal is given them.
func (s *step) drawn(lines paint.Block) []string {
	if len(lines) == 0 {
		return nil
	}
	return strings.Split(s.theme.roles.Render(lines), "\n")
}

// title heads the step. What happened has a sign, and below it what it happened to.
func (s *step) title(width int) paint.Block {
	t := s.view.Title
	sign, style := toneOf(t.Tone)
	if t.Tone == flow.Plain {
		head := paint.Unicode.Heading(t.Words, width, s.view.Question != nil || s.view.List.Count > 0, nil)
		if about := paint.Of(paint.Strong.Of(t.About)); !t.About.Empty() {
			return append(paint.Block{head}, about.Fit(width))
		}
		return paint.Block{head}
	}
	style.Bold = true
	if !t.Where.Empty() {
		t.Words = text.OneLine(t.Words.String() + ". " + t.Where.String())
	}
	if t.Tone == flow.Good && s.height >= roomyHeight && !t.About.Empty() {
		return tiled(width, paint.Wrap(style, t.Words, width-tileWidth), paint.Wrap(paint.Strong, t.About, width-tileWidth))
	}
	lead := paint.Of(style.Of(text.OneLine(sign)))
	words := paint.Hang(lead, paint.Wrap(style, t.Words, width-lead.Width()))
	if t.About.Empty() {
		return words
	}
	return append(words, paint.Wrap(paint.Strong, t.About, width-lead.Width()).Indent(lead.Width())...)
}

// tileWidth is how much a tile takes, and the space beside it.
const tileWidth = 7

// tiled are words and what they are about, beside a tile that says that it went well.
func tiled(width int, words, about paint.Block) paint.Block {
	fill := paint.Style{Role: paint.Badge, Fill: paint.OnGood, Bold: true}
	lines := append(words, about...)
	for i := range lines {
		tile := paint.Repeat(fill, " ", tileWidth-2)
		if i == 0 {
			tile = paint.Of(fill.Own("  "), fill.Own(paint.Unicode.Done), fill.Own("  "))
		}
		lines[i] = paint.Cat(tile, paint.Space(2), lines[i]).Fit(width)
	}
	return lines
}

// pictureWidth is how many cells a picture has across.
const pictureWidth = 24

// flush reports whether there is an address to be copied from the screen.
func (s *step) flush() bool {
	return slices.ContainsFunc(s.view.Blocks, func(b flow.Block) bool {
		code, is := b.(flow.Code)
		return is && !strings.ContainsAny(code.Lines.String(), " \n")
	})
}

var _ flush = (*step)(nil)
