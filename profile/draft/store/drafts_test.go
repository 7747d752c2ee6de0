package store

import (
	cryptorand "crypto/rand"
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/internal/state"
)

var ann = Owner{Cloud: "global", Tenant: "contoso", Account: "ann-id", Person: "bob-id"}

func newStore() *Folder { return &Folder{Dir: "/state/drafts", FS: state.NewMemory()} }

func draft(o Owner, form string) Draft {
	return Draft{Head: Head{ID: strings.ToLower(cryptorand.Text()), Owner: o, Kind: "interest", Label: "Chess"}, Raw: json.RawMessage(`{"id":"1"}`), Form: json.RawMessage(form)}
}

func save(t testing.TB, s *Folder, d Draft) Draft {
	t.Helper()
	if err := s.Save(d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSavedDraftIsLoadedAsItWas(t *testing.T) {
	s := newStore()
	d := save(t, s, draft(ann, `{"displayName":"Chéss <b>"}`))
	got, err := s.Load(ann, d.ID)
	var was, is any
	json.Unmarshal(d.Form, &was)
	json.Unmarshal(got.Form, &is)
	if err != nil || got.ID != d.ID || got.Owner != ann || was.(map[string]any)["displayName"] != is.(map[string]any)["displayName"] || got.Updated.IsZero() {
		t.Errorf("%+v, %v", got, err)
	}
	if err := errors.Join(s.Discard(ann, d.ID), s.Discard(ann, d.ID)); err != nil {
		t.Error(err)
	}
	if _, err := s.Load(ann, d.ID); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func TestDraftOpensForItsOwnPersonAccountAndCloudOnly(t *testing.T) {
	s := newStore()
	d := save(t, s, draft(ann, `{}`))
	others := []Owner{
		{"china", ann.Tenant, ann.Account, ann.Person}, {ann.Cloud, "fabrikam", ann.Account, ann.Person},
		{ann.Cloud, ann.Tenant, "eve-id", ann.Person}, {ann.Cloud, ann.Tenant, ann.Account, "eve-id"},
	}
	for _, other := range others {
		if _, err := s.Load(other, d.ID); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%+v: %v", other, err)
		}
		if err := s.Discard(other, d.ID); err != nil {
			t.Error(err)
		}
		if list, notices, err := s.List(other); len(list)+len(notices) != 0 || err != nil {
			t.Errorf("%+v: %v, %v", other, list, err)
		}
		save(t, s, draft(other, `{}`))
	}
	if list, _, err := s.List(ann); len(list) != 1 || err != nil {
		t.Errorf("%v, %v", list, err)
	}
	if heads, _, err := s.All(); len(heads) != 1+len(others) || err != nil {
		t.Errorf("%v, %v", heads, err)
	}
	for _, nobody := range []Owner{{}, {Cloud: "global", Account: "ann-id"}} {
		if err := s.Save(draft(nobody, `{}`)); err == nil {
			t.Errorf("saved a draft for %+v", nobody)
		}
	}
}

func TestDraftInAnothersFileIsSetAside(t *testing.T) {
	s := newStore()
	d := save(t, s, draft(ann, `{}`))
	eve := ann
	eve.Person = "eve-id"
	was, _ := s.file(ann, d.ID)
	forged, _ := s.file(eve, d.ID)
	if err := s.FS.Rename(was, forged); err != nil {
		t.Fatal(err)
	}
	var notice *Notice
	if _, err := s.Load(eve, d.ID); !errors.As(err, &notice) {
		t.Errorf("a draft for another person was loaded: %v", err)
	}
}

func TestUnreadableDraftIsSetAsideAndSaid(t *testing.T) {
	for name, content := range map[string]string{
		"garbage": "{", "empty": "", "zeros": "\x00\x00",
		"no form": `{"schema":1,"kind":"interest"}`, "no schema": `{"kind":"interest","form":{}}`, "huge": strings.Repeat(" ", mostBytes+1),
	} {
		s := newStore()
		d := save(t, s, draft(ann, `{}`))
		file, _ := s.file(ann, d.ID)
		if err := state.WriteFile(s.FS, file, []byte(content)); err != nil {
			t.Fatal(err)
		}
		list, notices, err := s.List(ann)
		if len(list) != 0 || len(notices) != 1 || err != nil || errors.Is(notices[0], ErrNewer) {
			t.Errorf("%s: %v, %v, %v", name, list, notices, err)
			continue
		}
		if kept, err := state.ReadFile(s.FS, notices[0].Aside, mostBytes+1); err != nil || string(kept) != content {
			t.Errorf("%s: what is aside is not what was there: %v", name, err)
		}
		if _, notices, _ := s.List(ann); len(notices) != 0 {
			t.Errorf("%s: said twice", name)
		}
	}
}

func TestDraftOfANewerFacetIsLeftAlone(t *testing.T) {
	s := newStore()
	d := save(t, s, draft(ann, `{}`))
	file, _ := s.file(ann, d.ID)
	const content = `{"schema":9,"kind":"interest","form":{}}`
	if err := state.WriteFile(s.FS, file, []byte(content)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		list, notices, err := s.List(ann)
		if len(list) != 0 || len(notices) != 1 || err != nil || !errors.Is(notices[0], ErrNewer) || notices[0].File != file || notices[0].Aside != "" {
			t.Errorf("%v, %v, %v", list, notices, err)
		}
	}
	if kept, err := state.ReadFile(s.FS, file, mostBytes); err != nil || string(kept) != content {
		t.Errorf("%s, %v", kept, err)
	}
}

func TestOlderDraftIsMigrated(t *testing.T) {
	from1 := func(data json.RawMessage) (json.RawMessage, error) {
		return json.RawMessage(strings.Replace(string(data), `"old"`, `"middle"`, 1)), nil
	}
	from2 := func(data json.RawMessage) (json.RawMessage, error) {
		if !strings.Contains(string(data), "middle") {
			return nil, errors.New("it has nothing to migrate")
		}
		return json.RawMessage(strings.Replace(string(data), `"middle"`, `"form"`, 1)), nil
	}
	steps := []func(json.RawMessage) (json.RawMessage, error){from1, from2}
	for data, want := range map[string]bool{
		`{"schema":1,"kind":"interest","old":{}}`: true, `{"schema":2,"kind":"interest","middle":{}}`: true,
		`{"schema":3,"kind":"interest","form":{}}`: true, `{"schema":2,"kind":"interest","old":{}}`: false, `{"schema":4,"kind":"interest","form":{}}`: false,
	} {
		if d, err := decode([]byte(data), 3, steps); (err == nil) != want || want && string(d.Form) != "{}" {
			t.Errorf("%s: %+v, %v", data, d, err)
		}
	}
	if len(migrations) != schema-1 {
		t.Errorf("%d migrations lead to schema %d", len(migrations), schema)
	}
}

func TestLatestDraftComesFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStore()
		first := save(t, s, draft(ann, `{}`))
		time.Sleep(time.Second)
		second := save(t, s, draft(ann, `{}`))
		list, _, _ := s.List(ann)
		if len(list) != 2 || list[0].ID != second.ID || list[1].ID != first.ID {
			t.Errorf("%+v", list)
		}
	})
}

