package sandbox

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// control asks the control address, and reads the answer into content.
func (c client) control(status int, method, path, media, body string, content any) {
	c.t.Helper()
	address := strings.TrimSuffix(c.base, "/beta") + "/sandbox/" + path
	r, err := http.NewRequestWithContext(c.t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Content-Type", media)
	response, err := c.http.RoundTrip(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != status {
		c.t.Fatalf("%s %s %s: status %d, want %d: %s %v", method, path, body, response.StatusCode, status, raw, err)
	}
	if err := json.Unmarshal(raw, content); content != nil && err != nil {
		c.t.Errorf("%s: %v", raw, err)
	}
}

func TestFaultsAreSwitchedFromOutside(t *testing.T) {
	c := listening(t, New())
	const media = "application/json; charset=utf-8"
	var faults []string
	c.control(200, "GET", "faults", "", "", &faults)
	if faults == nil || len(faults) != 0 {
		t.Errorf("to begin with: %q", faults)
	}
	c.control(200, "POST", "faults", media, `{"inject":"status=503:html@post+once"}`, &faults)
	c.control(200, "POST", "faults", media, `{"inject":"latency=1ms"}`, &faults)
	if !slices.Equal(faults, []string{"status=503:html@post+once", "latency=1ms"}) {
		t.Errorf("in force: %q", faults)
	}
	c.must(503, "POST", interests, aGo)
	c.must(201, "POST", interests, aGo)
	c.control(200, "POST", "faults", media, `{"clear":"latency","inject":"status=403@post"}`, &faults)
	c.must(403, "POST", interests, aGo)
	c.control(200, "POST", "faults", media, `{"clear":"status"}`, &faults)
	if len(faults) != 0 {
		t.Errorf("in the end: %q", faults)
	}
	c.must(201, "POST", interests, aGo)
}

func TestWrongOrdersSwitchNothing(t *testing.T) {
	s := New()
	c := listening(t, s)
	for body, says := range map[string]string{
		``: "send", `[]`: "send", `{}`: "send", `{"inject":1}`: "send", `{"ban":"status"}`: "send",
		`{"inject":"statsu=503"}`: `the nearest is \"status\"`, `{"inject":"` + strings.Repeat(" ", maxControl) + `"}`: "send",
	} {
		var why json.RawMessage
		c.control(400, "POST", "faults", "application/json", body, &why)
		if !strings.Contains(string(why), says) {
			t.Errorf("%.40s: %s", body, why)
		}
	}
	for _, simple := range []string{"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"} {
		c.control(415, "POST", "faults", simple, `{"inject":"status"}`, nil)
	}
	if len(s.faults) != 0 {
		t.Errorf("%d faults are in force", len(s.faults))
	}
}

func TestObjectsAreSeenFromOutside(t *testing.T) {
	c := listening(t, New())
	var before, after []struct{ ID string }
	c.control(200, "GET", "objects?person=me&segment=interests", "", "", &before)
	id := c.must(201, "POST", interests, aGo).body["id"]
	c.control(200, "GET", "objects?person=me&segment=interests", "", "", &after)
	if len(after) != len(before)+1 || after[len(before)].ID != id {
		t.Errorf("before %v, after %v", before, after)
	}
	c.control(200, "GET", "objects?person=siobhan.o%27neil@contoso.com&segment=certifications", "", "", &after)
	for _, nobody := range []string{"", "?person=me", "?person=me&segment=nothing", "?person=nobody&segment=interests"} {
		c.control(404, "GET", "objects"+nobody, "", "", nil)
	}
}

func TestRequestsAreCountedFromOutsideWithoutTheirTokens(t *testing.T) {
	s := New()
	c := listening(t, s)
	inject(t, s, "late-commit=1h@post+once")
	_ = c.fails("POST", interests, aGo)
	c.must(201, "POST", interests, aGo)
	c.must(200, "GET", "/me?$select=id", "")
	var raw json.RawMessage
	c.control(200, "GET", "requests", "", "", &raw)
	const want = `{"postponed":1,"requests":[` +
		`{"method":"POST","path":"/beta/me/profile/interests","count":2},{"method":"GET","path":"/beta/me","count":1}]}`
	if string(raw) != want {
		t.Errorf("%s\nwant\n%s", raw, want)
	}
}

func TestControlAddressIsForThisComputerAlone(t *testing.T) {
	c := listening(t, New())
	for host, status := range map[string]int{"": 200, "evil.invalid": 421, "10.0.0.1:80": 421} {
		r := c.request("GET", "", "")
		r.Host, r.URL.Path = host, "/sandbox/faults"
		if got := c.send(r); got.status != status {
			t.Errorf("%s: status %d, want %d", host, got.status, status)
		}
	}
	for _, nothing := range []string{"", "nothing", "faults/1"} {
		c.control(404, "GET", nothing, "", "", nil)
	}
	c.control(405, "OPTIONS", "faults", "", "", nil) // a browser asks so for a web page
}
