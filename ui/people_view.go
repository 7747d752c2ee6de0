package ui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/graph"
	"facet/internal/scroll"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/ui/paint"
)

func (p *people) View() string {
	lines := strings.Split(p.theme.roles.Render(append(p.top(), p.said()...)), "\n")
	return strings.Join(append(lines, p.list.Lines(p.rows(), p.row)...), "\n")
}

// above is how many lines stand above the rows.
func (p *people) above() int { return peopleTop + len(p.said()) }

// rows are the people, as there is room for them: each has a line for the name, and
// as many as the sign-in name takes.
func (p *people) rows() scroll.Rows {
	found := p.now.People()
	height := func(at int) int { return 1 + len(p.known(found[at])) }
	return scroll.Rows{Count: len(found), Room: max(p.height-p.above(), 3), Height: height}
}

// peopleTop is how many lines top takes.
const peopleTop = 3

// top is what is asked, and the field in which a name is typed.
func (p *people) top() paint.Block {
	var count paint.Line
	if n := len(p.now.People()); n > 0 {
		count = paint.Of(paint.Hint.Of(text.OneLine(text.Count(n, "person", "people"))))
	}
	field := paint.Cat(paint.Space(1), p.sought.drawn(p.room()-2)).Fit(p.room()).On(paint.Chosen)
	if !p.theme.roles.Fills() {
		field = p.sought.drawn(p.room() - 2)
	}
	return paint.Block{paint.Unicode.Heading(p.now.View().Title.Words, p.room(), true, count), field, nil}
}

// said is what is going on, why the last key did nothing, or what the rows below
// are.
func (p *people) said() paint.Block {
	width := p.room()
	switch {
	case p.eager:
		words := paint.Wrap(paint.Hint, text.OneLine("Looking for "+text.Fit(p.now.Sought(), width-13)+"…"), width)
		return append(words, paint.Wrap(paint.Hint, text.OneLine("Backspace changes the name, Esc stops."), width)...)
	case p.notice != "":
		return paint.Wrap(paint.Style{Role: paint.Warn}, text.OneLine("! "+p.notice), width)
	case p.looking:
		return paint.Block{paint.Of(paint.Hint.Own("Looking…"))}
	}
	var all paint.Block
	for _, block := range p.now.View().Blocks {
		all = append(all, paragraph(block.(flow.Text), width)...)
	}
	return all
}

func (p *people) room() int { return min(max(p.width, 20), mostWords) }

// Cursor stands where the name is typed.
func (p *people) Cursor() *tea.Cursor {
	at := p.sought.cursor(p.room()-2, 1)
	if p.theme.roles.Fills() {
		at.X++
	}
	return at
}

// row is what tells somebody from others: the name and what stands beside it
// on one line, and the whole sign-in name below.
func (p *people) row(at int) []string {
	u := p.now.People()[at]
	on, width := at == p.marked(), p.room()
	signs := paint.Of(paint.Style{Role: paint.Warn}.Of(text.OneLine(p.signs(u))))
	name := paint.Of(paint.Strong.Of(text.OneLine(cmp.Or(u.DisplayName, "(no name)"))))
	if most := width - 2 - signs.Width(); name.Width() > most {
		name = name.Fit(max(most, 1))
	}
	row := paint.Row{Name: paint.Cat(name, signs), On: on, Keys: true}
	about := paint.Of(paint.Hint.Of(text.OneLine(person.About(u))))
	if left := width - row.Name.Width() - 4; left > 5 && about.Width() > 0 {
		if about.Width() > left {
			about = about.Fit(left)
		}
		row.Right = about
	}
	for _, part := range p.known(u) {
		row.Below = append(row.Below, paint.Of(paint.Hint.Of(text.OneLine(part))))
	}
	return strings.Split(p.theme.roles.Render(paint.Unicode.Row(row, width)), "\n")
}

// known is the whole sign-in name, on as many lines as it takes.
func (p *people) known(u graph.DirectoryUser) []string {
	const lead = "  "
	name, room := text.Line(cmp.Or(u.UserPrincipalName, u.Mail, u.ID)), p.room()-2
	switch wide := ansi.StringWidth(name); {
	case wide+len(lead) <= room:
		return []string{lead + name}
	case wide <= room:
		return []string{name} // rather than on two lines
	}
	return strings.Split(ansi.Hardwrap(name, max(room, 1), true), "\n")
}

// signs warn of what is special about somebody.
func (p *people) signs(u graph.DirectoryUser) string {
	if p.of().IsMyself(u.ID) {
		return "  (you)" + warningOf(u)
	}
	return warningOf(u)
}

// warningOf is what everybody has to know of somebody.
func warningOf(u graph.DirectoryUser) (words string) {
	if u.Guest() {
		words += "  ! guest"
	}
	if u.Disabled() {
		words += "  ! disabled"
	}
	return words
}
