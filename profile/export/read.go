package export

import (
	"context"
	"errors"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
	"facet/profile/work"
)

// Parallel is how many people are read side by side, unless somebody says otherwise.
const Parallel = 4

// Read reads what people have of the facet types of a session, whose client keeps a
// [work.Pace]; each hears of one person after the other, in their order. People who
// can't be read are part of that. The error is one that would meet all of them, or
// that of each.
func Read(ctx context.Context, s *person.Session, people []graph.DirectoryUser, parallel int, each func(Profile) error) error {
	ctx, cancel := context.WithCancel(ctx)
	queue := make(chan chan result, max(parallel, 1)-1) // with the one that is awaited
	go func() {
		defer close(queue)
		for _, user := range people {
			one, err := s.ForUser(user)
			come := make(chan result, 1)
			select {
			case queue <- come:
			case <-ctx.Done():
				return
			}
			go func() { come <- read(ctx, one, user, err) }()
		}
	}()
	defer func() {
		cancel()
		for come := range queue { // what is still on its way
			<-come
		}
	}()
	for come := range queue {
		r := <-come
		if r.err != nil {
			return r.err
		}
		if err := each(r.profile); err != nil {
			return err
		}
	}
	return context.Cause(ctx)
}

type result struct {
	profile Profile
	err     error // that ends everything
}

func read(ctx context.Context, s *person.Session, user graph.DirectoryUser, err error) result {
	r := result{profile: Profile{User: user}}
	if err != nil {
		r.profile.Trouble = []Trouble{{Err: err}}
		return r
	}
	lists := lists(ctx, s)
	for _, kind := range s.Kinds {
		l := lists[kind.Path]
		switch {
		case l.Err == nil:
			r.profile.Rows = append(r.profile.Rows, rowsOf(s, kind, l.Objects)...)
		case ends(ctx, l.Err):
			r.err = l.Err
			return r
		default:
			r.profile.failed(kind, l.Err)
		}
	}
	if len(r.profile.Trouble) == 1 && len(r.profile.Trouble[0].Kinds) == len(s.Kinds) {
		r.profile.Trouble[0].Kinds = nil
	}
	return r
}

// failed notes that a facet type could not be read, together with those that had the
// same answer.
func (p *Profile) failed(kind forms.Kind, err error) {
	for i, t := range p.Trouble {
		if sameAnswer(t.Err, err) {
			p.Trouble[i].Kinds = append(t.Kinds, kind)
			return
		}
	}
	p.Trouble = append(p.Trouble, Trouble{[]forms.Kind{kind}, err})
}

func sameAnswer(a, b error) bool {
	one, isOne := errors.AsType[*graph.Error](a)
	other, isOther := errors.AsType[*graph.Error](b)
	if isOne && isOther {
		return one.Status == other.Status && one.Code == other.Code
	}
	return a.Error() == b.Error()
}

// ends reports whether the next person would meet the same error: there is no
// connection, nobody is signed in, or somebody has stopped it.
func ends(ctx context.Context, err error) bool {
	_, answered := errors.AsType[*graph.Error](err)
	return ctx.Err() != nil || !answered && !errors.Is(err, graph.ErrNextLink) || graph.NeedsSignIn(err)
}

// lists asks for all facet types of a session: with one question for the profile, if
// there are several of it.
func lists(ctx context.Context, s *person.Session) map[string]person.Listing {
	all := map[string]person.Listing{}
	if inside := len(s.Kinds) - len(s.Outside()); inside > 1 {
		_ = work.Patiently(ctx, func() error { // whose error is that of a list
			var err error
			for _, l := range s.ReadProfile(ctx) {
				all[l.Path], err = l, l.Err
			}
			return err
		})
	}
	for _, kind := range s.Kinds {
		begun, known := all[kind.Path]
		if known && begun.Whole() {
			continue
		}
		begun.Path = kind.Path
		_ = work.Patiently(ctx, func() error {
			l := s.Complete(ctx, begun)
			all[kind.Path] = l
			return l.Err
		})
		if err := all[kind.Path].Err; err != nil && ends(ctx, err) {
			break
		}
	}
	return all
}
