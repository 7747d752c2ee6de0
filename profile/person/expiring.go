package person

import (
	"time"

	"facet/forms"
)

// Expiring are the objects, as far as they were listed, that don't hold any more or
// soon won't.
func (s *Session) Expiring(now time.Time) (some []Object) {
	for _, kind := range s.Kinds {
		for _, o := range s.lists[kind.Path] {
			if o.Form == nil {
				continue
			}
			if e, ends := forms.ExpiryOf(o.Form, now); ends && e.Soon() {
				some = append(some, o)
			}
		}
	}
	return some
}
