package screenshot

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Film is a session: what stood on a screen, one moment after the other.
type Film struct {
	draw          inks
	columns, rows int
	began         []time.Duration // of each frame
	pieces        []*piece        // all that is ever seen
	seen          map[string]*piece
	last          []string
}

// piece is a part of a line, and the frames from and before which it is seen.
type piece struct {
	svg   string
	spans [][2]int
}

// NewFilm is one of a screen of a size.
func NewFilm(columns, rows int, on Paper) *Film {
	return &Film{draw: inks{Paper: on}, columns: columns, rows: rows, seen: map[string]*piece{}}
}

// Add takes what stands on the screen from a moment on.
func (f *Film) Add(at time.Duration, s Screen, cursor *Cursor) {
	var drawn strings.Builder
	for y := range f.rows {
		drawn.WriteString(f.draw.row(s, y))
	}
	drawn.WriteString(f.draw.at(cursor))
	now := strings.Split(strings.TrimSpace(drawn.String()), "\n")
	if len(f.began) > 0 && slices.Equal(f.last, now) {
		return
	}
	f.began, f.last = append(f.began, at), now
	for _, svg := range now {
		f.add(svg, len(f.began)-1)
	}
}

// add is a piece that is seen in a frame.
func (f *Film) add(svg string, frame int) {
	p := f.seen[svg]
	if p == nil {
		p = &piece{svg: svg}
		f.seen[svg], f.pieces = p, append(f.pieces, p)
	}
	if n := len(p.spans); n > 0 && p.spans[n-1][1] == frame {
		p.spans[n-1][1]++
		return
	}
	p.spans = append(p.spans, [2]int{frame, frame + 1})
}

// SVG is the film, over and over. A piece is drawn once for the time in which it
// stays, and fills before letters. Who wants nothing to move sees the frame at a
// moment.
func (f *Film) SVG(end, still time.Duration, words string) string {
	slices.SortStableFunc(f.pieces, func(a, b *piece) int { return cmp.Compare(kind(a.svg), kind(b.svg)) })
	var body strings.Builder
	ends := append(slices.Clone(f.began[1:]), end)
	spans := map[[2]int]string{}
	for _, p := range f.pieces {
		for _, span := range p.spans {
			fmt.Fprintf(&body, "<g%s>%s</g>\n", f.class(spans, span, still, ends), p.svg)
		}
	}
	var style strings.Builder
	fmt.Fprintf(&style, "%s\n.f { visibility: hidden; animation: %gs step-end infinite }\n", f.draw.style(), end.Seconds())
	for _, span := range slices.SortedFunc(maps.Keys(spans), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
		style.WriteString(f.keyframes(spans[span], f.began[span[0]], ends[span[1]-1], end))
	}
	style.WriteString("@media (prefers-reduced-motion) { .f { animation: none !important } .s { visibility: visible } }")
	return f.draw.head(f.columns, f.rows, words, style.String()) + body.String() + "</svg>\n"
}

// kind is what is drawn before what.
func kind(svg string) int {
	switch {
	case strings.Contains(svg, "<rect") && !strings.Contains(svg, "fill="):
		return 0
	case strings.Contains(svg, "<text"):
		return 1
	}
	return 2 // the cursor
}

// class says when a line is seen; one that never goes needs none.
func (f *Film) class(spans map[[2]int]string, span [2]int, still time.Duration, ends []time.Duration) string {
	if span == [2]int{0, len(f.began)} {
		return ""
	}
	if spans[span] == "" {
		spans[span] = fmt.Sprintf("k%d", len(spans))
	}
	class := "f"
	if f.began[span[0]] <= still && still < ends[span[1]-1] {
		class = "f s"
	}
	return fmt.Sprintf(` class="%s %s"`, class, spans[span])
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
	return fmt.Sprintf(".%[1]s{animation-name:%[1]s}@keyframes %[1]s{%[2]s%.3[3]f%%{visibility:visible}%[4]s}\n", name, hide, at(from), last)
}
