package auth

import (
	"encoding/json"
	"strings"
	"testing"
)

func mustJSON(t testing.TB, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestCloudsAreFixedPairs(t *testing.T) {
	tests := map[string][2]string{
		"":         {"https://graph.microsoft.com", "https://login.microsoftonline.com/t/oauth2/v2.0/token"},
		"global":   {"https://graph.microsoft.com", "https://login.microsoftonline.com/t/oauth2/v2.0/token"},
		"usgov-l4": {"https://graph.microsoft.us", "https://login.microsoftonline.us/t/oauth2/v2.0/token"},
		"usgov-l5": {"https://dod-graph.microsoft.us", "https://login.microsoftonline.us/t/oauth2/v2.0/token"},
		"china":    {"https://microsoftgraph.chinacloudapi.cn", "https://login.partner.microsoftonline.cn/t/oauth2/v2.0/token"},
	}
	for name, want := range tests {
		cloud, err := CloudNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{cloud.Graph().String(), cloud.endpoints("t").Token}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if _, err := CloudNamed("germany"); err == nil || !strings.Contains(err.Error(), "usgov-l4") {
		t.Errorf("germany: %v", err)
	}
}

func TestForeignPairsAreRefused(t *testing.T) {
	whole := func(graph, signIn string) Endpoints {
		return Endpoints{Graph: graph, Authorize: signIn + "/authorize", Token: signIn + "/token", Device: signIn + "/device"}
	}
	good := []Endpoints{
		whole("https://graph.example", "https://login.example"),
		whole("http://127.0.0.1:1/beta", "http://localhost:2/x"),
		whole("http://[::1]:1", "https://login.example"),
		whole("https://graph.microsoft.us", "https://login.microsoftonline.us/t/oauth2/v2.0"),
		whole("https://microsoftgraph.chinacloudapi.cn", "https://login.chinacloudapi.cn/t"),
	}
	for _, e := range good {
		if _, err := CustomCloud(e); err != nil {
			t.Errorf("%+v: %v", e, err)
		}
	}
	bad := []Endpoints{
		whole("https://graph.microsoft.com", "https://login.microsoftonline.us"),
		whole("https://graph.microsoft.us", "https://login.microsoftonline.com"),
		whole("https://GRAPH.microsoft.com", "https://login.example"),
		whole("https://graph.example", "https://login.microsoftonline.com/common/oauth2/v2.0"),
		whole("https://graph.example", "https://LOGIN.microsoftonline.us"),
		whole("http://graph.example", "https://login.example"),
		whole("https://graph.example", "http://login.example"),
		whole("http://127.0.0.1.example.org", "http://localhost"),
		whole("https://graph.example", ""),
		whole("", "https://login.example"),
		whole("https://graph.example?x=1", "https://login.example"),
		whole("https://you@graph.example", "https://login.example"),
		whole("https://graph.example/a/../b", "https://login.example"),
		whole("ftp://graph.example", "https://login.example"),
		{Graph: "https://graph.example", Authorize: "https://login.example/a", Token: "https://login.example/t"},
	}
	refused := len(bad)
	for _, e := range bad {
		if cloud, err := CustomCloud(e); err == nil {
			refused--
			t.Errorf("%+v was taken as %s", e, cloud.id())
		}
	}
	t.Logf("S7: %d foreign or broken pairs, refused: %d", len(bad), refused)
}

func TestPasswordInAnAddressIsNotRepeated(t *testing.T) {
	const fine = "https://login.example.com/x"
	for _, address := range []string{
		"https://ada:canary@login.example.com", "https:/ada:canary@login.example.com", "ada:canary@login.example.com", "https://ada:can%zz canary@x",
	} {
		for _, e := range []Endpoints{{address, fine, fine, fine, ""}, {fine, address, fine, fine, ""}, {fine, fine, address, fine, ""}, {fine, fine, fine, address, ""}} {
			if _, err := CustomCloud(e); err == nil || strings.Contains(err.Error(), "canary") {
				t.Errorf("%+v: %v", e, err)
			}
		}
	}
}
