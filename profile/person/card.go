package person

import (
	"slices"
	"time"

	"facet/forms"
)

// onCard are the facet types that a profile card shows, under these titles. How
// Microsoft's own card orders things isn't known.
var onCard = []struct {
	title string
	kinds []string
}{
	{"Work", []string{"position"}},
	{"Certifications and awards", []string{"certification", "award"}},
	{"About", []string{"note"}},
	{"Skills", []string{"skill"}},
	{"Languages", []string{"language"}},
	{"Education", []string{"education"}},
}

// mostOnCard is how many objects a section of the card has.
const mostOnCard = 4

// CardSection is a part of the profile card.
type CardSection struct {
	Title string
	Lines []Line
	More  int // objects beyond those
}

// Card is the person roughly as colleagues see them, as far as the objects were
// listed: what the organisation may see.
func (s *Session) Card(now time.Time) (all []CardSection) {
	for _, part := range onCard {
		section := CardSection{Title: part.title}
		for _, kind := range s.Kinds {
			if slices.Contains(part.kinds, kind.Name) {
				section.Lines = append(section.Lines, s.seenByColleagues(kind, now)...)
			}
		}
		if more := len(section.Lines) - mostOnCard; more > 1 {
			section.Lines, section.More = section.Lines[:mostOnCard], more
		}
		if len(section.Lines) > 0 {
			all = append(all, section)
		}
	}
	return all
}

// seenByColleagues are the objects of a facet type that the organisation may see.
func (s *Session) seenByColleagues(kind forms.Kind, now time.Time) (all []Line) {
	const few = 2 // of the steps of AudienceReach, up to which colleagues see nothing
	for _, o := range s.lists[kind.Path] {
		if says := s.Line(o, now); says.Reach == 0 || says.Reach > few {
			all = append(all, says)
		}
	}
	return all
}

// Public are the objects, as far as they were listed, that everybody may see.
func (s *Session) Public() (some []Object) {
	const everybody = 5 // of the steps of AudienceReach
	for _, kind := range s.Kinds {
		for _, o := range s.lists[kind.Path] {
			if !kind.Fixed && forms.AudienceReach(o.Audience()) == everybody {
				some = append(some, o)
			}
		}
	}
	return some
}

// Empty are the facet types of which nothing was listed, and which can have
// something.
func (s *Session) Empty() (some []forms.Kind) {
	for _, kind := range s.Kinds {
		if list, listed := s.lists[kind.Path]; listed && len(list) == 0 && !kind.Fixed {
			some = append(some, kind)
		}
	}
	return some
}