func TestPowerCutLosesNoSavedDraftAndTearsNone(t *testing.T) {
	cuts := 0
	for step := 1; ; step++ {
		finished := false
		for seed := range uint64(40) {
			memory := state.NewMemory()
			s := &Folder{Dir: "/state/drafts", FS: memory}
			d := draft(ann, `"first"`)
			memory.CutAt(step)
			safe := map[string]int{`"first"`: 0} // forms, and when Save returned
			latest := 0
			for i, form := range []string{`"first"`, `"second"`, `"third"`} {
				d.Form = json.RawMessage(form)
				safe[form] = i + 1
				if s.Save(d) != nil {
					break
				}
				latest = i + 1
			}
			discarded := latest == 3 && s.Discard(ann, d.ID) == nil
			finished = discarded
			memory.Restore(rand.New(rand.NewPCG(seed, uint64(step))))
			cuts++
			list, notices, err := s.List(ann)
			if err != nil || len(notices) != 0 || len(list) > 1 {
				t.Fatalf("cut at step %d: torn: %v, %v", step, notices, err)
			}
			switch {
			case discarded && len(list) != 0:
				t.Errorf("cut at step %d: discarded, and back again", step)
			case latest < 3 && latest > 0 && (len(list) == 0 || safe[string(list[0].Form)] < latest):
				t.Errorf("cut at step %d: draft %d was lost: %+v", step, latest, list)
			}
		}
		if finished {
			break
		}
	}
	t.Logf("%d power cuts: 0 drafts torn, 0 lost after Save returned", cuts)
}

