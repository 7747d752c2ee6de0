package graph

import (
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

func TestBaseURLIsMadeWhole(t *testing.T) {
	for given, want := range map[string]string{
		"https://graph.microsoft.com":                  DefaultBaseURL,
		"https://graph.microsoft.com/":                 DefaultBaseURL,
		"https://graph.microsoft.com/beta":             DefaultBaseURL,
		" https://graph.microsoft.com/beta///\n":       DefaultBaseURL,
		"HTTPS://Graph.Microsoft.COM:443/beta":         DefaultBaseURL,
		"https://dod-graph.microsoft.us":               "https://dod-graph.microsoft.us/beta",
		"https://proxy.example:8443/graph/":            "https://proxy.example:8443/graph/beta",
		"https://proxy.example/graph/beta/":            "https://proxy.example/graph/beta",
		"https://proxy.example/alphabeta":              "https://proxy.example/alphabeta/beta",
		"http://localhost":                             "http://localhost/beta",
		"http://LOCALHOST:8080/beta":                   "http://localhost:8080/beta",
		"http://127.0.0.1:8080":                        "http://127.0.0.1:8080/beta",
		"http://127.9.9.9:80/x":                        "http://127.9.9.9/x/beta",
		"http://[::1]:8080/beta":                       "http://[::1]:8080/beta",
		"https://[2001:db8::1]":                        "https://[2001:db8::1]/beta",
		"https://microsoftgraph.chinacloudapi.cn/beta": "https://microsoftgraph.chinacloudapi.cn/beta",
		"https://xn--bcher-kva.example/beta":           "https://xn--bcher-kva.example/beta",
	} {
		got, err := ParseBaseURL(given)
		if err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", given, got, err, want)
		}
	}
}

func TestBaseURLThatIsNoGraphRootIsRefusedWithAReason(t *testing.T) {
	for given, reason := range map[string]string{
		"":                                  "give a whole address",
		"graph.microsoft.com":               "give a whole address",
		"localhost:8080":                    "give a whole address",
		"//graph.microsoft.com":             "neither https nor http",
		"https://":                          "give a whole address",
		"https:graph.microsoft.com":         "give a whole address",
		"https://a b":                       "give a whole address",
		"ftp://graph.microsoft.com":         "neither https nor http",
		"file:///beta":                      "give a whole address",
		"http://graph.microsoft.com":        "this computer only",
		"http://192.168.1.1":                "this computer only",
		"http://localhost.example.com":      "this computer only",
		"http://127.0.0.1.example.com":      "this computer only",
		"http://0.0.0.0":                    "this computer only",
		"https://ann:secret@graph.example":  "user name",
		"https://ann@graph.example":         "user name",
		"https://graph.example?x=1":         "query",
		"https://graph.example/?":           "query",
		"https://graph.example#x":           "fragment",
		"https://graph.microsoft.com/v1.0":  "beta",
		"https://graph.microsoft.com/v1.0/": "beta",
		"https://graph.example/a/../beta":   "path",
		"https://graph.example/%2e%2e/beta": "path",
		"https://graph.example/a//beta":     "path",
		"https://graph.example/a%2Fb":       "path",
		"https://graph.example/a b":         "path",
		"https://graph.example:0":           "port",
		"https://graph.example:99999":       "port",
		"https://graph.example:":            "port",
		"https://bücher.example":            "host",
		"https://-x.example,y":              "host",
		"https://[fe80::1%25eth0]":          "host",
	} {
		got, err := ParseBaseURL(given)
		if err == nil {
			t.Errorf("%q was taken as %q", given, got)
			continue
		}
		if !strings.Contains(err.Error(), reason) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v; want something about %q", given, err, reason)
		}
	}
}

func FuzzBaseURLIsSafeOrRefused(f *testing.F) {
	for _, s := range []string{DefaultBaseURL, "http://[::1]:8080/beta", "https://u:p@h/", "http://127.1", "https://h/%2e/", "https://h:443:443"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		root, err := ParseBaseURL(s)
		if err != nil {
			return
		}
		u, err := url.Parse(root)
		if err != nil || u.User != nil || u.RawQuery != "" || u.Fragment != "" || !strings.HasSuffix(u.Path, "/beta") {
			t.Fatalf("%q became %q", s, root)
		}
		addr, err := netip.ParseAddr(u.Hostname())
		if u.Scheme != "https" && u.Hostname() != "localhost" && (err != nil || !addr.IsLoopback()) {
			t.Fatalf("%q became %q, which is neither https nor loopback", s, root)
		}
		if again, err := ParseBaseURL(root); err != nil || again != root {
			t.Fatalf("%q became %q and then %q, %v", s, root, again, err)
		}
	})
}
