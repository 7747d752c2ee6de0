// Package debuglog writes down what an editor was told, for somebody who works
// on facet: one line a message.
//
// Its laws: a line is made of the names of Go types, of the size of the window
// and of keys where nothing is typed, so no value and no text from outside can
// come into it; nobody who adds a line waits for the disk, and a line that
// there is no room for is counted instead; a log that is nil takes lines and
// costs nothing.
package debuglog

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync/atomic"
	"time"
)

// Waiting is how many lines may wait to be written.
const Waiting = 1024

// Line is what is known of a message. A type can't hold a value.
type Line struct {
	Message       reflect.Type // what came
	Place         reflect.Type // the screen or the step that was there
	Width, Height int          // of the window; zero: it isn't known
	Key           string       // the name of a key; empty: it was none
}

// AKey is the name of every key that may be a part of something typed.
const AKey = "a key"

// Log takes lines and has them written.
type Log struct {
	lines   chan timed
	lost    atomic.Int64
	written chan struct{}
}

// timed is a line with the time at which it was added.
type timed struct {
	Line
	at time.Time
}

// New begins a log. A write that fails costs the line.
func New(to io.Writer) *Log {
	l := &Log{lines: make(chan timed, Waiting), written: make(chan struct{})}
	go l.write(to)
	return l
}

// Add takes a line, and doesn't wait.
func (l *Log) Add(line Line) {
	if l == nil {
		return
	}
	select {
	case l.lines <- timed{line, time.Now()}:
	default:
		l.lost.Add(1)
	}
}

// Close waits until all lines are written. No line may be added after it.
func (l *Log) Close() {
	if l == nil {
		return
	}
	close(l.lines)
	<-l.written
}

func (l *Log) write(to io.Writer) {
	defer close(l.written)
	for line := range l.lines {
		_, _ = io.WriteString(to, line.String())
		if lost := l.lost.Swap(0); lost > 0 {
			_, _ = fmt.Fprintf(to, "%s %d lines are missing\n", line.at.UTC().Format(stamp), lost)
		}
	}
}

const stamp = "2006-01-02T15:04:05.000000Z"

// String is the line as it is written.
func (l timed) String() string {
	words := []string{l.at.UTC().Format(stamp), name(l.Message), name(l.Place)}
	if l.Width > 0 {
		words = append(words, fmt.Sprintf("%dx%d", l.Width, l.Height))
	}
	if l.Key != "" {
		words = append(words, l.Key)
	}
	return strings.Join(words, " ") + "\n"
}

func name(t reflect.Type) string {
	if t == nil {
		return "-"
	}
	return strings.TrimLeft(t.String(), "*")
}
