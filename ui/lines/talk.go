package lines

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
	"time"

	"facet/graph"
	"facet/internal/debuglog"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/ui"
)

// longest is how many bytes a line may have; a longer one ends the input.
const longest = 1 << 20

// talk is a conversation with one person.
type talk struct {
	ctx     context.Context
	lines   <-chan string
	options ui.Options
	session *person.Session
	at      any // where the person is: the step, the form, or the talk itself
	sent    int // requests that went out

	own  *person.Session // of one's own profile, once that is open
	next flow.Place      // where it begins again when everything is left

	chosen *graph.DirectoryUser // who was chosen last for a field that asks; nil: nobody was

	editing *draft.Edit // the form that is filled in, whose answers are kept
	problem error       // why they can't be, as it was said last

	mu     sync.Mutex // signing in speaks while the rest waits
	out    io.Writer
	broken error // of out
}

// listen reads lines until the input or the context ends, and then closes the
// channel.
func listen(ctx context.Context, in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		scanner := bufio.NewScanner(in)
		scanner.Buffer(nil, longest)
		scanner.Split(wholeLines)
		for scanner.Scan() {
			select {
			case lines <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return lines
}

// wholeLines splits at line breaks and drops a last line that has none.
func wholeLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if end := bytes.IndexByte(data, '\n'); end >= 0 {
		return end + 1, bytes.TrimSuffix(data[:end], []byte("\r")), nil
	}
	if atEOF {
		return len(data), nil, nil
	}
	return 0, nil, nil
}

// read waits for a line. What could not be read out can't be answered. What was
// answered so far is kept meanwhile.
func (t *talk) read() (string, error) {
	t.keep()
	t.mu.Lock()
	broken := t.broken
	t.mu.Unlock()
	if broken != nil {
		return "", broken
	}
	select {
	case <-t.ctx.Done():
		return "", t.ctx.Err()
	case <-t.troubled():
		return t.read()
	case line, open := <-t.lines:
		if t.ctx.Err() != nil {
			return "", t.ctx.Err()
		}
		if !open {
			return "", ErrEnded
		}
		t.log(reflect.TypeFor[typed]())
		return line, nil
	}
}

// log writes down that something came.
func (t *talk) log(what reflect.Type) {
	t.options.Log.Add(debuglog.Line{Message: what, Place: reflect.TypeOf(t.at)})
}

// typed is a line that was typed, whatever it says, for the log.
type typed struct{}

// enter is at a place until it is left, and at the profile that it works on.
func (t *talk) enter(place any) (left func()) {
	at, session := t.at, t.session
	t.at = place
	if s, on := place.(flow.Step); on && s.Session() != nil && s.Session() != session {
		t.session = s.Session()
		t.hear(t.session)
	}
	return func() { t.at, t.session = at, session }
}

// soon says something, unless it is over before that.
func (t *talk) soon(words string) (over func()) {
	const patience = 300 * time.Millisecond
	var mu sync.Mutex
	done := false
	timer := time.AfterFunc(patience, func() {
		mu.Lock()
		defer mu.Unlock()
		if !done {
			t.say(words)
		}
	})
	return func() {
		timer.Stop()
		mu.Lock()
		defer mu.Unlock()
		done = true
	}
}

// say prints each of the words on a line of its own, or on as many as they take.
func (t *talk) say(words ...string) {
	for _, w := range words {
		t.print(wrap(text.Line(w), t.width()))
	}
}

func (t *talk) sayf(format string, args ...any) { t.say(fmt.Sprintf(format, args...)) }

// block prints a text of several lines, such as JSON.
func (t *talk) block(s string) { t.print(text.Block(s)) }

func (t *talk) print(safe string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.broken == nil {
		_, t.broken = io.WriteString(t.out, safe+"\n")
	}
}

// hear has said what questions wait for.
func (t *talk) hear(s *person.Session) {
	s.Waits.Tell(func(words string) { t.say(words + " Ctrl+c leaves facet.") })
}

// explain says what an error means, and what to do.
func (t *talk) explain(err error) {
	what, remedy := person.Explain(err)
	t.say(what)
	if remedy != "" {
		t.say(remedy)
	}
}

// facts prints what is known, each thing on a line of its own; a value of
// several lines keeps them, set in so that none looks like ours.
func (t *talk) facts(all []person.Fact) {
	for _, f := range all {
		value := strings.ReplaceAll(orNothing(f.Value.String()), "\n", "\n    ")
		t.print(wrap(f.Title.String()+": "+value, t.width()))
	}
}

func orNothing(s string) string {
	if strings.TrimSpace(s) == "" {
		return "not set"
	}
	return s
}

// banner says whose profile this is.
func (t *talk) banner() {
	t.say("")
	t.say(t.session.Banner()...)
}

// confirm asks a question to which only a yes is a yes. A careful one takes an
// empty line for no; any other asks again.
func (t *talk) confirm(question string, careful bool) (bool, error) {
	question += " y or n."
	if careful {
		question = strings.TrimSuffix(question, ".") + "; Enter means no."
	}
	for {
		t.say(question)
		answer, err := t.read()
		if err != nil {
			return false, err
		}
		switch strings.ToLower(strings.TrimSpace(answer)) {
		case "y", "yes":
			return true, nil
		case "n", "no":
			return false, nil
		case "":
			if careful {
				return false, nil
			}
		}
	}
}
