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
	mostOld = 12 << 20 // bytes of a file: two pictures, written in letters
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
		_ = state.Remove(s.FS, s.file(o))
	}, nil
}

func (s Shelf) put(o Owner, old Old) error {
	data, err := json.Marshal(old)
	if err == nil {
		err = state.WriteFile(s.FS, s.file(o), data)
	}
	if err != nil {
		return fmt.Errorf("keep the old picture: %w", err)
	}
	return nil
}

// Kept is what somebody had, if its day isn't over. A file that can't be read is
// set aside.
func (s Shelf) Kept(o Owner) (old Old, there bool, err error) {
	if err := s.Tidy(); err != nil {
		return Old{}, false, err
	}
	data, err := state.ReadFile(s.FS, s.file(o), mostOld)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Old{}, false, nil
	case err == nil:
		err = json.Unmarshal(data, &old)
	}
	if err != nil || old.At.IsZero() {
		_, aside := state.SetAside(s.FS, s.file(o), time.Now())
		return Old{}, false, errors.Join(errors.New("the file with the old picture can't be read, and was set aside"), aside)
	}
	return old, true, nil
}

// Tidy deletes what is older than a day.
func (s Shelf) Tidy() error {
	entries, err := s.FS.ReadDir(s.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for old pictures: %w", err)
	}
	for _, e := range entries {
		name := filepath.Join(s.Dir, e.Name())
		if strings.HasSuffix(name, suffix) && s.over(name) {
			err = errors.Join(err, state.Remove(s.FS, name))
		}
	}
	return err
}

// over reports whether the day of a picture is over. What can't be read is left
// for [Shelf.Kept] to set aside.
func (s Shelf) over(name string) bool {
	var old Old
	data, err := state.ReadFile(s.FS, name, mostOld)
	return err == nil && json.Unmarshal(data, &old) == nil && !old.At.IsZero() && time.Since(old.At) >= keeps
}

// file is where the picture of a person is; it doesn't show whose it is.
func (s Shelf) file(o Owner) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.Join([]string{o.Cloud, o.Account, o.Person}, "\n"))))
	return filepath.Join(s.Dir, hex.EncodeToString(sum[:8])+suffix)
}
