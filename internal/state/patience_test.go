package state

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"testing/synctest"
	"time"
)

func TestFileInUseIsTriedForTwoSeconds(t *testing.T) {
	inUse, gone := errors.New("in use"), errors.New("gone")
	passing := func(err error) bool { return errors.Is(err, inUse) }
	for name, c := range map[string]struct {
		after time.Duration // when the file is free
		then  error
		want  error
		took  time.Duration // at most
	}{
		"free":           {took: 0},
		"a scanner":      {after: 50 * time.Millisecond, took: 100 * time.Millisecond},
		"gone meanwhile": {after: 3 * time.Millisecond, then: gone, want: gone, took: 10 * time.Millisecond},
		"never free":     {after: time.Hour, want: inUse, took: patience},
	} {
		synctest.Test(t, func(t *testing.T) {
			begun := time.Now()
			err := again(func() error {
				if time.Since(begun) < c.after {
					return fmt.Errorf("rename: %w", inUse)
				}
				return c.then
			}, passing)
			if took := time.Since(begun); !errors.Is(err, c.want) || took > c.took {
				t.Errorf("%s: %v after %v", name, err, took)
			}
		})
	}
}

// readerOf names the file that this test, run by itself as another process,
// reads over and over.
const readerOf = "FACET_TEST_READER_OF"

// TestReaderInTheWayStopsNoWrite writes a file again and again that another
// process reads all the time. On Windows an open file can't be replaced.
func TestReaderInTheWayStopsNoWrite(t *testing.T) {
	writes, reads := 200, 1000
	if runtime.GOOS == "windows" {
		writes, reads = 2000, 10000
	}
	if name := os.Getenv(readerOf); name != "" {
		readOften(name, reads)
		return
	}
	name := filepath.Join(t.TempDir(), "file")
	if err := WriteFile(Disk, name, letters(0)); err != nil {
		t.Fatal(err)
	}
	reader := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestReaderInTheWayStopsNoWrite$")
	reader.Env = append(os.Environ(), readerOf+"="+name)
	out, err := reader.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := reader.Start(); err != nil {
		t.Fatal(err)
	}
	failed := 0
	for i := range writes {
		if err := WriteFile(Disk, name, letters(i)); err != nil {
			failed++
			t.Error(err)
		}
	}
	said, _, err := bufio.NewReader(out).ReadLine()
	if err := errors.Join(err, reader.Wait()); err != nil {
		t.Error(err)
	}
	if want := fmt.Sprintf("0 of %d reads failed", reads); failed > 0 || string(said) != want {
		t.Errorf("%d of %d writes failed, and %s", failed, writes, said)
	}
}

// letters are what one write leaves: no two of them can be mixed unseen.
func letters(i int) []byte { return bytes.Repeat([]byte{'a' + byte(i%26)}, 4096) }

// readOften reads the file, and says how often it wasn't there or not whole.
func readOften(name string, times int) {
	failed := 0
	for range times {
		got, err := ReadFile(Disk, name, 1<<20)
		if err != nil || len(got) != 4096 || bytes.Count(got, got[:1]) != len(got) {
			failed++
		}
	}
	fmt.Fprintf(os.Stdout, "%d of %d reads failed\n", failed, times)
}
