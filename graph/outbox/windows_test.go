package outbox

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"facet/internal/state"
)

// windows is a file system that keeps open files as they are, as Windows does:
// they are neither replaced, renamed nor removed.
type windows struct {
	state.FS
	open map[string]int
}

type openFile struct {
	state.File
	closed func()
}

func (f openFile) Close() error {
	f.closed()
	return f.File.Close()
}

func (w windows) OpenFile(name string, flag int, perm fs.FileMode) (state.File, error) {
	f, err := w.FS.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	w.open[name]++
	return openFile{f, func() { w.open[name]-- }}, nil
}

func (w windows) Rename(from, to string) error {
	if w.open[from]+w.open[to] > 0 {
		return fmt.Errorf("rename %s to %s: it is open", from, to)
	}
	return w.FS.Rename(from, to)
}

func (w windows) Remove(name string) error {
	if w.open[name] > 0 {
		return fmt.Errorf("remove %s: it is open", name)
	}
	return w.FS.Remove(name)
}

func TestNoFileIsReplacedWhileItIsOpen(t *testing.T) {
	for name, harm := range map[string]func([]byte) []byte{
		"sound":  func(b []byte) []byte { return b },
		"torn":   func(b []byte) []byte { return append(b, `{"entry":"x`...) },
		"zeroed": func(b []byte) []byte { clear(b[len(b)/2:]); return b },
		"both":   func(b []byte) []byte { clear(b[len(b)/3 : len(b)/2]); return append(b, `{"entry":"x`...) },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := newFixture(t)
				disk := windows{state.Disk, map[string]int{}}
				d.outbox = New(d.outbox.dir, disk)
				for i := range 3 {
					for _, file := range []string{d.outbox.journal(), d.outbox.history(), d.outbox.index()} {
						if content, err := os.ReadFile(file); err == nil && i > 0 {
							if err := os.WriteFile(file, harm(content), 0o600); err != nil {
								t.Fatal(err)
							}
						}
					}
					if _, err := d.send(d.post(fmt.Sprintf(`{"displayName":"Chess %d"}`, i))); err != nil {
						t.Fatal(err)
					}
					time.Sleep(25 * time.Hour) // what is settled moves to the history
					if _, err := d.outbox.History(t.Context()); err != nil {
						t.Fatal(err)
					}
				}
				for file, n := range disk.open {
					if n != 0 {
						t.Errorf("%s is left open %d times", filepath.Base(file), n)
					}
				}
			})
		})
	}
}
