package cli

import (
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"

	"facet/auth"
	"facet/graph"
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
		if state := c.proxyFinding(t.Context(), "https://graph.microsoft.com", nil).state; want != "" && want != "refused" && !strings.Contains(state, want+", by flag --proxy") {
			t.Errorf("the doctor says %q", state)
		}
	}
}

// failing is a network on which every request ends with an error.
type failing struct{ err error }

func (f failing) RoundTrip(*http.Request) (*http.Response, error) { return nil, f.err }

func TestDoctorSaysWhatTheProxySaid(t *testing.T) {
	cloud, err := auth.CloudNamed("")
	if err != nil {
		t.Fatal(err)
	}
	for want, wire := range map[string]error{
		"it refuses, with 407 Proxy Authentication Required; it wants Negotiate or NTLM": &graph.ProxyError{Status: 407, Wants: []string{"Negotiate", "NTLM"}},
		"it refuses, with 403 Forbidden":                                                 &graph.ProxyError{Status: 403},
		"it can't be reached":                                                            &net.OpError{Op: "proxyconnect", Err: errors.New("refused")},
		"what it does isn't known":                                                       errors.New("reset"),
	} {
		_, _, asked := probeGraph(t.Context(), &auth.Client{Cloud: cloud, Base: failing{wire}})
		said, remedy := proxySaid(asked)
		if !strings.HasPrefix(said, want) || strings.Contains(remedy, "PROXY") || (remedy == "") != strings.HasPrefix(want, "what") {
			t.Errorf("%v: %q, %q", wire, said, remedy)
		}
	}
	if said, _ := proxySaid(nil); said != "it lets facet through" {
		t.Errorf("without an error: %q", said)
	}
}

func TestProxyOfMacOSIsReadFromItsSettings(t *testing.T) {
	const exceptions = "<dictionary> {\n  ExceptionsList : <array> {\n    0 : *.local\n    1 : 169.254/16\n  }\n  ExcludeSimpleHostnames : 1\n"
	for said, want := range map[string]macNetwork{
		exceptions + "  HTTPEnable : 1\n  HTTPPort : 8080\n  HTTPProxy : a.contoso.com\n  HTTPSEnable : 1\n  HTTPSPort : 3128\n  HTTPSProxy : b.contoso.com\n}\n": {"a.contoso.com:8080", "b.contoso.com:3128", "*.local,169.254/16"},
		"<dictionary> {\n  HTTPSEnable : 0\n  HTTPSProxy : b.contoso.com\n  HTTPSPort : 3128\n}\n":                                                                {},
		"<dictionary> {\n  HTTPSEnable : 1\n  HTTPSProxy : fe80::1\n  HTTPSPort : 1\n}\n":                                                                         {secure: "[fe80::1]:1"},
		"": {},
	} {
		if got, err := readScutil(said); got != want || err != nil {
			t.Errorf("%q: %+v, %v, want %+v", said, got, err, want)
		}
	}
	if _, err := readScutil("<dictionary> {\n  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://wpad/wpad.dat\n}\n"); err == nil || !strings.Contains(err.Error(), "PAC") {
		t.Errorf("a script of addresses: %v", err)
	}
}
