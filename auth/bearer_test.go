package auth

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestReadyTokenIsTakenAsPeoplePasteIt(t *testing.T) {
	token := bearer(t, map[string]any{"aud": "https://graph.microsoft.com", "scp": "User.ReadWrite"}).Reveal()
	for _, pasted := range []string{
		token, " " + token + "\r\n", "Bearer " + token, "bearer  " + token, `"` + token + `"`, "'Bearer " + token + "'",
		"Authorization: Bearer " + token, "\ufeff" + token, "“" + token + "”", "\u200b" + token + "\u00a0",
	} {
		got, err := ParseBearer(pasted, global(t), time.Now())
		if err != nil || got.Reveal() != token {
			t.Errorf("%.20q: %v, %d bytes", pasted, err, len(got.Reveal()))
		}
	}
	if got, err := ParseBearer("EwB4A8l6BAAU+/=", global(t), time.Now()); err != nil || got.Empty() {
		t.Errorf("an opaque token: %v", err)
	}
}

func TestReadyTokenOfNoUseIsKnownBeforeAnyRequest(t *testing.T) {
	now := time.Unix(1900000000, 0)
	says := func(claims map[string]any) string { return bearer(t, claims).Reveal() }
	good := says(map[string]any{"scp": "User.Read"})
	for name, test := range map[string]struct {
		pasted string
		root   string
		want   FlawError
	}{
		"nothing":                {"Bearer ", "", FlawError{Flaw: NoToken}},
		"another text":           {"<token>", "", FlawError{Flaw: NoToken}},
		"a line break":           {good[:9] + "\n" + good[9:], "", FlawError{Flaw: Broken}},
		"a blank":                {good[:9] + " " + good[9:], "", FlawError{Flaw: Broken}},
		"a foreign letter":       {good + "é", "", FlawError{Flaw: NoToken}},
		"half of one":            {"eyJhbGciOiJub25lIn0.eyJh", "", FlawError{Flaw: Cut}},
		"expired":                {says(map[string]any{"scp": "User.Read", "exp": 1899990000}), "", FlawError{Flaw: Expired, At: time.Unix(1899990000, 0)}},
		"an application's":       {says(map[string]any{"idtyp": "app"}), "", FlawError{Flaw: AppOnly}},
		"with roles, no scopes":  {says(map[string]any{"roles": []string{"User.ReadWrite.All"}}), "", FlawError{Flaw: AppOnly}},
		"for Azure":              {says(map[string]any{"scp": "x", "aud": "https://management.azure.com/"}), "", FlawError{Flaw: OtherService, For: "https://management.azure.com/"}},
		"for Azure, own Graph":   {says(map[string]any{"scp": "x", "aud": "https://management.azure.com/"}), "http://127.0.0.1:9", FlawError{Flaw: OtherService, For: "https://management.azure.com/"}},
		"of another application": {says(map[string]any{"scp": "x", "aud": appID}), "", FlawError{Flaw: OtherService, For: appID}},
		"for China":              {says(map[string]any{"scp": "x", "aud": []string{"https://microsoftgraph.chinacloudapi.cn"}}), "", FlawError{Flaw: OtherCloud, For: "china"}},
	} {
		root := global(t)
		if test.root != "" {
			root, _ = url.Parse(test.root)
		}
		got, err := ParseBearer(test.pasted, root, now)
		flaw, ok := errors.AsType[*FlawError](err)
		if !ok || *flaw != test.want || !got.Empty() {
			t.Errorf("%s: %v, want %+v", name, err, test.want)
		}
		if err != nil && strings.Contains(err.Error(), good[5:12]) {
			t.Errorf("%s: a part of the token is in %q", name, err)
		}
	}
}

func TestReadyTokenIsLeftToGraphWhereItSaysNothingAgainstItself(t *testing.T) {
	now := time.Unix(1900000000, 0)
	own, _ := url.Parse("http://127.0.0.1:9")
	for name, claims := range map[string]map[string]any{
		"just over":          {"scp": "x", "exp": now.Add(-time.Minute).Unix()},
		"a person's, roles":  {"scp": "x", "roles": []string{"Task.Write"}},
		"Graph by its id":    {"scp": "x", "aud": graphApplication},
		"a slash at the end": {"scp": "x", "aud": "https://graph.microsoft.com/"},
		"no roles at all":    {"roles": []string{}},
		"odd types":          {"scp": "x", "aud": 7},
	} {
		if _, err := ParseBearer(bearer(t, claims).Reveal(), global(t), now); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ParseBearer(bearer(t, map[string]any{"scp": "x", "aud": "api://emulator"}).Reveal(), own, now); err != nil {
		t.Errorf("a Graph of one's own: %v", err)
	}
}

func FuzzBearerIsCleanedOrRefused(f *testing.F) {
	f.Add("Bearer eyJ.a.b")
	f.Add("'\"Bearer\tx")
	f.Fuzz(func(t *testing.T, pasted string) {
		got, err := ParseBearer(pasted, &url.URL{Scheme: "https", Host: "graph.microsoft.com"}, time.Now())
		if err == nil && (got.Empty() || strings.ContainsFunc(got.Reveal(), notOfToken)) {
			t.Fatalf("%q became %q", pasted, got.Reveal())
		}
	})
}

func global(t testing.TB) *url.URL {
	t.Helper()
	cloud, err := CloudNamed("")
	if err != nil {
		t.Fatal(err)
	}
	return cloud.Graph()
}
