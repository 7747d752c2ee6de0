package ui_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"time"

	"facet/auth"
	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/profile/draft"
	"facet/profile/draft/store"
	"facet/profile/person"
)

// world is what outlives the program: Graph, the disk, and the accounts.
type world struct {
	server   *sandbox.Sandbox
	people   []sandbox.Person // as they were called at first
	disk     *state.Memory
	dice     *rand.Rand
	accounts []string // object ids; the first has typed most
	bug      plant

	kept *draft.Disk // of the program that runs
}

// plant is a bug that is let loose on purpose, to see that it is found.
type plant struct {
	wire   func(http.RoundTripper) http.RoundTripper // what leads requests astray
	drafts bool                                      // drafts open for anybody
	sway   bool                                      // the session turns to somebody else after the header was drawn
}

func newWorld(dice *rand.Rand, bug plant) *world {
	w := &world{server: sandbox.New(), disk: state.NewMemory(), dice: dice, bug: bug}
	w.people = w.server.People()
	w.accounts = []string{w.people[0].ID, w.people[5].ID}
	return w
}

// session is an account's, on its own profile.
func (w *world) session(account string) *person.Session {
	token, _ := w.server.Token(account)
	root, _ := auth.ParseGraphRoot(sandbox.BaseURL)
	wire := graph.NewTransport(sandbox.BaseURL, w.server)
	if w.bug.wire != nil {
		wire = w.bug.wire(wire)
	}
	return &person.Session{
		Client: &graph.Client{BaseURL: sandbox.BaseURL, HTTP: &http.Client{
			Transport:     &auth.Transport{Graph: root, Source: auth.Static(auth.NewSecret(token)), Base: wire},
			CheckRedirect: graph.CheckRedirect,
		}},
		Person: me, Kinds: walkKinds(), Outbox: outbox.New("outbox", w.disk), Drafts: w.drawer(),
	}
}

// walkKinds are few, since each is read whenever a profile opens.
func walkKinds() (few []forms.Kind) {
	for _, kind := range forms.Kinds() {
		if kind.Name == "interest" || kind.Name == "responsibility" {
			few = append(few, kind)
		}
	}
	return few
}

// drawer begins a new program's drafts, in the folder of the one before.
func (w *world) drawer() person.Drafts {
	if w.kept == nil {
		w.kept = draft.OnDisk(&store.Folder{Dir: "drafts", FS: w.disk}, func(error) {}, nil)
	}
	return drawer{w.kept, w.bug.drafts}
}

// close ends the drafts of a program that has ended.
func (w *world) close() {
	if w.kept != nil {
		_ = w.kept.Close(context.Background()) // on a disk without power it fails
		w.kept = nil
	}
}

// drawer is where drafts are.
type drawer struct {
	*draft.Disk
	anybody bool // a bug: whose they are doesn't count
}

func (d drawer) seen(s *person.Session) *person.Session {
	if !d.anybody {
		return s
	}
	all := *s
	all.Account.ID, all.User.ID = "one", "and all"
	return &all
}

func (d drawer) Put(s *person.Session, draft person.Draft) { d.Disk.Put(d.seen(s), draft) }

func (d drawer) Discard(ctx context.Context, s *person.Session, id string) error {
	return d.Disk.Discard(ctx, d.seen(s), id)
}

func (d drawer) List(ctx context.Context, s *person.Session) ([]person.Draft, error) {
	return d.Disk.List(ctx, d.seen(s))
}

// door signs the accounts of a world in. Now and then somebody else comes back
// from the browser than was sent there.
type door struct{ *world }

func (d door) account(id string) person.Account {
	for _, p := range d.people {
		if p.ID == id {
			return person.Account{Identity: outbox.Identity{ID: id, UserPrincipalName: p.UserPrincipalName, DisplayName: p.DisplayName}, Key: id}
		}
	}
	return person.Account{}
}

func (d door) Known(context.Context) (all []person.Account, err error) {
	for _, id := range d.accounts {
		all = append(all, d.account(id))
	}
	return all, nil
}

func (d door) Open(_ context.Context, a person.Account) (*person.Session, error) {
	s := d.session(a.Key)
	s.Accounts = d
	s.SignedIn(a)
	return s, nil
}

func (d door) SignIn(ctx context.Context, how person.SignIn, _ func(person.Prompt)) (*person.Session, error) {
	select {
	case <-time.After(2 * time.Second):
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if how.Expect == nil {
		return d.Open(ctx, d.account(d.accounts[1]))
	}
	switch d.dice.IntN(3) {
	case 0:
		return nil, errors.New("sign in: nobody came back")
	case 1:
		return d.Open(ctx, d.account(d.accounts[d.dice.IntN(2)]))
	}
	return d.Open(ctx, *how.Expect)
}

func (d door) StepUp(context.Context, *person.Session, string, func(person.Prompt)) error {
	return nil
}
func (d door) SignOut(context.Context, person.Account) error                    { return nil }
func (d door) Identity(context.Context, *person.Session) ([]person.Fact, error) { return nil, nil }
