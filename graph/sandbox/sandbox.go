// Package sandbox is a Microsoft Graph beta profile API in memory, with a
// service that signs people in to it: for trying the program without an
// account, and for tests.
//
// Its laws: it shares no code with the client that it is there to examine. It
// takes no write that the service's metadata does not allow, and answers with
// every member that the service would answer with. What it does is the same
// each time: ids come from a seed, time from a clock that can be replaced. It
// starts no goroutine, and keeps nothing outside its own memory. Whatever may
// go wrong between a client and Graph is a fault, by name, in one table.
package sandbox

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"
)

// BaseURL is the root under which clients address a sandbox in memory. The
// name can't resolve, so that nothing ever leaves the computer by mistake.
const BaseURL = "https://sandbox.facet.invalid/beta"

// Sandbox is a Graph of its own, with a few people in it. It is safe for
// concurrent use. Make one with New.
type Sandbox struct {
	now      func() time.Time
	seed     uint64
	pageSize int
	people   []*person

	names      sync.RWMutex // over the sign-in names of people, which Rename changes
	mu         sync.Mutex
	objectIDs  *ids
	requestIDs *ids
	tokenIDs   *ids
	secretIDs  *ids // what the sign-in service gives
	grants     map[string]grant
	entries    map[collectionKey][]entry // see collections
	plain      map[string]object         // the plain members that were changed, by person
	photos     map[string]*picture       // those that were changed, by person
	before     map[string]*picture       // what there was before the latest change
	requests   []Request
	faults     []*injected
	signIns
	postponed []postponed
}

// Option changes how a sandbox is made.
type Option func(*Sandbox)

// Clock replaces time.Now as what tells the time.
func Clock(now func() time.Time) Option { return func(s *Sandbox) { s.now = now } }

// Seed chooses the ids that the sandbox gives; 1 by default.
func Seed(seed uint64) Option { return func(s *Sandbox) { s.seed = seed } }

// PageSize is how many objects a list answers at once; 100 by default.
func PageSize(n int) Option { return func(s *Sandbox) { s.pageSize = max(1, n) } }

// New makes a sandbox with its people and their first objects.
func New(options ...Option) *Sandbox {
	s := &Sandbox{
		now: time.Now, seed: 1, pageSize: 100,
		grants: map[string]grant{}, plain: map[string]object{}, photos: map[string]*picture{}, before: map[string]*picture{}, signIns: newSignIns(),
	}
	for _, option := range options {
		option(s)
	}
	s.objectIDs, s.requestIDs, s.tokenIDs = newIDs(s.seed, 'o'), newIDs(s.seed, 'r'), newIDs(s.seed, 't')
	s.secretIDs = newIDs(s.seed, 'c')
	for _, p := range populate().People {
		own := *p
		s.people = append(s.people, &own)
	}
	return s
}

// collections are the objects of everybody, which are made when they are first
// asked for: a program that starts in the sandbox has its first screen by
// then. The caller holds mu.
func (s *Sandbox) collections() map[collectionKey][]entry {
	if s.entries == nil {
		s.entries = map[collectionKey][]entry{}
		for key, entries := range grown() {
			s.entries[key] = slices.Clone(entries) // an entry is never changed, only replaced
		}
	}
	return s.entries
}

// People are those whom the sandbox knows. The first is the one who tries it.
func (s *Sandbox) People() []Person {
	s.names.RLock()
	defer s.names.RUnlock()
	people := make([]Person, len(s.people))
	for i, p := range s.people {
		people[i] = p.Person
	}
	return people
}

// find is the person with the object id or user principal name, or nil.
func (s *Sandbox) find(who string) *person {
	s.names.RLock()
	defer s.names.RUnlock()
	if i := slices.IndexFunc(s.people, func(p *person) bool { return p.named(who) }); i >= 0 {
		return s.people[i]
	}
	return nil
}

// known is find for callers within the program, to whom "me" is the first.
func (s *Sandbox) known(who string) (*person, error) {
	if who == "me" {
		return s.people[0], nil
	}
	if p := s.find(who); p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("nobody in the sandbox is called %q", who)
}

// Rename gives a person, named as Objects takes them, another user principal
// name, which nobody may have at that time: so a name can move from one to
// another, as it does when somebody leaves.
func (s *Sandbox) Rename(person, upn string) error {
	p, err := s.known(person)
	if err != nil {
		return fmt.Errorf("renaming: %w", err)
	}
	if other := s.find(upn); other != nil && other != p {
		return fmt.Errorf("renaming %s: %s is called %q", p.ID, other.ID, upn)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.names.Lock()
	defer s.names.Unlock()
	p.UserPrincipalName = upn
	return nil
}

// Objects are the objects that a person has of one facet type, named by its
// path segment, in the order they were made. The person is a user principal
// name, an object id, or "me" for the first of People. Where there is no such
// person or segment it is nil.
func (s *Sandbox) Objects(person, segment string) []json.RawMessage {
	key, err := s.collectionKeyOf(person, segment)
	if err != nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle(s.now())
	var objects []json.RawMessage
	for _, e := range s.collections()[key] {
		objects = append(objects, e.object.encode())
	}
	return objects
}

// Put adds an object just as it is, unchecked, for a person and segment as
// Objects takes them.
func (s *Sandbox) Put(person, segment string, raw json.RawMessage) error {
	key, err := s.collectionKeyOf(person, segment)
	if err != nil {
		return err
	}
	o, err := decodeObject(raw)
	if err != nil {
		return fmt.Errorf("putting into %s: %w", segment, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.collections()[key] = append(s.collections()[key], entry{o, s.now()})
	return nil
}

func (s *Sandbox) collectionKeyOf(who, segment string) (collectionKey, error) {
	p, err := s.known(who)
	if err != nil {
		return collectionKey{}, err
	}
	f := metadata().facet(segment)
	if f == nil {
		return collectionKey{}, fmt.Errorf("a profile has no segment %q", segment)
	}
	return collectionKey{p.ID, f.Segment}, nil
}