func TestDraftsAreForTheirOwnerAlone(t *testing.T) {
	s := &Folder{Dir: filepath.Join(t.TempDir(), "drafts"), FS: state.Disk}
	d := save(t, s, draft(ann, `{}`))
	name, _ := s.file(ann, d.ID)
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" { // which has no such modes
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if list, _, err := (&Folder{Dir: filepath.Join(s.Dir, "none"), FS: state.Disk}).List(ann); len(list) != 0 || err != nil {
		t.Errorf("%v, %v", list, err)
	}
	if strings.Contains(name, ann.Person) || strings.Contains(name, "Chess") {
		t.Errorf("the name tells too much: %s", name)
	}
}

func TestDraftThatAnEditorSavedIsStillADraft(t *testing.T) {
	s := &Folder{Dir: filepath.Join(t.TempDir(), "drafts"), FS: state.Disk}
	d := save(t, s, draft(ann, `{"displayName":"Chess"}`))
	name, _ := s.file(ann, d.ID)
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("\ufeff"+strings.ReplaceAll(string(raw), "\n", "\r\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	if list, notices, err := s.List(ann); len(list) != 1 || notices != nil || err != nil {
		t.Errorf("%v, %v, %v", list, notices, err)
	}
}

func TestLeftoversOfKilledSavesAreSweptUp(t *testing.T) {
	s := &Folder{Dir: t.TempDir(), FS: state.Disk}
	d := save(t, s, draft(ann, `{}`))
	name, _ := s.file(ann, d.ID)
	young, old := name+".tmp-YOUNG", name+".tmp-OLD"
	for _, leftover := range []string{young, old} {
		if err := os.WriteFile(leftover, []byte(`{"half`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	hours := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(old, hours, hours); err != nil {
		t.Fatal(err)
	}
	if list, notices, err := s.List(ann); len(list) != 1 || len(notices) != 0 || err != nil {
		t.Errorf("%v, %v, %v", list, notices, err)
	}
	_, errYoung := os.Stat(young)
	if _, errOld := os.Stat(old); errYoung != nil || !os.IsNotExist(errOld) {
		t.Errorf("young: %v, old: %v", errYoung, errOld)
	}
}

func TestIDOutsideTheFolderIsRefused(t *testing.T) {
	s := newStore()
	for _, id := range []string{"", "../../../etc", "a/b/c/d/e/f/g", strings.Repeat("a", 65), "UPPERCASE1"} {
		if _, err := s.Load(ann, id); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v", id, err)
		}
		if err := s.Discard(ann, id); err == nil {
			t.Errorf("discarded %q", id)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"schema":1,"kind":"interest","form":{"displayName":"x"}}`))
	f.Add([]byte(`{"schema":-1}`))
	f.Add([]byte(`{"Schema":1,"schema":9e99}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := decode(data, schema, migrations)
		if err == nil && (d.Kind == "" || !json.Valid(d.Form)) {
			t.Errorf("%+v", d)
		}
	})
}
