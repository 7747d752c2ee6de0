package person

import (
	"encoding/json"
	"slices"

	"facet/forms"
	"facet/graph"
)

// made is an object that this session created or deleted. Graph's lists take
// their time: until they say the same, the profile does.
type made struct {
	path   string
	id     graph.ID
	object Object // as Graph returned it; its Form is nil for a deletion
}

// Created remembers an object that Graph has returned.
func (s *Session) Created(kind forms.Kind, raw json.RawMessage) {
	for _, o := range Read(kind, []json.RawMessage{raw}) {
		o.Fresh = "just created; Graph's list doesn't show it yet"
		s.made = append(s.made, made{kind.Path, o.Form.Facet().ID, o})
	}
}

// Deleted remembers that an object is gone.
func (s *Session) Deleted(kind forms.Kind, id graph.ID) {
	s.made = slices.DeleteFunc(s.made, func(m made) bool { return m.id == id })
	s.made = append(s.made, made{path: kind.Path, id: id})
}

// LastMade is the path of what was made last and isn't in a list yet.
func (s *Session) LastMade() string {
	if len(s.made) == 0 {
		return ""
	}
	return s.made[len(s.made)-1].path
}

// Listed are the objects of a list as Graph sent it, with what it doesn't know
// yet. What it knows by now is forgotten here.
func (s *Session) Listed(kind forms.Kind, all []json.RawMessage) []Object {
	var pending []made
	listed := Read(kind, all)
	for _, m := range s.made {
		at := slices.IndexFunc(listed, func(o Object) bool { return o.Form.Facet().ID == m.id })
		switch {
		case m.path != kind.Path:
			pending = append(pending, m)
		case m.object.Form == nil && at >= 0:
			listed[at].Fresh = "just deleted; Graph's list still shows it"
			pending = append(pending, m)
		case m.object.Form != nil && at < 0:
			listed = append(listed, m.object)
			pending = append(pending, m)
		}
	}
	s.made = pending
	if s.lists == nil {
		s.lists = map[string][]Object{}
	}
	s.lists[kind.Path] = listed
	return listed
}

// Present are the objects of a kind in the profile, as far as they were listed.
func (s *Session) Present(kind forms.Kind) []Object {
	present := slices.Clone(s.lists[kind.Path])
	for _, m := range s.made {
		if m.path == kind.Path && m.object.Form == nil {
			present = slices.DeleteFunc(present, func(o Object) bool { return o.Form.Facet().ID == m.id })
		} else if m.path == kind.Path {
			present = append(present, m.object)
		}
	}
	return present
}
