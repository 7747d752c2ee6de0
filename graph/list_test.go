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
		testRoot + "/users/2/profile/positions",
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
		next, err := c.follow(link)
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
