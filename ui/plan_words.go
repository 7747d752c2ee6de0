package ui

import (
	"fmt"
	"net/http"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
)

// Delicate reports whether going back is what the review suggests: for
// somebody else's profile, and for a deletion.
func (p Plan) Delicate() bool { return !p.session.Person.IsMe() || p.Method == http.MethodDelete }

// Purpose says what the request does, and to whom.
func (p Plan) Purpose() string {
	whose := "your profile"
	if !p.session.Person.IsMe() {
		whose = "the profile of " + p.session.whose()
	}
	switch {
	case p.Method == http.MethodDelete:
		return "This deletes it from " + whose + ". It can't be taken back."
	case p.Method == http.MethodPatch && p.direct == nil:
		return "This changes it in " + whose + "."
	}
	return "This adds it to " + whose + "."
}

// Sees says in a sentence who will see the object, or nothing when it goes.
func (p Plan) Sees() string {
	if p.form == nil {
		return ""
	}
	owner := p.session.owner()
	switch a := p.form.Facet().AllowedAudiences; a {
	case "":
		return "The organisation's own setting decides who can see it."
	case graph.OnlyMe:
		return "Only " + owner + " will see it."
	case graph.Organization:
		return "Everyone in the organisation will see it."
	case graph.Everyone:
		return "Everyone will see it, also people outside the organisation."
	default:
		return "Who will see it: " + forms.AudienceWords(a) + "."
	}
}

// Verb is what sending does, as on a button.
func (p Plan) Verb() string {
	switch p.Method {
	case http.MethodDelete:
		return "delete"
	case http.MethodPatch:
		return "send the change"
	}
	return "send"
}

// Done is what has happened once the request was done.
func (p Plan) Done() string {
	switch p.Method {
	case http.MethodDelete:
		return "Deleted"
	case http.MethodPatch:
		return "Changed"
	}
	return "Created"
}

// Next says what happens next, once Graph has answered.
func (p Plan) Next(a graph.Answer) string {
	if p.Method == http.MethodDelete {
		return "It is gone from the profile. Profile cards may show it for up to 48 hours."
	}
	from := "Graph keeps it as an edit by the person"
	var made graph.ItemFacet
	if graph.Decode(a.Object, &made) == nil && made.Origin().Name != "" {
		from = "Graph keeps it under the source “" + made.Origin().Name + "”"
	}
	return from + ". Profile cards in Outlook and Teams may take up to 48 hours to show it, and not every app shows every facet."
}

// Undo is the plan that takes a creation back, if the request was one.
func (p Plan) Undo(sent outbox.Result) (Plan, bool) {
	if sent.Answer.Object == nil || sent.Entry.CanUndo() != nil {
		return Plan{}, false
	}
	undo := Removal(p.session, p.kind, sent.Answer.Object)
	undo.Title, undo.undoes = "Undo: delete "+p.kind.Name, sent.Entry.ID
	return undo, true
}

// Proof is what an answer says about itself: the object's id, the request's,
// and the time.
func Proof(a graph.Answer) []Fact {
	var facts []Fact
	for _, f := range []Fact{{"Id", string(idOf(a))}, {"Request id", a.RequestID}, {"Time", when(a.Date)}} {
		if f.Value != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprint(t.UTC().Format(time.DateTime), " UTC")
}
