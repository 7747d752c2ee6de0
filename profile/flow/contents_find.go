package flow

import (
	"time"

	"facet/internal/text"
	"facet/profile/person"
)

// found are the entries whose line has all of the words.
func (c contents) found(some []person.Object, words string) (hits []person.Object) {
	sought, now := person.NewSought(words), time.Now()
	for _, o := range some {
		if sought.In(c.session.Line(o, now).Folded()) {
			hits = append(hits, o)
		}
	}
	return hits
}

// finds are the facet types with words in their titles, and the entries of all that
// have them in a line.
func (c contents) finds(words string) List {
	var titled []collection
	var objects []person.Object
	for _, s := range c.collections {
		if person.NewSought(words).In(text.Fold(s.kind.Title)) {
			titled = append(titled, s)
		}
		objects = append(objects, c.found(s.objects, words)...)
	}
	return List{
		Count: len(titled) + len(objects), Choose: "open one", Narrows: true, Finds: c.finds, Empty: line("Nothing has these words."),
		Row: func(i int) Row {
			if i < len(titled) {
				return c.row(titled[i])
			}
			o := objects[i-len(titled)]
			row := c.object(o)
			row.About = line(o.Kind.Called() + " · " + row.About.String())
			return row
		},
	}
}
