package sandbox

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

const (
	interests = "/me/profile/interests"
	aGo       = `{"displayName":"Go"}`
)

// struck is a sandbox with faults, asked as the first of its people.
func struck(t *testing.T, faults ...string) (*Sandbox, client) {
	t.Helper()
	s := New(PageSize(2))
	inject(t, s, faults...)
	return s, as(t, s, "me")
}

func TestWithoutFaultsNothingDiffers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		if one, two := session(t, New()), session(t, New()); one != two {
			t.Errorf("one answers\n%s\nthe other\n%s", one, two)
		}
	})
}

func TestEveryFaultMakesADifference(t *testing.T) {
	var usual sync.Once
	var struckNot, without string
	for _, fault := range Faults() {
		t.Run(fault.Name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				usual.Do(func() { s, _ := struck(t); struckNot, without = session(t, s), session(t, New()) })
				s, _ := struck(t, fault.Name)
				if session(t, s) == struckNot {
					t.Error("nothing differs")
				}
				s.Clear(fault.Name)
				if after := session(t, s); without[:20] != after[:20] {
					t.Errorf("cleared, it still answers %.100s", after)
				}
			})
		})
	}
}

// session asks a bit of everything and tells what came of it, and when.
func session(t *testing.T, s *Sandbox) string {
	c := as(t, s, "me")
	var all strings.Builder
	start := time.Now()
	for _, ask := range [][3]string{
		{"GET", "/me", ""},
		{"GET", interests, ""},
		{"POST", interests, aGo},
		{"GET", interests + "?$top=1&$skip=3", ""},
		{"POST", "/users/kenta.sato@contoso.com/profile/interests", aGo},
		{"POST", "/me/profile/account", `{"countryCode":"SE"}`},
		{"GET", "/me/profile/account", ""},
		{"GET", "/me/responsibilities", ""},
		{"GET", "/me/profile/responsibilities", ""},
		{"POST", interests, `{"unheardOf":1}`},
		{"POST", "/me/profile/skills", `{"displayName":"Go","proficiency":"advancedProfessional"}`},
		{"PATCH", "/me", `{"aboutMe":"Hello"}`},
		{"GET", "/users/alex.kim@contoso.com/photo", ""},
		{"DELETE", "/me/photo/$value", ""},
		{"GET", "/me/photo", ""},
		{"POST", "/$batch", `{"requests":[{"id":"1","method":"GET","url":"/me"}]}`},
	} {
		response, err := s.RoundTrip(c.request(ask[0], ask[1], ask[2]))
		if err != nil {
			all.WriteString(err.Error())
			continue
		}
		text, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
		response.Body.Close()
		_, _ = all.WriteString(response.Status + response.Header.Get("Retry-After") + string(text))
		if err != nil {
			all.WriteString(err.Error())
		}
	}
	signInSession(t, s, &all)
	return all.String() + time.Since(start).String()
}

// signInSession signs in by every way, and tells what came of it.
func signInSession(t *testing.T, s *Sandbox, all *strings.Builder) {
	a := newApp(t, s)
	a.http = telling{s, all}
	a.browser = NewBrowser(t, a.http)
	last := a.browser.Open(a.address("scope", ownScope+" User.ReadWrite.All")).Through("")
	tokens := a.redeem(last.Fields.Get("code"))
	all.WriteString(last.Fields.Encode())
	if tokens.status == http.StatusOK {
		claims, _ := json.Marshal(tokens.claims(t))
		all.Write(claims)
	}
	a.renew(tokens.member("refresh_token"))
	device := a.askForCode()
	page := a.browser.Open(strings.TrimSuffix(BaseURL, "/beta") + "/signin/device")
	if page.Status == http.StatusOK && len(page.Buttons) > 0 {
		page.Press("enter", "user_code", device.member("user_code")).Through("")
	}
	a.poll(device.member("device_code"))
}

// telling is a transport that tells of every answer.
type telling struct {
	next http.RoundTripper
	all  *strings.Builder
}

func (tell telling) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := tell.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(response.Body)
	response.Body = io.NopCloser(bytes.NewReader(text))
	_, _ = tell.all.WriteString(response.Status + string(text))
	return response, err
}

