package outbox

import (
	"bytes"
	"os"
	"testing"
)

// The file was written by the facet of November 2026.
func TestJournalOfAnOlderFacetIsReadAndWrittenAsItWas(t *testing.T) {
	data, err := os.ReadFile("testdata/journal-1.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if !intact(data) {
		t.Fatal("it is taken for damaged")
	}
	records := parse(data).records
	if again := lines(t, records...); !bytes.Equal(marked(again), data) {
		t.Errorf("it is written as\n%s", again)
	}
	entries := fold(records)
	if len(entries) != 3 {
		t.Fatalf("it has %d entries", len(entries))
	}
	first, second, third := entries[0], entries[1], entries[2]
	ada := Identity{ID: "1a2b", Tenant: "contoso-id", UserPrincipalName: "ada@contoso.com"}
	kenta := Identity{ID: "3c4d", UserPrincipalName: "kenta@contoso.com"}
	if first.Actor != ada || first.Person != kenta || first.Status != Done || first.Object != "7" || !first.Chosen {
		t.Errorf("the first is %+v", first)
	}
	if second.Acknowledged != "first" || second.Again != "zero" || !second.Accepted || !second.Looked || second.Status != Unconfirmed {
		t.Errorf("the second is %+v", second)
	}
	if third.Changes != "7" || third.Undoes != "first" || third.Was == nil || third.HTTPStatus != 403 {
		t.Errorf("the third is %+v", third)
	}
}
