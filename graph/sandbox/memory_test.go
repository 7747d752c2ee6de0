package sandbox

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestLatencyPassesOnTheClockOfTheTest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, c := struck(t, "latency=3s@writes")
		start := time.Now()
		c.must(200, "GET", interests, "")
		c.must(201, "POST", interests, aGo)
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("it took %s", took)
		}
	})
}

func TestWhoGoesAwayIsNotWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, c := struck(t, "latency=1h")
		before := len(s.Objects("me", "interests"))
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start := time.Now()
		_, err := s.RoundTrip(c.request("POST", interests, aGo).WithContext(ctx))
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != time.Second {
			t.Errorf("%v after %s", err, time.Since(start))
		}
		if len(s.Objects("me", "interests")) != before {
			t.Error("it was done all the same")
		}
	})
}

func TestWhoIsGoneBeforehandIsNotHeard(t *testing.T) {
	s, c := struck(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.RoundTrip(c.request("POST", interests, aGo).WithContext(ctx)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if n := len(s.Requests()); n != 0 {
		t.Errorf("%d requests arrived", n)
	}
}

func TestTraceTellsHowFarARequestGot(t *testing.T) {
	for fault, want := range map[string]string{"year-one": "conn headers request byte", "reset": "conn headers request", "refuse": ""} {
		s, c := struck(t, fault)
		var steps []string
		step := func(name string) { steps = append(steps, name) }
		ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{
			GotConn:              func(httptrace.GotConnInfo) { step("conn") },
			WroteHeaders:         func() { step("headers") },
			WroteRequest:         func(httptrace.WroteRequestInfo) { step("request") },
			GotFirstResponseByte: func() { step("byte") },
		})
		if response, err := s.RoundTrip(c.request("POST", interests, aGo).WithContext(ctx)); err == nil {
			response.Body.Close()
		}
		if got := strings.Join(steps, " "); got != want {
			t.Errorf("%s: %q, want %q", fault, got, want)
		}
	}
}

func TestCutAnswersEndAtTheByte(t *testing.T) {
	whole := len(as(t, New(), "me").must(201, "POST", interests, aGo).text)
	for keep := range whole {
		_, c := struck(t, "cut="+strconv.Itoa(keep))
		response, err := c.http.RoundTrip(c.request("POST", interests, aGo))
		if err != nil || response.StatusCode != http.StatusCreated {
			t.Fatal(response, err)
		}
		text, err := io.ReadAll(response.Body)
		if len(text) != keep || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Fatalf("%d bytes of %d (%v)", len(text), keep, err)
		}
	}
}

func TestLinksKeepToTheHostThatWasAsked(t *testing.T) {
	_, c := struck(t)
	c.base = "https://graph.example:8443/beta"
	got := c.must(200, "GET", interests, "")
	if link, _ := got.body["@odata.nextLink"].(string); !strings.HasPrefix(link, c.base+interests) {
		t.Errorf("the next link is %q", link)
	}
}

func TestManyAtOnceGetTheirOwnObjects(t *testing.T) {
	s, c := struck(t, "status=500@#3", "hostile-text@get")
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			c.do("POST", interests, aGo)
			c.do("GET", interests, "")
			s.Objects("me", "interests")
			s.Requests()
		})
	}
	all.Wait()
	ids := map[string]bool{}
	next := interests
	for next != "" {
		got := c.must(200, "GET", next, "")
		for _, o := range got.list() {
			ids[o.(map[string]any)["id"].(string)] = true
		}
		link, _ := got.body["@odata.nextLink"].(string)
		next = strings.TrimPrefix(link, BaseURL)
	}
	if n := len(s.Objects("me", "interests")); n != len(ids) || n < 52 {
		t.Errorf("%d objects with %d ids", n, len(ids))
	}
}

func BenchmarkCreate(b *testing.B) {
	s := New()
	c := as(b, s, "me")
	b.ReportAllocs()
	for b.Loop() {
		r := c.request("POST", "/me/profile/positions", documented[1].body)
		response, err := s.RoundTrip(r)
		if err != nil || response.StatusCode != http.StatusCreated {
			b.Fatal(response, err)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		New()
	}
}
