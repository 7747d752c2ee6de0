package outbox

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"facet/internal/state"
)

// Open returns the sends that wait for an answer, a look or a person, in the
// order in which they were begun.
func (o *Outbox) Open(ctx context.Context) ([]Entry, error) {
	entries, err := o.everything(ctx)
	if err != nil {
		return nil, fmt.Errorf("read what is open: %w", err)
	}
	return slices.DeleteFunc(entries, func(e Entry) bool { return !e.Open() }), nil
}

// History returns all sends from this computer, the latest first.
func (o *Outbox) History(ctx context.Context) ([]Entry, error) {
	entries, err := o.everything(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the history: %w", err)
	}
	slices.Reverse(entries)
	return entries, nil
}

// Latest returns the latest send with the key that was done, or may have been,
// and was not undone since. If there is none, it has no id.
func (o *Outbox) Latest(ctx context.Context, key string) (latest Entry, _ error) {
	entries, err := o.everything(ctx)
	if err != nil {
		return Entry{}, fmt.Errorf("look for a send: %w", err)
	}
	for _, e := range entries {
		if key != "" && e.Key == key && e.mayBe() {
			latest = e
		}
	}
	return latest, nil
}

// Took reports whether the send took what was last changed at a time with it.
// What was changed after it had begun is not what was sent.
func (e Entry) Took(changed time.Time) bool { return e.ID != "" && !changed.After(e.Begun) }

// entry returns the send with the id.
func (o *Outbox) entry(ctx context.Context, id string) (Entry, error) {
	entries, err := o.stored(ctx)
	if err != nil {
		return Entry{}, err
	}
	i := slices.IndexFunc(entries, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		return Entry{}, ErrNoEntry
	}
	return entries[i], nil
}

// stored reads all entries, in the order in which they were begun. Where
// nothing was ever sent, it makes no file.
func (o *Outbox) stored(ctx context.Context) (entries []Entry, err error) {
	if o.unused() {
		return nil, nil
	}
	err = o.locked(ctx, func() error {
		if _, err := o.tidied(); err != nil {
			return err
		}
		entries, err = o.all()
		return err
	})
	return entries, err
}

// unused reports whether there is no journal and no history.
func (o *Outbox) unused() bool {
	for _, name := range []string{o.journal(), o.history()} {
		f, err := o.fs.OpenFile(name, os.O_RDONLY, 0)
		if err == nil {
			_ = f.Close()
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return true
}

// everything is what is stored, and of each send without an ending whether
// somebody is at it.
func (o *Outbox) everything(ctx context.Context) ([]Entry, error) {
	entries, err := o.stored(ctx)
	for i, e := range entries {
		if e.Status == "" {
			entries[i].Status = o.whether(e)
		}
	}
	return entries, err
}

// whether tells whether a send without an ending is still under way: then its
// process holds the collection's lock.
func (o *Outbox) whether(e Entry) Status {
	unlock, held, err := state.TryLockOn(o.fs, filepath.Join(o.dir, "locks", e.slot()))
	if err != nil || !held {
		return Sending
	}
	unlock()
	return Interrupted
}

// all reads both files. The caller holds the lock.
func (o *Outbox) all() ([]Entry, error) {
	old, err := o.read(o.history())
	if err != nil {
		return nil, err
	}
	recent, err := o.read(o.journal())
	if err != nil {
		return nil, err
	}
	entries := fold(slices.Concat(old, recent))
	slices.SortStableFunc(entries, func(a, b Entry) int { return a.Begun.Compare(b.Begun) })
	return entries, nil
}

// tidyAt is the size from which on the journal is tidied, in bytes: it is read
// before each send, and the history is not.
const tidyAt = 256 << 10

// tidied returns what is in the journal, after moving to the history what was
// settled a day ago, without its values, and if the journal has grown, all
// that is settled. The caller holds the lock.
func (o *Outbox) tidied() ([]byte, error) {
	data, err := o.content(o.journal())
	if err != nil {
		return nil, fmt.Errorf("read the journal: %w", err)
	}
	if len(data) < tidyAt && time.Since(o.looked) < time.Hour {
		return data, nil
	}
	o.looked = time.Now()
	if err := o.tidy(len(data) >= tidyAt); err != nil {
		return nil, err
	}
	return o.content(o.journal())
}

// tidy moves what is settled to the history. A crash in between leaves an
// entry in both, which reads as one.
func (o *Outbox) tidy(all bool) error {
	records, err := o.read(o.journal())
	if err != nil {
		return err
	}
	var kept, moved []record
	for _, e := range fold(records) {
		if !e.Open() && (all && !e.throttled() || time.Since(e.Ended) >= keepValues) {
			moved = append(moved, e.withoutValues().unfold())
		} else {
			kept = append(kept, e.unfold())
		}
	}
	if len(moved) == 0 {
		return nil
	}
	if err := o.add(o.history(), moved...); err != nil {
		return err
	}
	lines, err := encode(kept...)
	if err != nil {
		return err
	}
	if err := state.WriteFile(o.fs, o.journal(), lines); err != nil {
		return fmt.Errorf("tidy the journal: %w", err)
	}
	return state.Sweep(o.fs, o.journal())
}
