package graph

import (
	"context"
	"fmt"
	"net/http"
	"testing"
)

func TestProfileHasTheListsThatGraphSent(t *testing.T) {
	asked := 0
	client := over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
		asked++
		if r.URL.String() != testRoot+"/me/profile" {
			t.Errorf("it asks for %s", r.URL)
		}
		return says(200, `{"id":"1","skills":[{"id":"s1","x":1.0},{"id":"s2"}],"awards":[],
			"notes":null,"names":{"value":[]},"emails":"none",
			"phones":[{"id":"p1"}],"phones@odata.nextLink":"`+testRoot+`/me/profile/phones?$skip=1",
			"patents":[{"id":"p2"}],"patents@odata.nextLink":"",
			"projects":[{"id":"p3"}],"projects@odata.nextLink":3}`), nil
	}))
	profile, err := client.Profile(t.Context(), Me())
	if err != nil || asked != 1 {
		t.Fatalf("%d requests, %v", asked, err)
	}
	for path, want := range map[string]string{
		"profile/skills":        `[{"id":"s1","x":1.0} {"id":"s2"}]  true`,
		"profile/awards":        `[]  true`,
		"profile/patents":       `[{"id":"p2"}]  true`,
		"profile/notes":         `[]  false`, // null
		"profile/names":         `[]  false`, // of the wrong type
		"profile/emails":        `[]  false`,
		"profile/phones":        `[{"id":"p1"}] ` + testRoot + `/me/profile/phones?$skip=1 true`,
		"profile/projects":      `[]  false`, // nobody knows where it goes on
		"profile/publications":  `[]  false`, // isn't there
		"responsibilities":      `[]  false`, // is no part of a profile
		"profile/skills/skills": `[]  false`,
	} {
		objects, next, known := profile.List(path)
		if got := fmt.Sprintf("%s %s %v", objects, next, known); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestProfileThatFailsAnswersForItsCollectionsOrNot(t *testing.T) {
	for _, c := range []struct {
		status int
		body   string
		all    bool
	}{
		{403, `{"error":{"code":"ErrorAccessDenied"}}`, true},
		{404, `{"error":{"code":"Request_ResourceNotFound"}}`, true}, // a guest without a mailbox
		{401, `{}`, true}, {429, `{}`, true}, {503, `{}`, true}, {504, `{}`, true},
		{500, `{"error":{"code":"UnknownError"`, false}, {400, `{}`, false}, {413, `{}`, false},
		{200, `{"skills":[{"id":"s1"},`, false}, {200, `[]`, false}, {200, ``, false},
	} {
		_, err := over(testRoot, always(c.status, c.body)).Profile(t.Context(), Me())
		if err == nil || AnswersForAll(err) != c.all {
			t.Errorf("%d %s: %v", c.status, c.body, err)
		}
	}
	cut := over(testRoot, roundTrip(func(*http.Request) (*http.Response, error) { return nil, context.DeadlineExceeded }))
	if _, err := cut.Profile(t.Context(), Me()); err == nil || !AnswersForAll(err) {
		t.Errorf("no answer: %v", err)
	}
	if _, err := cut.Profile(t.Context(), Person{}); err == nil {
		t.Error("it reads the profile of nobody")
	}
}
