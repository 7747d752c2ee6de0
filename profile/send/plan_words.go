package send

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
	"facet/profile/person"
)

// Began says what the object began with, in a sentence.
func (p Plan) Began() string { return p.prefill.Words() }

// setAudience reports whether it is the template, or the list, that says who
// will see the object.
func (p Plan) setAudience() bool {
	var began graph.ItemFacet
	if p.prefill.Source() == "" || graph.Decode(p.prefill.Values, &began) != nil {
		return false
	}
	return began.AllowedAudiences != "" && began.AllowedAudiences == p.form.Facet().AllowedAudiences
}

// Headline is what the request is, and about what. It is raw text.
func (p Plan) Headline() string {
	if p.Label == "" {
		return p.Title
	}
	return p.Title + ": " + p.Label
}

// Was is the object as it is yet; there is none before it is created.
func (p Plan) Was() (o person.Object, there bool) {
	if p.raw == nil || p.direct != nil || p.photo != nil {
		return o, false
	}
	read := person.Read(p.kind, []json.RawMessage{p.raw})
	if len(read) == 0 {
		return o, false
	}
	return read[0], true
}

// After is the object as it will be; there is none once it is deleted.
func (p Plan) After() (o person.Object, stays bool) {
	if p.form == nil || p.Method == http.MethodDelete || p.direct != nil || p.photo != nil {
		return o, false
	}
	return person.Object{Kind: p.kind, Form: p.form, Label: p.form.Label()}, true
}

// Session is whose profile the request changes, and as whom.
func (p Plan) Session() *person.Session { return p.session }

// Delicate reports whether going back is what the review suggests: for
// somebody else's profile, for a deletion that takes nothing back, for what the public will see, and for
// what was sent before.
func (p Plan) Delicate() bool {
	return p.before.ID != "" || !p.session.Person.IsMe() || p.Method == http.MethodDelete && !p.reverses || p.Public() && p.sets("allowedAudiences")
}

// Public reports whether people outside of the organisation will see the object.
func (p Plan) Public() bool {
	return p.form != nil && slices.Contains(p.form.Facet().AllowedAudiences.Each(), graph.Everyone)
}

// sets reports whether the request says anything about a member.
func (p Plan) sets(name string) bool {
	return object.Parse(p.Body).Value(name) != nil
}

// InForm reports whether what is sent stands in a form yet.
func (p Plan) InForm() bool { return p.direct != nil || p.form != nil && !p.reverses }

// Purpose says what the request does, and to whom.
func (p Plan) Purpose() string {
	what := "the " + p.kind.Called() + quotes(p.Label)
	switch {
	case p.purpose != "":
		return p.purpose
	case p.deletes:
		return "This takes back what was added: " + what + " goes from " + p.profile() + ", unless somebody has changed it since."
	case p.Method == http.MethodDelete:
		return "This deletes " + what + " from " + p.profile() + "."
	case p.Method == http.MethodPatch:
		return "This changes " + what + " in " + p.profile() + "."
	}
	return "This adds " + what + " to " + p.profile() + "."
}

// profile is whose profile it is about. It is raw text.
func (p Plan) profile() string { return profileOf(p.session) }

func profileOf(s *person.Session) string {
	if s.Person.IsMe() {
		return "your profile"
	}
	return "the profile of " + s.OwnerDetails()
}

// quotes is a label after what it names, or nothing if there is none.
func quotes(label string) string {
	if label == "" {
		return ""
	}
	return " “" + label + "”"
}

// Sees says in a sentence who will see the object, or nothing when it goes.
func (p Plan) Sees() string {
	if p.form == nil || p.kind.Fixed {
		return ""
	}
	words := p.seenBy(p.form.Facet().AllowedAudiences)
	if p.setAudience() {
		words = strings.TrimSuffix(words, ".") + ", as " + p.prefill.Source() + " has it."
	}
	return words
}

func (p Plan) seenBy(a graph.Audiences) string {
	owner := p.session.Owner()
	switch a {
	case "":
		return "Your organisation's own setting decides who can see it."
	case graph.OnlyMe:
		return "Only " + owner + " will see it."
	case graph.Organization:
		return "Everyone in your organisation will see it."
	case graph.Everyone:
		return "Everyone will see it, also people outside the organisation."
	default:
		return "Who will see it: " + p.session.AudienceWords(a) + "."
	}
}

