package state

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	filePerm = 0o600
	dirPerm  = 0o700
	tempMark = ".tmp-"
)

// ErrTooLarge is what ReadFile answers for a file above its limit.
var ErrTooLarge = errors.New("file is too large")

// ReadFile reads a whole file of at most limit bytes. A missing file is
// [fs.ErrNotExist], a longer one [ErrTooLarge].
func ReadFile(fsys FS, name string, limit int64) ([]byte, error) {
	var data bytes.Buffer
	if err := ReadFileInto(fsys, name, limit, &data); err != nil {
		return nil, err
	}
	return data.Bytes(), nil
}

// ReadFileInto is ReadFile into a buffer that was used before, for who reads a file
// again and again.
func ReadFileInto(fsys FS, name string, limit int64, data *bytes.Buffer) error {
	data.Reset()
	f, err := fsys.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if size, err := f.Seek(0, io.SeekEnd); err == nil { // room for all of it at once
		data.Grow(int(min(size, limit)) + bytes.MinRead)
		_, err = f.Seek(0, io.SeekStart)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
	}
	if _, err := data.ReadFrom(io.LimitReader(f, limit+1)); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if int64(data.Len()) > limit {
		return fmt.Errorf("read %s: %w", name, ErrTooLarge)
	}
	return nil
}

// WriteFile replaces a file by data, or leaves it as it was: the bytes go to a
// temporary file beside it, which is synced and then renamed. Missing folders
// are made. When it returns nil, the new file would survive a power cut.
func WriteFile(fsys FS, name string, data []byte) error {
	return Write(fsys, name, func(w io.Writer) error { _, err := w.Write(data); return err })
}

// Write is [WriteFile] for what is too large to be in memory: content writes it. If it
// returns an error, the file is as it was.
func Write(fsys FS, name string, content func(io.Writer) error) error {
	dir := filepath.Dir(name)
	if err := fsys.MkdirAll(dir, dirPerm); err != nil {
		return fmt.Errorf("make the folder of %s: %w", name, err)
	}
	temp := name + tempMark + rand.Text()[:8]
	if err := writeSynced(fsys, temp, content); err != nil {
		return fmt.Errorf("write %s: %w", name, errors.Join(err, Remove(fsys, temp)))
	}
	if err := fsys.Rename(temp, name); InUse(err) {
		return fmt.Errorf("%s is open in another program, such as a spreadsheet, or can't be changed: close it there: %w", name, errors.Join(err, Remove(fsys, temp)))
	} else if err != nil {
		return fmt.Errorf("write %s: %w", name, errors.Join(err, Remove(fsys, temp)))
	}
	if err := fsys.SyncDir(dir); err != nil {
		return fmt.Errorf("sync the folder of %s: %w", name, err)
	}
	return nil
}

func writeSynced(fsys FS, name string, content func(io.Writer) error) error {
	f, err := fsys.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, filePerm)
	if err != nil {
		return err
	}
	if err := content(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// Remove deletes a file for good. That it was not there is no error.
func Remove(fsys FS, name string) error {
	err := fsys.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return fsys.SyncDir(filepath.Dir(name))
}

// Sweep deletes the temporary files that a crash left beside name. Call it
// only while holding the lock of name: another writer's would go as well.
func Sweep(fsys FS, name string) error {
	dir, base := filepath.Split(name)
	entries, err := fsys.ReadDir(filepath.Clean(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for leftovers of %s: %w", name, err)
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), base+tempMark) {
			err = errors.Join(err, Remove(fsys, filepath.Join(dir, entry.Name())))
		}
	}
	return err
}

// SetAside renames a file that cannot be read, so that a new one can take its
// place and a person can still look at the old. It returns the new name, which
// says when that was.
func SetAside(fsys FS, name string, now time.Time) (string, error) {
	aside := asideName(name, now)
	if err := fsys.Rename(name, aside); err != nil {
		return "", fmt.Errorf("set %s aside: %w", name, err)
	}
	if err := fsys.SyncDir(filepath.Dir(name)); err != nil {
		return "", fmt.Errorf("set %s aside: %w", name, err)
	}
	return aside, nil
}
