package person

import (
	"context"
	"encoding/json"
	"iter"
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
}

// readers is how many lists are read side by side: as many as Graph lets one
// mailbox have at a time.
const readers = 4

// ReadProfile asks with one request for all kinds that are part of a profile.
// A kind for which there is no Listing has to be read by itself, with [Session.List].
// It changes nothing, so a copy of the session can do it.
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
		if objects, whole := profile.List(kind.Path); whole || err != nil {
			all = append(all, Listing{kind.Path, objects, err})
		}
	}
	return all
}

// List asks for the objects of one kind.
func (s *Session) List(ctx context.Context, kind forms.Kind) Listing {
	collection, err := s.Client.Collection(s.Person, kind.Path)
	if err != nil {
		return Listing{Path: kind.Path, Err: err}
	}
	objects, err := collection.List(ctx)
	return Listing{kind.Path, objects, err}
}

// Outside are the kinds that are no part of a profile.
func (s *Session) Outside() []forms.Kind {
	return s.kindsWhere(func(kind forms.Kind) bool { return !graph.InProfile(kind.Path) })
}

// Unread are the kinds that an answer of [Session.ReadProfile] left out.
func (s *Session) Unread(listed []Listing) []forms.Kind {
	known := map[string]bool{}
	for _, l := range listed {
		known[l.Path] = true
	}
	return s.kindsWhere(func(kind forms.Kind) bool { return graph.InProfile(kind.Path) && !known[kind.Path] })
}

func (s *Session) kindsWhere(is func(forms.Kind) bool) []forms.Kind {
	var kinds []forms.Kind
	for _, kind := range s.Kinds {
		if is(kind) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
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
		come <- l
	}
	s.readEach(ctx, s.Unread(listed), come)
}

func (s *Session) readOutside(ctx context.Context, come chan<- Listing) {
	s.readEach(ctx, s.Outside(), come)
}

// readEach reads kinds by themselves.
func (s *Session) readEach(ctx context.Context, kinds []forms.Kind, come chan<- Listing) {
	var all errgroup.Group
	all.SetLimit(readers)
	for _, kind := range kinds {
		all.Go(func() error { come <- s.List(ctx, kind); return nil })
	}
	_ = all.Wait() // a list that fails says so itself
}
