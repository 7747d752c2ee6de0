package person

import (
	"slices"

	"facet/graph"
)

// Recents are the people who were chosen since the sign-in, the latest first.
// Nothing is written down. A nil one knows nobody.
type Recents struct{ latest []graph.DirectoryUser }

// Users are the people.
func (r *Recents) Users() []graph.DirectoryUser {
	if r == nil {
		return nil
	}
	return r.latest
}

// Chosen puts somebody first.
func (r *Recents) Chosen(u graph.DirectoryUser) {
	if r != nil {
		r.latest = slices.DeleteFunc(r.latest, func(o graph.DirectoryUser) bool { return o.ID == u.ID })
		r.latest = slices.Insert(r.latest, 0, u)
	}
}
