package auth

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"facet/internal/state"
)

// Mode is how the cache keeps refresh tokens.
type Mode string

// The modes. A cache never changes to a weaker one by itself.
const (
	ModeKeyring Mode = "keyring" // a sealed file; its key is in the system's keyring
	ModeMemory  Mode = "memory"  // nothing outlives the process
	ModeFile    Mode = "file"    // a plain file, readable by its owner: an explicit choice
)

// maxCache is the longest cache that is read, in bytes.
const maxCache = 4 << 20

// Cache keeps the accounts and their refresh tokens, for this process and all
// others that use the same folder. Fill it in, then don't copy it.
type Cache struct {
	Mode Mode   // "" is keyring
	Dir  string // the folder of the file: [state.Dirs].State
	// FS is the file system; nil is [state.Disk].
	FS state.FS
	// Keyring is where the key is; nil is the operating system's.
	Keyring Keyring
	// Notice hears when an unreadable cache was set aside. May be nil.
	Notice func(error)

	once   sync.Once
	turn   chan struct{} // one at a time in this process
	key    Secret
	memory []record
}

// AsideError says that the cache could not be read and where it is now. Those
// in it have to sign in again.
type AsideError struct{ Path string }

func (e *AsideError) Error() string { return "account cache set aside as " + e.Path }

func (c *Cache) mode() Mode { return cmp.Or(c.Mode, ModeKeyring) }

// Place is where the cache is: a path, or "" in memory.
func (c *Cache) Place() string {
	switch c.Mode {
	case ModeMemory:
		return ""
	case ModeFile:
		return filepath.Join(c.Dir, "accounts.json")
	}
	return filepath.Join(c.Dir, "accounts.sealed")
}

func (c *Cache) exists(name string) bool {
	f, err := c.fs().OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	f.Close()
	return true
}

// Probe finds out whether the cache can keep a token, within 3 s. Do so before
// a person takes the trouble to sign in.
func (c *Cache) Probe(ctx context.Context) error {
	switch c.Mode {
	case ModeMemory:
		return nil
	case "", ModeKeyring, ModeFile:
		return c.withLock(ctx, func() error {
			_, err := c.sealKey(ctx)
			return err
		})
	}
	return fmt.Errorf("no token cache is called %q: there are %s, %s and %s", c.Mode, ModeKeyring, ModeMemory, ModeFile)
}

// view shows the records to see. A cache that was never written is empty, and
// looking does not create it.
func (c *Cache) view(ctx context.Context, see func([]record)) error {
	if c.Mode != ModeMemory && !c.exists(c.Place()) {
		see(nil)
		return nil
	}
	return c.update(ctx, func(records []record) ([]record, error) {
		see(slices.Clone(records))
		return records, nil
	})
}

// update lets change see the records and keeps what it returns. Nobody else
// reads or writes meanwhile. On an error nothing is kept.
func (c *Cache) update(ctx context.Context, change func([]record) ([]record, error)) error {
	return c.withLock(ctx, func() error {
		before, err := c.load(ctx)
		if err != nil {
			return err
		}
		after, err := change(slices.Clone(before))
		if err != nil || slices.EqualFunc(before, after, record.equal) {
			return err
		}
		return c.save(ctx, after)
	})
}

func (r record) equal(other record) bool {
	return r.Key == other.Key && r.Username == other.Username && r.Name == other.Name &&
		r.refresh.Equal(other.refresh) && slices.Equal(r.Scopes, other.Scopes)
}

// withLock runs f while no other goroutine or process uses the cache.
func (c *Cache) withLock(ctx context.Context, f func() error) error {
	c.once.Do(func() { c.turn = make(chan struct{}, 1) })
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if c.Mode == ModeMemory {
		return f()
	}
	unlock, err := state.Lock(ctx, c.Place())
	if err != nil {
		return err
	}
	defer unlock()
	return f()
}

// load reads the records. What can't be read is set aside, and is empty.
func (c *Cache) load(ctx context.Context) ([]record, error) {
	if c.Mode == ModeMemory {
		return c.memory, nil
	}
	data, err := state.ReadFile(c.fs(), c.Place(), maxCache)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if errors.Is(err, state.ErrTooLarge) {
		return nil, c.setAside()
	}
	if err != nil {
		return nil, err
	}
	key, err := c.sealKey(ctx)
	if err != nil {
		return nil, err // the cache may be fine: leave it
	}
	records, err := c.open(key, data)
	if err != nil {
		return nil, c.setAside()
	}
	return records, nil
}

func (c *Cache) open(key Secret, data []byte) ([]record, error) {
	if c.Mode != ModeFile {
		var err error
		if data, err = unseal(key, data); err != nil {
			return nil, err
		}
	}
	return decode(data)
}

func (c *Cache) setAside() error {
	aside, err := state.SetAside(c.fs(), c.Place(), time.Now())
	if err != nil {
		return err
	}
	if c.Notice != nil {
		c.Notice(&AsideError{aside})
	}
	return nil
}

func (c *Cache) save(ctx context.Context, records []record) error {
	if c.Mode == ModeMemory {
		c.memory = records
		return nil
	}
	data, err := encode(records)
	if err != nil {
		return err
	}
	if c.Mode != ModeFile {
		key, err := c.sealKey(ctx)
		if err != nil {
			return err
		}
		if data, err = seal(key, data); err != nil {
			return err
		}
	}
	if err := state.Sweep(c.fs(), c.Place()); err != nil {
		return err
	}
	return state.WriteFile(c.fs(), c.Place(), data)
}

// sealKey asks the keyring once a process. Callers hold the cache.
func (c *Cache) sealKey(ctx context.Context) (Secret, error) {
	if c.Mode == ModeFile || !c.key.Empty() {
		return c.key, nil
	}
	var err error
	c.key, err = keyFrom(ctx, cmp.Or[Keyring](c.Keyring, systemKeyring{}))
	return c.key, err
}

func (c *Cache) fs() state.FS { return cmp.Or(c.FS, state.Disk) }

// put adds a record, in place of the one with its key.
func put(records []record, r record) []record {
	for i := range records {
		if records[i].Key == r.Key {
			records[i] = r
			return records
		}
	}
	return append(records, r)
}
