package audit

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestRecordsOfTwoProcessesAreALineEach(t *testing.T) {
	place := filepath.Join(t.TempDir(), "audit.jsonl")
	var all sync.WaitGroup
	for range 4 {
		log, err := Open(place)
		if err != nil {
			t.Fatal(err)
		}
		all.Go(func() {
			for range 25 {
				if err := log.Write(Record{Time: time.Now(), Send: "1", Who: "ann\n@contoso.com", Kind: "interest", Action: "create", Outcome: "done"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	content, err := os.ReadFile(place)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(string(content)) {
		var r Record
		if err := json.Unmarshal([]byte(line), &r); err != nil || r.Who != "ann\n@contoso.com" {
			t.Errorf("%q: %v", line, err)
		}
		lines++
	}
	if lines != 100 {
		t.Errorf("%d lines", lines)
	}
}

func TestLogThatCannotBeWrittenIsAnErrorAtOnce(t *testing.T) {
	for _, place := range []string{"audit.jsonl", "yes", filepath.Join(t.TempDir(), "nowhere", "audit.jsonl"), t.TempDir()} {
		if _, err := Open(place); err == nil {
			t.Errorf("%s is taken", place)
		}
	}
	if log, err := Open(Off); log != nil || err != nil {
		t.Errorf("off: %v, %v", log, err)
	}
}

func TestMembersAreNamesAndNothingElse(t *testing.T) {
	for object, want := range map[string]string{
		`{"displayName":"Chess","detail":{"company":{"displayName":"Contoso"},"role":null},"tags":["a"],"empty":{}}`: "detail.company.displayName detail.role displayName empty tags",
		`null`: "", ``: "", `[1]`: "",
	} {
		if got := Members(json.RawMessage(object)); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s: %q", object, got)
		}
	}
}

func TestRecordInTheDocumentationIsOne(t *testing.T) {
	page, err := os.ReadFile("../../docs/it.md")
	if err != nil {
		t.Fatal(err)
	}
	_, from, _ := strings.Cut(string(page), "    {\"time\"")
	said, _, _ := strings.Cut("{\"time\""+from, "\n\n")
	decoder := json.NewDecoder(strings.NewReader(said))
	decoder.DisallowUnknownFields()
	var r Record
	if err := decoder.Decode(&r); err != nil || r.Who == "" || r.RequestID == "" || r.Members == nil {
		t.Errorf("%s: %v", said, err)
	}
}
