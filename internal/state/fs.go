package state

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
)

// File is an open file of an [FS].
type File interface {
	io.ReadWriteSeeker
	io.Closer
	// Sync returns when the file's bytes would survive a power cut.
	Sync() error
	Truncate(size int64) error
}

// FS is the file system as facet uses it: [Disk], or a test's own that stops
// at any call as a power cut would.
type FS interface {
	OpenFile(name string, flag int, perm fs.FileMode) (File, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	MkdirAll(path string, perm fs.FileMode) error
	Rename(from, to string) error
	Remove(name string) error
	// SyncDir returns when the names in a folder would survive a power cut.
	SyncDir(name string) error
}

// Disk is the file system of the computer. Where somebody else has a file open,
// it waits a moment.
var Disk FS = disk{}

type disk struct{}

// ErrNotAFile is what stands in the place of a file and is none. Opening a pipe
// would wait for somebody to write into it.
var ErrNotAFile = errors.New("it is a folder, a pipe or a device, and facet wants a file there: move it away")

func (disk) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	if err := isFile(name); err != nil {
		return nil, err
	}
	var f *os.File
	err := patiently(func() (err error) {
		f, err = os.OpenFile(name, flag, perm)
		return err
	})
	if err != nil {
		return nil, err // not f: a nil *os.File in a File is not nil
	}
	return f, nil
}

// isFile refuses what is there and is no file.
func isFile(name string) error {
	if err := reserved(name); err != nil {
		return err
	}
	// Opening it tells more of what can't be looked at.
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return &fs.PathError{Op: "open", Path: name, Err: ErrNotAFile}
	}
	return nil
}

func (disk) ReadDir(name string) ([]fs.DirEntry, error)   { return os.ReadDir(name) }
func (disk) MkdirAll(path string, perm fs.FileMode) error { return mkdirAll(path, perm) }

func (disk) Rename(from, to string) error {
	if err := reserved(to); err != nil {
		return err
	}
	return patiently(func() error { return os.Rename(from, to) })
}

func (disk) Remove(name string) error {
	return patiently(func() error { return os.Remove(name) })
}

func (disk) SyncDir(name string) error {
	if runtime.GOOS == "windows" {
		return nil // NTFS journals names itself and refuses to sync a folder
	}
	dir, err := os.Open(name)
	if err != nil {
		return err
	}
	if err := dir.Sync(); err != nil {
		dir.Close()
		return err
	}
	return dir.Close()
}
