package outbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/internal/state"
)

func lines(t testing.TB, records ...record) []byte {
	t.Helper()
	b, err := encode(records...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func begun(id string) record {
	return record{Entry: id, At: time.Unix(1, 0).UTC(), Intent: &Intent{Method: "POST", Hash: "h-" + id, Body: json.RawMessage(`{"a":"<é>"}`)}}
}

func ended(id string, status Status) record {
	return record{Entry: id, At: time.Unix(2, 0).UTC(), Ending: &Ending{Status: status, Ended: time.Unix(2, 0).UTC(), Object: "7"}}
}

func TestTornTailIsCutOffAndNothingElse(t *testing.T) {
	whole := lines(t, begun("1"), ended("1", Done))
	torn := lines(t, begun("2"))
	step := 1
	if testing.Short() {
		step = 5
	}
	for cut := 0; cut < len(torn); cut += step {
		name := filepath.Join(t.TempDir(), journalName)
		o := New(filepath.Dir(name), state.NewMemory())
		if err := state.WriteFile(o.fs, name, append(slices.Clone(whole), torn[:cut]...)); err != nil {
			t.Fatal(err)
		}
		if err := o.record(t.Context(), begun("3")); err != nil {
			t.Fatal(err)
		}
		if aside := o.asides(t); len(aside) > 0 {
			t.Errorf("a torn tail was taken for damage: %v", aside)
		}
		data, _ := o.content(name)
		if want := append(slices.Clone(whole), lines(t, begun("3"))...); !intact(data) || !bytes.Equal(data[markSize:], want) {
			t.Fatalf("cut at %d:\n%s", cut, data)
		}
	}
}

func TestDamagedJournalIsCopiedAsideAndGoesOn(t *testing.T) {
	data := lines(t, begun("1"), ended("1", Done), begun("2"))
	first := bytes.IndexByte(data, '\n')
	second := first + 1 + bytes.IndexByte(data[first+1:], '\n')
	for at := first + 1; at < second; at += 7 {
		o := New(t.TempDir(), state.NewMemory())
		damaged := slices.Clone(data)
		damaged[at] ^= 1
		if err := state.WriteFile(o.fs, o.journal(), damaged); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if entries, err := o.Open(t.Context()); err != nil || len(entries) != 2 {
				t.Fatalf("byte %d: %+v, %v", at, entries, err)
			}
		}
		aside := o.asides(t)
		if len(aside) != 1 {
			t.Fatalf("byte %d: set aside: %v", at, aside)
		}
		if kept, err := o.content(aside[0]); err != nil || !bytes.Equal(kept, damaged) {
			t.Errorf("byte %d: what is aside is not what was there: %v", at, err)
		}
	}
}

func TestEndingWithoutABeginningIsPassedOver(t *testing.T) {
	entries := fold([]record{ended("1", Done), begun("2"), ended("2", Done), ended("3", Refused)})
	if len(entries) != 1 || entries[0].ID != "2" || entries[0].Status != Done {
		t.Errorf("%+v", entries)
	}
}

func TestValuesAreDroppedADayAfterTheSendIsSettled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		d.must(d.post(`{"displayName":"Bonsai"}`))
		d.inject("reset=before@post")
		r := d.post(`{"displayName":"Kendo"}`)
		r.Label = "Kendo"
		d.send(r)
		texts := func() string {
			journal, _ := os.ReadFile(d.outbox.journal())
			history, _ := os.ReadFile(d.outbox.history())
			return string(journal) + string(history)
		}
		if s := texts(); !strings.Contains(s, "Bonsai") || !strings.Contains(s, "Kendo") {
			t.Error("values are gone at once")
		}
		time.Sleep(25 * time.Hour)
		h := d.history()
		if s := texts(); strings.Contains(s, "Bonsai") || !strings.Contains(s, "Kendo") {
			t.Errorf("after a day, what is settled shall be gone, and what is open kept:\n%s", s)
		}
		if len(h) != 2 || h[1].Object == "" || h[1].Label != "" || h[1].RequestID == "" || len(d.open()) != 1 {
			t.Errorf("%+v", h)
		}
	})
}

