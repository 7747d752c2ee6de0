package work

import (
	"slices"
	"strings"
	"time"

	"facet/graph/outbox"
	"facet/profile/send"
)

// Standing is what the journal says of each task, as earlier runs left it.
func Standing(history []outbox.Entry, tasks []Task) []send.Outcome {
	entries, apart := map[string]outbox.Entry{}, map[string]outbox.Entry{}
	for _, e := range slices.Backward(history) { // the earliest first
		if earlier, known := entries[e.Key]; !known || weight(e) >= weight(earlier) {
			entries[e.Key] = e
		}
		if e.Stands() {
			apart[e.Hash] = e
		}
	}
	outcomes := make([]send.Outcome, len(tasks))
	for i, task := range tasks {
		outcomes[i] = standing(entries[task.Key])
		if same, known := apart[task.Hash]; known && task.Hash != "" && outcomes[i].Status == send.NotTried {
			outcomes[i] = send.Outcome{Status: send.Repeats, Entry: same}
		}
	}
	return outcomes
}

// Corrected are the lines of rows that were not tried, where the same person got
// something of the same facet type by an earlier run, as a row that this list hasn't.
// Earlier are the sends of the list's own rows.
func Corrected(earlier, history []outbox.Entry, tasks []Task, outcomes []send.Outcome) (lines []int) {
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
		if task := tasks[i]; o.Status == send.NotTried && gone[task.User.ID+"\n"+task.Kind.Path] {
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

func standing(e outbox.Entry) send.Outcome {
	statuses := map[int]send.Status{3: send.SentBefore, 2: send.NotConfirmed, 1: send.Discarded, 0: send.NotTried}
	o := send.Outcome{Status: statuses[weight(e)], Entry: e}
	switch {
	case e.ID == "":
		o.Status = send.NotTried
	case e.Status == outbox.Refused:
		o.Status = send.Refused
	case e.Undone:
		o.Status = send.TakenBack
	}
	return o
}
