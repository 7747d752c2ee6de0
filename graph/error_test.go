package graph

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"
)

func refused(t testing.TB, status int, body string, header ...string) *Error {
	t.Helper()
	_, err := change(t, over(testRoot, always(status, body, header...)), http.MethodPost)
	var refused *Error
	if !errors.As(err, &refused) || refused.Status != status {
		t.Fatalf("%d %s: %v", status, body, err)
	}
	return refused
}

func TestErrorTellsWhatItsBodySays(t *testing.T) {
	for _, test := range []struct{ body, code, message string }{
		{`{"error":{"code":"Request_BadRequest","message":"No."}}`, "Request_BadRequest", "No."},
		{`{"error":{"code":"UnknownError","message":"","innerError":{"date":"2020-10-07T07:29:49","request-id":"r"}}}`, "UnknownError", ""},
		{`{"error":{"code":"Forbidden","message":"Outer","innerError":{"code":"ErrorAccessDeniedForRole","message":"Inner"}}}`, "ErrorAccessDeniedForRole", "Outer"},
		{`{"error":{"innererror":{"innererror":{"code":"C"},"message":"Inner","code":"B"},"code":"A","message":"Outer"}}`, "C", "Outer"},
		{`{"error":{"innererror":{"code":"B","message":"Inner"},"code":"A","message":""}}`, "B", "Inner"},
		{`{"error":{"code":"A","details":[{"code":"X","message":"Y"}],"message":"M","target":{"code":"Z"}}}`, "A", "M"},
		{`{"error":{"code":null,"message":7,"innerError":[]}}`, "", ""},
		{`{"error":{"code":"","message":"No HTTP resource was found"}}`, "", "No HTTP resource was found"},
		{`{"odata.error":{"code":"A","message":{"lang":"en","value":"M"}}}`, "A", "M"},
		{`{"error":"invalid_token","error_description":"M"}`, "invalid_token", "M"},
		{`{"Message":"M"}`, "", "M"},
		{`{"statusCode":401,"message":"M"}`, "", "M"},
		{`{"error":{"code":"A","message":"` + "\x1b[2J\u202e" + `M"}}`, "A", ""}, // no JSON: a control character
		{`{"error":{"code":"A","message":"\u001b[2J"}}`, "A", "\x1b[2J"},
		{`{"error":{"code":"A","message":"M","innerError":{"request-id":"r`, "A", "M"},
		{`{"error":{"code":"A","mess`, "A", ""},
		{`{"error":{"code":"A","message":"` + strings.Repeat("m", errorLimit) + `"}}`, "A", ""},
		{`<html><title>502 Bad Gateway</title></html>`, "", ""},
		{`"error"`, "", ""}, {`[{"error":{}}]`, "", ""}, {`null`, "", ""}, {``, "", ""}, {`{`, "", ""}, {`{"error":{}}`, "", ""},
		{strings.Repeat(`{"error":`, 7000), "", ""}, {strings.Repeat(`[`, errorLimit), "", ""}, {`{"a":` + strings.Repeat(`[`, 60000), "", ""},
	} {
		e := refused(t, 400, test.body)
		if e.Code != test.code || e.Message != test.message {
			t.Errorf("%.90s: %q %q", test.body, e.Code, e.Message)
		}
	}
}

func TestErrorTellsTheNamesOfTheRequest(t *testing.T) {
	const body = `{"error":{"code":"A","innerError":{"request-id":"inner","client-request-id":"theirs"}}}`
	if e := refused(t, 400, body); e.RequestID != "inner" || len(e.ClientRequestID) != 36 {
		t.Errorf("%+v", e)
	}
	if e := refused(t, 400, `{"error":{"requestId":"old"}}`); e.RequestID != "old" {
		t.Errorf("%+v", e)
	}
	e := refused(t, 403, body, "request-id", "outer", "Date", "Sat, 21 Nov 2026 10:00:00 GMT", "WWW-Authenticate", `Bearer error="insufficient_claims"`)
	if e.RequestID != "outer" || e.Date.Hour() != 10 || e.Challenge != `Bearer error="insufficient_claims"` || e.Method != "POST" || e.Path != "/me/profile/positions" {
		t.Errorf("%+v", e)
	}
}

func TestRetryAfterIsReadInEveryShape(t *testing.T) {
	const date = "Sat, 21 Nov 2026 10:00:00 GMT"
	for value, want := range map[string]time.Duration{
		"": 0, "0": 0, "10": 10 * time.Second, "2.128": 2128 * time.Millisecond, "-5": 0, "soon": 0, "NaN": 0, "1e300": (1<<31 - 1) * time.Second,
		"Inf": (1<<31 - 1) * time.Second, "Sat, 21 Nov 2026 10:02:00 GMT": 2 * time.Minute, "Sat, 21 Nov 2026 09:00:00 GMT": 0,
	} {
		if e := refused(t, 429, "", "Retry-After", value, "Date", date); e.RetryAfter != want || e.Outcome() != Throttled {
			t.Errorf("%q: %v", value, e.RetryAfter)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		at := time.Now().Add(time.Minute).UTC().Format(http.TimeFormat)
		if e := refused(t, 429, "", "Retry-After", at); e.RetryAfter != time.Minute {
			t.Errorf("without a Date: %v", e.RetryAfter)
		}
	})
}

func TestErrorTextNamesRequestStatusAndCode(t *testing.T) {
	for text, err := range map[string]error{
		"POST /me/profile/positions: 403 Forbidden, ErrorAccessDeniedForRole":                                          refused(t, 403, `{"error":{"code":"ErrorAccessDeniedForRole","message":"secret"}}`),
		"POST /me/profile/positions: 400 Bad Request":                                                                  refused(t, 400, `{"error":{"code":"not a code","message":"secret"}}`),
		"POST /me/profile/positions: 503 Service Unavailable: may have been done":                                      refused(t, 503, "secret"),
		"POST /me/profile/positions: 201 Created: was done, but its answer could not be read: it has no id":            refused(t, 201, "{}"),
		"POST /me/profile/positions: 201 Created: was done, but its answer could not be read: it is not a JSON object": refused(t, 201, "secret"),
	} {
		if err.Error() != text {
			t.Errorf("%q, want %q", err, text)
		}
	}
}

func FuzzErrorBody(f *testing.F) {
	for _, body := range []string{
		`{"error":{"code":"A","message":"M","innerError":{"code":"B","request-id":"r"}}}`,
		`{"odata.error":{"message":{"value":"M"}}}`, `{"error":"a","error_description":"b"}`, `<html>`, `{"error":{"code":"A`, `{"a":[1,{}],"message":"x"}`,
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		e := refused(t, 400, body)
		if text := e.Error(); !utf8.ValidString(text) || strings.ContainsAny(text, "\x1b\n\r\x00<>\"") || len(text) > 160 {
			t.Errorf("%q became %q", body, text)
		}
		if whole := parseErrorBody([]byte(body)); len(body) < errorLimit && (whole.code != e.Code || whole.message != e.Message) {
			t.Errorf("%q: %+v", body, e)
		}
	})
}
