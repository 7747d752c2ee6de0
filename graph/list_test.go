package graph

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

const testPositions = testRoot + "/me/profile/positions"

func TestListReadsAllPages(t *testing.T) {
	pages := map[string]string{
		testPositions:              `{"value":[{"id":"1"},{"id":"2","x":1.0}],"@odata.nextLink":"` + testPositions + `?$skip=2"}`,
		testPositions + "?$skip=2": `{"value":[],"@odata.nextLink":"HTTPS://Graph.Example:443/service/one/beta/me/profile/positions?$skiptoken=a%2Bb"}`,
		"https://Graph.Example:443/service/one/beta/me/profile/positions?$skiptoken=a%2Bb": `{"value":[{"id":"3"}]}`,
	}
	items, err := positions(t, over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
		return says(200, pages[r.URL.String()]), nil
	}))).List(t.Context())
	if got := fmt.Sprintf("%s", items); err != nil || got != `[{"id":"1"} {"id":"2","x":1.0} {"id":"3"}]` {
		t.Errorf("%s, %v", got, err)
	}
}

func TestListOfNothingIsEmpty(t *testing.T) {
	for _, body := range []string{`{"value":[]}`, `{"value":null}`, `{"value":[],"@odata.nextLink":""}`, `{"value":[],"@odata.nextLink":null}`} {
		items, err := positions(t, over(testRoot, always(200, body))).List(t.Context())
		if err != nil || len(items) != 0 {
			t.Errorf("%s: %s, %v", body, items, err)
		}
	}
}

func TestListStaysInItsCollection(t *testing.T) {
	for _, link := range []string{
		"https://evil.example/service/one/beta/me/profile/positions",
		"http://graph.example/service/one/beta/me/profile/positions?x",
		"https://graph.example:8443/service/one/beta/me/profile/positions?x",
		"https://graph.example.evil.example/service/one/beta/me/profile/positions",
		"https://graph.example@evil.example/service/one/beta/me/profile/positions",
		"https://ann:pw@graph.example/service/one/beta/me/profile/positions?x",
		"//evil.example/service/one/beta/me/profile/positions",
		testRoot + "/me/profile/interests",
		testRoot + "/me/profile/positions/1",
		testRoot + "/me/profile/positions/../interests",
		testRoot + "/me/profile/positions%2f..%2finterests",
		"https://graph.example/beta/me/profile/positions",
		"/beta/me/profile/positions", "../interests", "javascript:alert(1)", "https://[::1", ":", "\x00",
	} {
		requests := 0
		_, err := positions(t, over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
			requests++
			return says(200, fmt.Sprintf(`{"value":[],"@odata.nextLink":%q}`, link)), nil
		}))).List(t.Context())
		if err == nil || requests != 1 {
			t.Errorf("%s: %d requests, %v", link, requests, err)
		}
	}
}

// graphOf answers for one person, and notes what was asked.
func graphOf(id, body string, asked *[]string) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		*asked = append(*asked, r.URL.Path)
		switch {
		case strings.Contains(r.URL.RawQuery, "select"):
			return says(200, `{"id":"`+id+`"}`), nil
		case r.URL.RawQuery != "":
			return says(200, `{"value":[{"id":"2"}]}`), nil
		}
		return says(200, body), nil
	}
}

func TestListGoesOnBelowTheIDOfTheSamePerson(t *testing.T) {
	const id = "6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1001"
	ann, _ := User("ann@graph.example")
	for _, person := range []Person{Me(), ann} {
		for link, follows := range map[string]bool{
			"/users/" + id + "/profile/positions?$skip=1":                                true,
			"/users/" + strings.ToUpper(id) + "/profile/positions?$skip=1":               true,
			"/users('" + id + "')/profile/positions?$skip=1":                             true,
			"/users/6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1002/profile/positions?$skip=1":      false,
			"/users/" + id + "/profile/interests?$skip=1":                                false,
			"/users/" + id + "/profile/positions/1?$skip=1":                              false,
			"/users/" + id + "/../x/profile/positions?$skip=1":                           false,
			"/users/" + id + "%2f..%2fx/profile/positions?$skip=1":                       false,
			"/users%2f" + id + "/profile/positions?$skip=1":                              false,
			"/users//profile/positions?$skip=1":                                          false,
			"/users/profile/positions?$skip=1":                                           false,
			"/users/" + id + "/users/" + id + "/profile/positions?$skip=1":               false,
			"/groups/" + id + "/profile/positions?$skip=1":                               false,
			"/users('" + id + "'')/profile/positions?$skip=1":                            false,
			"/users/" + id + "/profile/positions@evil.example/profile/positions?$skip=1": false,
			"/../users/" + id + "/profile/positions?$skip=1":                             false,
			"/users/..//users/" + id + "/profile/positions?$skip=1":                      false,
		} {
			var asked []string
			body := fmt.Sprintf(`{"value":[{"id":"1"}],"@odata.nextLink":%q}`, testRoot+link)
			c, err := over(testRoot, graphOf(id, body, &asked)).Collection(person, "profile/positions")
			if err != nil {
				t.Fatal(err)
			}
			items, err := c.List(t.Context())
			if follows != (err == nil && len(items) == 2) {
				t.Errorf("%s: %s, %v; it asked for %q", link, items, err, asked)
			}
		}
	}
}

