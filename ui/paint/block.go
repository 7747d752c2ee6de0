package paint

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"facet/internal/text"
)

// Wrap is a text in lines of at most width cells, broken between words.
func Wrap(s Style, words text.Safe, width int) Block {
	if width <= 0 {
		return nil
	}
	var all Block
	wrapped := ansi.Wrap(text.Unbroken(words.String()), width, "")
	for line := range strings.SplitSeq(text.Rejoined(wrapped), "\n") {
		all = append(all, Line{Span{text.OneLine(line), s}})
	}
	return all
}

// Fit is the block with exactly so many lines of so many cells.
func (b Block) Fit(width, height int) Block {
	all := make(Block, 0, max(height, 0))
	for i := range height {
		var line Line
		if i < len(b) {
			line = b[i]
		}
		all = append(all, line.Fit(width))
	}
	return all
}

// Indent is the block with blanks before each line.
func (b Block) Indent(n int) Block {
	all := make(Block, len(b))
	for i := range b {
		all[i] = Cat(Space(n), b[i])
	}
	return all
}

// Hang stands lines to the right of what leads to them.
func Hang(lead Line, lines Block) Block {
	if len(lines) == 0 {
		return Block{lead}
	}
	all := lines.Indent(lead.Width())
	all[0] = Cat(lead, lines[0])
	return all
}

// Beside puts blocks next to each other, with a gap between them. Each must have
// been fitted, all to one height.
func Beside(gap Line, blocks ...Block) Block {
	if len(blocks) == 0 {
		return nil
	}
	all, parts := make(Block, len(blocks[0])), make([]Line, 0, 2*len(blocks))
	for i := range all {
		for j, b := range blocks {
			if parts = append(parts, b[i]); j < len(blocks)-1 {
				parts = append(parts, gap)
			}
		}
		all[i], parts = Cat(parts...), parts[:0]
	}
	return all
}

// Over is the block, greyed, with a box on it whose corner is at x and y.
func (b Block) Over(box Block, x, y int) Block {
	all := make(Block, len(b))
	for i, line := range b {
		all[i] = line.greyed()
		if j := i - y; j >= 0 && j < len(box) {
			wide := line.Width()
			all[i] = Cat(all[i].Cut(0, x), box[j], all[i].Cut(x+box[j].Width(), wide))
		}
	}
	return all
}

// At is the zone of a cell.
func (b Block) At(x, y int) int {
	if y < 0 || y >= len(b) || x < 0 {
		return 0
	}
	if cell := b[y].Cut(x, x+1); len(cell) > 0 {
		return cell[0].Style.Zone
	}
	return 0
}

// String is the block without any style.
func (b Block) String() string {
	lines := make([]string, len(b))
	for i, l := range b {
		lines[i] = l.String()
	}
	return strings.Join(lines, "\n")
}
