package send

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
)

// Like is what a person has that is like what is to be sent: of the same facet
// type, and with the same key.
type Like struct {
	person.Object
	// Differences are what is to be sent and it says otherwise: as it is, and as it
	// is to be sent.
	Differences []Difference

	session *person.Session
	kind    forms.Kind
	ids     []graph.ID // of all that are like it
	late    bool       // it was found on the way to sending
}

// Equal reports whether it says all that is to be sent. It may say more.
func (l *Like) Equal() bool { return len(l.Differences) == 0 }

// likeOf is what is among some objects that is like a form; nil if nothing is. One
// that is equal comes before others.
func likeOf(s *person.Session, kind forms.Kind, form forms.Form, present []person.Object) *Like {
	var found *Like
	var ids []graph.ID
	for _, o := range present {
		if !o.Form.Key().Like(form.Key()) {
			continue
		}
		ids = append(ids, o.Form.Facet().ID)
		if l := (&Like{Object: o, Differences: otherwise(s, o.Form, form), session: s, kind: kind}); found == nil || l.Equal() && !found.Equal() {
			found = l
		}
	}
	if found != nil {
		found.ids = ids
	}
	return found
}

// otherwise is what a form says and another doesn't say so. What it leaves to
// Graph makes no difference.
func otherwise(s *person.Session, there, sent forms.Form) []Difference {
	has, named := forms.Fields(there), titles(sent)
	var all []Difference
	for i, f := range forms.Fields(sent) {
		if f.Input == nil || f.Member == Audience && sent.Facet().AllowedAudiences == "" {
			continue
		}
		if is, will := InFull(s, has[i]), InFull(s, f); will != "" && same(is) != same(will) {
			all = append(all, newDifference(named[f.Member], is, will))
		}
	}
	return all
}

// words say what is there, and by whom and when it was made, or when it was sent
// from here. They are raw text.
func (l *Like) words(sent time.Time) string {
	words := "The " + l.kind.Called() + quotes(l.Label) + " is in " + profileOf(l.session) + " already"
	if l.late {
		words = "Nothing was sent yet. " + words
	}
	if !l.Equal() {
		words += ", but says something else"
	}
	if more := len(l.ids) - 1; more > 0 {
		words += fmt.Sprintf(", with %d more like it", more)
	}
	if by := l.maker(); sent.IsZero() || !l.own() {
		words += by
	}
	if !sent.IsZero() {
		words += ", sent from here at " + text.Clock(sent, time.Now())
	}
	return words
}

// own reports whether it was made by who is signed in.
func (l *Like) own() bool {
	by := l.Form.Facet().CreatedBy.User.ID
	return by != "" && strings.EqualFold(by, l.session.Account.ID)
}

// maker says who made it, and when, as far as Graph tells.
func (l *Like) maker() string {
	facet := l.Form.Facet()
	by := facet.CreatedBy.Name()
	made, err := time.Parse(time.RFC3339, string(facet.CreatedDateTime))
	switch {
	case l.Origin.Owned:
		return ", from " + l.Origin.Name
	case l.own():
		by = "you"
	case by == "":
		return ""
	}
	if err != nil {
		return ", made by " + by
	}
	return ", made by " + by + " " + text.Since(made, time.Now())
}

// Once is the question whether the person has the like of an object already, for
// the outbox to ask before it sends that. Its error is a [LikeError]. The ids are of
// those that somebody knows of, and wants another one all the same.
func Once(s *person.Session, kind forms.Kind, body json.RawMessage, known ...graph.ID) func([]json.RawMessage) error {
	return func(present []json.RawMessage) error {
		form, err := kind.Decode(body)
		if err != nil {
			return err
		}
		objects := slices.DeleteFunc(person.Read(kind, present), func(o person.Object) bool { return slices.Contains(known, o.Form.Facet().ID) })
		if like := likeOf(s, kind, form, objects); like != nil {
			return &LikeError{like}
		}
		return nil
	}
}

// LikeError says that nothing was sent, since the person has the like of it.
type LikeError struct{ *Like }

// Error never repeats what the person has.
func (e *LikeError) Error() string { return "the person has the like of it already" }

// There is what the person has, and whether it says all that was to be sent.
func (e *LikeError) There() (id graph.ID, equal bool) { return e.Form.Facet().ID, e.Equal() }

// Explain says what is there, for where nobody can be asked.
func (e *LikeError) Explain() (what, remedy string) {
	return e.words(time.Time{}) + ". Nothing was sent.", strings.Join(append(e.Says(), "With --again it is added once more."), ". ")
}

// Says is what it says otherwise, in a line each.
func (l *Like) Says() []string {
	var lines []string
	for _, d := range l.Differences {
		there := "“" + d.Before.String() + "”"
		if d.Before.Empty() {
			there = "nothing"
		}
		lines = append(lines, fmt.Sprintf("%s: %s there, “%s” to be sent", d.Title, there, d.After))
	}
	return lines
}