func TestListElsewhereAsksNobodyWhoThatIs(t *testing.T) {
	for _, link := range []string{"https://evil.example/service/one/beta/users/1/profile/positions?x", testRoot + "/users/1/profile/interests?x"} {
		var asked []string
		_, err := positions(t, over(testRoot, graphOf("1", fmt.Sprintf(`{"value":[],"@odata.nextLink":%q}`, link), &asked))).List(t.Context())
		if err == nil || len(asked) != 1 {
			t.Errorf("%s: %v; it asked for %q", link, err, asked)
		}
	}
}

func TestRestOfAListGoesOnWhereItsFirstPageLeft(t *testing.T) {
	for link, want := range map[string]string{
		testPositions + "?p=2": `[{"id":"2"} {"id":"3"}] <nil> [p=2 p=3]`,
		testPositions:          `[] list positions: the link to the next page leads back to a page before it []`,
		"https://evil.example/service/one/beta/me/profile/positions?p=2": `[] list the rest of positions: the link to the next page leads out of the collection []`,
	} {
		var asked []string
		items, err := positions(t, over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
			asked = append(asked, r.URL.RawQuery)
			if r.URL.RawQuery == "p=3" {
				return says(200, `{"value":[{"id":"3"}]}`), nil
			}
			return says(200, `{"value":[{"id":"2"}],"@odata.nextLink":"`+testPositions+`?p=3"}`), nil
		}))).Rest(t.Context(), link)
		if got := fmt.Sprintf("%s %v %v", items, err, asked); got != want {
			t.Errorf("%s: %s\nwant %s", link, got, want)
		}
	}
}

func TestListNeverReadsAPageTwice(t *testing.T) {
	for _, links := range [][]string{
		{testPositions},
		{testPositions + "#x"},
		{testPositions + "?p=1", testPositions + "?p=1"},
		{testPositions + "?p=1", testPositions + "?p=2", testPositions + "?p=1"},
	} {
		requests := 0
		_, err := positions(t, over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
			link := links[min(requests, len(links)-1)]
			requests++
			return says(200, fmt.Sprintf(`{"value":[{}],"@odata.nextLink":%q}`, link)), nil
		}))).List(t.Context())
		if err == nil || requests != len(links) {
			t.Errorf("%s: %d requests, %v", links, requests, err)
		}
	}
}

func TestListEndsAfterTwoHundredPages(t *testing.T) {
	requests := 0
	_, err := positions(t, over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
		requests++
		return says(200, fmt.Sprintf(`{"value":[{}],"@odata.nextLink":"%s?p=%d"}`, testPositions, requests)), nil
	}))).List(t.Context())
	if err == nil || requests != 200 {
		t.Errorf("%d requests, %v", requests, err)
	}
}

func TestListOfSomethingElseIsAnError(t *testing.T) {
	for _, body := range []string{"", "null", "[]", "{", `{"value":{}}`, `{"value":[],"@odata.nextLink":7}`, "<html>", `{"id":"1"}`} {
		if items, err := positions(t, over(testRoot, always(200, body))).List(t.Context()); err == nil {
			t.Errorf("%s: %s", body, items)
		}
	}
}

func FuzzNextLinkStaysInTheCollection(f *testing.F) {
	for _, link := range []string{testPositions + "?$skip=1", "https://evil.example/", "//x", "?$skip=1", "..", testPositions + "/.."} {
		f.Add(link)
	}
	c := positions(f, over(testRoot, always(200, "")))
	f.Fuzz(func(t *testing.T, link string) {
		next, err := c.follow(t.Context(), link)
		if err != nil {
			return
		}
		u, err := url.Parse(next)
		if err != nil || u.Scheme != "https" || !strings.EqualFold(u.Hostname(), "graph.example") || u.Port() != "" && u.Port() != "443" ||
			!strings.EqualFold(u.Path, "/service/one/beta/me/profile/positions") || u.User != nil || u.Fragment != "" {
			t.Fatalf("%q leads to %q", link, next)
		}
	})
}
