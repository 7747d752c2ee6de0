package outbox

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"facet/graph"
)

// refuseTwice refuses what was sent before, if that was or may have been done.
func (s *sending) refuseTwice(ctx context.Context) error {
	return s.locked(ctx, func() error {
		journal, err := s.tidied()
		if err != nil {
			return err
		}
		s.replaceOpen(journal)
		if err := s.checkListed(journal); err != nil {
			return err
		}
		entries, err := s.related(journal, s.entry.Hash, s.entry.Key)
		if err != nil {
			return err
		}
		known := slices.IndexFunc(entries, func(e Entry) bool { return e.ID == s.entry.Acknowledged })
		for i, e := range entries {
			chosen := e.ID == s.entry.Again || i <= known && e.Key == s.entry.Key
			if !chosen && (s.entry.repeats(e) || s.did(e)) {
				return &AlreadyError{Entry: e, ByKey: e.Key != "" && e.Key == s.entry.Key}
			}
		}
		return nil
	})
}

// replaceOpen finds the open send whose photo this one replaces: whatever became of
// that doesn't matter any more.
func (s *sending) replaceOpen(journal []byte) {
	if s.entry.Path != graph.PhotoPath {
		return
	}
	for _, e := range fold(parse(journal).records) {
		if e.Open() && e.Collection() == s.entry.Collection() {
			s.entry.Again = e.ID
		}
	}
}

const (
	freshFor = 30 * time.Second // how long what was listed before counts
	longest  = 10 * time.Minute // that a send takes
)

// checkListed drops what was listed before if something was sent to the collection
// since, in this process or another.
func (s *sending) checkListed(journal []byte) error {
	if s.listed == nil {
		return nil
	}
	own := s.entry.Collection()
	old, err := s.archived([]uint64{collectionTerm(own)}, s.listed.Begun.Add(-longest))
	if err != nil {
		return err
	}
	for _, e := range fold(append(old, about(journal, s.entry.Person.ID)...)) {
		if e.Collection() == own && (e.Open() || !e.Ended.Before(s.listed.Begun)) {
			s.listed = nil
			return nil
		}
	}
	return nil
}

// about are the records of a journal that have a value, and the endings of their
// entries, without taking the other lines apart.
func about(journal []byte, value string) (records []record) {
	if !mentions(journal, value) {
		return nil
	}
	entries := map[string]bool{}
	for text := range bytes.Lines(journal) {
		if id := entryOf(text); entries[id] || mentions(text, value) {
			entries[id] = true
			if r, ok := parseLine(text); ok {
				records = append(records, r)
			}
		}
	}
	return records
}

// settleThrottled looks for what was sent before, word for word, and given up
// after Graph had said "not now". If it was done all the same, it is the same
// that was sent before; if it may have been, nothing is sent.
func (s *sending) settleThrottled(ctx context.Context) error {
	before, err := s.givenUp(ctx)
	if err != nil {
		return err
	}
	for _, e := range before {
		other := *s
		other.entry = e
		var seen findings
		if err := s.patiently(ctx, Preparing, func() (err error) { seen, err = other.find(ctx); return err }); err != nil {
			return fmt.Errorf("nothing was sent: %w", err)
		}
		switch {
		case len(seen.sure) == 1:
			other.found(ctx, seen.sure[0].Object)
		case seen.any():
			_, err := other.leaveOpen(ctx, seen, nil, nil)
			return err
		default:
			other.entry.Looked = true
			_ = other.write(ctx) // without this line it is looked for once more
		}
	}
	return nil
}

// givenUp are the sends of the same that were throttled, and not looked for.
func (s *sending) givenUp(ctx context.Context) (before []Entry, _ error) {
	err := s.locked(ctx, func() error {
		journal, err := s.tidied()
		if err != nil || !mentions(journal, s.entry.Hash) {
			return err
		}
		for _, e := range fold(parse(journal).records) {
			if e.throttled() && e.Hash == s.entry.Hash {
				before = append(before, e)
			}
		}
		return nil
	})
	return before, err
}

// repeats reports whether e would do what was or may have been done before.
func (e Entry) repeats(before Entry) bool {
	return before.Open() && before.Hash == e.Hash || before.mayBe() && e.Key != "" && before.Key == e.Key
}

// mayBe reports whether what was sent is there, or may be.
func (e Entry) mayBe() bool { return e.Open() || e.Stands() }

// did reports whether e has done the same lately, where that matters.
func (s *sending) did(e Entry) bool {
	return !s.since.IsZero() && !e.Begun.Before(s.since) && e.Stands() && e.Hash == s.entry.Hash
}
