package screenshot

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Film is a session: what stood on a screen, one moment after the other.
type Film struct {
	paper         Paper
	columns, rows int
	began         []time.Duration // of each frame
	lines         [][]string      // of each frame, as SVG; the last is the cursor
}

// NewFilm is one of a screen of a size.
func NewFilm(columns, rows int, on Paper) *Film {
	return &Film{paper: on, columns: columns, rows: rows}
}

// Add takes what stands on the screen from a moment on.
func (f *Film) Add(at time.Duration, s Screen, cursor *Cursor) {
	var lines []string
	for y := range f.rows {
		lines = append(lines, f.paper.row(s, y))
	}
	lines = append(lines, f.paper.at(cursor))
	if n := len(f.lines); n > 0 && slices.Equal(f.lines[n-1], lines) {
		return
	}
	f.began, f.lines = append(f.began, at), append(f.lines, lines)
}

// SVG is the film, over and over. A line is drawn once for the time in which it
// stays. Who wants nothing to move sees the frame at a moment.
func (f *Film) SVG(end, still time.Duration, words string) string {
	var body strings.Builder
	ends := append(slices.Clone(f.began[1:]), end)
	spans := map[[2]int]string{}
	for y := range f.rows + 1 {
		for from := 0; from < len(f.lines); {
			to := from + 1
			for to < len(f.lines) && f.lines[to][y] == f.lines[from][y] {
				to++
			}
			if f.lines[from][y] != "" {
				fmt.Fprintf(&body, "<g%s>%s</g>\n", f.class(spans, from, to, still, ends), strings.TrimSpace(f.lines[from][y]))
			}
			from = to
		}
	}
	style := fmt.Sprintf("\n.f { visibility: hidden; animation: %gs step-end infinite }\n", end.Seconds())
	for _, span := range slices.SortedFunc(maps.Keys(spans), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
		style += f.keyframes(spans[span], f.began[span[0]], ends[span[1]-1], end)
	}
	style += "@media (prefers-reduced-motion) { .f { animation: none !important } .s { visibility: visible } }"
	return f.paper.head(f.columns, f.rows, words, style) + body.String() + "</svg>\n"
}

// class says when a line is seen; one that never goes needs none.
func (f *Film) class(spans map[[2]int]string, from, to int, still time.Duration, ends []time.Duration) string {
	if from == 0 && to == len(f.lines) {
		return ""
	}
	span := [2]int{from, to}
	if spans[span] == "" {
		spans[span] = fmt.Sprintf("k%d", len(spans))
	}
	class := "f"
	if f.began[from] <= still && still < ends[to-1] {
		class = "f s"
	}
	return fmt.Sprintf(` class="%s" style="animation-name:%s"`, class, spans[span])
}

// keyframes say when what has a name is seen.
func (f *Film) keyframes(name string, from, to, end time.Duration) string {
	at := func(d time.Duration) float64 { return float64(d) / float64(end) * 100 }
	hide := ""
	if from > 0 {
		hide = "0%{visibility:hidden}"
	}
	last := ""
	if to < end {
		last = fmt.Sprintf("%.3f%%,100%%{visibility:hidden}", at(to))
	} else {
		last = "100%{visibility:visible}"
	}
	return fmt.Sprintf("@keyframes %s{%s%.3f%%{visibility:visible}%s}\n", name, hide, at(from), last)
}
