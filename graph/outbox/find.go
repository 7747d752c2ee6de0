package outbox

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Query says which sends are looked for: those that have one of its ids, keys,
// hashes or batches, or went to one of its collections. It costs what it finds, and
// not what the history holds, but for the ends of ids: for these all of it is read.
type Query struct {
	IDs, Keys, Hashes, Batches []string
	Ends                       []string  // of ids
	Collections                []string  // as [Target.Name] names them
	Since                      time.Time // of those of a collection only what was begun then or later; zero: all
}

// Find returns the sends that a query looks for, the latest first.
func (o *Outbox) Find(ctx context.Context, q Query) ([]Entry, error) {
	entries, err := o.found(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("look for sends: %w", err)
	}
	slices.Reverse(entries)
	return o.live(entries), nil
}

// found are the entries that a query looks for, with the values that are still there.
func (o *Outbox) found(ctx context.Context, q Query) (entries []Entry, err error) {
	err = o.used(ctx, func(journal []byte) (err error) {
		if entries, err = o.find(journal, q); err == nil {
			err = o.recall(entries)
		}
		return err
	})
	return entries, err
}

// find are the entries that a query looks for, in the order in which they were begun,
// without their values. The caller holds the lock.
func (o *Outbox) find(journal []byte, q Query) ([]Entry, error) {
	named, err := o.named(journal, q.Ends)
	if err != nil {
		return nil, err
	}
	q.IDs = slices.Concat(q.IDs, named)
	records, err := o.archived(q.terms(), time.Time{})
	if err != nil {
		return nil, err
	}
	more, err := o.archived(q.collectionTerms(), q.Since)
	if err != nil {
		return nil, err
	}
	records = append(records, more...)
	var undone []uint64
	for _, r := range records {
		undone = append(undone, undoesTerm(r.Entry))
	}
	undoing, err := o.archived(undone, time.Time{})
	if err != nil {
		return nil, err
	}
	records = append(records, undoing...)
	if len(records) == 0 && !q.mentioned(journal) {
		return nil, nil // as of most sends: there is no need to take the journal apart
	}
	entries := inOrder(fold(append(records, parse(journal).records...)))
	wanted := q.sets()
	return slices.DeleteFunc(entries, func(e Entry) bool { return !wanted.has(e) }), nil
}

// named are the ids that end in one of some ways.
func (o *Outbox) named(journal []byte, ends []string) (ids []string, _ error) {
	if len(ends) == 0 {
		return nil, nil
	}
	history, err := o.content(o.history())
	for _, end := range ends {
		ids = slices.Concat(ids, idsIn(history, end), idsIn(journal, end))
	}
	return ids, err
}

// idsIn are the ids in a file that end so. Only lines that may have one are taken apart.
func idsIn(data []byte, end string) (ids []string) {
	for text := range bytes.Lines(data) {
		if !bytes.Contains(text, []byte(end+`"`)) {
			continue
		}
		if r, ok := parseLine(text); ok && strings.HasSuffix(r.Entry, end) {
			ids = append(ids, r.Entry)
		}
	}
	return ids
}

func (q Query) terms() []uint64 {
	var terms []uint64
	for _, id := range q.IDs {
		terms = append(terms, entryTerm(id))
	}
	for _, key := range q.Keys {
		terms = append(terms, keyTerm(key))
	}
	for _, hash := range q.Hashes {
		terms = append(terms, hashTerm(hash))
	}
	for _, batch := range q.Batches {
		terms = append(terms, batchTerm(batch))
	}
	return terms
}

func (q Query) collectionTerms() []uint64 {
	var terms []uint64
	for _, name := range q.Collections {
		terms = append(terms, collectionTerm(name))
	}
	return terms
}

// mentioned reports whether a journal may have something of it.
func (q Query) mentioned(journal []byte) bool {
	mentioned := func(value string) bool { return mentions(journal, value) }
	return len(q.Collections) > 0 && len(journal) > 0 ||
		slices.ContainsFunc(slices.Concat(q.IDs, q.Keys, q.Hashes, q.Batches), mentioned)
}

// wanted is a query that is asked many times.
type wanted struct {
	ids, keys, hashes, batches, collections map[string]bool
	since                                   time.Time
}

func (q Query) sets() wanted {
	return wanted{setOf(q.IDs), setOf(q.Keys), setOf(q.Hashes), setOf(q.Batches), setOf(q.Collections), q.Since}
}

func setOf(values []string) map[string]bool {
	set := map[string]bool{}
	for _, v := range values {
		if v != "" {
			set[v] = true
		}
	}
	return set
}

func (w wanted) has(e Entry) bool {
	return w.ids[e.ID] || w.keys[e.Key] || w.hashes[e.Hash] || w.batches[e.Batch] ||
		len(w.collections) > 0 && !e.Begun.Before(w.since) && w.collections[e.Collection()]
}

// before reports whether a line is of an entry that was begun before a time. What
// can't be told without taking the line apart isn't.
func before(text []byte, since time.Time) bool {
	const member, room = `"at":"`, 128
	_, rest, found := bytes.Cut(text[:min(len(text), room)], []byte(member))
	at, _, ends := bytes.Cut(rest, []byte(`"`))
	if since.IsZero() || !found || !ends {
		return false
	}
	begun, err := time.Parse(time.RFC3339Nano, string(at))
	return err == nil && begun.Before(since)
}
