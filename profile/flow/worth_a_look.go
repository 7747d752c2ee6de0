package flow

import (
	"strings"

	"facet/internal/text"
)

// Look is something that the owner of a profile may want to check.
type Look struct {
	Words text.Safe
	Names text.Safe // of what it is about, those that fit
	Warns bool
}

// WorthALook lists what to check: what the public sees, and what is still empty. What expires is among the
// notes.
func (o Overview) WorthALook() []Look {
	var public, empty []string
	for _, object := range o.Session.Public() {
		public = append(public, object.Name())
	}
	for _, kind := range o.Session.Empty() {
		empty = append(empty, kind.Title)
	}
	var all []Look
	if len(public) > 0 {
		all = append(all, Look{line(text.Count(len(public), "entry is open to the public", "entries are open to the public")), names(public), true})
	}
	if len(empty) > 0 {
		all = append(all, Look{line(text.Count(len(empty), "kind is still empty", "kinds are still empty")), names(empty), false})
	}
	return all
}

// names are the first of some names.
func names(all []string) text.Safe {
	const most = 6
	return line(strings.Join(all[:min(len(all), most)], ", "))
}
