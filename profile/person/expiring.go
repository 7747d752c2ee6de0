package person

import (
	"time"

	"facet/forms"
)

// ending is an object that holds until a day.
type ending struct {
	Object
	on time.Time
}

// endingOf are those of some objects that end on a day. The days are read once: what
// expires is asked for at each key.
func endingOf(all []Object) (some []ending) {
	for _, o := range all {
		if o.Form == nil {
			continue
		}
		if day, ends := forms.EndOf(o.Form); ends {
			some = append(some, ending{o, day})
		}
	}
	return some
}

// Expiring are the objects, as far as they were listed, that don't hold any more or
// soon won't.
func (s *Session) Expiring(now time.Time) (some []Object) {
	for _, kind := range s.Kinds {
		for _, e := range s.ends[kind.Path] {
			if forms.EndsSoon(e.on, now) {
				some = append(some, e.Object)
			}
		}
	}
	return some
}
