package state

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestAskingWhereFilesLiveCreatesNothing(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"} {
		t.Setenv(name, filepath.Join(home, name))
	}
	t.Setenv(Home, "")
	config, local, cache := "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"
	switch runtime.GOOS {
	case "windows":
		config, local, cache = "APPDATA", "LOCALAPPDATA", "LOCALAPPDATA"
	case "darwin":
		config = filepath.Join("HOME", "Library", "Application Support")
		local, cache = config, filepath.Join("HOME", "Library", "Caches")
	}
	dirs, err := Locate()
	if err != nil {
		t.Fatal(err)
	}
	want := Dirs{
		Config: filepath.Join(home, config, "facet"),
		State:  filepath.Join(home, local, "facet"),
		Cache:  filepath.Join(home, cache, "facet"),
	}
	if dirs != want {
		t.Errorf("Locate() = %+v, want %+v", dirs, want)
	}
	if entries, _ := os.ReadDir(home); len(entries) != 0 {
		t.Errorf("Locate created %v", entries)
	}
}

func TestStateFallsBackToTheHomeFolder(t *testing.T) {
	for _, name := range []string{"HOME", "USERPROFILE"} {
		t.Setenv(name, filepath.FromSlash("/home/someone"))
	}
	t.Setenv("XDG_STATE_HOME", "")
	if dir, err := userStateDir("linux"); err != nil || filepath.ToSlash(dir) != "/home/someone/.local/state" {
		t.Errorf("userStateDir = %q, %v", dir, err)
	}
	t.Setenv("XDG_STATE_HOME", "relative")
	if _, err := userStateDir("linux"); err == nil {
		t.Error("a relative XDG_STATE_HOME was taken")
	}
}

func TestOneVariableMovesEverything(t *testing.T) {
	home := t.TempDir()
	t.Setenv(Home, home)
	dirs, err := Locate()
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{dirs.Config, dirs.State, dirs.Cache} {
		if !strings.HasPrefix(dir, home) {
			t.Errorf("%s is outside %s", dir, home)
		}
	}
}

func TestWrittenFilesAreForTheirOwnerAlone(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a", "b", "file")
	if err := WriteFile(Disk, name, []byte("one")); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]fs.FileMode{name: 0o600, filepath.Dir(name): 0o700} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want && runtime.GOOS != "windows" { // which has no such modes
			t.Errorf("%s: mode %v, %v, want %v", path, info.Mode().Perm(), err, want)
		}
	}
	if got, err := ReadFile(Disk, name, 3); err != nil || string(got) != "one" {
		t.Errorf("ReadFile = %q, %v", got, err)
	}
	if _, err := ReadFile(Disk, name, 2); !errors.Is(err, ErrTooLarge) {
		t.Errorf("ReadFile above its limit: %v", err)
	}
	if _, err := ReadFile(Disk, name+"x", 2); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("ReadFile of nothing: %v", err)
	}
}

// failing is a disk that dies at its nth call.
type failing struct {
	FS
	left int
}

var errPower = errors.New("power cut")

func (f *failing) spend() error {
	if f.left--; f.left < 0 {
		return errPower
	}
	return nil
}

func (f *failing) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	if err := f.spend(); err != nil {
		return nil, err
	}
	file, err := f.FS.OpenFile(name, flag, perm)
	return failingFile{file, f}, err
}

func (f *failing) MkdirAll(path string, perm fs.FileMode) error {
	return steps(f.spend, func() error { return f.FS.MkdirAll(path, perm) })
}

func (f *failing) Rename(from, to string) error {
	return steps(f.spend, func() error { return f.FS.Rename(from, to) })
}

func (f *failing) Remove(name string) error {
	return steps(f.spend, func() error { return f.FS.Remove(name) })
}

func (f *failing) SyncDir(name string) error {
	return steps(f.spend, func() error { return f.FS.SyncDir(name) })
}

