package graph

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// batching is a service with a $batch, or one that answers it with a status.
type batching struct {
	status          int // of each $batch; 0: as Graph does
	batches, single atomic.Int32
	most            atomic.Int32 // questions in one batch
}

func (s *batching) RoundTrip(r *http.Request) (*http.Response, error) {
	time.Sleep(200 * time.Millisecond)
	if !strings.HasSuffix(r.URL.Path, "/$batch") {
		s.single.Add(1)
		return answerTo(r, http.StatusOK, http.Header{}, []byte(answerFor(r.URL.Path[strings.Index(r.URL.Path, "/users"):]))), nil
	}
	s.batches.Add(1)
	if s.status != 0 {
		return answerTo(r, s.status, http.Header{"Retry-After": {"7"}}, []byte(`{"error":{"code":"x","message":"y"}}`)), nil
	}
	var in struct {
		Requests []struct {
			ID, Method, URL string
			Headers         map[string]string
		}
	}
	body, _ := io.ReadAll(r.Body)
	if err := json.Unmarshal(body, &in); err != nil || r.Method != http.MethodPost {
		return nil, fmt.Errorf("%s %s: %w", r.Method, body, err)
	}
	s.most.Store(max(s.most.Load(), int32(len(in.Requests))))
	var out []string
	for _, q := range slices.Backward(in.Requests) { // in no order
		status, path := http.StatusOK, strings.SplitN(q.URL, "?", 2)[0]
		if strings.Contains(path, "p13@") {
			status = http.StatusNotFound
		}
		if strings.Contains(path, "p15@") { // alone it is answered
			status = http.StatusUnauthorized
		}
		if q.Method != http.MethodGet || q.Headers["client-request-id"] == "" || strings.Contains(path, "p14@") {
			continue // as if Graph had forgotten it
		}
		out = append(out, fmt.Sprintf(`{"id":%q,"status":%d,"headers":{"request-id":"r-%s","Content-Type":"application/json"},"body":%s}`, q.ID, status, q.ID, answerFor(path)))
	}
	return answerTo(r, http.StatusOK, http.Header{}, []byte(`{"responses":[`+strings.Join(out, ",")+`]}`)), nil
}

func answerFor(path string) string {
	if strings.Contains(path, "p13@") {
		return `{"error":{"code":"Request_ResourceNotFound","message":"nobody"}}`
	}
	return fmt.Sprintf(`{"id":%q,"displayName":"x"}`, strings.TrimPrefix(path, "/users/"))
}

// lookUps asks for so many people at once.
func lookUps(t *testing.T, service http.RoundTripper, people int) (took time.Duration, errs []error) {
	b := &Batch{Root: testRoot, Base: NewTransport(testRoot, service)}
	c := &Client{BaseURL: testRoot, HTTP: &http.Client{Transport: b}}
	errs = make([]error, people)
	begun := time.Now()
	var all sync.WaitGroup
	for i := range people {
		all.Go(func() {
			name := fmt.Sprintf("p%d@contoso.com", i)
			whom, _ := User(name)
			u, err := c.Lookup(Together(t.Context()), whom)
			if errs[i] = err; err == nil && u.ID != name {
				t.Errorf("%s got the answer for %s", name, u.ID)
			}
		})
	}
	all.Wait()
	return time.Since(begun), errs
}

func TestQuestionsOfOneMomentGoTogetherAndEachGetsItsOwnAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := new(batching)
		took, errs := lookUps(t, s, 50)
		for i, err := range errs {
			if unknown := SaysStatus(err, http.StatusNotFound); unknown != (i == 13) || err != nil && !unknown {
				t.Errorf("p%d: %v", i, err)
			}
		}
		if s.batches.Load() != 3 || s.most.Load() != 20 || s.single.Load() != 2 || took > 500*time.Millisecond {
			t.Errorf("%d batches of up to %d, %d alone, %v", s.batches.Load(), s.most.Load(), s.single.Load(), took)
		}
	})
}

func TestQuestionsGoSideBySideWhereThereIsNoBatch(t *testing.T) {
	for status, batches := range map[int]int32{http.StatusNotFound: 3, http.StatusBadRequest: 3, http.StatusInternalServerError: 3} {
		synctest.Test(t, func(t *testing.T) {
			s := &batching{status: status}
			took, errs := lookUps(t, s, 50)
			for i, err := range errs {
				if err != nil && i != 13 {
					t.Errorf("p%d: %v", i, err)
				}
			}
			if s.batches.Load() != batches || s.single.Load() != 50 || took > time.Second {
				t.Errorf("%d: %d batches, %d alone, %v", status, s.batches.Load(), s.single.Load(), took)
			}
		})
	}
}

func TestThrottledBatchThrottlesEachQuestion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &batching{status: http.StatusTooManyRequests}
		_, errs := lookUps(t, s, 20)
		for i, err := range errs {
			if !SaysStatus(err, http.StatusTooManyRequests) {
				t.Errorf("p%d: %v", i, err)
			}
		}
		if s.single.Load() != 0 {
			t.Errorf("%d asked alone", s.single.Load())
		}
	})
}

func TestWhatIsNotAQuestionOfThisGraphIsInNoBatch(t *testing.T) {
	b := &Batch{Root: testRoot}
	for _, address := range []string{"https://elsewhere.example/beta/me", "https://graph.example/v1.0/me", testRoot + "/../v1.0/me", "https://ada:pw@" + strings.TrimPrefix(testRoot, "https://") + "/me"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if path, below := b.relative(r.URL); below {
			t.Errorf("%s goes out as %s", address, path)
		}
	}
}
