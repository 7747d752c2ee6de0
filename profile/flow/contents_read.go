package flow

import (
	"context"
	"errors"
	"slices"

	"facet/profile/draft"
	"facet/profile/person"
)

// reading is the result of reading a profile.
type reading struct {
	session   person.Session // a copy, which asked whose profile it is
	asked     bool           // it did
	lists     []person.Listing
	templates draft.Templates
	waiting
}

// Load reads the profile or the open facet type. If that was read before, Load only reads the unfinished work
// on this computer.
func (c contents) Load(back bool) Work {
	r, begins, at := reading{session: *c.session}, c.begins, c.at(c.opened)
	return func(ctx context.Context, _ Tell) Next {
		switch {
		case back:
		case at >= 0:
			r.lists = []person.Listing{r.session.List(ctx, r.session.Kinds[at])}
		default:
			r.all(ctx)
		}
		r.wait(ctx)
		if begins != nil {
			r.templates = begins()
		}
		return Next{Change: changed(func(now contents) Step { return now.with(r) })}
	}
}

// all reads the owner and all entries of the profile, at the same time.
func (r *reading) all(ctx context.Context) {
	reads, known := r.session, make(chan struct{})
	go r.identify(ctx, known)
	for l := range reads.ReadAll(ctx) {
		r.lists = append(r.lists, l)
	}
	<-known
}

// identify finds out whose profile it is, and leaves the answer in the session.
func (r *reading) identify(ctx context.Context, known chan<- struct{}) {
	defer close(known)
	_ = r.session.Identify(ctx)
	r.asked = true
}

// wait reads the unfinished work on this computer.
func (r *reading) wait(ctx context.Context) {
	open, err := r.session.Outbox.Open(ctx)
	r.drafts, r.unread = r.session.Unsent(ctx)
	r.open, r.unread, r.damage = len(open), errors.Join(err, r.unread), r.session.Damage(ctx)
}

// with is the profile as a reading has shown it.
func (c contents) with(r reading) contents {
	if r.asked {
		c.session.Learn(r.session)
	}
	c.collections = slices.Clone(c.collections)
	for _, l := range r.lists {
		s := &c.collections[c.at(l.Path)]
		if s.err = l.Err; l.Err == nil {
			s.objects = c.session.Listed(s.kind, l.Objects)
		}
	}
	c.templates, c.waiting = r.templates, r.waiting
	return c
}
