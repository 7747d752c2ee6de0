package graph

import (
	"encoding/json"
	"io"
	"net/http"
	"testing"
)

func TestCollectionIsOnlyBuiltForAPlainPath(t *testing.T) {
	c := over(testRoot, never(t))
	for _, path := range []string{
		"", "profile", "profile/", "/profile/positions", "profile/positions/", "profile/positions/1", "profile//positions",
		"..", "profile/..", "profile/positions?x", "profile/positions#x", "profile\\positions", "users/2/profile/positions",
		"profile/positions\n", "profile/%70ositions", "profile/positionen-1",
	} {
		if collection, err := c.Collection(Me(), path); err == nil {
			t.Errorf("%q was taken as %s", path, collection.URL())
		}
	}
	for _, path := range []string{"profile/positions", "responsibilities", "profile/account"} {
		collection, err := c.Collection(Me(), path)
		if want := testRoot + "/me/" + path; err != nil || collection.URL() != want {
			t.Errorf("%q: %s, %v", path, collection.URL(), err)
		}
	}
}

func TestCollectionOfAClientWithoutARootIsRefused(t *testing.T) {
	for _, root := range []string{"", "graph.microsoft.com", "http://graph.microsoft.com/beta"} {
		c := &Client{BaseURL: root, HTTP: &http.Client{Transport: never(t)}}
		if collection, err := c.Collection(Me(), "profile/positions"); err == nil {
			t.Errorf("%q: %s", root, collection.URL())
		}
	}
}

func TestZeroCollectionAndClientAreRefused(t *testing.T) {
	if _, err := (Collection{}).List(t.Context()); err == nil {
		t.Error("the zero Collection was read")
	}
	if _, err := (Collection{}).Create(t.Context(), json.RawMessage(`{}`)); err == nil {
		t.Error("the zero Collection was written")
	}
	if _, err := (&Client{BaseURL: testRoot}).Lookup(t.Context(), Me()); err == nil {
		t.Error("a Client without HTTP was used")
	}
}

// An empty id would address the collection, and one of dots the profile.
func TestIDThatIsNoItemIsRefusedBeforeAnythingIsSent(t *testing.T) {
	c := positions(t, over(testRoot, never(t)))
	for _, id := range []ID{"", " ", ".", "..", "...", "../..", "a/b", `a\b`, "a?b", "%2e%2e", "a\x00", "\xff"} {
		_, getErr := c.Get(t.Context(), id)
		_, updateErr := c.Update(t.Context(), id, json.RawMessage(`{"a":1}`))
		_, deleteErr := c.Delete(t.Context(), id)
		for _, err := range []error{getErr, updateErr, deleteErr} {
			if err == nil || OutcomeOf(err) != NotSent {
				t.Errorf("%q: %v", id, err)
			}
		}
		if address := c.ItemURL(id); address != "" {
			t.Errorf("%q has the address %s", id, address)
		}
	}
}

func TestNothingToSendIsNotSent(t *testing.T) {
	c := positions(t, over(testRoot, never(t)))
	if _, err := c.Create(t.Context(), nil); err == nil {
		t.Error("nothing was created")
	}
	if _, err := c.Update(t.Context(), "1", nil); err == nil {
		t.Error("nothing was changed")
	}
}

func TestEachOperationIsOneRequest(t *testing.T) {
	var seen []string
	c := positions(t, over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
		body, _ := io.ReadAll(r.Body)
		seen = append(seen, r.Method+" "+r.URL.String()+" "+r.Header.Get("Content-Type")+" "+string(body))
		switch r.Method {
		case http.MethodPost:
			return says(201, ` {"x":1,"id":"7"} `, "request-id", "r-7", "Date", "Sat, 21 Nov 2026 10:00:00 GMT"), nil
		case http.MethodGet:
			return says(200, `{"id":"7"}`), nil
		default:
			return says(204, ""), nil
		}
	})))
	made, err := c.Create(t.Context(), json.RawMessage(`{"a":"<&>"}`))
	if err != nil || string(made.Object) != `{"x":1,"id":"7"}` || made.Status != 201 || made.RequestID != "r-7" ||
		made.ClientRequestID == "" || made.Date.Hour() != 10 {
		t.Errorf("create: %+v, %v", made, err)
	}
	if got, err := c.Get(t.Context(), "7"); err != nil || string(got.Object) != `{"id":"7"}` {
		t.Errorf("get: %+v, %v", got, err)
	}
	if got, err := c.Update(t.Context(), "a b#c", json.RawMessage(`{"a":null}`)); err != nil || got.Object != nil || got.Status != 204 {
		t.Errorf("update: %+v, %v", got, err)
	}
	if got, err := c.Delete(t.Context(), "7"); err != nil || got.Status != 204 {
		t.Errorf("delete: %+v, %v", got, err)
	}
	base := testRoot + "/me/profile/positions"
	want := []string{
		"POST " + base + ` application/json {"a":"<&>"}`,
		"GET " + base + "/7  ",
		"PATCH " + base + `/a%20b%23c application/json {"a":null}`,
		"DELETE " + base + "/7  ",
	}
	for i := range want {
		if i >= len(seen) || seen[i] != want[i] {
			t.Errorf("sent %q, want %q", seen, want)
			break
		}
	}
}
