package state

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"
	"time"
)

// memoryFile is an open file of a [Memory].
type memoryFile struct {
	of      *Memory
	content *content
	at      int64
	appends bool
}

func (f *memoryFile) Read(p []byte) (int, error) {
	f.of.mu.Lock()
	defer f.of.mu.Unlock()
	if f.of.cut {
		return 0, ErrPower
	}
	if f.at >= int64(len(f.content.data)) {
		return 0, io.EOF
	}
	n := copy(p, f.content.data[f.at:])
	f.at += int64(n)
	return n, nil
}

// sector is what a disk writes as a whole or not at all.
const sector = 512

// Write puts down half of p at the moment when the power goes, or nothing where
// p takes the place of bytes in one sector.
func (f *memoryFile) Write(p []byte) (int, error) {
	f.of.mu.Lock()
	defer f.of.mu.Unlock()
	was := f.of.cut
	if f.of.full {
		return 0, ErrFull
	}
	if !f.of.step() {
		if end := f.at + int64(len(p)); !was && (end > int64(len(f.content.data)) || f.at/sector != (end-1)/sector) {
			f.put(p[:len(p)/2])
		}
		return 0, ErrPower
	}
	f.put(p)
	return len(p), nil
}

func (f *memoryFile) put(p []byte) {
	if f.appends {
		f.at = int64(len(f.content.data))
	}
	data := f.content.data
	if f.at < int64(len(data)) {
		data = slices.Clone(data) // what was synced must not change with it
	}
	if gap := f.at - int64(len(data)); gap > 0 {
		data = append(data, make([]byte, gap)...)
	}
	n := copy(data[f.at:], p)
	f.content.data = append(data, p[n:]...)
	f.at += int64(len(p))
}

func (f *memoryFile) Seek(offset int64, whence int) (int64, error) {
	f.of.mu.Lock()
	defer f.of.mu.Unlock()
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += int64(len(f.content.data))
	}
	if offset < 0 {
		return 0, errors.New("seek before the start of a file")
	}
	f.at = offset
	return offset, nil
}

func (f *memoryFile) Sync() error {
	return f.of.change(func() { f.content.synced = f.content.data })
}

func (f *memoryFile) Truncate(size int64) error {
	return f.of.change(func() {
		data := slices.Clone(f.content.data)
		f.content.data = append(data, make([]byte, max(0, size-int64(len(data))))...)[:size]
	})
}

func (f *memoryFile) Close() error { return nil }

// list returns the files right in a folder, sorted by name.
func (m *Memory) list(dir string) []fs.DirEntry {
	var entries []fs.DirEntry
	for _, name := range m.names() {
		if c, exists := m.now[name]; exists && filepath.Dir(name) == dir {
			info := memoryInfo{filepath.Base(name), int64(len(c.data))}
			entries = append(entries, fs.FileInfoToDirEntry(info))
		}
	}
	sort.SliceStable(entries, func(a, b int) bool { return entries[a].Name() < entries[b].Name() })
	return entries
}

// memoryInfo is what a [Memory] tells about a file.
type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string     { return i.name }
func (i memoryInfo) Size() int64      { return i.size }
func (memoryInfo) Mode() fs.FileMode  { return filePerm }
func (memoryInfo) ModTime() time.Time { return time.Time{} }
func (memoryInfo) IsDir() bool        { return false }
func (memoryInfo) Sys() any           { return nil }
