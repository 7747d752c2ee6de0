package outbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"time"

	"facet/internal/state"
)

// Open returns the sends that wait for an answer, a look or a person, in the
// order in which they were begun.
func (o *Outbox) Open(ctx context.Context) (open []Entry, err error) {
	err = o.used(ctx, func(journal []byte) error {
		open = slices.DeleteFunc(fold(parse(journal).records), func(e Entry) bool { return !e.Open() })
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what is open: %w", err)
	}
	return o.live(open), nil
}

// History returns all sends from this computer, the latest first.
func (o *Outbox) History(ctx context.Context) ([]Entry, error) {
	entries, err := o.stored(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the history: %w", err)
	}
	slices.Reverse(entries)
	return o.live(entries), nil
}

// Latest returns the latest send with the key that was done, or may have been,
// and was not undone since. If there is none, it has no id.
func (o *Outbox) Latest(ctx context.Context, key string) (latest Entry, _ error) {
	var entries []Entry
	err := o.used(ctx, func(journal []byte) (err error) {
		entries, err = o.related(journal, "", key)
		return err
	})
	if err != nil {
		return Entry{}, fmt.Errorf("look for a send: %w", err)
	}
	for _, e := range o.live(entries) {
		if e.mayBe() {
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
	entries, err := o.found(ctx, Query{IDs: []string{id}})
	switch {
	case err != nil:
		return Entry{}, err
	case len(entries) == 0:
		return Entry{}, ErrNoEntry
	}
	return entries[0], nil
}

// stored reads all entries, in the order in which they were begun.
func (o *Outbox) stored(ctx context.Context) (entries []Entry, err error) {
	err = o.used(ctx, func(journal []byte) error {
		entries, err = o.all(journal)
		return err
	})
	return entries, err
}

// used does something with the journal, in good order. Where nothing was ever
// sent, it does nothing and makes no file.
func (o *Outbox) used(ctx context.Context, do func(journal []byte) error) error {
	if o.unused() {
		return nil
	}
	return o.locked(ctx, func() error {
		journal, err := o.tidied()
		if err != nil {
			return err
		}
		return do(journal)
	})
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

// live tells of each send without an ending whether somebody is at it.
func (o *Outbox) live(entries []Entry) []Entry {
	for i, e := range entries {
		if e.Status == "" {
			entries[i].Status = o.whether(e)
		}
	}
	return entries
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

// all are all entries, with the values that are still there. The caller holds
// the lock.
func (o *Outbox) all(journal []byte) ([]Entry, error) {
	old, err := o.read(o.history())
	if err != nil {
		return nil, err
	}
	entries := inOrder(fold(slices.Concat(old, parse(journal).records)))
	return entries, o.recall(entries)
}

// related are the entries with a hash or a key, without their values. The
// caller holds the lock.
func (o *Outbox) related(journal []byte, hash, key string) ([]Entry, error) {
	var q Query
	if hash != "" {
		q.Hashes = []string{hash}
	}
	if key != "" {
		q.Keys = []string{key}
	}
	return o.find(journal, q)
}

func mentions(journal []byte, value string) bool {
	return value != "" && bytes.Contains(journal, []byte(`"`+value+`"`))
}

// inOrder puts entries in the order in which they were begun.
func inOrder(entries []Entry) []Entry {
	sort.SliceStable(entries, func(a, b int) bool { return entries[a].Begun.Before(entries[b].Begun) })
	return entries
}
