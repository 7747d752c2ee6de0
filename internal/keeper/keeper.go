// Package keeper joins the screens to package drafts.
//
// Its law: what somebody types is theirs as soon as it is known who they are,
// and whoever's token it is until then; it is never anybody else's.
package keeper

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"facet/internal/drafts"
	"facet/internal/editing"
)

// Keeper is a [editing.Drafts]. Make one with New.
type Keeper struct {
	store *drafts.Store
	saver *drafts.Saver
	note  func(error)

	mu      sync.Mutex
	problem error         // of the latest save
	changed chan struct{} // closed when another one begins
}

// New keeps drafts in a store. Note is told of drafts that can't be read; start
// runs a goroutine, and may be nil. Call Close in the end.
func New(store *drafts.Store, note func(error), start func(func())) *Keeper {
	k := &Keeper{store: store, note: note, changed: make(chan struct{})}
	k.saver = drafts.NewSaver(store, k.saved, start)
	return k
}

// saved notes how a save ended.
func (k *Keeper) saved(_ drafts.Draft, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if (err == nil) != (k.problem == nil) {
		close(k.changed)
		k.changed = make(chan struct{})
	}
	k.problem = err
}

// Problem implements [editing.Drafts].
func (k *Keeper) Problem() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.problem
}

// Changed implements [editing.Drafts].
func (k *Keeper) Changed() <-chan struct{} {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.changed
}

// Owners are whose drafts a session's are, the account's for the person, and
// under what names they may have been kept before that was known.
func Owners(s *editing.Session) (now drafts.Owner, before []drafts.Owner) {
	now = drafts.Owner{Cloud: s.Client.BaseURL, Tenant: s.Actor.Tenant, Account: s.Actor.ID, Person: s.User.ID}
	if s.Fingerprint != "" {
		holder := drafts.Owner{Cloud: now.Cloud, Account: drafts.ByToken(s.Fingerprint), Person: now.Person}
		if s.Person.IsMe() {
			holder.Person = holder.Account
		}
		if s.Actor.ID == "" {
			return holder, nil
		}
		before = append(before, holder)
	}
	if now.Tenant != "" {
		anywhere := now
		anywhere.Tenant = ""
		before = append(before, anywhere)
	}
	return now, before
}

// Put implements [editing.Drafts].
func (k *Keeper) Put(s *editing.Session, d editing.Draft) {
	owner, _ := Owners(s)
	k.saver.Put(drafts.Draft{
		Head: drafts.Head{
			ID: d.ID, Owner: owner, PersonName: s.User.UserPrincipalName, Kind: d.Kind, Label: d.Label, Key: d.Basis.Key,
		},
		Raw: d.Raw, Basis: written(d.Basis), Form: d.Form,
	})
}

// written is a basis as it is kept; nil if there is none.
func written(b editing.Basis) json.RawMessage {
	if b.Values == nil {
		return nil
	}
	raw, _ := json.Marshal(b) // its values were read before
	return raw
}

// read is a basis as it was kept. A form does without one that can't be read.
func read(raw json.RawMessage) (b editing.Basis) {
	if json.Unmarshal(raw, &b) != nil {
		return editing.Basis{}
	}
	return b
}

// Flush implements [editing.Drafts].
func (k *Keeper) Flush(ctx context.Context) error { return k.saver.Flush(ctx) }

// Discard implements [editing.Drafts].
func (k *Keeper) Discard(ctx context.Context, s *editing.Session, id string) error {
	owner, before := Owners(s)
	return k.saver.Discard(ctx, id, append(before, owner)...)
}

// List implements [editing.Drafts]. What is typed just now is on the disk first, and
// what was kept before it was known whose it is, is theirs by now. A disk that
// takes neither can be read all the same.
func (k *Keeper) List(ctx context.Context, s *editing.Session) ([]editing.Draft, error) {
	_ = k.saver.Flush(ctx)
	owner, before := Owners(s)
	for _, b := range before {
		notices, _ := k.saver.Adopt(ctx, b, owner, s.User.UserPrincipalName)
		k.say(notices)
	}
	kept, notices, err := k.store.List(append([]drafts.Owner{owner}, before...)...)
	k.say(notices)
	var all []editing.Draft
	for _, d := range kept {
		all = append(all, editing.Draft{ID: d.ID, Kind: d.Kind, Label: d.Label, Raw: d.Raw, Basis: read(d.Basis), Form: d.Form, Updated: d.Updated})
	}
	return all, err
}

func (k *Keeper) say(notices []*drafts.Notice) {
	for _, n := range notices {
		if n.Aside == "" && !errors.Is(n, drafts.ErrNewer) { // the others are said by who opens the editor, once
			k.note(n)
		}
	}
}

// Close saves what is left. A disk that doesn't answer holds nobody up for
// longer than a few seconds.
func (k *Keeper) Close(ctx context.Context) error {
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer stop()
	if err := k.saver.Close(ctx); err != nil {
		return fmt.Errorf("what you typed could not be saved: %w", err)
	}
	return nil
}
