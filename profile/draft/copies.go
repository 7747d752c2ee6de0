package draft

import (
	"context"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
	"facet/profile/send"
)

// Copyable is an entry of somebody, which a new form may begin with.
type Copyable struct {
	Kind forms.Kind
	person.Object
}

// Others is what somebody has.
type Others struct {
	Found   []Copyable
	Trouble []string // what could not be read, and why; raw text
	Denied  bool     // the account may not read all of it
}

// EntriesOf reads what somebody has of every kind. It reads and nothing else.
func EntriesOf(s *person.Session, ctx context.Context, owner graph.DirectoryUser) (all Others) {
	who, err := graph.User(owner.ID)
	if err != nil {
		return Others{Trouble: []string{"It isn't known who that is."}}
	}
	lists := map[string]person.Listing{}
	for l := range s.For(who, owner).ReadAll(ctx) {
		lists[l.Path] = l
	}
	for _, kind := range s.Kinds {
		if kind.Fixed {
			continue
		}
		list, there := lists[kind.Path]
		if !there { // the reading was stopped
			list.Err = ctx.Err()
		}
		if list.Err != nil {
			all.failed(kind, list.Err)
		}
		for _, o := range person.Read(kind, list.Objects) {
			all.Found = append(all.Found, Copyable{kind, o})
		}
	}
	if all.Denied && all.Found == nil {
		all.Trouble = []string{unreadable(owner)}
	}
	return all
}

// failed notes why a kind could not be read. Kinds with the same cause are named
// together.
func (o *Others) failed(kind forms.Kind, err error) {
	what, remedy := person.Explain(err)
	why := " could not be read. " + what + " " + remedy
	o.Denied = o.Denied || person.Forbidden(err) != nil
	for i, before := range o.Trouble {
		if titles, same := strings.CutSuffix(before, why); same {
			o.Trouble[i] = titles + ", " + kind.Title + why
			return
		}
	}
	o.Trouble = append(o.Trouble, kind.Title+why)
}

// unreadable says that somebody's profile may not be read.
func unreadable(owner graph.DirectoryUser) string {
	return "This account may not read the profile of " + person.OwnerName(owner) + ". It needs the permission " + person.ScopeSearch + " or " + person.ScopeRead +
		", or " + person.OwnerName(owner) + " has to tell you what their entries say."
}

// FromCopy begins a form with what people set in an entry of somebody. Who may
// see it is not copied.
func FromCopy(s *person.Session, entry Copyable, owner graph.DirectoryUser) (Edit, error) {
	form, err := entry.Kind.Decode(entry.Raw)
	if err != nil {
		return Edit{}, err
	}
	prefill := person.Prefill{Copied: true, Shared: form.Facet().AllowedAudiences}
	if owner.ID != s.User.ID {
		prefill.Owner = person.OwnerName(owner)
	}
	send.Settable(form)
	form.Facet().AllowedAudiences = ""
	if form, err = entry.Kind.Copy(form); err != nil {
		return Edit{}, err
	}
	if prefill.Values, err = graph.Body(form); err != nil {
		return Edit{}, err
	}
	edit := NewEdit(s, entry.Kind)
	edit.Form = form
	return edit, edit.setPrefill(prefill)
}
