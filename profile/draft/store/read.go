package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"

	"facet/internal/state"
	"facet/internal/textfile"
)

const (
	schema    = 1 // of the files that this facet writes
	mostBytes = 8 << 20
)

// stored is a draft as its file has it.
type stored struct {
	Schema int `json:"schema"`
	Draft
}

// migrations[i] makes a file of schema i+2 of one of schema i+1.
var migrations []func(json.RawMessage) (json.RawMessage, error)

// Notice is a draft that can't be read. It is an error, and [ErrNewer] if a
// newer facet wrote the draft.
type Notice struct {
	File  string // where the draft was
	Aside string // where it is now; empty if it is where it was
	Err   error
}

// Error says what is wrong with the draft, and where it is.
func (n *Notice) Error() string {
	if n.Aside == "" {
		return fmt.Sprintf("%s can't be read: %v", n.File, n.Err)
	}
	return fmt.Sprintf("%s can't be read and is now %s: %v", n.File, n.Aside, n.Err)
}

// Unwrap returns why the draft can't be read.
func (n *Notice) Unwrap() error { return n.Err }

// read reads one file, and sets it aside if that is no use. One that a newer
// facet wrote is of use to that.
func (s *Folder) read(name string) (Draft, error) {
	data, err := state.ReadFile(s.FS, name, mostBytes)
	if err != nil && !errors.Is(err, state.ErrTooLarge) {
		return Draft{}, err // the disk's fault, and not for good
	}
	var d Draft
	if err == nil { // somebody may have looked at it in an editor that saves it in another way
		data, _, err = textfile.Decode(data)
	}
	if err == nil {
		d, err = decode(data, schema, migrations)
	}
	if err == nil && s.own(d.Head) != name {
		err = errors.New("it was another draft's file")
	}
	if err == nil {
		return d, nil
	}
	if errors.Is(err, ErrNewer) {
		return Draft{}, &Notice{File: name, Err: err}
	}
	aside, failed := state.SetAside(s.FS, name, time.Now())
	return Draft{}, &Notice{name, aside, errors.Join(err, failed)}
}

// own is the file that a draft belongs in.
func (s *Folder) own(h Head) string {
	name, err := s.file(h.Owner, h.ID)
	if err != nil {
		return ""
	}
	return name
}

// decode reads a file of the schema, or of one before it.
func decode(data []byte, schema int, migrations []func(json.RawMessage) (json.RawMessage, error)) (Draft, error) {
	var head struct{ Schema int }
	if err := json.Unmarshal(data, &head); err != nil || head.Schema < 1 {
		return Draft{}, errors.New("it is not a draft")
	}
	if head.Schema > schema {
		return Draft{}, ErrNewer
	}
	for _, migrate := range migrations[head.Schema-1:] {
		var err error
		if data, err = migrate(data); err != nil {
			return Draft{}, fmt.Errorf("an older draft: %w", err)
		}
	}
	var file stored
	if err := json.Unmarshal(data, &file); err != nil || file.Kind == "" || len(file.Form) == 0 {
		return Draft{}, errors.New("it is not a draft")
	}
	return file.Draft, nil
}

// List returns an owner's drafts, the latest first, and what could not be read.
// Where several owners are given, they are the same person, and a draft that
// they all have is the first's.
func (s *Folder) List(owners ...Owner) (drafts []Draft, notices []*Notice, err error) {
	for _, o := range owners {
		more, unread, failed := s.list(o.mark() + "-")
		drafts, notices, err = append(drafts, more...), append(notices, unread...), errors.Join(err, failed)
	}
	return latest(drafts), notices, err
}

// All returns what drafts there are, of all owners, the latest first. What is
// in them is for their owners.
func (s *Folder) All() ([]Head, []*Notice, error) {
	drafts, notices, err := s.list("")
	sort.SliceStable(drafts, func(i, j int) bool {
		a, b := &drafts[i], &drafts[j]
		return cmp.Or(cmp.Compare(a.unknown(), b.unknown()), b.Updated.Compare(a.Updated)) < 0
	})
	var heads []Head
	for _, d := range latest(drafts) {
		heads = append(heads, d.Head)
	}
	return heads, notices, err
}

// unknown is 1 for an owner who is not known, and 0 for one who is.
func (o Owner) unknown() int {
	if o.Known() {
		return 0
	}
	return 1
}

// latest drops what was there before under the same id, and puts the latest
// first.
func latest(drafts []Draft) []Draft {
	seen := map[string]bool{}
	drafts = slices.DeleteFunc(drafts, func(d Draft) bool {
		again := seen[d.ID]
		seen[d.ID] = true
		return again
	})
	sort.SliceStable(drafts, func(a, b int) bool { return drafts[a].Updated.After(drafts[b].Updated) })
	return drafts
}

func (s *Folder) list(prefix string) (drafts []Draft, notices []*Notice, err error) {
	entries, err := s.FS.ReadDir(s.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("list the drafts: %w", err)
	}
	for _, entry := range entries {
		name := filepath.Join(s.Dir, entry.Name())
		s.sweep(entry, name)
		if !strings.HasPrefix(entry.Name(), prefix) || filepath.Ext(name) != suffix {
			continue
		}
		d, err := s.read(name)
		var notice *Notice
		switch {
		case err == nil:
			drafts = append(drafts, d)
		case errors.As(err, &notice):
			notices = append(notices, notice)
		case !errors.Is(err, fs.ErrNotExist): // discarded just now
			notices = append(notices, &Notice{File: name, Err: err})
		}
	}
	return drafts, notices, nil
}

// sweep deletes what a process left behind that ended in the middle of Save.
// One that is still at it is done long before an hour has passed.
func (s *Folder) sweep(entry fs.DirEntry, name string) {
	info, err := entry.Info()
	if err == nil && strings.Contains(entry.Name(), suffix+".tmp-") && time.Since(info.ModTime()) > time.Hour {
		_ = state.Remove(s.FS, name) // there will be another time
	}
}
