package outbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf16"
)

// damages are what may happen to a file, apart from an append that is torn.
var damages = map[string]func([]byte) []byte{
	"last 8 KiB zeroed":     func(b []byte) []byte { return zero(b, len(b)-8<<10, len(b)) },
	"first 4 KiB zeroed":    func(b []byte) []byte { return zero(b, 0, 4<<10) },
	"4 KiB inside zeroed":   func(b []byte) []byte { return zero(b, 5000, 5000+4<<10) },
	"all zeroed":            func(b []byte) []byte { return zero(b, 0, len(b)) },
	"first byte flipped":    func(b []byte) []byte { return flip(b, 0) },
	"first line flipped":    func(b []byte) []byte { return flip(b, 80) },
	"second line flipped":   func(b []byte) []byte { return flip(b, int(markSize)+60) },
	"middle flipped":        func(b []byte) []byte { return flip(b, len(b)/2) },
	"last line flipped":     func(b []byte) []byte { return flip(b, len(b)-20) },
	"line break flipped":    func(b []byte) []byte { return flip(b, len(b)-1-len(b[bytes.LastIndexByte(b[:len(b)-1], '\n'):])) },
	"a line shortened":      func(b []byte) []byte { return slices.Delete(b, len(b)/2, len(b)/2+9) },
	"a line removed":        func(b []byte) []byte { return join(slices.Delete(split(b), 7, 8)) },
	"two lines removed":     func(b []byte) []byte { return join(slices.Delete(split(b), 1, 3)) },
	"half cut off":          func(b []byte) []byte { return b[:len(b)/2] },
	"cut off at a line":     func(b []byte) []byte { return join(split(b)[:20]) },
	"emptied":               func([]byte) []byte { return nil },
	"garbage in front":      func(b []byte) []byte { return append([]byte("garbage\n"), b...) },
	"garbage at the end":    func(b []byte) []byte { return append(b, "garbage\n"...) },
	"garbage inside":        func(b []byte) []byte { return slices.Insert(b, len(b)/2, []byte("\ngarbage\n")...) },
	"random bytes":          func(b []byte) []byte { return random(len(b)) },
	"random without breaks": func(b []byte) []byte { return bytes.ReplaceAll(random(len(b)), []byte("\n"), []byte("x")) },
	"lines swapped":         func(b []byte) []byte { l := split(b); l[9], l[10] = l[10], l[9]; return join(l) },
	"line ends of Windows":  func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) },
	"UTF-16":                utf16Bytes,
}

func zero(b []byte, from, to int) []byte { clear(b[max(from, 0):min(to, len(b))]); return b }
func flip(b []byte, at int) []byte       { b[at] ^= 1; return b }
func split(b []byte) [][]byte            { return bytes.SplitAfter(b, []byte("\n")) }
func join(lines [][]byte) []byte         { return bytes.Join(lines, nil) }

func random(n int) []byte {
	luck, b := rand.New(rand.NewPCG(1, 2)), make([]byte, n)
	for i := range b {
		b[i] = byte(luck.Uint32())
	}
	return b
}

func utf16Bytes(b []byte) []byte {
	var wide []byte
	for _, unit := range utf16.Encode([]rune(string(b))) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	return wide
}

var errThere = errors.New("the like of it is there")

// rowsOfAList is how many rows a list has.
const rowsOfAList = 30

// fill sends the rows of a list.
func (d *fixture) fill() {
	d.Helper()
	for i := range rowsOfAList {
		d.row(i)
	}
}

// row sends a row as a list does: nothing that the person has already.
func (d *fixture) row(i int) {
	d.Helper()
	r := d.post(fmt.Sprintf(`{"displayName":"Row %d","description":"As the thirtieth part of a list"}`, i))
	r.Key = fmt.Sprintf("row-%d", i)
	r.Present = func(there []json.RawMessage) error {
		if slices.ContainsFunc(there, func(object json.RawMessage) bool { return says(object, r.Body) }) {
			return errThere
		}
		return nil
	}
	_, err := d.outbox.Send(d.Context(), r, nil)
	if err != nil && !errors.As(err, new(*AlreadyError)) && !errors.Is(err, errThere) {
		d.Fatal(err)
	}
}

func TestDamageIsNeverSilentAndDoublesNothing(t *testing.T) {
	long(t)
	silent, cases := 0, 0
	d := newFixture(t)
	d.fill()
	journal := d.read(d.outbox.journal())
	d.archiveAll()
	files := map[string][]byte{}
	for _, name := range []string{d.outbox.journal(), d.outbox.history(), d.outbox.index()} {
		files[filepath.Base(name)] = d.read(name)
	}
	for name, damage := range damages {
		for damaged, files := range map[string]map[string][]byte{journalName: {journalName: journal}, historyName: files} {
			d.outbox = New(t.TempDir(), unsynced)
			for name, content := range files {
				d.write(filepath.Join(d.outbox.dir, name), content)
			}
			d.write(filepath.Join(d.outbox.dir, damaged), damage(slices.Clone(files[damaged])))
			for i := cases % 3; i < rowsOfAList; i += 3 {
				d.row(i)
			}
			cases++
			if kept := d.outbox.asides(t); len(kept) != 1 {
				silent++
				t.Errorf("%s, %s: set aside: %v", damaged, name, kept)
			}
		}
	}
	if n := d.arrived(http.MethodPost) - rowsOfAList; n > 0 || d.twins() > 0 {
		t.Errorf("%d objects twice, %d POSTs too many", d.twins(), n)
	}
	t.Logf("P0: %d kinds of damage, %d cases: %d silent, %d objects twice", len(damages), cases, silent, d.twins())
}

