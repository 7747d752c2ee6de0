package person

import (
	"encoding/json"
	"testing"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
)

func TestLineNamesWhoKeepsALockedObjectAndWhoSeesIt(t *testing.T) {
	kind, err := forms.Named(forms.Kinds(), "certification")
	if err != nil {
		t.Fatal(err)
	}
	user, err := graph.User("kenta-id")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	own := &Session{Person: graph.Me(), Account: Account{Identity: outbox.Identity{ID: "ines-id"}}}
	other := &Session{Person: user, Account: Account{Identity: outbox.Identity{ID: "ines-id"}}, User: graph.DirectoryUser{ID: "kenta-id"}}
	for _, test := range []struct {
		in         *Session
		raw, about string
		brief      string
		warns      bool
	}{
		{own, `{"displayName":"A","endDate":"2026-12-01","source":{"type":["AAD"]},"allowedAudiences":"everyone"}`,
			"locked: kept by IT · until Dec\u00a02026 · Everyone, also the public", "the public", false},
		{own, `{"displayName":"A","endDate":"2026-12-01","source":{"type":["User"]},"allowedAudiences":"me"}`,
			"expires in 3 days · until Dec\u00a02026 · Only you · edited by you", "only you", true},
		{other, `{"displayName":"A","source":{"type":["User"]},"allowedAudiences":"me"}`,
			"Only the owner · edited by hand", "only the owner", false},
		{own, `{"displayName":"A"}`, "nobody chose who sees it · As your organisation has set it", "organisation's setting", false},
		{own, `{"displayName":"A","source":{"type":["AAD"]}}`, "locked: kept by IT · As your organisation has set it", "organisation's setting", false},
		{own, `{"displayName":"A","endDate":"2026-12-01"}`, "expires in 3 days · until Dec\u00a02026 · As your organisation has set it", "organisation's setting", true},
		{own, `{"displayName":"A","allowedAudiences":"organization,federatedOrganizations"}`,
			"Everyone in your organisation + Organisations that yours trusts", "organisation + partners", false},
	} {
		says := test.in.Line(Read(kind, []json.RawMessage{json.RawMessage(test.raw)})[0], now)
		if says.About() != test.about || says.Brief != test.brief || says.Warns != test.warns {
			t.Errorf("%s: %q, seen by %q, %v", test.raw, says.About(), says.Brief, says.Warns)
		}
	}
}
