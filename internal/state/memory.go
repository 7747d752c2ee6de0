package state

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// ErrPower is what every call answers once the power of a [Memory] is cut.
var ErrPower = errors.New("the power is cut")

// Memory is a file system that is nowhere but in memory, for what shall leave
// no trace and for tests. Its power can be cut: then only what was synced is
// sure to be there afterwards. Make one with [NewMemory].
type Memory struct {
	mu    sync.Mutex
	now   map[string]*content // the files as programs see them
	kept  map[string]*content // the names that would survive a power cut
	steps int                 // how many changes were asked for
	limit int                 // the change at which the power goes; 0 for none
	cut   bool
	full  bool
	locks map[string]chan struct{} // by name; full while somebody holds it
}

// content is what is in a file: all of it, and what was synced.
type content struct{ data, synced []byte }

// NewMemory makes an empty file system, in which every folder exists.
func NewMemory() *Memory {
	return &Memory{now: map[string]*content{}, kept: map[string]*content{}}
}

// CutAt cuts the power in the middle of the nth change from now, counted from
// 1: a write puts down half of its bytes, and everything after it fails.
func (m *Memory) CutAt(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.limit = m.steps + n
}

// ErrFull is what a write answers to a [Memory] that is full.
var ErrFull = errors.New("no space left on device")

// Fill makes every write fail from now on, or makes room again.
func (m *Memory) Fill(full bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.full = full
}

// Steps is how many changes were asked for: writes, syncs, new names.
func (m *Memory) Steps() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.steps
}

// Restore brings the power back. What was synced is there. Of the rest luck
// decides: all, some or none of it; with nil luck, none.
func (m *Memory) Restore(luck *rand.Rand) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.cut, m.limit = false, 0
	if luck != nil {
		m.keepSome(luck)
	}
	m.now = map[string]*content{}
	for name, c := range m.kept {
		survived := &content{data: slices.Clip(c.synced), synced: c.synced}
		m.now[name], m.kept[name] = survived, survived
	}
}

// keepSome lets some of what was not synced reach the disk after all.
func (m *Memory) keepSome(luck *rand.Rand) {
	for _, c := range m.now {
		c.survive(luck)
	}
	for _, name := range m.names() {
		if luck.IntN(2) == 0 {
			m.keep(name)
		}
	}
}

// survive puts the bytes on the disk that were there already, or all of them,
// or a part, after which blocks may follow that were never filled.
func (c *content) survive(luck *rand.Rand) {
	switch luck.IntN(4) {
	case 0:
		c.synced = c.data
	case 1, 2:
		if len(c.data) > len(c.synced) {
			whole := len(c.data)
			part := len(c.synced) + luck.IntN(whole-len(c.synced))
			c.synced = slices.Clone(c.data[:part])
			if luck.IntN(2) == 0 {
				c.synced = append(c.synced, make([]byte, whole-part)...)
			}
		}
	}
}

// names are all names that there are, or that a power cut would bring back.
func (m *Memory) names() []string {
	var names []string
	for name := range m.now {
		names = append(names, name)
	}
	for name := range m.kept {
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// keep makes a name survive as it is now.
func (m *Memory) keep(name string) {
	if c, ok := m.now[name]; ok {
		m.kept[name] = c
	} else {
		delete(m.kept, name)
	}
}

// change does a change, unless the power goes first. The caller holds no lock.
func (m *Memory) change(do func()) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.step() {
		return ErrPower
	}
	do()
	return nil
}

// step counts a change and tells whether there is power for it.
func (m *Memory) step() bool {
	m.steps++
	m.cut = m.cut || m.limit > 0 && m.steps >= m.limit
	return !m.cut
}

// OpenFile opens or makes a file.
func (m *Memory) OpenFile(name string, flag int, _ fs.FileMode) (File, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	name = filepath.Clean(name)
	c, exists := m.now[name]
	switch {
	case m.cut:
		return nil, ErrPower
	case !exists && flag&os.O_CREATE == 0:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case exists && flag&os.O_EXCL != 0:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrExist}
	case !exists:
		if !m.step() {
			return nil, ErrPower
		}
		c = new(content)
		m.now[name] = c
	}
	if flag&os.O_TRUNC != 0 {
		c.data = nil
	}
	return &memoryFile{of: m, content: c, appends: flag&os.O_APPEND != 0}, nil
}

// ReadDir returns the files in a folder; folders are not listed.
func (m *Memory) ReadDir(name string) ([]fs.DirEntry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.cut {
		return nil, ErrPower
	}
	return m.list(filepath.Clean(name)), nil
}

// MkdirAll has nothing to do.
func (m *Memory) MkdirAll(string, fs.FileMode) error { return m.change(func() {}) }

// Rename gives a file another name, in place of the file that had it.
func (m *Memory) Rename(from, to string) error {
	from, to = filepath.Clean(from), filepath.Clean(to)
	missing := false
	err := m.change(func() {
		if _, exists := m.now[from]; !exists {
			missing = true
			return
		}
		m.now[to] = m.now[from]
		delete(m.now, from)
	})
	if missing {
		return &fs.PathError{Op: "rename", Path: from, Err: fs.ErrNotExist}
	}
	return err
}

// Remove deletes a file.
func (m *Memory) Remove(name string) error {
	name = filepath.Clean(name)
	missing := false
	err := m.change(func() {
		_, exists := m.now[name]
		missing = !exists
		delete(m.now, name)
	})
	if missing && err == nil {
		return &fs.PathError{Op: "remove", Path: name, Err: fs.ErrNotExist}
	}
	return err
}

// SyncDir makes the names in a folder survive.
func (m *Memory) SyncDir(name string) error {
	return m.change(func() {
		for _, file := range m.names() {
			if filepath.Dir(file) == filepath.Clean(name) {
				m.keep(file)
			}
		}
	})
}
