package person

import (
	"encoding/json"
	"slices"

	"facet/forms"
	"facet/graph"
)

// unlisted is an object that this session created or deleted. Graph's lists take
// their time: until they say the same, the profile does.
type unlisted struct {
	path   string
	id     graph.ID
	object Object // as Graph returned it; its Form is nil for a deletion
}

// Created remembers an object that Graph has returned.
func (s *Session) Created(kind forms.Kind, raw json.RawMessage) {
	for _, o := range Read(kind, []json.RawMessage{raw}) {
		o.Fresh = "just created; the list doesn't show it yet"
		s.unlisted = append(s.unlisted, unlisted{kind.Path, o.Form.Facet().ID, o})
	}
}

// Deleted remembers that an object is gone.
func (s *Session) Deleted(kind forms.Kind, id graph.ID) {
	s.unlisted = slices.DeleteFunc(s.unlisted, func(u unlisted) bool { return u.id == id })
	s.unlisted = append(s.unlisted, unlisted{path: kind.Path, id: id})
}

// LastUnlisted is the path of what was created or deleted last, and its list
// doesn't show yet.
func (s *Session) LastUnlisted() string {
	if len(s.unlisted) == 0 {
		return ""
	}
	return s.unlisted[len(s.unlisted)-1].path
}

// Listed are the objects of a list as Graph sent it, with what it doesn't know
// yet. What it knows by now is forgotten here.
func (s *Session) Listed(kind forms.Kind, all []json.RawMessage) []Object {
	var pending []unlisted
	listed := Read(kind, all)
	for _, u := range s.unlisted {
		at := slices.IndexFunc(listed, func(o Object) bool { return o.Form.Facet().ID == u.id })
		switch {
		case u.path != kind.Path:
			pending = append(pending, u)
		case u.object.Form == nil && at >= 0:
			listed[at].Fresh = "just deleted; the list still shows it"
			pending = append(pending, u)
		case u.object.Form != nil && at < 0:
			listed = append(listed, u.object)
			pending = append(pending, u)
		}
	}
	s.unlisted = pending
	if s.lists == nil {
		s.lists, s.ends = map[string][]Object{}, map[string][]ending{}
	}
	s.lists[kind.Path], s.ends[kind.Path] = listed, endingOf(listed)
	return listed
}

// Beside is the kind, with what to know of it beside what the profile has.
func (s *Session) Beside(kind forms.Kind) forms.Kind {
	var present []forms.Form
	for _, o := range s.Present(kind) {
		present = append(present, o.Form)
	}
	return kind.Beside(present)
}

// Besides is what to know of a kind beside objects as Graph sent them, or nothing.
func Besides(kind forms.Kind, present []json.RawMessage) string {
	if kind.Besides == nil {
		return ""
	}
	var all []forms.Form
	for _, o := range Read(kind, present) {
		all = append(all, o.Form)
	}
	return kind.Beside(all).Note
}

// NoteBeside is what to know of a kind beside what the profile has, or nothing.
func (s *Session) NoteBeside(kind forms.Kind) string {
	if kind.Besides == nil {
		return ""
	}
	return s.Beside(kind).Note
}

// HasListed reports whether it was read what the profile has of a kind.
func (s *Session) HasListed(kind forms.Kind) bool {
	_, has := s.lists[kind.Path]
	return has
}

// Outdate notes that what was listed is out of date, for who shows it.
func (s *Session) Outdate() { s.old = true }

// Outdated reports whether all is to be listed anew, once.
func (s *Session) Outdated() bool {
	old := s.old
	s.old = false
	return old
}

// Present are the objects of a kind in the profile, as far as they were listed.
func (s *Session) Present(kind forms.Kind) []Object {
	present := slices.Clone(s.lists[kind.Path])
	for _, u := range s.unlisted {
		if u.path == kind.Path && u.object.Form == nil {
			present = slices.DeleteFunc(present, func(o Object) bool { return o.Form.Facet().ID == u.id })
		} else if u.path == kind.Path {
			present = append(present, u.object)
		}
	}
	return present
}
