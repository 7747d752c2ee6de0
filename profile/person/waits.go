package person

import (
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"facet/graph"
)

// Waits is what the questions of a sign-in wait for before they are asked
// again, in all its sessions. The zero Waits is ready; nil hears nothing.
type Waits struct {
	mu      sync.Mutex
	now     map[int]graph.Wait
	next    int
	changed chan struct{}
	tell    func(words string)
	said    time.Time
}

// Tell has each wait said in words of raw text, but several that begin within
// a second only once.
func (w *Waits) Tell(say func(words string)) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.tell = say
}

// Hear is for [graph.Patience].
func (w *Waits) Hear(wait graph.Wait) (over func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.now == nil {
		w.now = map[int]graph.Wait{}
	}
	id := w.next
	w.next++
	w.now[id] = wait
	w.change()
	if now := time.Now(); w.tell != nil && (w.said.IsZero() || now.Sub(w.said) >= time.Second) {
		w.said = now
		w.tell(waitWords(wait))
	}
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.now, id)
		w.change()
	}
}

// change tells those who look that Words has changed. The caller holds mu.
func (w *Waits) change() {
	if w.changed != nil {
		close(w.changed)
		w.changed = nil
	}
}

// Changed is closed when Words begins to say something else.
func (w *Waits) Changed() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.changed == nil {
		w.changed = make(chan struct{})
	}
	return w.changed
}

// Words say what is waited for at present, the longest first; empty: nothing.
func (w *Waits) Words() string {
	if w == nil {
		return ""
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	var longest graph.Wait
	for _, wait := range w.now {
		if wait.Until.After(longest.Until) {
			longest = wait
		}
	}
	if longest.Until.IsZero() {
		return ""
	}
	return waitWords(longest)
}

func waitWords(w graph.Wait) string {
	return fmt.Sprintf("%s. Asking again at %s…", Brief(w.Err), w.Until.Local().Format(time.TimeOnly))
}

// Brief says in a few words who answered what, or that nobody did.
func Brief(err error) string {
	answered, ok := errors.AsType[*graph.Error](err)
	if !ok {
		if lost, ok := errors.AsType[*graph.NoAnswerError](err); ok && lost.Kept() {
			return "Microsoft 365 was not reached"
		}
		return "The connection to Microsoft 365 broke"
	}
	switch {
	case answered.Status == http.StatusTooManyRequests:
		return "Microsoft 365 asks to wait"
	case answered.By == graph.ByGateway:
		return fmt.Sprintf("A gateway answered with status %d", answered.Status)
	case answered.By == graph.ByGraph:
		return fmt.Sprintf("Microsoft 365 answered with status %d", answered.Status)
	}
	return fmt.Sprintf("Something answered with status %d", answered.Status)
}
