package field

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"facet/internal/text"
)

// editor is text under a cursor. It counts in grapheme clusters, so that no key
// tears an emoji or an accent apart, and in cells where it is drawn.
type editor struct {
	clusters []cluster
	at       int  // the cursor stands before this cluster
	lines    bool // line breaks are kept
	left     int  // the first cluster that the window shows
	goal     int  // the column that up and down return to, -1 for the cursor's own
}

// cluster is what a person takes for one character.
type cluster struct {
	text  string
	cells int
}

func (c cluster) space() bool {
	return c.text == "\n" || strings.IndexFunc(c.text, unicode.IsSpace) == 0
}

// split returns the clusters of s.
func split(s string) []cluster {
	clusters := make([]cluster, 0, len(s))
	for s != "" {
		c, cells := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		clusters = append(clusters, cluster{c, cells})
		s = s[len(c):]
	}
	return clusters
}

func join(clusters []cluster) string {
	var b strings.Builder
	for _, c := range clusters {
		b.WriteString(c.text)
	}
	return b.String()
}

func cells(clusters []cluster) int {
	n := 0
	for _, c := range clusters {
		n += c.cells
	}
	return n
}

// String returns the text.
func (e *editor) String() string { return join(e.clusters) }

func (e *editor) empty() bool { return len(e.clusters) == 0 }

// load shows s, made safe, with the cursor at its end.
func (e *editor) load(s string) {
	e.clusters, e.left, e.goal = split(e.safe(s)), 0, -1
	e.at = len(e.clusters)
}

func (e *editor) safe(s string) string {
	if e.lines {
		return text.Block(s)
	}
	return text.Line(s)
}

// replace puts s in the place of some clusters and the cursor after it. It
// splits the whole anew, since an accent joins the letter before it.
func (e *editor) replace(from, to int, s string) (edited bool) {
	if from == to && s == "" {
		return false
	}
	head := e.safe(join(e.clusters[:from]) + s)
	e.clusters = split(e.safe(head + join(e.clusters[to:])))
	e.at, e.goal = 0, -1
	for n := 0; n < len(head) && e.at < len(e.clusters); e.at++ {
		n += len(e.clusters[e.at].text)
	}
	return true
}

// insert puts s at the cursor.
func (e *editor) insert(s string) (edited bool) { return e.replace(e.at, e.at, s) }

// move puts the cursor somewhere else.
func (e *editor) move(at int) {
	e.at, e.goal = min(max(at, 0), len(e.clusters)), -1
}

// wordLeft returns where the word before the cursor begins.
func (e *editor) wordLeft() int {
	i := e.at
	for i > 0 && e.clusters[i-1].space() {
		i--
	}
	for i > 0 && !e.clusters[i-1].space() {
		i--
	}
	return i
}

// wordRight returns where the word after the cursor ends.
func (e *editor) wordRight() int {
	i := e.at
	for i < len(e.clusters) && e.clusters[i].space() {
		i++
	}
	for i < len(e.clusters) && !e.clusters[i].space() {
		i++
	}
	return i
}

// lineStart returns where the cursor's line begins.
func (e *editor) lineStart() int {
	i := e.at
	for i > 0 && e.clusters[i-1].text != "\n" {
		i--
	}
	return i
}

// lineEnd returns where the cursor's line ends.
func (e *editor) lineEnd() int {
	i := e.at
	for i < len(e.clusters) && e.clusters[i].text != "\n" {
		i++
	}
	return i
}

// window returns the part of a line that is seen through a width of cells, and
// the cell of the cursor in it. It scrolls no more than the cursor needs.
func (e *editor) window(width int) (seen string, x int) {
	e.left = min(e.left, e.at)
	under := 1
	if e.at < len(e.clusters) {
		under = max(1, e.clusters[e.at].cells)
	}
	x = cells(e.clusters[e.left:e.at])
	for ; e.left < e.at && x+under > width; e.left++ {
		x -= e.clusters[e.left].cells
	}
	rest := cells(e.clusters[e.at:]) + 1
	for ; e.left > 0 && x+e.clusters[e.left-1].cells+rest <= width; e.left-- {
		x += e.clusters[e.left-1].cells
	}
	end, room := e.left, width
	for end < len(e.clusters) && e.clusters[end].cells <= room {
		room -= e.clusters[end].cells
		end++
	}
	return join(e.clusters[e.left:end]), x
}
