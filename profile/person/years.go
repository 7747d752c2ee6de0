package person

import (
	"sort"
	"time"

	"facet/forms"
)

// inYears are the facet types that take parts of a life, in the order in which they
// mostly come.
var inYears = []string{"education", "position", "certification", "project"}

// Stretch is an object that takes a part of a life.
type Stretch struct {
	Object
	forms.Stretch
	At   int // the object's place among those of its facet type
	Rank int // by its end: the first, 0, ended last
}

// Years are the parts of the person's life, as far as the objects were listed and say
// when they were: facet type by facet type, the oldest first.
func (s *Session) Years(now time.Time) (some []Stretch) {
	for _, name := range inYears {
		for _, kind := range s.Kinds {
			if kind.Name == name {
				some = append(some, s.stretches(kind, now)...)
			}
		}
	}
	order := make([]int, len(some))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return some[order[a]].Until.After(some[order[b]].Until) })
	for rank, i := range order {
		some[i].Rank = rank
	}
	return some
}

// stretches are those of one facet type.
func (s *Session) stretches(kind forms.Kind, now time.Time) (some []Stretch) {
	for i, o := range s.lists[kind.Path] {
		if o.Form == nil {
			continue
		}
		if when, known := forms.StretchOf(o.Form, now); known {
			some = append(some, Stretch{Object: o, Stretch: when, At: i})
		}
	}
	sort.SliceStable(some, func(a, b int) bool { return some[a].From.Before(some[b].From) })
	return some
}

// Note is what the object is, where its name alone could be taken for a job.
func (s Stretch) Note() string {
	if s.Kind.Name == "project" {
		return s.Kind.Called()
	}
	return ""
}

// YearsTitle is what the parts of the person's life are called, to who works with it.
func (s *Session) YearsTitle() string {
	if s.Person.IsMe() {
		return "Your years"
	}
	return "The years of " + s.User.DisplayName
}
