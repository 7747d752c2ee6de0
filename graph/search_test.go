package graph

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"facet/graph/sandbox"
)

// inSandbox returns a Client that speaks to a sandbox as its first person.
func inSandbox(t *testing.T, server *sandbox.Sandbox, before func(*http.Request) *http.Response) *Client {
	t.Helper()
	token, err := server.Token(server.People()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return over(sandbox.BaseURL, roundTrip(func(r *http.Request) (*http.Response, error) {
		if answer := before(r); answer != nil {
			return answer, nil
		}
		r.Header.Set("Authorization", "Bearer "+token)
		return server.RoundTrip(r)
	}))
}

// nothing stands before the sandbox.
func nothing(*http.Request) *http.Response { return nil }

func principals(users []DirectoryUser) []string {
	var names []string
	for _, u := range users {
		names = append(names, u.UserPrincipalName)
	}
	return names
}

func TestSearchFindsPeopleByWhatTheirNamesBeginWith(t *testing.T) {
	server := sandbox.New()
	client := inSandbox(t, server, nothing)
	for text, want := range map[string][]string{
		"alex kim":          {"alex.kim@contoso.com", "alex.kim2@contoso.com"},
		"  alex.kim2@  ":    {"alex.kim2@contoso.com"},
		"KIM":               {"alex.kim@contoso.com", "alex.kim2@contoso.com"},
		"luca.ferri@fab":    {"luca.ferri_fabrikam.com#EXT#@contoso.com"},
		"luca.ferri_":       {"luca.ferri_fabrikam.com#EXT#@contoso.com"},
		"ferri_":            {"luca.ferri_fabrikam.com#EXT#@contoso.com"}, // a word of the name: the rest is no letter
		"o'neil":            {"siobhan.o'neil@contoso.com"},
		"siobhan.o'":        {"siobhan.o'neil@contoso.com"},
		"$ales.d":           {"$ales.desk@contoso.com"},
		"佐藤":                {"kenta.sato@contoso.com"},
		"\x00\x1balex.kim2": {"alex.kim2@contoso.com"},
		"nobody":            nil,
	} {
		users, err := client.Search(t.Context(), text)
		if got := principals(users); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v; want %q", text, got, err, want)
		}
	}
	for _, r := range server.Requests() {
		if r.Header.Get("ConsistencyLevel") != "eventual" || r.Query.Get("$count") != "true" || r.Query.Get("$top") != "15" {
			t.Errorf("asked with %v, %v", r.Query, r.Header)
		}
	}
}

func TestSearchTellsWhoSomebodyIs(t *testing.T) {
	client := inSandbox(t, sandbox.New(), nothing)
	users, err := client.Search(t.Context(), "bram")
	if err != nil || len(users) != 1 {
		t.Fatalf("%+v, %v", users, err)
	}
	if u := users[0]; !u.Disabled() || u.Guest() || u.JobTitle != "Accountant" || u.Department != "Finance" || u.Mail == "" || u.ID == "" {
		t.Errorf("%+v", u)
	}
}

func TestBlankSearchAsksNobody(t *testing.T) {
	server := sandbox.New()
	client := inSandbox(t, server, nothing)
	for _, text := range []string{"", " ", "\t\n", "\x00", "\xff"} {
		if users, err := client.Search(t.Context(), text); users != nil || err != nil {
			t.Errorf("%q: %v, %v", text, users, err)
		}
	}
	if n := len(server.Requests()); n > 0 {
		t.Errorf("%d requests", n)
	}
}

func TestDirectoryWithoutSearchIsFiltered(t *testing.T) {
	for _, status := range []int{400, 501} {
		server := sandbox.New()
		client := inSandbox(t, server, func(r *http.Request) *http.Response {
			if r.URL.Query().Has("$search") {
				return says(status, `{"error":{"code":"Request_UnsupportedQuery","message":"no"}}`)
			}
			return nil
		})
		for text, want := range map[string][]string{
			"alex":        {"alex.kim@contoso.com", "alex.kim2@contoso.com"},
			"kim":         nil, // a filter knows only how the whole name begins
			"siobhan.o'n": {"siobhan.o'neil@contoso.com"},
			"Siobhan O'":  {"siobhan.o'neil@contoso.com"},
			"luca.ferri@": {"luca.ferri_fabrikam.com#EXT#@contoso.com"},
			"$ales":       {"$ales.desk@contoso.com"},
			"' or 1 eq 1": nil,
		} {
			users, err := client.Search(t.Context(), text)
			if got := principals(users); err != nil || !slices.Equal(got, want) {
				t.Errorf("%d, %q: %q, %v; want %q", status, text, got, err, want)
			}
		}
		for _, r := range server.Requests() {
			if r.Header.Get("ConsistencyLevel") != "" || !r.Query.Has("$filter") {
				t.Errorf("filtered with %v, %v", r.Query, r.Header)
			}
		}
	}
}

func TestSearchThatIsRefusedTwiceIsNotAskedAgain(t *testing.T) {
	for _, test := range []struct {
		status, requests int
		noSearch         bool
	}{{400, 2, true}, {501, 2, true}, {403, 1, true}, {401, 1, false}, {404, 1, false}, {429, 1, false}, {500, 1, false}, {503, 1, false}} {
		requests := 0
		client := over(testRoot, roundTrip(func(*http.Request) (*http.Response, error) {
			requests++
			return says(test.status, ""), nil
		}))
		users, err := client.Search(t.Context(), "ann")
		refused, typed := errors.AsType[*Error](err)
		if users != nil || !typed || refused.Status != test.status || errors.Is(err, ErrNoSearch) != test.noSearch || requests != test.requests {
			t.Errorf("%d: %d requests, %v, %v", test.status, requests, users, err)
		}
	}
}