func TestStatusHasTheBodyThatIsAskedFor(t *testing.T) {
	for value, want := range map[string]struct {
		status int
		says   string
	}{
		"":          {503, `"code":"ServiceNotAvailable"`},
		"429:graph": {429, `"code":"TooManyRequests"`},
		"502:html":  {502, "<!DOCTYPE html>"},
		"500:empty": {500, ""},
		"504:cut":   {504, `{"error":`},
		"200:html":  {200, "<h1>"},
	} {
		s, c := struck(t, "status="+value+"@writes")
		before := len(s.Objects("me", "interests"))
		got := c.must(want.status, "POST", interests, aGo)
		if !strings.Contains(got.text, want.says) || want.says == "" && got.text != "" {
			t.Errorf("%s: %s", value, got.text)
		}
		if strings.HasSuffix(value, ":cut") && got.body != nil {
			t.Errorf("%s is whole: %s", value, got.text)
		}
		if len(s.Objects("me", "interests")) != before {
			t.Errorf("%s was done", value)
		}
		c.must(200, "GET", interests, "")
	}
}

func TestScopesSayWhichRequestsAreStruck(t *testing.T) {
	_, c := struck(t, "status=500@post+interests+#2-3", "status=429@once+get", "retry-after=7@get")
	for _, want := range []int{201, 500, 500, 201} {
		c.must(want, "POST", interests, aGo)
		c.must(201, "POST", "/me/profile/awards", aGo)
	}
	if got := c.must(429, "GET", interests, ""); got.header.Get("Retry-After") != "7" {
		t.Errorf("Retry-After is %q", got.header.Get("Retry-After"))
	}
	c.must(200, "GET", interests, "")
}

func TestRefusalsAreInGraphsWords(t *testing.T) {
	for _, one := range []struct {
		fault, method, path string
		status              int
		code                string
	}{
		{"unknown-error", "POST", interests, 400, "UnknownError"},
		{"access-denied-for-role", "POST", "/users/kenta.sato@contoso.com/profile/interests", 403, "ErrorAccessDeniedForRole"},
		{"access-denied-for-role", "POST", interests, 201, ""},
		{"account-refused", "POST", "/me/profile/account", 403, "ErrorAccessDenied"},
		{"account-refused", "POST", interests, 201, ""},
		{"responsibilities-refused=400", "POST", "/me/responsibilities", 400, "BadRequest"},
		{"responsibilities-refused", "POST", "/me/responsibilities", 404, "ResourceNotFound"},
		{"responsibilities-refused=405", "POST", "/me/responsibilities", 405, "Request_BadRequest"},
		{"responsibilities-in-profile", "POST", "/me/profile/responsibilities", 201, ""},
		{"insufficient-scope", "POST", interests, 403, "Authorization_RequestDenied"},
		{"insufficient-scope=User.ReadWrite", "POST", interests, 201, ""},
		{"insufficient-scope=User.ReadWrite", "POST", "/users/kenta.sato@contoso.com/profile/interests", 403, "Authorization_RequestDenied"},
		{"expired-token", "GET", "/me", 401, "InvalidAuthenticationToken"},
		{"claims-challenge", "GET", "/me", 401, "InvalidAuthenticationToken"},
	} {
		_, c := struck(t, one.fault)
		body := aGo
		if strings.HasSuffix(one.path, "account") {
			body = `{"countryCode":"SE"}`
		}
		if got := c.must(one.status, one.method, one.path, body); got.code() != one.code {
			t.Errorf("%s: %s", one.fault, got.text)
		}
	}
}

func TestUnknownErrorHasNoMessage(t *testing.T) {
	_, c := struck(t, "unknown-error")
	if got := c.do("POST", interests, aGo); !strings.Contains(got.text, `"message":""`) {
		t.Errorf("%s", got.text)
	}
}

func TestResponsibilitiesCanBeWithinTheProfileAlone(t *testing.T) {
	_, c := struck(t, "responsibilities-refused", "responsibilities-in-profile")
	c.must(404, "POST", "/me/responsibilities", aGo)
	c.must(201, "POST", "/me/profile/responsibilities", aGo)
}

func TestIgnoredAccountsSeemToBeWritten(t *testing.T) {
	s, c := struck(t, "account-ignored")
	before := mustJSON(t, s.Objects("me", "account"))
	got := c.must(201, "POST", "/me/profile/account", `{"countryCode":"SE"}`)
	holds(t, "", map[string]any{"countryCode": "SE"}, got.body)
	if after := mustJSON(t, s.Objects("me", "account")); after != before {
		t.Errorf("it was written: %s", after)
	}
}

