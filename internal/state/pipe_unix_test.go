//go:build unix

package state

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

func TestPipeInPlaceOfAFileIsRefusedAndNotWaitedFor(t *testing.T) {
	name := filepath.Join(t.TempDir(), "journal")
	for _, pipe := range []string{name, name + ".lock"} {
		if err := syscall.Mkfifo(pipe, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := ReadFile(Disk, name, 1<<20); !errors.Is(err, ErrNotAFile) {
		t.Error(err)
	}
	if _, err := Lock(t.Context(), name); !errors.Is(err, ErrNotAFile) {
		t.Error(err)
	}
	if _, err := ReadFile(Disk, filepath.Dir(name), 1<<20); !errors.Is(err, ErrNotAFile) {
		t.Error(err)
	}
}
