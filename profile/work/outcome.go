package work

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"facet/graph/outbox"
	"facet/profile/send"
)

// Sends are the sends of some tasks, and of what says the same, the latest first.
func Sends(ctx context.Context, box *outbox.Outbox, tasks []Task) ([]outbox.Entry, error) {
	var q outbox.Query
	for _, t := range tasks {
		q.Keys = append(q.Keys, t.Key)
		if t.Hash != "" {
			q.Hashes = append(q.Hashes, t.Hash)
		}
	}
	return box.Find(ctx, q)
}

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
func (r *Run) Corrected(ctx context.Context, earlier []outbox.Entry) (lines []int, _ error) {
	own := map[string]bool{}
	var since time.Time
	for _, e := range earlier {
		if own[e.Key] = true; since.IsZero() || e.Begun.Before(since) {
			since = e.Begun
		}
	}
	if since.IsZero() {
		return nil, nil
	}
	places := map[string][]int{} // of rows that were not tried, by where they go
	for i, o := range r.Outcomes {
		if o.Status != send.NotTried {
			continue
		}
		target, err := r.Target(r.Tasks[i])
		if err != nil {
			return nil, err
		}
		name, err := target.Name()
		if err != nil {
			return nil, err
		}
		places[name] = append(places[name], r.Tasks[i].Line)
	}
	return r.besides(ctx, outbox.Query{Collections: slices.Collect(maps.Keys(places)), Since: since}, own, places)
}

// besides are the lines at places to which some other row was sent.
func (r *Run) besides(ctx context.Context, q outbox.Query, own map[string]bool, places map[string][]int) (lines []int, _ error) {
	entries, err := r.Outbox.Find(ctx, q)
	for _, e := range entries {
		if strings.HasPrefix(e.Key, rowKey) && !own[e.Key] && e.Stands() {
			lines = append(lines, places[e.Collection()]...)
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines), err
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