func TestLostAnswersDifferInWhatWasDone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for fault, want := range map[string]struct {
			err       error
			now, soon int // how many objects more, at once and ten seconds later
		}{
			"refuse":       {syscall.ECONNREFUSED, 0, 0},
			"reset":        {syscall.ECONNRESET, 0, 0},
			"reset=after":  {syscall.ECONNRESET, 1, 1},
			"late-commit":  {syscall.ECONNRESET, 0, 1},
			"cut":          {io.ErrUnexpectedEOF, 1, 1},
			"cut=0":        {io.ErrUnexpectedEOF, 1, 1},
			"cut@patch":    {nil, 1, 1},
			"stale-lists":  {nil, 1, 1},
			"late-answer":  {nil, 1, 1},
			"latency=1.5s": {nil, 1, 1},
		} {
			s, c := struck(t, fault)
			before := len(s.Objects("me", "interests"))
			if want.err == nil {
				c.must(201, "POST", interests, aGo)
			} else if err := c.fails("POST", interests, aGo); !errors.Is(err, want.err) {
				t.Errorf("%s: %v", fault, err)
			}
			if n := len(s.Objects("me", "interests")) - before; n != want.now {
				t.Errorf("%s: %d objects at once, want %d", fault, n, want.now)
			}
			time.Sleep(10 * time.Second)
			if n := len(s.Objects("me", "interests")) - before; n != want.soon {
				t.Errorf("%s: %d objects in the end, want %d", fault, n, want.soon)
			}
		}
	})
}

func TestCommitThenStatusIsDone(t *testing.T) {
	s, c := struck(t, "commit-then-status=504:html")
	before := len(s.Objects("me", "interests"))
	c.must(504, "POST", interests, aGo)
	if n := len(s.Objects("me", "interests")); n != before+1 {
		t.Errorf("%d objects, before %d", n, before)
	}
}

func TestStaleListsCatchUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New()
		inject(t, s, "stale-lists=5s")
		c := as(t, s, "me")
		before := len(c.do("GET", interests, "").list())
		c.must(201, "POST", interests, aGo)
		if n := len(c.do("GET", interests, "").list()); n != before {
			t.Errorf("the list shows it at once")
		}
		time.Sleep(5 * time.Second)
		if n := len(c.do("GET", interests, "").list()); n != before+1 {
			t.Errorf("the list still lacks it")
		}
	})
}

func TestHostileTextReachesEveryString(t *testing.T) {
	for i, payload := range payloads {
		_, c := struck(t, "hostile-text="+strconv.Itoa(i))
		for _, path := range []string{"/me", interests, "/me/profile", "/users", "/me/profile/unheardOf"} {
			raw := c.do("GET", path, "").text
			want := string(appendString(nil, payload))
			if !strings.Contains(raw, want[1:len(want)-1]) {
				t.Errorf("%s does not carry payload %d", path, i)
			}
		}
	}
}

func TestAnswersCanBeSpelledOddly(t *testing.T) {
	for fault, want := range map[string]string{
		"numeric-enums":    `"allowedAudiences":"8"`,
		"empty-for-null":   `"thumbnailUrl":""`,
		"year-one":         `"createdDateTime":"0001-01-01T00:00:00Z"`,
		"source-as-string": `"source":{"type":"User"}`,
	} {
		_, c := struck(t, fault)
		for _, got := range []reply{c.must(201, "POST", interests, aGo), c.must(200, "GET", "/me/profile", "")} {
			if !strings.Contains(got.text, want) {
				t.Errorf("%s: no %s in %s", fault, want, got.text)
			}
		}
	}
}

func TestFlagsAreNumberedAsASum(t *testing.T) {
	_, c := struck(t, "numeric-enums")
	got := c.must(201, "POST", interests, `{"allowedAudiences":"organization,federatedOrganizations"}`)
	holds(t, "", map[string]any{"allowedAudiences": "24"}, got.body)
}

func TestNextLinksLeadAstray(t *testing.T) {
	for value, want := range map[string]string{
		"loop": "$skiptoken=0", "elsewhere": "/beta/users?", "foreign": "https://" + foreignHost,
	} {
		_, c := struck(t, "next-link="+value)
		link, _ := c.must(200, "GET", interests, "").body["@odata.nextLink"].(string)
		if !strings.Contains(strings.ReplaceAll(link, "%24", "$"), want) {
			t.Errorf("%s leads to %q", value, link)
		}
	}
}

