package ui

import (
	"slices"

	"facet/graph"
)

// recents are the people who were chosen since the sign-in, the latest first.
// Nothing is written down. A nil recents knows nobody.
type recents struct{ latest []graph.DirectoryUser }

// users are the people.
func (r *recents) users() []graph.DirectoryUser {
	if r == nil {
		return nil
	}
	return r.latest
}

// chosen puts somebody first.
func (r *recents) chosen(u graph.DirectoryUser) {
	if r != nil {
		r.latest = slices.DeleteFunc(r.latest, func(o graph.DirectoryUser) bool { return o.ID == u.ID })
		r.latest = slices.Insert(r.latest, 0, u)
	}
}
