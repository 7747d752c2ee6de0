package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/scroll"
	"facet/internal/text"
	"facet/ui/paint"
)

// The box takes so many cells and lines, or what there is.
const (
	paletteWidth  = 72
	paletteHeight = 14
	keyWidth      = 10
	paletteHead   = 3 // its upper edge, what is typed, an empty line
	paletteFrame  = 5 // its edges, what is typed, the empty lines, and its foot
)

// box is where the box lies on the screen.
func (p *palette) box() (x, y, width, height int) {
	width = min(p.width, paletteWidth)
	height = min(p.height, max(paletteHeight, p.height*2/3))
	return (p.width - width) / 2, max((p.height-height)/3, 0), width, height
}

// rows are the hits, as there is room for them.
func (p *palette) rows() scroll.Rows {
	_, _, _, height := p.box()
	return scroll.Rows{Count: len(p.hits), Room: max(height-paletteFrame, 1)}
}

func (p *palette) View() string {
	x, y, width, _ := p.box()
	inside := paint.Block{p.sought.drawn(width - 4), nil}
	first, end := p.list.Window(p.rows())
	for at := first; at < end; at++ {
		inside = append(inside, p.row(at, width-4))
	}
	if len(p.hits) == 0 {
		inside = append(inside, paint.Of(paint.Hint.Of(text.OneLine(p.nothing()))))
	}
	for len(inside) < p.rows().Room+2 {
		inside = append(inside, nil)
	}
	title := paint.Of(paint.Focused.Of(text.OneLine(p.title)))
	box := paint.Unicode.Box(paint.Style{Role: paint.Accent}, title, append(inside, p.foot()), nil, width)
	return p.theme.roles.Render(p.behind().Over(box, x, y))
}

// nothing says what to do where nothing is found.
func (p *palette) nothing() string {
	if p.title == placesTitle {
		return "No facet type and no entry is called that. Esc, then ctrl+p, has the rest."
	}
	return "Nothing is called that. Try “new”, “go” or “who”."
}

// behind is the screen below.
func (p *palette) behind() paint.Block {
	if p.back == nil {
		for line := range strings.SplitSeq(ansi.Strip(text.Rejoined(p.below.View())), "\n") {
			p.back = append(p.back, paint.Of(paint.Hint.Of(text.OneLine(line))))
		}
		p.back = p.back.Fit(p.width, p.height)
	}
	return p.back
}

// row is an item: its name, and at the right what sort it is, and its key.
func (p *palette) row(at, width int) paint.Line {
	i, on := p.all.item(p.hits[at]), at == p.list.At()
	style := paint.Normal
	if i.why != "" {
		style = paint.Hint
	}
	mark := paint.Of(paint.Normal.Own("  "))
	if on {
		style = paint.Strong
		mark = paint.Of(paint.Focused.Own(paint.Unicode.Here), paint.Normal.Own(" "))
	}
	sort := i.sort
	if i.why != "" {
		sort = "not now"
	}
	right := paint.Cat(paint.Of(paint.Hint.Of(text.OneLine(sort))), paint.Space(2), paint.Of(paint.Style{Role: paint.Accent}.Of(text.OneLine(i.key))).Fit(keyWidth))
	name := i.called()
	line := paint.Ends(width, paint.Cat(mark, underlined(name, style, lettersOf(name, p.sought.value()))), right).Fit(width)
	if on {
		line = line.On(paint.Chosen)
	}
	return line
}

// underlined is a name with the letters that were found.
func underlined(name string, style paint.Style, marked map[int]bool) paint.Line {
	if len(marked) == 0 {
		return paint.Of(style.Of(text.OneLine(name)))
	}
	var line paint.Line
	letters := []rune(name)
	for from := 0; from < len(letters); {
		to := from + 1
		for to < len(letters) && marked[to] == marked[from] {
			to++
		}
		s := style
		s.Underline = marked[from]
		line = append(line, s.Of(text.OneLine(string(letters[from:to]))))
		from = to
	}
	return line
}

// foot is how many were found, or why the last one wasn't done.
func (p *palette) foot() paint.Line {
	if p.why != "" {
		return paint.Of(paint.Style{Role: paint.Warn}.Of(text.OneLine("! " + p.why)))
	}
	return paint.Of(paint.Hint.Of(text.OneLine(fmt.Sprintf("%d of %d %s enter does it %s esc closes", len(p.hits), len(p.all.all), paint.Unicode.Separator, paint.Unicode.Separator))))
}

// Cursor stands where the words are typed.
func (p *palette) Cursor() *tea.Cursor {
	x, y, width, _ := p.box()
	at := p.sought.cursor(width-4, y+1)
	at.X += x + 2
	return at
}
