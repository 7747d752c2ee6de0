package person_test

import (
	"cmp"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
)

// service answers requests by their path below the root, and notes them.
type service struct {
	answers map[string]string // "503" is a status
	mu      sync.Mutex
	asked   []string
}

func (s *service) RoundTrip(r *http.Request) (*http.Response, error) {
	path := cmp.Or(r.URL.RawQuery, strings.TrimPrefix(r.URL.Path, "/beta/me/"))
	s.mu.Lock()
	s.asked = append(s.asked, path)
	s.mu.Unlock()
	body, status := s.answers[path], http.StatusOK
	if body == "" {
		body = `{"value":[]}`
	}
	if _, err := fmt.Sscanf(body, "%d", &status); err == nil {
		body = `{"error":{"code":"UnknownError"}}`
	}
	return &http.Response{StatusCode: status, Header: http.Header{"Request-Id": {"1"}}, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
}

// read is what comes of reading everything of three kinds, and how many
// requests that took.
func read(t *testing.T, answers map[string]string) (map[string]string, int) {
	t.Helper()
	s := &service{answers: answers}
	root := "https://graph.example/beta"
	kinds := slices.DeleteFunc(forms.Kinds(), func(k forms.Kind) bool {
		return !slices.Contains([]string{"certification", "position", "responsibility"}, k.Name)
	})
	session := &person.Session{Client: &graph.Client{BaseURL: root, HTTP: &http.Client{Transport: graph.NewTransport(root, s)}}, Person: graph.Me(), Kinds: kinds}
	got := map[string]string{}
	for l := range session.ReadAll(t.Context()) {
		got[l.Path] = fmt.Sprintf("%s", l.Objects)
		if l.Err != nil {
			got[l.Path] = "failed"
		}
	}
	return got, len(s.asked)
}

func TestEverythingIsReadWithTwoRequests(t *testing.T) {
	got, requests := read(t, map[string]string{
		"profile":          `{"certifications":[{"id":"1"}],"positions":[]}`,
		"responsibilities": `{"value":[{"id":"2"}]}`,
	})
	if want := `map[profile/certifications:[{"id":"1"}] profile/positions:[] responsibilities:[{"id":"2"}]]`; fmt.Sprint(got) != want || requests != 2 {
		t.Errorf("%s with %d requests", got, requests)
	}
}

func TestWhatOneAnswerCantSayIsReadByItself(t *testing.T) {
	for _, profile := range []string{"500", `{"certifications":[{"id":"1"},`, `[]`} {
		got, requests := read(t, map[string]string{
			"profile":                profile,
			"profile/certifications": `{"value":[{"id":"1"}]}`,
			"profile/positions":      "500",
		})
		if want := `map[profile/certifications:[{"id":"1"}] profile/positions:failed responsibilities:[]]`; fmt.Sprint(got) != want || requests != 4 {
			t.Errorf("%s: %s with %d requests", profile, got, requests)
		}
	}
	got, requests := read(t, map[string]string{
		"profile":           `{"certifications":[{"id":"1"}],"positions":"none"}`,
		"profile/positions": `{"value":[{"id":"3"}]}`,
	})
	if want := `map[profile/certifications:[{"id":"1"}] profile/positions:[{"id":"3"}] responsibilities:[]]`; fmt.Sprint(got) != want || requests != 3 {
		t.Errorf("%s with %d requests", got, requests)
	}
}

func TestRestOfAKindIsReadFromTheLinkInTheProfile(t *testing.T) {
	at := "https://graph.example/beta/me/profile/"
	for link, requests := range map[string]int{
		at + "positions?more": 3,
		"https://graph.example/beta/me/profile/interests?more": 3, // it leads elsewhere: all is read anew
		at + "positions/gone": 3,
	} {
		got, asked := read(t, map[string]string{
			"profile":           `{"certifications":[],"positions":[{"id":"1"}],"positions@odata.nextLink":"` + link + `"}`,
			"profile/positions": `{"value":[{"id":"1"},{"id":"2"}]}`,
			"more":              `{"value":[{"id":"2"}]}`,
		})
		if want := `map[profile/certifications:[] profile/positions:[{"id":"1"} {"id":"2"}] responsibilities:[]]`; fmt.Sprint(got) != want || asked != requests {
			t.Errorf("%s: %s with %d requests", link, got, asked)
		}
	}
	got, _ := read(t, map[string]string{
		"profile":           `{"certifications":[],"positions":[{"id":"1"}],"positions@odata.nextLink":"` + at + `positions?more"}`,
		"profile/positions": `{"value":[{"id":"1"},{"id":"2"}]}`,
		"more":              "400", // the link is too old
	})
	if want := `[{"id":"1"} {"id":"2"}]`; got["profile/positions"] != want {
		t.Errorf("after a refused page: %s", got)
	}
}

func TestRefusalOfTheProfileIsThatOfItsKinds(t *testing.T) {
	for _, status := range []string{"403", "404", "503"} {
		got, requests := read(t, map[string]string{"profile": status})
		if want := `map[profile/certifications:failed profile/positions:failed responsibilities:[]]`; fmt.Sprint(got) != want || requests != 2 {
			t.Errorf("%s: %s with %d requests", status, got, requests)
		}
	}
}

func TestReadingEndsWithWhoListens(t *testing.T) {
	session := &person.Session{Client: &graph.Client{}, Person: graph.Me(), Kinds: forms.Kinds()}
	for range session.ReadAll(t.Context()) {
		break
	}
}
