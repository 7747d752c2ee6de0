package sandbox

import (
	"context"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Browser is a browser as far as the sign-in pages need one: it keeps cookies,
// reads forms, presses buttons, and obeys the pages' policy.
//
// A program may outrun it: its requests are not called off when the test ends.
type Browser struct {
	t    testing.TB
	http *http.Client
}

// Screen is a page that a Browser shows.
type Screen struct {
	Status  int
	Header  http.Header
	Text    string // the HTML
	URL     *url.URL
	Action  string     // where its form goes
	Fields  url.Values // what the form carries unless something is chosen
	Buttons []string   // their values

	browser *Browser
}

// NewBrowser returns a browser without cookies.
func NewBrowser(t testing.TB, transport http.RoundTripper) *Browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	last := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Browser{t, &http.Client{Transport: transport, Jar: jar, CheckRedirect: last}}
}

// Open shows the page at an address.
func (b *Browser) Open(address string) Screen {
	b.t.Helper()
	request, err := http.NewRequestWithContext(context.WithoutCancel(b.t.Context()), http.MethodGet, address, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.show(request)
}

func (b *Browser) show(request *http.Request) Screen {
	b.t.Helper()
	response, err := b.http.Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	s := Screen{Status: response.StatusCode, Header: response.Header, Text: string(text), URL: request.URL, browser: b}
	s.read()
	return s
}

var (
	formTag   = regexp.MustCompile(`<form method="post"(?: action="([^"]*)")?>`)
	inputTag  = regexp.MustCompile(`<input type="(hidden|radio)" name="([^"]*)" value="([^"]*)"([^>]*)>`)
	buttonTag = regexp.MustCompile(`<button name="do" value="([^"]*)"`)
)

// read finds the form.
func (s *Screen) read() {
	s.Action, s.Fields = s.URL.String(), url.Values{}
	if form := formTag.FindStringSubmatch(s.Text); form != nil && form[1] != "" {
		s.Action = html.UnescapeString(form[1])
	}
	for _, input := range inputTag.FindAllStringSubmatch(s.Text, -1) {
		if input[1] == "hidden" || strings.Contains(input[4], "checked") {
			s.Fields.Set(html.UnescapeString(input[2]), html.UnescapeString(input[3]))
		}
	}
	for _, button := range buttonTag.FindAllStringSubmatch(s.Text, -1) {
		s.Buttons = append(s.Buttons, button[1])
	}
}

// Press sends the form by one of its buttons, after filling in names and
// values.
func (s Screen) Press(button string, fill ...string) Screen {
	s.browser.t.Helper()
	if button != "" {
		if !slices.Contains(s.Buttons, button) {
			s.browser.t.Fatalf("there is no button %q on:\n%s", button, s.Text)
		}
		s.Fields.Set("do", button)
	}
	for pair := range slices.Chunk(fill, 2) {
		s.Fields.Set(pair[0], pair[1])
	}
	action, err := url.Parse(s.Action)
	if err != nil {
		s.browser.t.Fatal(err)
	}
	s.obey(action)
	request, err := http.NewRequestWithContext(context.WithoutCancel(s.browser.t.Context()), http.MethodPost, s.Action, strings.NewReader(s.Fields.Encode()))
	if err != nil {
		s.browser.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Origin", s.URL.Scheme+"://"+s.URL.Host)
	return s.browser.show(request)
}

// obey ends the test where the page's policy forbids its own form.
func (s Screen) obey(action *url.URL) {
	_, allowed, _ := strings.Cut(s.Header.Get("Content-Security-Policy"), "form-action ")
	own := action.Scheme == s.URL.Scheme && action.Host == s.URL.Host
	if !own && !slices.Contains(strings.Fields(allowed), action.Scheme+"://"+action.Host) {
		s.browser.t.Errorf("the policy %q forbids a form for %s", allowed, action)
	}
}

// Has tells whether the page says something, in plain text.
func (s Screen) Has(text string) bool { return strings.Contains(html.UnescapeString(s.Text), text) }

// Through goes through the pages as a person does who approves everything,
// until there is nothing left to press. An empty person is whoever is marked.
func (s Screen) Through(person string) Screen {
	s.browser.t.Helper()
	if slices.Contains(s.Buttons, "continue") {
		if person == "" {
			person = s.Fields.Get("person")
		}
		s = s.Press("continue", "person", person)
	}
	if slices.Contains(s.Buttons, "approve") {
		s = s.Press("approve")
	}
	return s
}
