// Package store keeps what somebody has typed and not sent yet.
//
// Its laws:
//   - When Save returns, the draft would survive a crash and a power cut, and
//     at no moment is there half of one.
//   - A draft is for one person's profile, in one cloud, by one account, and
//     can be loaded for no other. Until it is known who that is, it is for
//     whoever has the same token.
//   - What can't be read is set aside, never deleted, and said.
//   - Typing never waits for the disk: that is what [Saver] is for.
package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"facet/internal/pattern"
	"facet/internal/state"
)

// ErrNewer says that a draft was written by a newer facet.
var ErrNewer = errors.New("the draft was written by a newer version of facet")

// Head is what a list of drafts shows of one.
type Head struct {
	ID string `json:"id"` // letters and digits, such as no draft has had; it may be the Key of a send
	Owner
	PersonName string    `json:"personName,omitempty"` // the principal name, to show
	Kind       string    `json:"kind"`                 // of facet, such as "interest"
	Object     string    `json:"object,omitempty"`     // the id of what is changed; empty for a new one
	Label      string    `json:"label,omitempty"`      // what the object is called
	Key        string    `json:"key,omitempty"`        // how the outbox knows its send; empty: by the id
	Updated    time.Time `json:"updated"`
}

// Draft is a form that was not sent yet.
type Draft struct {
	Head
	Raw     json.RawMessage `json:"raw,omitempty"`   // the object as Graph sent it
	Prefill json.RawMessage `json:"basis,omitempty"` // what it began with
	Form    json.RawMessage `json:"form"`            // the form as it is filled in
}

// SendKey is the key by which the outbox knows whether the draft was sent.
func (h Head) SendKey() string { return cmp.Or(h.Key, h.ID) }

// Folder keeps drafts in a folder, a file for each.
type Folder struct {
	Dir string
	FS  state.FS
}

var plainID = pattern.New(`^[a-z0-9]+$`)

// file is where a draft lives. The owner is part of the name, so that an id
// alone leads to no draft.
func (s *Folder) file(o Owner, id string) (string, error) {
	if o.Cloud == "" || o.Account == "" || o.Person == "" {
		return "", errors.New("a draft needs to know the cloud, who is signed in, and whose profile it is for")
	}
	if len(id) < 8 || len(id) > 64 || !plainID().MatchString(id) {
		return "", fmt.Errorf("%q is not the id of a draft", id)
	}
	return filepath.Join(s.Dir, o.mark()+"-"+id+suffix), nil
}

const suffix = ".json"

// Save writes a draft in place of the one with the same id and owner.
func (s *Folder) Save(d Draft) error {
	d.Updated = time.Now().Round(0)
	return s.write(d)
}

// write is Save of a draft that may be older.
func (s *Folder) write(d Draft) error {
	name, err := s.file(d.Owner, d.ID)
	if err != nil {
		return fmt.Errorf("save a draft: %w", err)
	}
	data, err := json.Marshal(stored{schema, d})
	if err != nil {
		return fmt.Errorf("save a draft: %w", err)
	}
	if err := state.WriteFile(s.FS, name, data); err != nil {
		return fmt.Errorf("save a draft: %w", err)
	}
	return nil
}

// Load reads an owner's draft; it is fs.ErrNotExist if the owner has none with
// the id. A draft that can't be read is set aside: the error is a [Notice].
func (s *Folder) Load(o Owner, id string) (Draft, error) {
	name, err := s.file(o, id)
	if err != nil {
		return Draft{}, fmt.Errorf("load a draft: %w", err)
	}
	d, err := s.read(name)
	if err != nil {
		return Draft{}, fmt.Errorf("load a draft: %w", err)
	}
	return d, nil
}

// Discard deletes an owner's draft for good. That it was not there is no
// error.
func (s *Folder) Discard(o Owner, id string) error {
	name, err := s.file(o, id)
	if err == nil {
		err = state.Remove(s.FS, name)
	}
	if err != nil {
		return fmt.Errorf("discard a draft: %w", err)
	}
	return nil
}
