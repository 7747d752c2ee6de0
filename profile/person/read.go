package person

import (
	"context"
	"encoding/json"
	"iter"
	"slices"
	"sync"

	"facet/forms"
	"facet/graph"

	"golang.org/x/sync/errgroup"
)

// Listing is what Graph has of one kind, or why it couldn't be read.
type Listing struct {
	Path    string // of the kind
	Objects []json.RawMessage
	Err     error
	rest    string // the link to those that are missing, or nothing
}

// Whole reports whether the objects are all that there are.
func (l Listing) Whole() bool { return l.rest == "" }

// readers is how many lists are read side by side: as many as Graph lets one
// mailbox have at a time.
const readers = 4

// ReadProfile asks with one request for all kinds that are part of a profile.
// What is missing of it is [Session.Unread]. It changes nothing, so a copy of the session can do it.
func (s *Session) ReadProfile(ctx context.Context) []Listing {
	profile, err := s.Client.Profile(ctx, s.Person)
	if err != nil && !graph.AnswersForAll(err) {
		return nil
	}
	var all []Listing
	for _, kind := range s.Kinds {
		if !graph.InProfile(kind.Path) {
			continue
		}
		if objects, rest, known := profile.List(kind.Path); known || err != nil {
			all = append(all, Listing{kind.Path, objects, err, rest})
		}
	}
	return all
}

// List asks for the objects of one kind.
func (s *Session) List(ctx context.Context, kind forms.Kind) Listing {
	return s.Complete(ctx, Listing{Path: kind.Path})
}

// Complete asks for what is missing of a kind that is [Session.Unread]. A link that
// leads nowhere is no loss: the kind can be read from its beginning.
func (s *Session) Complete(ctx context.Context, begun Listing) Listing {
	collection, err := s.Client.Collection(s.Person, begun.Path)
	if err != nil {
		return Listing{Path: begun.Path, Err: err}
	}
	if !begun.Whole() {
		if rest, err := collection.Rest(ctx, begun.rest); err == nil {
			return Listing{Path: begun.Path, Objects: slices.Concat(begun.Objects, rest)}
		}
	}
	objects, err := collection.List(ctx)
	return Listing{Path: begun.Path, Objects: objects, Err: err}
}

// Outside is what no profile has, all of it unread.
func (s *Session) Outside() []Listing {
	var all []Listing
	for _, kind := range s.Kinds {
		if !graph.InProfile(kind.Path) {
			all = append(all, Listing{Path: kind.Path})
		}
	}
	return all
}

// Unread is what an answer of [Session.ReadProfile] left out, wholly or in part.
// [Session.Complete] reads each.
func (s *Session) Unread(listed []Listing) []Listing {
	var all []Listing
	for _, kind := range s.Kinds {
		at := slices.IndexFunc(listed, func(l Listing) bool { return l.Path == kind.Path })
		switch {
		case at >= 0 && !listed[at].Whole():
			all = append(all, listed[at])
		case at < 0 && graph.InProfile(kind.Path):
			all = append(all, Listing{Path: kind.Path})
		}
	}
	return all
}

// ReadAll yields what the person has of each kind, as it comes. It ends early
// with the context; what could not be read by then is in its error.
func (s *Session) ReadAll(ctx context.Context) iter.Seq[Listing] {
	return func(yield func(Listing) bool) {
		ctx, cancel := context.WithCancel(ctx)
		come := make(chan Listing)
		var all sync.WaitGroup
		all.Go(func() { s.readOutside(ctx, come) })
		all.Go(func() { s.readInside(ctx, come) })
		go func() { all.Wait(); close(come) }()
		defer func() {
			cancel()
			for range come { // what is still on its way
			}
		}()
		for l := range come {
			if !yield(l) {
				return
			}
		}
	}
}

func (s *Session) readInside(ctx context.Context, come chan<- Listing) {
	listed := s.ReadProfile(ctx)
	for _, l := range listed {
		if l.Whole() {
			come <- l
		}
	}
	s.readEach(ctx, s.Unread(listed), come)
}

func (s *Session) readOutside(ctx context.Context, come chan<- Listing) {
	s.readEach(ctx, s.Outside(), come)
}

// readEach reads what is missing, kind by kind.
func (s *Session) readEach(ctx context.Context, unread []Listing, come chan<- Listing) {
	var all errgroup.Group
	all.SetLimit(readers)
	for _, begun := range unread {
		all.Go(func() error { come <- s.Complete(ctx, begun); return nil })
	}
	_ = all.Wait() // a list that fails says so itself
}
