package state

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// scan opens a file for itself alone, as a scanner does with every new file,
// and closes it after 50 ms.
func scan(t *testing.T, name string) {
	t.Helper()
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := syscall.CreateFile(path, syscall.GENERIC_READ, 0, nil, syscall.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(50*time.Millisecond, func() { _ = syscall.CloseHandle(file) })
}

func TestScannerIsWaitedFor(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	for what, do := range map[string]func() error{
		"a read":  func() error { _, err := ReadFile(Disk, name, 10); return err },
		"a write": func() error { return WriteFile(Disk, name, []byte("two")) },
		"a removal": func() error {
			return Remove(Disk, name)
		},
		"setting it aside": func() error { _, err := SetAside(Disk, name, time.Now()); return err },
	} {
		if err := WriteFile(Disk, name, []byte("one")); err != nil {
			t.Fatal(err)
		}
		scan(t, name)
		if err := do(); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestScannerOfALockIsWaitedFor(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	unlock, err := Lock(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	unlock()
	scan(t, name+".lock")
	if unlock, err = Lock(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	unlock()
	scan(t, name+".lock")
	unlock, held, err := tryLock(name)
	if err != nil || !held {
		t.Fatalf("TryLock = %v, %v", held, err)
	}
	unlock()
}
