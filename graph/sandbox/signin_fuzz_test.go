package sandbox

import (
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// FuzzAuthorize looks for a query that gets a code sent off this computer, or
// text onto a page as anything but text.
func FuzzAuthorize(f *testing.F) {
	good := newApp(f, New()).address()
	_, query, _ := strings.Cut(good, "?")
	for _, more := range []string{"", "&prompt=none", "&claims=%7B", "&state=%22%3E%3Cscript%3E", "&%zz", "&redirect_uri=http://[::1]:1/x"} {
		f.Add(query + more)
	}
	f.Add(strings.Replace(query, "localhost", "127.0.0.1@evil.example", 1))
	f.Add("client_id=%22%3E%3Cb%3E&redirect_uri=http%3A%2F%2Flocalhost%3A1%22%3E")
	f.Fuzz(func(t *testing.T, query string) {
		s := New()
		r := &http.Request{Method: http.MethodPost, URL: &url.URL{Scheme: "https", Host: "sandbox.facet.invalid", Path: "/signin/common/oauth2/v2.0/authorize", RawQuery: query}, Header: http.Header{}}
		r = r.WithContext(t.Context())
		response := client{t: t, http: s}.send(withForm(r, "do=approve&person="+s.people[0].ID))
		if response.status >= 500 {
			t.Errorf("%d %s", response.status, response.text)
		}
		if to := answeredTo(response); to != "" && !harmless(to) {
			t.Errorf("the answer goes to %q", to)
		}
		if tags := strings.Count(response.text, "<"); response.status != http.StatusFound && tags > 60 {
			t.Errorf("%d tags in\n%s", tags, response.text)
		}
	})
}

// answeredTo is where a browser would take the answer.
func answeredTo(response reply) string {
	if to := response.header.Get("Location"); to != "" {
		return to
	}
	if form := formTag.FindStringSubmatch(response.text); form != nil {
		return html.UnescapeString(form[1])
	}
	return ""
}

func harmless(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "http" && isLoopback(u.Hostname()) && u.User == nil
}

// FuzzToken looks for a form that gets tokens without the right to any.
func FuzzToken(f *testing.F) {
	for _, form := range []string{
		"grant_type=authorization_code&client_id=a&code=code.x&redirect_uri=b&code_verifier=c",
		"grant_type=refresh_token&client_id=a&refresh_token=&scope=openid", "grant_type=device_code&client_id=a&device_code=%00",
		"grant_type=refresh_token&client_id=a&claims=%7B%22access_token%22%3A1%7D", "client_id=a&client_id=b", "%", "",
	} {
		f.Add(form)
	}
	f.Fuzz(func(t *testing.T, form string) {
		for _, endpoint := range []string{"token", "devicecode"} {
			r := &http.Request{Method: http.MethodPost, URL: &url.URL{Scheme: "https", Host: "sandbox.facet.invalid", Path: "/signin/common/oauth2/v2.0/" + endpoint}, Header: http.Header{}}
			got := client{t: t, http: New()}.send(withForm(r.WithContext(t.Context()), form))
			if endpoint == "token" && got.status == http.StatusOK || got.status >= 500 || got.body == nil || got.body["access_token"] != nil {
				t.Errorf("%s: %d %s", endpoint, got.status, got.text)
			}
		}
	})
}
