package forms

import (
	"encoding/json"
	"testing"
	"time"
)

// directory are all members, as Graph sends them.
var directory = map[string]string{
	"aboutMe": `"I answer best before noon."`, "birthday": `"1985-03-14T00:00:00Z"`, "interests": `["Chess"]`, "pastProjects": `["Web shop"]`,
	"responsibilities": `["Releases"]`, "schools": `["Bergen"]`, "skills": `["Go","SQL"]`,
}

func TestDirectoryMemberIsAFormOfOneField(t *testing.T) {
	kind := Directory()
	for id, value := range directory {
		raw := json.RawMessage(`{"id":"` + id + `","` + id + `":` + value + `}`)
		before, _ := kind.Decode(raw)
		form, err := kind.Decode(raw)
		fields := Fields(form)
		if err != nil || len(fields) != 1 || fields[0].Member != id || form.Label() == "" || form.Label() != fields[0].Title || fields[0].Error() != nil {
			t.Errorf("%s: %v, %+v", id, err, fields)
			continue
		}
		if patch, err := kind.Patch(raw, before, form); err != nil || patch != nil {
			t.Errorf("%s: untouched, it sends %s, %v", id, patch, err)
		}
		if said := kind.FactsOf(form, time.Now()).Words; len(said) != 1 || said[0] == "not set" {
			t.Errorf("%s: %q", id, said)
		}
		if err := fields[0].Type(""); err != nil {
			t.Fatal(err)
		}
		if said := kind.FactsOf(form, time.Now()).Words; said[0] != "not set" {
			t.Errorf("%s, cleared: %q", id, said)
		}
		if patch, err := kind.Patch(raw, before, form); err != nil || patch == nil {
			t.Errorf("%s, cleared: %s, %v", id, patch, err)
		}
	}
	if form, err := kind.Decode(json.RawMessage(`{"id":"jobTitle","jobTitle":"Chief"}`)); err != nil || len(Fields(form)) != 0 {
		t.Error("a member that nobody edits has a field")
	}
}
