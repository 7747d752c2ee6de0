package graph

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// The table of outcomes, as tests of every row for every method.
func TestOutcomeFollowsTheTable(t *testing.T) {
	cases := 0
	for _, row := range []struct {
		at       stage
		statuses []int
		write    Outcome
		read     Outcome
	}{
		{kept, []int{0}, NotSent, NotSent},
		{left, []int{0}, Unconfirmed, NotSent},
		{complete, []int{200, 201, 202, 204, 206}, Done, Done},
		{answered, []int{200, 201, 202, 204, 206}, Unread, Refused},
		{complete, []int{300, 301, 302, 303, 304, 307, 308}, Refused, Refused},
		{complete, []int{400, 401, 402, 403, 404, 405, 409, 410, 412, 413, 415, 422, 423, 431, 451}, Refused, Refused},
		{answered, []int{400, 401, 403, 404, 405, 409, 413, 415, 422}, Refused, Refused},
		{complete, []int{429}, Throttled, Refused},
		{answered, []int{429}, Throttled, Refused},
		{complete, []int{408, 500, 501, 502, 503, 504, 507, 509, 511, 599}, Unconfirmed, Refused},
		{answered, []int{408, 500, 502, 503, 504}, Unconfirmed, Refused},
		{complete, []int{101, 600, 999}, Unconfirmed, Refused},
	} {
		for _, status := range row.statuses {
			for _, method := range append(slices.Clone(changes), http.MethodGet) {
				cases++
				want := row.write
				if method == http.MethodGet {
					want = row.read
				}
				if got := outcome(method, row.at, status); got != want {
					t.Errorf("%s %d at %d: %s, want %s", method, status, row.at, got, want)
				}
			}
		}
	}
	t.Logf("%d cases", cases)
}

func TestOutcomeOfAnAnswerIsInItsError(t *testing.T) {
	const object = `{"id":"1"}`
	for _, test := range []struct {
		method string
		status int
		body   string
		want   Outcome
	}{
		{"POST", 201, object, Done}, {"POST", 200, object, Done}, {"POST", 201, "\ufeff" + object, Unread},
		{"POST", 201, "", Unread}, {"POST", 204, "", Unread}, {"POST", 202, "", Unread}, {"POST", 201, "<html>", Unread},
		{"POST", 201, "{}", Unread}, {"POST", 201, "null", Unread}, {"POST", 201, `{"id":""}`, Unread}, {"POST", 201, `{"id":7}`, Unread},
		{"POST", 201, `{"x":{"id":"1"}}`, Unread}, {"POST", 201, `{"x":"id","y":"z"}`, Unread}, {"POST", 201, `{"a":["id","b"]}`, Unread},
		{"POST", 201, `{"\"id\":":"1"}`, Unread}, {"POST", 201, `{"x":"\\","id" : "1"}`, Done}, {"POST", 201, object + object, Unread},
		{"POST", 201, `{"id":"1","x":` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + `}`, Unread}, {"POST", 201, `{"id":"1","x":"[[\"` + strings.Repeat("[", 99) + `"}`, Done},
		{"PATCH", 200, object, Done}, {"PATCH", 200, "{}", Done}, {"PATCH", 204, "", Done}, {"PATCH", 202, "", Done},
		{"PATCH", 200, "<html>", Unread}, {"PATCH", 200, `{"id":`, Unread},
		{"DELETE", 204, "", Done}, {"DELETE", 200, "", Done}, {"DELETE", 200, "<html>sign in to the wifi", Unread},
		{"GET", 200, "<html>", Refused}, {"GET", 200, "", Refused}, {"GET", 503, "", Refused},
		{"POST", 503, object, Unconfirmed}, {"PATCH", 504, "", Unconfirmed}, {"DELETE", 500, "<html>", Unconfirmed}, {"POST", 408, "", Unconfirmed},
		{"POST", 400, "", Refused}, {"POST", 429, "", Throttled}, {"POST", 307, "", Refused}, {"PATCH", 404, "", Refused}, {"DELETE", 404, "", Refused},
	} {
		err := request(t, t.Context(), over(testRoot, always(test.status, test.body, "request-id", "r-1")), test.method)
		if got := OutcomeOf(err); got != test.want {
			t.Errorf("%s %d %s: %s (%v), want %s", test.method, test.status, test.body, got, err, test.want)
		}
		checkSentinels(t, err, test.want)
		if refused := (*Error)(nil); err != nil && (!errors.As(err, &refused) || refused.Status != test.status || refused.RequestID != "r-1") {
			t.Errorf("%s %d: %#v", test.method, test.status, err)
		}
	}
}

func checkSentinels(t *testing.T, err error, o Outcome) {
	t.Helper()
	if errors.Is(err, ErrUnread) != (o == Unread) || errors.Is(err, ErrUnconfirmed) != (o == Unread || o == Unconfirmed) {
		t.Errorf("%v: unread %v, unconfirmed %v, but %s", err, errors.Is(err, ErrUnread), errors.Is(err, ErrUnconfirmed), o)
	}
}

func TestErrorFromElsewhereMeansThatNothingWasSent(t *testing.T) {
	if o := OutcomeOf(errors.New("the form is empty")); o != NotSent {
		t.Error(o)
	}
	if o := OutcomeOf(nil); o != Done {
		t.Error(o)
	}
}

// What is above the guard may end a request on its own: before it passed, or
// after an answer that it kept to itself.
func TestErrorAboveTheGuardKeepsTheOutcomeCertain(t *testing.T) {
	broken := errors.New("no token")
	for status, want := range map[int]Outcome{0: NotSent, 401: Refused, 503: Unconfirmed, 201: Unread} {
		c := over(testRoot, always(status, ""))
		guard := c.HTTP.Transport
		c.HTTP.Transport = roundTrip(func(r *http.Request) (*http.Response, error) {
			if status != 0 {
				if _, err := guard.RoundTrip(r); err != nil {
					t.Error(err)
				}
			}
			return nil, broken
		})
		for _, method := range changes {
			_, err := change(t, c, method)
			if !errors.Is(err, broken) || OutcomeOf(err) != want {
				t.Errorf("%s after %d: %s, %v", method, status, OutcomeOf(err), err)
			}
			checkSentinels(t, err, want)
		}
	}
}