func TestSearchWithoutPermissionLeavesTheLookup(t *testing.T) {
	client := inSandbox(t, sandbox.New(), func(r *http.Request) *http.Response {
		if strings.HasSuffix(r.URL.Path, "/users") {
			return says(403, "")
		}
		return nil
	})
	if _, err := client.Search(t.Context(), "alex"); !errors.Is(err, ErrNoSearch) {
		t.Errorf("search: %v", err)
	}
	if u, err := client.Lookup(t.Context(), user(t, "$ales.desk@contoso.com")); err != nil || u.DisplayName != "$ales Desk" {
		t.Errorf("look up: %+v, %v", u, err)
	}
}

func TestSearchEndsWithItsContext(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	client := over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
		end()
		<-r.Context().Done()
		return nil, r.Context().Err()
	}))
	if _, err := client.Search(ctx, "ann"); !errors.Is(err, context.Canceled) || errors.Is(err, ErrNoSearch) {
		t.Errorf("%v", err)
	}
}

func TestFoundPeopleWithoutAnIDAreLeftOut(t *testing.T) {
	for body, want := range map[string]int{
		`{"value":[{"id":"1"},{"displayName":"no id"},{"id":7},"odd",null,{"id":"2","mail":[]}]}`: 2,
		`{"value":[]}`: 0,
		`{"value":[{"id":"1"}],"@odata.nextLink":"https://elsewhere.example/beta/users","@odata.count":9}`: 1,
	} {
		if users, err := over(testRoot, always(200, body)).Search(t.Context(), "ann"); err != nil || len(users) != want {
			t.Errorf("%s: %v, %v", body, users, err)
		}
	}
	for _, body := range []string{"", "[]", "{}", `{"value":{}}`, "<html>"} {
		if users, err := over(testRoot, always(200, body)).Search(t.Context(), "ann"); err == nil {
			t.Errorf("%s: %v", body, users)
		}
	}
}

// FuzzSearch holds every query to its form: whatever is searched for, it is
// three clauses with just that text in them, at /users and nowhere else.
func FuzzSearch(f *testing.F) {
	for _, text := range []string{
		"ann", `a"b`, `a\`, `\"`, `" OR "id:`, "o'neil", "') or startswith(id,'", "a&$top=999", "a+b #%?/;=", "$x", "佐藤", "../me", "\xff\x00",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var queries []url.Values
		client := over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
			query, err := url.ParseQuery(r.URL.RawQuery)
			if err != nil || r.URL.Path != "/service/one/beta/users" || r.URL.Fragment != "" {
				t.Fatalf("%q: %s, %v", text, r.URL, err)
			}
			queries = append(queries, query)
			return says(400, ""), nil
		}))
		_, err := client.Search(t.Context(), text)
		if len(queries) == 0 && err == nil {
			return
		}
		if len(queries) != 2 || len(queries[0]) != 4 || len(queries[1]) != 3 {
			t.Fatalf("%q: asked %v, %v", text, queries, err)
		}
		sought := unclause(t, queries[0].Get("$search"), `"%s:`, `"`, " OR ", `\"`, `"`, `\\`, `\`)
		if filtered := unclause(t, queries[1].Get("$filter"), "startswith(%s,'", "')", " or ", "''", "'"); filtered != sought {
			t.Errorf("searched for %q, filtered for %q", sought, filtered)
		}
		if utf8.ValidString(text) && !strings.ContainsRune(text, utf8.RuneError) && !strings.ContainsFunc(text, isControl) && sought != strings.TrimSpace(text) {
			t.Errorf("%q became %q", text, sought)
		}
	})
}

func isControl(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }

// unclause takes three clauses apart, whose text is escaped by pairs of an
// escape and what it stands for, and returns the one text that they search for.
func unclause(t *testing.T, query, opening, closing, joint string, escapes ...string) string {
	t.Helper()
	var found []string
	names := []string{"displayName", "mail", "userPrincipalName"}
	for range names {
		i := slices.IndexFunc(names, func(name string) bool { return strings.HasPrefix(query, fmt.Sprintf(opening, name)) })
		if i < 0 {
			t.Fatalf("no clause begins with %s", query)
		}
		var text string
		text, query = quoted(query[len(fmt.Sprintf(opening, names[i])):], closing, escapes)
		names, found, query = slices.Delete(names, i, i+1), append(found, text), strings.TrimPrefix(query, joint)
	}
	if query != "" || found[0] != found[1] || found[1] != found[2] {
		t.Fatalf("clauses for %q, and then %s", found, query)
	}
	return found[0]
}

// quoted reads a text up to what closes it, and returns what follows.
func quoted(s, closing string, escapes []string) (text, rest string) {
next:
	for s != "" {
		for i := 0; i < len(escapes); i += 2 {
			if after, ok := strings.CutPrefix(s, escapes[i]); ok {
				text, s = text+escapes[i+1], after
				continue next
			}
		}
		if after, ok := strings.CutPrefix(s, closing); ok {
			return text, after
		}
		text, s = text+s[:1], s[1:]
	}
	return text, "never closed"
}