// archiveAll moves all that is settled to the history.
func (d *fixture) archiveAll() {
	d.Helper()
	err := d.outbox.locked(d.Context(), func() error {
		journal, err := d.outbox.tidied()
		if err != nil {
			return err
		}
		return d.outbox.tidy(journal, true)
	})
	if err != nil {
		d.Fatal(err)
	}
}

func (d *fixture) damage(file string, how func([]byte) []byte) {
	d.Helper()
	d.write(file, how(d.read(file)))
}

func (d *fixture) read(file string) []byte {
	d.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		d.Fatal(err)
	}
	return data
}

func (d *fixture) write(file string, data []byte) {
	d.Helper()
	if err := os.WriteFile(file, data, 0o600); err != nil {
		d.Fatal(err)
	}
}

func TestSoundRecordsOfADamagedJournalStayOfUse(t *testing.T) {
	d := newFixture(t)
	d.fill()
	d.damage(d.outbox.journal(), func(b []byte) []byte { return zero(b, len(b)/2, len(b)/2+10) })
	if n := len(d.history()); n < 29 {
		t.Errorf("%d of 30 are left", n)
	}
}

func TestHistoryThatIsGoneIsSaid(t *testing.T) {
	for _, gone := range []func(*fixture) string{
		func(d *fixture) string { return d.outbox.journal() },
		func(d *fixture) string { return d.outbox.history() },
	} {
		d := newFixture(t)
		d.fill()
		d.archiveAll()
		if err := os.Remove(gone(d)); err != nil {
			t.Fatal(err)
		}
		d.outbox = New(d.outbox.dir, unsynced)
		d.fill()
		if kept := d.outbox.asides(t); len(kept) != 1 {
			t.Errorf("%s: %v", gone(d), kept)
		}
		if d.twins() > 0 {
			t.Errorf("%d objects twice", d.twins())
		}
	}
}

func TestIndexIsMadeAnewWhereItIsBroken(t *testing.T) {
	d := newFixture(t)
	d.fill()
	d.archiveAll()
	for name, damage := range map[string]func([]byte) []byte{
		"cut": func(b []byte) []byte { return b[:len(b)/3] }, "emptied": func([]byte) []byte { return nil }, "zeroed": damages["all zeroed"],
		"flipped": damages["middle flipped"], "flipped in its head": func(b []byte) []byte { return flip(b, 30) }, "random": damages["random bytes"],
	} {
		d.damage(d.outbox.index(), damage)
		d.fill()
		if n := d.arrived(http.MethodPost); n != 30 {
			t.Errorf("%s: %d POSTs", name, n)
		}
	}
}

func TestValuesStayADayHoweverMuchIsSent(t *testing.T) {
	d := newFixture(t)
	for range 2 {
		d.fill()
		d.archiveAll()
	}
	for _, e := range d.history() {
		if e.Label != "Origami" || e.Body == nil {
			t.Fatalf("without its values: %+v", e)
		}
	}
	if data, _ := os.ReadFile(d.outbox.history()); bytes.Contains(data, []byte("thirtieth")) {
		t.Error("the values are in the history")
	}
}

func TestFilesOfValuesGoWhenTheirDayIsOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		d.row(1)
		d.archiveAll()
		kept := func() int {
			files, err := d.outbox.valueFiles()
			if err != nil {
				t.Fatal(err)
			}
			return len(files)
		}
		if n := kept(); n != 1 {
			t.Errorf("%d files at first", n)
		}
		time.Sleep(26 * time.Hour) // the hour of the file has to end, too
		if h := d.history(); len(h) != 1 || h[0].Body != nil || kept() != 0 {
			t.Errorf("%d files are left: %+v", kept(), h)
		}
	})
}

func TestJournalOfAnOlderFacetIsRead(t *testing.T) {
	d := newFixture(t)
	d.fill()
	d.archiveAll()
	d.must(d.post(origami))
	for _, file := range []string{d.outbox.journal(), d.outbox.history()} { // without marks and index
		d.damage(file, func(b []byte) []byte { return b[markSize:] })
	}
	if err := os.Remove(d.outbox.index()); err != nil {
		t.Fatal(err)
	}
	d.outbox = New(d.outbox.dir, unsynced)
	d.fill()
	if aside := d.outbox.asides(t); len(aside) > 0 {
		t.Errorf("set aside: %v", aside)
	}
	if n := d.arrived(http.MethodPost); n != 31 || len(d.history()) != 31 {
		t.Errorf("%d POSTs, %d entries", n, len(d.history()))
	}
}
