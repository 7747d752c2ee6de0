package work

import (
	"fmt"
	"math"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// limited is a service that takes a rate of requests and a burst of them.
type limited struct {
	rate, burst, tokens float64
	at, until           time.Time
	latency             time.Duration
	refused, early      int
}

func (s *limited) RoundTrip(*http.Request) (*http.Response, error) {
	time.Sleep(s.latency)
	now := time.Now()
	if now.Before(s.until) {
		s.early++
	}
	s.tokens = min(s.burst, s.tokens+s.rate*now.Sub(s.at).Seconds())
	s.at = now
	answer := &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: http.NoBody}
	if s.tokens >= 1 {
		s.tokens--
		return answer, nil
	}
	s.refused++
	wait := math.Ceil((1 - s.tokens) / s.rate)
	s.until = now.Add(time.Duration(wait) * time.Second)
	answer.StatusCode = http.StatusTooManyRequests
	answer.Header.Set("Retry-After", fmt.Sprint(wait))
	return answer, nil
}

func TestPaceFindsWhatGraphTakes(t *testing.T) {
	for i, limit := range []limited{
		{rate: 10, burst: 20}, {rate: 10, burst: 10}, {rate: 2, burst: 5}, {rate: 4, burst: 4}, {rate: 10, burst: 1}, {rate: 100, burst: 1000},
		{rate: 20, burst: 20, latency: 20 * time.Millisecond}, {rate: 3, burst: 30, latency: 200 * time.Millisecond}, {rate: 0.5, burst: 2}, {rate: 1000, burst: 1000}, {rate: 50, burst: 100}, {rate: 20, burst: 200}, {rate: 30, burst: 40},
	} {
		if testing.Short() && i%4 != 0 {
			continue
		}
		t.Run(fmt.Sprint(limit.rate, limit.burst), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				limit.tokens, limit.at = limit.burst, time.Now()
				p := &Pace{base: &limit, stop: t.Context()}
				start, asked := time.Now(), 0
				const wanted = 2000
				for passed := 0; passed < wanted; asked++ {
					r, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://graph.example/", http.NoBody)
					response, err := p.RoundTrip(r)
					if err != nil {
						t.Fatal(err)
					}
					if response.StatusCode == http.StatusOK {
						passed++
					}
				}
				took := time.Since(start).Seconds()
				least := (wanted - limit.burst) / limit.rate
				t.Logf("%v/%v, latency %v: %.2f of the ceiling, %.2f %% refused, %d early", limit.rate, limit.burst, limit.latency, least/took, 100*float64(limit.refused)/float64(asked), limit.early)
				if least/took < 0.9 || float64(limit.refused)/float64(asked) > 0.01 || limit.early > 0 {
					t.Error("not good enough")
				}
			})
		})
	}
}