func TestGrownJournalMovesToTheHistory(t *testing.T) {
	o := New(t.TempDir(), state.NewMemory())
	const n = 400
	for i := range n {
		id := fmt.Sprint(i)
		first := begun(id)
		first.Intent.Body = json.RawMessage(fmt.Sprintf(`{"a":%q}`, strings.Repeat("x", 900)))
		last := ended(id, Done)
		last.Ending.Ended = time.Now()
		if i%100 == 0 {
			last.Ending.Status = Unconfirmed
		}
		o.record(t.Context(), first)
		o.record(t.Context(), last)
		if i%10 == 0 {
			if _, err := o.stored(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	open, _ := o.Open(t.Context())
	h, err := o.History(t.Context())
	data, _ := o.content(o.journal())
	if err != nil || len(h) != n || len(open) != n/100 || len(data) > tidyAt+20_000 {
		t.Errorf("%d in the history, %d open, journal of %d bytes, %v", len(h), len(open), len(data), err)
	}
}

func TestJournalIsForItsOwnerAlone(t *testing.T) {
	d := newFixture(t)
	d.must(d.post(origami))
	err := filepath.WalkDir(d.outbox.dir, func(path string, entry os.DirEntry, walkErr error) error {
		info, err := entry.Info()
		if err = errors.Join(walkErr, err); err == nil && path != d.outbox.dir && info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" { // which has no such modes
			t.Errorf("%s: %s", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	data, _ := os.ReadFile(d.outbox.journal())
	if token, _ := d.sandbox.Token(d.target.Actor.ID); token == "" || bytes.Contains(data, []byte(token)) || bytes.Contains(data, []byte("Bearer")) {
		t.Error("there is a token in the journal")
	}
}

// full is a disk on which only so many bytes fit.
type full struct {
	state.FS
	left *int
}

type fullFile struct {
	state.File
	left *int
}

func (f full) OpenFile(name string, flag int, perm os.FileMode) (state.File, error) {
	file, err := f.FS.OpenFile(name, flag, perm)
	return fullFile{file, f.left}, err
}

func (f fullFile) Write(p []byte) (int, error) {
	n := min(len(p), *f.left)
	*f.left -= n
	n, err := f.File.Write(p[:n])
	if err == nil && n < len(p) {
		err = fmt.Errorf("no space left")
	}
	return n, err
}

func TestFullDiskSendsNothing(t *testing.T) {
	d := newFixture(t)
	left := 100
	d.outbox = New(d.outbox.dir, full{state.Disk, &left})
	if _, err := d.send(d.post(origami)); err == nil || strings.Contains(err.Error(), "Origami") {
		t.Error(err)
	}
	d.wants(0, 0)
	if data, err := os.ReadFile(d.outbox.journal()); len(data) != 0 {
		t.Errorf("%q, %v", data, err)
	}
	left = 1 << 20
	d.must(d.post(origami))
}

func TestDiskThatFillsUpDuringTheSendIsNoReasonToSendAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		left := 1 << 20
		d.outbox = New(d.outbox.dir, full{state.Disk, &left})
		result, err := d.outbox.Send(t.Context(), d.post(origami), func(p Progress) {
			if p.Phase == Posting {
				left = 0
			}
		})
		if err != nil || result.Unrecorded == nil || result.Entry.Object == "" {
			t.Fatalf("%+v, %v", result, err)
		}
		left = 1 << 20
		open := d.open()
		if len(open) != 1 || open[0].Status != Interrupted {
			t.Fatalf("%+v", open)
		}
		checked, err := d.outbox.Check(t.Context(), d.target, open[0].ID, nil)
		if err != nil || checked.Entry.Object != result.Entry.Object {
			t.Errorf("%+v, %v", checked, err)
		}
		d.wants(1, 1)
	})
}

func FuzzJournal(f *testing.F) {
	b, _ := encode(begun("1"), ended("1", Done), begun("2"))
	f.Add(b)
	f.Add(b[:len(b)-9])
	f.Add(append([]byte("garbage\n"), b...))
	f.Add([]byte(`{"sum":"00000000","record":{}}` + "\n"))
	f.Add([]byte(`{"entry":"1","intent":{"again":"2","undoes":"1","before":[""]},"ending":{"status":"done"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if json.Valid(data) { // as a record whose sum is right
			data = fmt.Appendf(nil, `{"sum":"%s","record":%s}`+"\n", sum(bytes.TrimSpace(data)), data)
		}
		c := parse(data)
		whole := wholeLines(data)
		if c.end > len(data) || len(whole) > len(data) {
			t.Fatalf("%d whole bytes that end at %d of %d", len(whole), c.end, len(data))
		}
		again := parse(marked(whole))
		if again.damaged || again.end != int(markSize)+len(whole) || len(again.records) != len(c.records) {
			t.Errorf("what is whole does not read as whole: %+v", again)
		}
		entries := fold(c.records)
		for _, e := range entries {
			if e.ID == "" {
				t.Error("an entry without an id")
			}
			rewritten, err := encode(e.unfold())
			if err != nil {
				t.Fatal(err)
			}
			if back := parse(rewritten); len(back.records) != 1 || back.records[0].Entry != e.ID {
				t.Errorf("%s is lost in rewriting", e.ID)
			}
		}
	})
}
