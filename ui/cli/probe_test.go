package cli

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"facet/auth"
)

type answering struct {
	status     int
	kind, body string
}

func (a answering) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Header.Get("Authorization") != "" {
		a.status = http.StatusTeapot
	}
	return &http.Response{StatusCode: a.status, Header: http.Header{"Content-Type": {a.kind}}, Body: io.NopCloser(strings.NewReader(a.body))}, nil
}

func TestDoctorTellsWhoAnswersInGraphsPlace(t *testing.T) {
	cloud, err := auth.CloudNamed("")
	if err != nil {
		t.Fatal(err)
	}
	for want, wire := range map[string]answering{
		"https://graph.microsoft.com/beta answers": {401, "application/json", `{"error":{"code":"InvalidAuthenticationToken","message":"no"}}`},
		"A web page came":                          {200, "text/html", "<html>"},
		"This network's proxy wants":               {407, "text/html", "<html>"},
		"This network wants you to sign in":        {511, "text/html", "<html>"},
		"A gateway answered":                       {502, "text/html", "<html>"},
	} {
		found, _, _ := probeGraph(t.Context(), &auth.Client{Cloud: cloud, Base: wire})
		if !strings.HasPrefix(found.state, want) || (found.remedy == "") != (wire.status == 401) {
			t.Errorf("%d: %+v", wire.status, found)
		}
	}
}
