package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"testing"
	"time"
)

func TestPowerCutInMemoryLeavesTheOldFileOrTheNew(t *testing.T) {
	cuts := 0
	for step := 1; ; step++ {
		var err error
		for seed := range uint64(50) {
			m := NewMemory()
			if err := WriteFile(m, "/d/file", []byte("old")); err != nil {
				t.Fatal(err)
			}
			m.CutAt(step)
			err = WriteFile(m, "/d/file", []byte("the new one"))
			m.Restore(rand.New(rand.NewPCG(seed, uint64(step))))
			got, readErr := ReadFile(m, "/d/file", 100)
			switch {
			case readErr != nil, string(got) != "old" && string(got) != "the new one":
				t.Errorf("cut at step %d: %q, %v", step, got, readErr)
			case err == nil && string(got) != "the new one":
				t.Errorf("cut at step %d: reported written, is %q", step, got)
			case err != nil:
				cuts++
			}
		}
		if err == nil {
			break
		}
	}
	t.Logf("%d power cuts: 0 torn files", cuts)
}

func TestPowerCutDropsWhatWasNotSynced(t *testing.T) {
	m := NewMemory()
	f, err := m.OpenFile("/d/file", os.O_RDWR|os.O_CREATE, filePerm)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, "synced,")
	if err := errors.Join(f.Sync(), m.SyncDir("/d")); err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, "not synced")
	other, _ := m.OpenFile("/d/nameless", os.O_RDWR|os.O_CREATE, filePerm)
	io.WriteString(other, "synced, but its name is not")
	other.Sync()
	m.CutAt(1)
	if _, err := f.Write([]byte("x")); !errors.Is(err, ErrPower) {
		t.Errorf("write without power: %v", err)
	}
	if _, err := m.ReadDir("/d"); !errors.Is(err, ErrPower) {
		t.Errorf("read without power: %v", err)
	}
	m.Restore(nil)
	if got, err := ReadFile(m, "/d/file", 100); string(got) != "synced," || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if entries, _ := m.ReadDir("/d"); len(entries) != 1 {
		t.Errorf("left: %v", entries)
	}
}

func TestMemoryBehavesAsTheDisk(t *testing.T) {
	for name, fsys := range map[string]FS{t.TempDir(): Disk, "/memory": NewMemory()} {
		file := name + "/file"
		f, err := fsys.OpenFile(file, os.O_RDWR|os.O_CREATE, filePerm)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, "one two")
		f.Seek(-3, io.SeekEnd)
		tail, _ := io.ReadAll(f)
		f.Truncate(4)
		f.Seek(0, io.SeekEnd)
		io.WriteString(f, "three")
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		got, err := ReadFile(fsys, file, 100)
		if string(tail) != "two" || string(got) != "one three" || err != nil {
			t.Errorf("%s: %q, %q, %v", name, tail, got, err)
		}
		_, missing := fsys.OpenFile(file+"x", os.O_RDONLY, 0)
		_, taken := fsys.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, filePerm)
		for _, err := range []error{missing, fsys.Remove(file + "x"), fsys.Rename(file+"x", file)} {
			if !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: a missing file: %v", name, err)
			}
		}
		if !errors.Is(taken, fs.ErrExist) {
			t.Errorf("%s: a file that is there: %v", name, taken)
		}
	}
}

func TestCopyAsideKeepsTheDamagedBytes(t *testing.T) {
	m := NewMemory()
	damaged := []byte("dam\x00aged")
	aside, err := CopyAside(m, "/d/file", damaged, time.Unix(0, 0))
	if got, readErr := ReadFile(m, aside, 100); err != nil || readErr != nil || !bytes.Equal(got, damaged) {
		t.Errorf("%q, %v, %v", got, err, readErr)
	}
}

func TestLockInMemoryLetsInOneAtATime(t *testing.T) {
	m := NewMemory()
	unlock, err := LockOn(t.Context(), m, "/d/file")
	if err != nil {
		t.Fatal(err)
	}
	if _, held, err := TryLockOn(m, "/d/file"); held || err != nil {
		t.Errorf("a held lock: %v, %v", held, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := LockOn(ctx, m, "/d/file"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("waiting for a held lock: %v", err)
	}
	unlock()
	again, held, err := TryLockOn(m, "/d/file")
	if !held || err != nil {
		t.Fatalf("a free lock: %v, %v", held, err)
	}
	again()
}

func TestFullMemoryTakesNothingUntilThereIsRoom(t *testing.T) {
	m := NewMemory()
	for _, full := range []bool{false, true, false} {
		m.Fill(full)
		err := WriteFile(m, "/a/file", []byte(fmt.Sprint(full)))
		if errors.Is(err, ErrFull) != full || !full && err != nil {
			t.Errorf("full: %v: %v", full, err)
		}
		if got, err := ReadFile(m, "/a/file", 10); string(got) != "false" || err != nil {
			t.Errorf("full: %v: %q, %v", full, got, err)
		}
	}
}
