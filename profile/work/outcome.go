package work

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"facet/graph"
	"facet/graph/outbox"
)

// Status is what has become of a row.
type Status string

// The statuses, in the words of the report.
const (
	NotTried     Status = "not tried"
	Sent         Status = "sent"
	SentBefore   Status = "sent before" // by an earlier run
	Refused      Status = "refused"
	NotConfirmed Status = "not confirmed" // it may have been done
	Discarded    Status = "discarded"     // not confirmed once, and a person let it rest
	TakenBack    Status = "taken back"    // sent once, and undone by a person
	Repeats      Status = "repeats"       // the same was sent from here, but not as this row
	There        Status = "already there" // the person has what the row says
	LikeThere    Status = "like it there" // the person has the like of it, which says something else
)

// Outcome is what has become of a row, and how.
type Outcome struct {
	Status Status
	Entry  outbox.Entry // in the journal; zero if it isn't there
	Err    error        // why it wasn't sent in this run; nil if it was
}

// tried reports whether this run has sent something.
func (o Outcome) tried() bool {
	return o.Status == Sent || o.Err != nil && o.Status != There && o.Status != LikeThere
}

// Standing is what the journal says of each task, as earlier runs left it.
func Standing(history []outbox.Entry, tasks []Task) []Outcome {
	entries, apart := map[string]outbox.Entry{}, map[string]outbox.Entry{}
	for _, e := range slices.Backward(history) { // the earliest first
		if earlier, known := entries[e.Key]; !known || weight(e) >= weight(earlier) {
			entries[e.Key] = e
		}
		if e.Stands() {
			apart[e.Hash] = e
		}
	}
	outcomes := make([]Outcome, len(tasks))
	for i, task := range tasks {
		outcomes[i] = standing(entries[task.Key])
		if same, known := apart[task.Hash]; known && task.Hash != "" && outcomes[i].Status == NotTried {
			outcomes[i] = Outcome{Status: Repeats, Entry: same}
		}
	}
	return outcomes
}

// Corrected are the lines of rows that were not tried, where the same person got
// something of the same facet type by an earlier run, as a row that this list hasn't.
// Earlier are the sends of the list's own rows.
func Corrected(earlier, history []outbox.Entry, tasks []Task, outcomes []Outcome) (lines []int) {
	own := map[string]bool{}
	var since time.Time
	for _, e := range earlier {
		if own[e.Key] = true; since.IsZero() || e.Begun.Before(since) {
			since = e.Begun
		}
	}
	gone := map[string]bool{} // rows that were sent, by person and facet type
	for _, e := range history {
		if strings.HasPrefix(e.Key, rowKey) && !own[e.Key] && e.Stands() && !since.IsZero() && !e.Begun.Before(since) {
			gone[e.Person.ID+"\n"+e.Path] = true
		}
	}
	for i, o := range outcomes {
		if task := tasks[i]; o.Status == NotTried && gone[task.User.ID+"\n"+task.Kind.Path] {
			lines = append(lines, task.Line)
		}
	}
	return lines
}

// weight orders the sends of one row by what they say about sending it again:
// one that was done outweighs all, and then one that may have been done.
func weight(e outbox.Entry) int {
	switch {
	case e.Stands():
		return 3
	case e.Open():
		return 2
	case e.Status == outbox.Discarded:
		return 1
	default:
		return 0
	}
}

func standing(e outbox.Entry) Outcome {
	statuses := map[int]Status{3: SentBefore, 2: NotConfirmed, 1: Discarded, 0: NotTried}
	o := Outcome{Status: statuses[weight(e)], Entry: e}
	switch {
	case e.ID == "":
		o.Status = NotTried
	case e.Status == outbox.Refused:
		o.Status = Refused
	case e.Undone:
		o.Status = TakenBack
	}
	return o
}

// outcomeOf is how a send ended.
func outcomeOf(sent outbox.Result, err error) Outcome {
	o := Outcome{Status: NotTried, Entry: sent.Entry, Err: err}
	if err == nil {
		o.Status = Sent
		return o
	}
	already, before := errors.AsType[*outbox.AlreadyError](err)
	if present, has := errors.AsType[present](err); has {
		id, equal := present.There()
		o.Status, o.Entry.Object = LikeThere, id
		if equal {
			o.Status = There
		}
		return o
	}
	open, doubted := errors.AsType[*outbox.UnconfirmedError](err)
	switch {
	case before && already.Entry.Open():
		return Outcome{Status: NotConfirmed, Entry: already.Entry}
	case before:
		return Outcome{Status: SentBefore, Entry: already.Entry}
	case doubted:
		o.Status, o.Entry = NotConfirmed, open.Entry
	case errors.Is(err, graph.ErrUnconfirmed):
		o.Status = NotConfirmed
	case throttled(err), graph.OutcomeOf(err) == graph.Refused && !unwell(err):
		o.Status = Refused
	}
	return o
}

// present is why nothing was sent that the person has already, or one like it.
type present interface {
	error
	There() (id graph.ID, equal bool)
}

// throttled reports whether Graph asks to wait.
func throttled(err error) bool {
	refused, ok := errors.AsType[*graph.Error](err)
	return ok && refused.Status == http.StatusTooManyRequests
}

// longestWait is how long a run waits at most because Graph asks to.
const longestWait = time.Hour

// tooLong reports whether Graph asks to wait longer than a run does.
func tooLong(err error) bool {
	refused, ok := errors.AsType[*graph.Error](err)
	return ok && throttled(err) && refused.RetryAfter > longestWait
}

// unwell reports whether Graph was not reached, or has a problem of its own:
// that is nothing about the row.
func unwell(err error) bool {
	answered, ok := errors.AsType[*graph.Error](err)
	if !ok {
		return errors.As(err, new(*graph.NoAnswerError))
	}
	return answered.Status >= http.StatusInternalServerError || answered.Status/100 == 2 ||
		answered.By != graph.ByGraph && answered.By != graph.ByUnknown
}
