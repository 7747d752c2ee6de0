package sandbox_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph/sandbox"
)

// inBatch sends requests for addresses in one batch.
func inBatch(t *testing.T, s *sandbox.Sandbox, addresses ...string) (status int, statuses map[string]int) {
	t.Helper()
	var all []string
	for i, address := range addresses {
		all = append(all, fmt.Sprintf(`{"id":"%d","method":"GET","url":%q}`, i, address))
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, sandbox.BaseURL+"/$batch", strings.NewReader(`{"requests":[`+strings.Join(all, ",")+`]}`))
	if err != nil {
		t.Fatal(err)
	}
	token, err := s.Token(s.People()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	response, err := s.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, _ := io.ReadAll(response.Body)
	var out struct {
		Responses []struct {
			ID     string
			Status int
			Body   struct{ ID string }
		}
	}
	if err := json.Unmarshal(body, &out); err != nil && response.StatusCode == http.StatusOK {
		t.Fatalf("%v: %s", err, body)
	}
	statuses = map[string]int{}
	for _, one := range out.Responses {
		statuses[one.ID] = one.Status
	}
	return response.StatusCode, statuses
}

func TestBatchIsManyRequestsInOneRoundTrip(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sandbox.New()
		if err := s.Inject("latency=200ms"); err != nil {
			t.Fatal(err)
		}
		if err := s.Inject("status=503@interests"); err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		status, each := inBatch(t, s, "/me?$select=id", "/users/nobody@contoso.com", "/me/profile/interests", "me/profile/skills")
		if want := "map[0:200 1:404 2:503 3:200]"; status != http.StatusOK || fmt.Sprint(each) != want {
			t.Errorf("%d %v, want %s", status, each, want)
		}
		if took := time.Since(begun); took != 200*time.Millisecond {
			t.Errorf("it took %v", took)
		}
	})
}

func TestBatchOfMoreThanTwentyIsRefused(t *testing.T) {
	s := sandbox.New()
	if status, _ := inBatch(t, s, make([]string, 21)...); status != http.StatusBadRequest {
		t.Error(status)
	}
	if err := s.Inject("no-batch"); err != nil {
		t.Fatal(err)
	}
	if status, _ := inBatch(t, s, "/me"); status != http.StatusNotFound {
		t.Error(status)
	}
}
