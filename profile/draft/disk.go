package draft

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"facet/profile/draft/store"
	"facet/profile/person"
)

// Disk is a [person.Drafts]. Make one with OnDisk.
type Disk struct {
	store *store.Folder
	saver *store.Saver
	note  func(error)

	mu      sync.Mutex
	problem error             // of the latest save
	open    map[string][]byte // the forms that were put and aren't saved yet, by the ids of their drafts
	changed chan struct{}     // closed when there is another problem, or a draft is saved
}

// OnDisk keeps drafts in a folder. Note is told of drafts that can't be read; start
// runs a goroutine, and may be nil. Call Close in the end.
func OnDisk(folder *store.Folder, note func(error), start func(func())) *Disk {
	k := &Disk{store: folder, note: note, open: map[string][]byte{}, changed: make(chan struct{})}
	k.saver = store.NewSaver(folder, k.saved, start)
	return k
}

// saved notes how a save ended.
func (k *Disk) saved(d store.Draft, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	whole := err == nil && k.open[d.ID] != nil && bytes.Equal(k.open[d.ID], d.Form)
	if whole {
		delete(k.open, d.ID)
	}
	if whole || (err == nil) != (k.problem == nil) {
		close(k.changed)
		k.changed = make(chan struct{})
	}
	k.problem = err
}

// Problem implements [person.Drafts].
func (k *Disk) Problem() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.problem
}

// Saved implements [person.Drafts].
func (k *Disk) Saved(id string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.open[id] == nil && k.problem == nil
}

// Changed implements [person.Drafts].
func (k *Disk) Changed() <-chan struct{} {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.changed
}

// Owners are whose drafts a session's are, the account's for the person, and
// under what names they may have been kept before that was known.
func Owners(s *person.Session) (now store.Owner, before []store.Owner) {
	now = store.Owner{Cloud: s.Client.BaseURL, Tenant: s.Account.Tenant, Account: s.Account.ID, Person: s.User.ID}
	if s.Fingerprint != "" {
		holder := store.Owner{Cloud: now.Cloud, Account: store.ByToken(s.Fingerprint), Person: now.Person}
		if s.Person.IsMe() {
			holder.Person = holder.Account
		}
		if s.Account.ID == "" {
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

// Put implements [person.Drafts].
func (k *Disk) Put(s *person.Session, d person.Draft) {
	owner, _ := Owners(s)
	k.mu.Lock()
	k.open[d.ID] = d.Form
	k.mu.Unlock()
	k.saver.Put(store.Draft{
		Head: store.Head{
			ID: d.ID, Owner: owner, PersonName: s.User.UserPrincipalName, Kind: d.Kind, Label: d.Label, Key: d.Prefill.Key,
		},
		Raw: d.Raw, Prefill: written(d.Prefill), Form: d.Form,
	})
}

// written is a prefill as it is kept; nil if there is none.
func written(b person.Prefill) json.RawMessage {
	if b.Values == nil {
		return nil
	}
	raw, _ := json.Marshal(b) // its values were read before
	return raw
}

// read is a prefill as it was kept. A form does without one that can't be read.
func read(raw json.RawMessage) (b person.Prefill) {
	if json.Unmarshal(raw, &b) != nil {
		return person.Prefill{}
	}
	return b
}

// Flush implements [person.Drafts].
func (k *Disk) Flush(ctx context.Context) error { return k.saver.Flush(ctx) }

// Discard implements [person.Drafts].
func (k *Disk) Discard(ctx context.Context, s *person.Session, id string) error {
	owner, before := Owners(s)
	return k.saver.Discard(ctx, id, append(before, owner)...)
}

// List implements [person.Drafts]. What is typed just now is on the disk first, and
// what was kept before it was known whose it is, is theirs by now. A disk that
// takes neither can be read all the same.
func (k *Disk) List(ctx context.Context, s *person.Session) ([]person.Draft, error) {
	_ = k.saver.Flush(ctx)
	owner, before := Owners(s)
	for _, b := range before {
		notices, _ := k.saver.Adopt(ctx, b, owner, s.User.UserPrincipalName)
		k.say(notices)
	}
	kept, notices, err := k.store.List(append([]store.Owner{owner}, before...)...)
	k.say(notices)
	var all []person.Draft
	for _, d := range kept {
		all = append(all, person.Draft{ID: d.ID, Kind: d.Kind, Label: d.Label, Raw: d.Raw, Prefill: read(d.Prefill), Form: d.Form, Updated: d.Updated})
	}
	return all, err
}

func (k *Disk) say(notices []*store.Notice) {
	for _, n := range notices {
		if n.Aside == "" && !errors.Is(n, store.ErrNewer) { // the others are said by who opens the editor, once
			k.note(n)
		}
	}
}

// Close saves what is left. A disk that doesn't answer holds nobody up for
// longer than a few seconds.
func (k *Disk) Close(ctx context.Context) error {
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer stop()
	if err := k.saver.Close(ctx); err != nil {
		return fmt.Errorf("what you typed could not be saved: %w", err)
	}
	return nil
}
