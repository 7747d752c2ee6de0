package store

import "testing"

// The members are those of the facet of November 2026.
func TestDraftOfAnOlderFacetKeepsWhatItBeganWith(t *testing.T) {
	d, err := decode([]byte(`{"schema":1,"id":"abcdefgh","cloud":"global","account":"ann","person":"ann","kind":"interest",`+
		`"updated":"2026-11-20T09:30:00Z","basis":{"template":"Club","values":{}},"form":{}}`), schema, migrations)
	if err != nil || string(d.Prefill) != `{"template":"Club","values":{}}` {
		t.Errorf("%+v, %v", d, err)
	}
}
