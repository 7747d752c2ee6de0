package send_test

import (
	"encoding/json"
	"testing"

	"facet/profile/send"
)

func TestAChangeWithinTheSecondOfAnExportIsNoticedAsFarAsTheListTells(t *testing.T) {
	f := newFixture(t)
	must(t, f.session.Identify(t.Context()))
	present := []json.RawMessage{json.RawMessage(`{"id":"5d0f83a1-0000-4000-8000-000000000001","displayName":"Chess","lastModifiedDateTime":"2026-11-21T10:00:05.7654321Z"}`)}
	for changed, want := range map[string]send.Status{
		"":                             "",
		"2026-11-21T10:00:05.7654321Z": "",
		"2026-11-21T10:00:05.765Z":     "",
		"2026-11-21T10:00:05Z":         "",
		"2026-11-21T10:00:06Z":         "",
		"2026-11-21T10:00:05.1234567Z": send.ChangedSince,
		"2026-11-21T10:00:05.764Z":     send.ChangedSince,
		"2026-11-21T10:00:04Z":         send.ChangedSince,
	} {
		wanted := send.Wanted{ID: "5d0f83a1", Changed: changed, Given: func(json.RawMessage) map[string]any { return map[string]any{"displayName": "Go"} }}
		if _, _, o := wanted.Plan(f.session, f.kind("interest"), present); o.Status != want {
			t.Errorf("changed %q: the status is %q, not %q", changed, o.Status, want)
		}
	}
}