type failingFile struct {
	File
	fs *failing
}

func (f failingFile) Write(p []byte) (int, error) {
	if err := f.fs.spend(); err != nil {
		n, _ := f.File.Write(p[:len(p)/2])
		return n, err
	}
	return f.File.Write(p)
}

func (f failingFile) Sync() error { return steps(f.fs.spend, f.File.Sync) }

func steps(todo ...func() error) error {
	for _, step := range todo {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func TestPowerCutLeavesTheOldFileOrTheNew(t *testing.T) {
	cuts := 0
	for left := range 20 {
		name := filepath.Join(t.TempDir(), "file")
		if err := WriteFile(Disk, name, []byte("old")); err != nil {
			t.Fatal(err)
		}
		err := WriteFile(&failing{Disk, left}, name, []byte("new"))
		got, readErr := ReadFile(Disk, name, 10)
		switch {
		case readErr != nil, string(got) != "old" && string(got) != "new":
			t.Errorf("cut after %d calls: %q, %v", left, got, readErr)
		case err == nil && string(got) != "new":
			t.Errorf("cut after %d calls: reported written, is %q", left, got)
		case err != nil:
			cuts++
		}
	}
	t.Logf("power cut at each of %d calls: 0 torn files", cuts)
}

func TestSweepRemovesOnlyLeftovers(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "file")
	for _, n := range []string{"file", "file.tmp-ABC", "other.tmp-ABC", "file.lock"} {
		os.WriteFile(filepath.Join(dir, n), nil, 0o600)
	}
	if err := Sweep(Disk, name); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "file.tmp-ABC")); err == nil {
		t.Error("the leftover is still there")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 3 {
		t.Errorf("left: %v", entries)
	}
	if err := Sweep(Disk, filepath.Join(dir, "missing", "file")); err != nil {
		t.Errorf("sweep in a missing folder: %v", err)
	}
}

func TestUnreadableFileIsSetAsideNotDeleted(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	seen := map[string]bool{}
	for i := range 3 {
		if err := WriteFile(Disk, name, fmt.Append(nil, i)); err != nil {
			t.Fatal(err)
		}
		aside, err := SetAside(Disk, name, time.Unix(0, 0))
		if err != nil || seen[aside] {
			t.Fatalf("SetAside = %q, %v", aside, err)
		}
		seen[aside] = true
		if got, _ := os.ReadFile(aside); string(got) != fmt.Sprint(i) {
			t.Errorf("set aside: %q", got)
		}
	}
}

func TestRemovingTwiceIsNoError(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	WriteFile(Disk, name, nil)
	if err := errors.Join(Remove(Disk, name), Remove(Disk, name)); err != nil {
		t.Error(err)
	}
}

func TestLockLetsInOneAtATime(t *testing.T) {
	name := filepath.Join(t.TempDir(), "dir", "file")
	var wg sync.WaitGroup
	var inside, turns atomic.Int32 // a file's lock orders nothing in memory
	for range 8 {
		wg.Go(func() {
			unlock, err := Lock(t.Context(), name)
			if err != nil {
				t.Error(err)
				return
			}
			defer unlock()
			if n := inside.Add(1); n != 1 {
				t.Errorf("%d hold the lock", n)
			}
			turns.Add(1)
			inside.Add(-1)
		})
	}
	wg.Wait()
	if turns.Load() != 8 {
		t.Errorf("%d turns", turns.Load())
	}
}

func TestWaitingForALockEndsWithTheContext(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	unlock, err := Lock(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := Lock(ctx, name); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Lock = %v", err)
	}
	if _, held, err := tryLock(name); held || err != nil {
		t.Errorf("TryLock of a held lock = %v, %v", held, err)
	}
	unlock()
	again, held, err := tryLock(name)
	if !held || err != nil {
		t.Fatalf("TryLock of a free lock = %v, %v", held, err)
	}
	again()
}
