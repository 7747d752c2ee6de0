package person

import (
	"context"
	"encoding/json"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/photo"
)

// Target names who writes what to whom, for the outbox to hold against the
// address.
func (s *Session) Target(kind forms.Kind) (outbox.Target, error) {
	if err := s.Unidentified(); err != nil {
		return outbox.Target{}, err
	}
	collection, err := s.Client.Collection(s.Person, kind.Path)
	return outbox.Target{
		Cloud: s.Client.BaseURL, Actor: s.Account.Identity, Collection: collection,
		Person: outbox.Identity{ID: s.User.ID, UserPrincipalName: s.User.UserPrincipalName},
	}, err
}

// Session is a Graph to work with, and the person whose profile is open.
type Session struct {
	Client  *graph.Client
	Person  graph.Person        // pinned: oneself, or somebody by object id
	User    graph.DirectoryUser // what the directory says of them, once it is known
	Kinds   []forms.Kind
	Cloud   string // named in the header unless it is the global one
	Sandbox bool

	// Outbox is where every change leaves from, so that none is made twice.
	Outbox *outbox.Outbox
	// Account is who is signed in, as signing in or a ready token says; Graph is
	// asked, and nothing is sent unless it says the same.
	Account Account
	// Fingerprint tells a ready token that doesn't say for whom it is from
	// others. It names drafts until Graph has said so.
	Fingerprint string

	// Waits is what questions wait for before they are asked again; nil: it is
	// not known.
	Waits *Waits

	// Damaged tells, once, of files on this computer that were damaged and set
	// aside; nil: there are none. Its words are raw text.
	Damaged func(context.Context) []string

	// Drafts keeps what is typed; nil: nothing is kept.
	Drafts Drafts

	// Photos keeps the photo that somebody had before; nil: none is kept.
	Photos *photo.Shelf

	// Recents are the people who were chosen, in all sessions of the sign-in;
	// nil: nobody remembers them.
	Recents *Recents

	confirmed   bool  // Graph has said who is signed in
	identifyErr error // why it hasn't; nil before its first answer

	named    map[string]bool // whose names somebody has typed, by object id; in the sessions of a list of work
	unlisted []unlisted      // what Graph's lists may not know yet

	lists map[string][]Object // what the profile has, by the path of the kind, as far as it was listed
	ends  map[string][]ending // those of them that end on a day
	old   bool                // what was listed of several kinds is known to be out of date

	// Granted is what the access token says of itself, at any time and without
	// waiting; nil: nothing is known.
	Granted func() Grant

	Accounts Accounts // how it was signed in; nil: with a ready token
}

// InCloud is a body that a form makes, as the cloud takes it.
func (s *Session) InCloud(form forms.Form, body json.RawMessage) json.RawMessage {
	if s.Client == nil {
		return body
	}
	return graph.InCloud(s.Client.BaseURL, form, body)
}

// For is the same sign-in with the profile of somebody else open. What was
// made in this one stays behind.
func (s *Session) For(person graph.Person, user graph.DirectoryUser) *Session {
	if s.named == nil {
		s.named = map[string]bool{}
	}
	other := *s
	other.Person, other.User, other.unlisted, other.lists, other.ends = person, user, nil, nil, nil
	return &other
}

// Pin is the session for the profile of exactly the person whom the directory
// named: a name that moves to somebody else can't take the profile with it.
// Whose names were typed before is forgotten: who comes back is asked again.
func (s *Session) Pin(user graph.DirectoryUser) (*Session, error) {
	person, err := graph.User(user.ID)
	pinned := s.For(person, user)
	pinned.named = map[string]bool{}
	return pinned, err
}

// Own is the session for the profile of whoever is signed in.
func (s *Session) Own() *Session {
	return s.For(graph.Me(), graph.DirectoryUser{ID: s.Account.ID, UserPrincipalName: s.Account.UserPrincipalName})
}

// ForUser is the session for the profile of a person, whom the directory named
// and who may be whoever is signed in. Whose names were typed stays known.
func (s *Session) ForUser(user graph.DirectoryUser) (*Session, error) {
	if user.ID == s.Account.ID {
		return s.For(graph.Me(), user), nil
	}
	person, err := graph.User(user.ID)
	return s.For(person, user), err
}

// IsMyself reports whether an id or a sign-in name is that of the person who is
// signed in, as far as that is known.
func (s *Session) IsMyself(name string) bool {
	is := func(id, upn string) bool { return name == id || strings.EqualFold(name, upn) }
	return name != "" && (is(s.Account.ID, s.Account.UserPrincipalName) || s.Person.IsMe() && is(s.User.ID, s.User.UserPrincipalName))
}