// Cautions are what the form warns of in what is sent, each with its field. Who
// will see it is said by [Plan.Sees].
func (p Plan) Cautions() []string {
	if p.form == nil || p.reverses {
		return nil
	}
	named := titles(p.form)
	var all []string
	for _, c := range forms.Cautions(p.form, p.session.User.UserPrincipalName) {
		if c.Member != Audience && (p.raw == nil || p.sets(top(c.Member))) {
			all = append(all, named[c.Member]+": "+c.Advice)
		}
	}
	return all
}

// Verb is what sending does, as on a button.
func (p Plan) Verb() string {
	switch p.Method {
	case http.MethodPut:
		return "set it"
	case http.MethodDelete:
		if p.photo != nil {
			return "remove it"
		}
		return "delete"
	case http.MethodPatch:
		return "send the change"
	}
	switch {
	case p.before.ID == "":
		return "send"
	case p.before.Open():
		return "send: it may make a second one"
	}
	return "send a second one"
}

// Button is what the button says that sends it: what it does, and to whose profile.
func (p Plan) Button() string {
	switch verb := p.Verb(); verb {
	case "send", "send the change":
		return "Send to " + p.Profile()
	case "delete":
		return "Delete from " + p.Profile()
	default:
		return strings.ToUpper(verb[:1]) + verb[1:]
	}
}

// Profile is whose profile it is about, by the name alone. It is raw text.
func (p Plan) Profile() string {
	if p.session.Person.IsMe() {
		return "your profile"
	}
	return cmp.Or(p.session.User.DisplayName, p.session.Owner()) + "'s profile"
}

// Done is what has happened once the request was done.
func (p Plan) Done() string {
	switch {
	case p.photo != nil:
		return p.photo.done
	case p.direct != nil:
		return "Added"
	case p.reverses, p.undoes != "":
		return "Undone"
	case p.Method == http.MethodDelete:
		return "Deleted"
	case p.Method == http.MethodPatch:
		return "Changed"
	}
	return "Created"
}

// Next says what happens next, once Graph has answered.
func (p Plan) Next(a graph.Answer) string {
	later := "Profile cards in Outlook and Teams show it later. Microsoft 365 gives no time for it, and not every app shows every facet."
	if p.kind.After != "" {
		later += " " + p.kind.After
	}
	switch {
	case p.photo != nil:
		return p.photoNext()
	case p.direct != nil:
		return "The directory keeps it as a name in the plain list. It is no facet of the profile, so it isn't listed here."
	case p.Method == http.MethodDelete:
		return "It is gone from the profile. Profile cards may show it for a while yet."
	}
	if p.kind.Fixed {
		return "It is kept in SharePoint now. " + later
	}
	var made graph.ItemFacet
	origin := ""
	if graph.Decode(a.Object, &made) == nil {
		origin = made.Origin().Name
	}
	switch {
	case origin != "" && origin != person.ByHand:
		return "Microsoft 365 keeps it under the source “" + origin + "”. " + later
	case p.session.Person.IsMe():
		return later
	}
	by := cmp.Or(made.LastModifiedBy.User.DisplayName, made.CreatedBy.User.DisplayName, p.session.Account.UserPrincipalName, "you")
	return "Microsoft 365 records that " + by + " did this in " + p.profile() + ". " + later
}

// Proof is what an answer says about itself: the object's id, the request's,
// and the time.
func Proof(a graph.Answer) []person.Fact {
	return person.Filled([]person.Fact{person.NewFact("Id", string(ObjectID(a))), person.NewFact("Request id", a.RequestID), person.NewFact("Time", when(a.Date))})
}

func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprint(t.UTC().Format(time.DateTime), " UTC")
}

// ObjectID is the id of an object as Graph sent it, or nothing.
func ObjectID(a graph.Answer) graph.ID {
	var made graph.ItemFacet
	if a.Object == nil || graph.Decode(a.Object, &made) != nil {
		return ""
	}
	return made.ID
}
