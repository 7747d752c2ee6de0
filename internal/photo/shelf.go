package photo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"facet/internal/state"
)

// keeps is how long an old picture stays.
const keeps = 24 * time.Hour

// Owner is whose picture it is, and who had it replaced: nobody else finds it.
type Owner struct{ Cloud, Account, Person string }

// Old is what somebody had before their photo was set or removed.
type Old struct {
	Picture []byte    `json:"picture,omitempty"` // as Graph sent it; empty: they had none
	Placed  []byte    `json:"placed,omitempty"`  // what was put in its place; empty: none
	At      time.Time `json:"at"`                // when it was replaced
}

// Until is when its day is over.
func (o Old) Until() time.Time { return o.At.Add(keeps) }

// Shelf keeps old pictures in a folder, a file for each person, for a day.
type Shelf struct {
	Dir string
	FS  state.FS
}

const (
	suffix  = ".json"
	second  = "20060102T150405Z" // when it was kept, in the name of its file
	mostOld = 12 << 20           // bytes of a file: two pictures, written in letters
)

// Graph shows the old photo for a while after a new one was set.
const shownLate = 30 * time.Minute

// Keep puts what somebody has now in the place of what they had before that, before
// it is replaced. The function that it returns takes that back.
func (s Shelf) Keep(o Owner, now, placed []byte) (back func(), err error) {
	before, there, err := s.Kept(o)
	if err != nil {
		return nil, fmt.Errorf("keep the old picture: %w", err)
	}
	if there && bytes.Equal(now, before.Picture) && time.Since(before.At) < shownLate {
		now = before.Placed
	}
	if err := s.put(o, Old{now, placed, time.Now().Round(0)}); err != nil {
		return nil, err
	}
	return func() {
		if there {
			_ = s.put(o, before) // without it, what is there now is kept
			return
		}
		_ = s.only(o, "")
	}, nil
}

// put keeps a picture in the place of those before.
func (s Shelf) put(o Owner, old Old) error {
	name := o.mark() + "-" + old.At.UTC().Format(second) + suffix
	data, err := json.Marshal(old)
	if err == nil {
		err = state.WriteFile(s.FS, filepath.Join(s.Dir, name), data)
	}
	if err == nil {
		err = s.only(o, name)
	}
	if err != nil {
		return fmt.Errorf("keep the old picture: %w", err)
	}
	return nil
}

// only deletes what is kept of somebody, but for the file with this name.
func (s Shelf) only(o Owner, name string) error {
	names, err := s.names(o.mark())
	for _, other := range names {
		if other != name {
			err = errors.Join(err, state.Remove(s.FS, filepath.Join(s.Dir, other)))
		}
	}
	return err
}

// Kept is what somebody had, if its day isn't over. A file that can't be read is
// set aside.
func (s Shelf) Kept(o Owner) (old Old, there bool, err error) {
	if err := s.Tidy(); err != nil {
		return Old{}, false, err
	}
	names, err := s.names(o.mark())
	if err != nil || len(names) == 0 {
		return Old{}, false, err
	}
	name := filepath.Join(s.Dir, names[len(names)-1])
	data, err := state.ReadFile(s.FS, name, mostOld)
	if err == nil {
		err = json.Unmarshal(data, &old)
	}
	if err != nil || old.At.IsZero() {
		_, aside := state.SetAside(s.FS, name, time.Now())
		return Old{}, false, errors.Join(errors.New("the file with the old picture can't be read, and was set aside"), aside)
	}
	return old, true, nil
}

// Tidy deletes what is older than a day. It reads no picture.
func (s Shelf) Tidy() error {
	names, err := s.names("")
	for _, name := range names {
		_, at, _ := strings.Cut(strings.TrimSuffix(name, suffix), "-")
		if kept, wrong := time.Parse(second, at); wrong == nil && time.Since(kept) >= keeps {
			err = errors.Join(err, state.Remove(s.FS, filepath.Join(s.Dir, name)))
		}
	}
	return err
}

// names are the files that begin so, the oldest first.
func (s Shelf) names(begins string) (all []string, _ error) {
	entries, err := s.FS.ReadDir(s.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for old pictures: %w", err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), begins) && strings.HasSuffix(e.Name(), suffix) {
			all = append(all, e.Name())
		}
	}
	slices.Sort(all)
	return all, nil
}

// mark stands for the owner in the name of a file, which so doesn't show whose it is.
func (o Owner) mark() string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.Join([]string{o.Cloud, o.Account, o.Person}, "\n"))))
	return hex.EncodeToString(sum[:8])
}