func TestGzipBombsUnpackToWhatIsAskedFor(t *testing.T) {
	s, c := struck(t, "gzip-bomb=3")
	response, err := s.RoundTrip(c.request("GET", interests, ""))
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, response.Body); n < 3<<20 || err != nil || !response.Uncompressed {
		t.Errorf("%d bytes (%v), unpacked: %v", n, err, response.Uncompressed)
	}
	r := c.request("GET", interests, "")
	r.Header.Set("Accept-Encoding", "gzip")
	packed := c.send(r)
	if _, err := gzip.NewReader(bytes.NewReader([]byte(packed.text))); err != nil || len(packed.text) > 10<<10 {
		t.Errorf("who asks for gzip gets %d bytes (%v)", len(packed.text), err)
	}
}

func TestRedirectLeadsToAnotherHost(t *testing.T) {
	_, c := struck(t, "redirect=308")
	if got := c.must(308, "GET", interests, ""); got.header.Get("Location") != "https://"+foreignHost+"/beta"+interests {
		t.Errorf("Location is %q", got.header.Get("Location"))
	}
}

func TestRetryAfterIsSecondsOrADate(t *testing.T) {
	at := time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)
	for value, want := range map[string]string{
		"": "5", "2.128": "2.128", "soon": "soon", "date:90": "Sat, 21 Nov 2026 09:31:30 GMT",
	} {
		s := New(Clock(func() time.Time { return at }))
		inject(t, s, "status=429", "retry-after="+value)
		if got := as(t, s, "me").do("GET", "/me", ""); got.header.Get("Retry-After") != want {
			t.Errorf("%q: Retry-After is %q", value, got.header.Get("Retry-After"))
		}
	}
}

func TestThrottleLetsThroughWhatItSays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, c := struck(t, "throttle=2/4")
		for range 4 {
			c.must(200, "GET", "/me", "")
		}
		if got := c.must(429, "GET", "/me", "").header.Get("Retry-After"); got != "1" {
			t.Errorf("Retry-After is %q", got)
		}
		date := c.must(429, "GET", "/me", "").header.Get("Retry-After")
		if until, err := http.ParseTime(date); err != nil || time.Until(until) != time.Second {
			t.Errorf("Retry-After is %q", date)
		}
		time.Sleep(time.Second)
		for range 2 {
			c.must(200, "GET", "/me", "")
		}
		c.must(429, "GET", "/me", "")
	})
}

func TestFaultsThatMakeNoSenseAreRefused(t *testing.T) {
	for fault, says := range map[string]string{
		"latenzy":          `"latency"`,
		"":                 "nearest",
		"latency=soon":     "duration",
		"latency=-1s":      "duration",
		"status=99":        "status",
		"status=503:gif":   "html",
		"unknown-error=1":  "no value",
		"status@unheardOf": "unheardOf",
		"status@#0":        "#2-4",
		"status@#3-2":      "#2-4",
		"reset=maybe":      "before or after",
		"cut=-1":           "bytes",
		"hostile-text=99":  "below",
		"next-link=up":     "loop",
		"gzip-bomb=0":      "megabytes",
		"redirect=200":     "300",
		"throttle=0/4":     "2/4",
		"throttle=2":       "2/4",
		"throttle=2/0":     "2/4",
	} {
		if err := New().Inject(fault); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", fault, err)
		}
	}
}

func TestEveryFaultIsExplained(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Faults() {
		if f.Summary == "" || f.Name != strings.ToLower(f.Name) || seen[f.Name] {
			t.Errorf("%q: %q", f.Name, f.Summary)
		}
		seen[f.Name] = true
	}
}

func FuzzInject(f *testing.F) {
	for _, fault := range Faults() {
		f.Add(fault.Name + "=1@post+#2")
	}
	f.Fuzz(func(t *testing.T, fault string) {
		if strings.HasPrefix(fault, "late") || strings.HasPrefix(fault, "gzip-bomb") {
			return // they take their time
		}
		s := New()
		if s.Inject(fault) == nil {
			c := as(t, s, "me")
			if response, err := s.RoundTrip(c.request(http.MethodPost, interests, aGo)); err == nil {
				response.Body.Close()
			}
		}
	})
}
