package cli

import (
	"net/http"
	"strings"
	"testing"

	"facet/internal/settings"
)

func TestProxyThatCannotBeIsSaidAtTheStart(t *testing.T) {
	for value, good := range map[string]bool{
		"http://proxy.contoso.com:3128": true, "proxy.contoso.com:3128": true, "socks5://127.0.0.1:1080": true,
		"https://ann:secret@proxy": true, "10.0.0.1:8080": true, "proxy": true, "": true,
		"http:/proxy:3128": false, "http//proxy:3128": false, "htp://proxy:3128": false, "http://": false,
		"http://proxy:port": false, "http://pro xy:3128": false, ":3128": false,
	} {
		for _, name := range proxyVariables {
			c := &command{Streams: Streams{LookupEnv: func(n string) (string, bool) { return value, n == name }}}
			if err := c.badProxy(); (err == nil) != good {
				t.Errorf("%s=%q: %v", name, value, err)
			}
		}
	}
}

func TestProxyOfTheSettingsIsTheWayOut(t *testing.T) {
	for value, want := range map[string]string{
		"http://proxy.contoso.com:3128": "http://proxy.contoso.com:3128", "proxy.contoso.com:3128": "http://proxy.contoso.com:3128", "none": "", "htp://proxy": "refused",
	} {
		c := &command{settings: settings.Values{{Setting: settings.Setting{Name: "proxy"}, Value: value, Origin: "flag --proxy"}}}
		wire, r := new(http.Transport), &http.Request{}
		got := ""
		if err := c.proxied(wire); err != nil {
			got = "refused"
		} else if wire.Proxy != nil {
			through, _ := wire.Proxy(r)
			got = through.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
		if state := c.proxyFinding(t.Context(), "https://graph.microsoft.com").state; want != "" && want != "refused" && !strings.Contains(state, want+", by flag --proxy") {
			t.Errorf("the doctor says %q", state)
		}
	}
}
