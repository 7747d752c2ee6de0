package auth

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// deviceServer plays a script at the token endpoint and watches the clock.
type deviceServer struct {
	*provider
	device   string   // the answer with the code
	script   []string // one word per poll; "pending" after its end
	polls    int
	last     time.Time     // when the latest poll ended
	interval time.Duration // what the server wants now
	early    int           // polls closer than that
}

func (s *deviceServer) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Path == "/device" {
		s.last = time.Now()
		if s.device != "" {
			return answer(200, "application/json", s.device), nil
		}
		return s.provider.RoundTrip(r)
	}
	if time.Since(s.last) < s.interval {
		s.early++
	}
	defer func() { s.last = time.Now() }()
	word := "pending"
	if s.polls < len(s.script) {
		word = s.script[s.polls]
	}
	s.polls++
	return s.play(word, r)
}

func (s *deviceServer) play(word string, r *http.Request) (*http.Response, error) {
	switch word {
	case "done":
		return s.provider.RoundTrip(r)
	case "pending":
		return answer(400, "application/json", refusal("authorization_pending", 70016)), nil
	case "slow_down":
		s.interval += 5 * time.Second
		return answer(400, "application/json", refusal("slow_down", 0)), nil
	case "502":
		return answer(502, "text/html", "<html>Bad Gateway</html>"), nil
	case "503":
		resp := answer(503, "text/plain", "")
		resp.Header.Set("Retry-After", "40")
		return resp, nil
	case "busy":
		return answer(503, "application/json", refusal("temporarily_unavailable", 90033)), nil
	case "429":
		return answer(429, "text/plain", "slow down"), nil
	case "portal":
		return answer(200, "text/html", "<html>Welcome to our hotel</html>"), nil
	case "moved":
		return answer(302, "text/html", ""), nil
	case "torn":
		return answer(200, "application/json", `{"access_token":"canary`), nil
	case "reset":
		return nil, syscall.ECONNRESET
	case "silent":
		<-r.Context().Done()
		return nil, r.Context().Err()
	}
	return answer(400, "application/json", refusal(word, 0)), nil
}

func answer(status int, kind, body string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {kind}}, Body: io.NopCloser(strings.NewReader(body))}
}

func deviceAnswer(interval, expires string) string {
	return fmt.Sprintf(`{"device_code":"canary-device","user_code":"ABC-DEF","verification_uri":"https://login.example/go","interval":%s,"expires_in":%s}`, interval, expires)
}

// newDeviceServer returns a server and its client. The provider must know the
// scopes that a code was asked for, whatever answer the server gives.
func newDeviceServer(t testing.TB, script ...string) (*deviceServer, *Client) {
	s := &deviceServer{provider: newProvider(), script: script, interval: minInterval}
	s.codes["canary-device"] = url.Values{"scope": {strings.Join(scopes(), " ")}}
	c := s.client(t)
	c.Base = s
	return s, c
}

func TestDevicePollsOutliveTroublesAndKeepTheirDistance(t *testing.T) {
	troubles := []string{"pending", "slow_down", "502", "503", "busy", "429", "portal", "moved", "torn", "reset", "silent"}
	intervals := map[string]time.Duration{"-1": 5, "0": 5, "1": 5, "5": 5, "7": 7, "30": 30, "60": 60, "3600": 60, "9223372036854775807": 60}
	scripts, polls, early, ended := 0, 0, 0, 0
	random := rand.New(rand.NewPCG(1, 2))
	for interval, seconds := range intervals {
		for range 40 {
			synctest.Test(t, func(t *testing.T) {
				s, c := newDeviceServer(t)
				s.device, s.interval = deviceAnswer(interval, "3600"), seconds*time.Second
				for range random.IntN(8) {
					s.script = append(s.script, troubles[random.IntN(len(troubles))])
				}
				s.script = append(s.script, "done")
				session, err := c.Device(t.Context(), DeviceOptions{})
				if err != nil || session.Account().Object != ann.object {
					ended++
					t.Errorf("interval %s, script %v: %v", interval, s.script, err)
				}
				scripts, polls, early = scripts+1, polls+s.polls, early+s.early
			})
		}
	}
	t.Logf("S3: scripts: %d, polls: %d, closer than the interval: %d, ended early: %d, panics: 0", scripts, polls, early, ended)
	if early != 0 {
		t.Errorf("%d polls came early", early)
	}
}

func TestDeviceWaitStopsWhenToldTo(t *testing.T) {
	for _, code := range []string{"authorization_declined", "bad_verification_code", "expired_token", "access_denied", "invalid_client", "unauthorized_client"} {
		synctest.Test(t, func(t *testing.T) {
			s, c := newDeviceServer(t, "pending", "502", code)
			_, err := c.Device(t.Context(), DeviceOptions{})
			refused, ok := errors.AsType[*Error](err)
			if !ok || refused.Code != code || s.polls != 3 {
				t.Errorf("%s: %v after %d polls", code, err, s.polls)
			}
		})
	}
}

func TestDeviceWaitEndsWithTheCode(t *testing.T) {
	tests := []struct {
		expires string
		want    time.Duration
	}{{"900", 15 * time.Minute}, {"0", 15 * time.Minute}, {"60", time.Minute}, {"999999", time.Hour}, {"-5", 0}}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			s, c := newDeviceServer(t)
			s.device = deviceAnswer("5", test.expires)
			began := time.Now()
			_, err := c.Device(t.Context(), DeviceOptions{})
			refused, ok := errors.AsType[*Error](err)
			if took := time.Since(began).Round(time.Second); !ok || refused.Code != "expired_token" || took != max(test.want, 0) {
				t.Errorf("expires_in %s: %v after %v", test.expires, err, took)
			}
		})
	}
}

func TestDevicePromptShowsTroubleComingAndGoing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, c := newDeviceServer(t, "pending", "reset", "502", "pending", "done")
		var seen []bool
		_, err := c.Device(t.Context(), DeviceOptions{Prompt: func(d DevicePrompt) {
			if d.UserCode != "ABC" || d.Address != "https://login.example/go" || time.Until(d.Expires) > 15*time.Minute {
				t.Errorf("prompt %+v", d)
			}
			seen = append(seen, d.Trouble != nil)
		}})
		if err != nil || fmt.Sprint(seen) != "[false true false]" {
			t.Errorf("%v, %v", seen, err)
		}
	})
}

func TestEscEndsDeviceWaitAtOnce(t *testing.T) {
	for name, script := range map[string][]string{"between polls": nil, "during a silent poll": {"silent"}} {
		synctest.Test(t, func(t *testing.T) {
			_, c := newDeviceServer(t, script...)
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error)
			go func() {
				_, err := c.Device(ctx, DeviceOptions{})
				done <- err
			}()
			time.Sleep(7 * time.Second)
			synctest.Wait()
			began := time.Now()
			cancel()
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v", name, err)
			}
			took := time.Since(began)
			t.Logf("S2: Esc %s of the device flow returned after %v of virtual time", name, took)
			if took > 100*time.Millisecond {
				t.Error("too late")
			}
		})
	}
}

func TestDeviceCodeAnswersAreChecked(t *testing.T) {
	for _, body := range []string{
		`{}`, `null`, `[]`, `"x"`, ` `,
		`{"device_code":"x","verification_uri":"https://login.example"}`,
		`{"device_code":"x","user_code":"y"}`,
		`{"device_code":"x","user_code":"y","verification_uri":"http://login.example"}`,
		`{"device_code":"x","user_code":"y","verification_uri":"javascript:alert(1)"}`,
		`{"device_code":"x","user_code":"y","verification_uri":"https://a@login.example"}`,
		`{"device_code":"x","user_code":"y","verification_uri":"https://login.example","verification_uri_complete":"file:///etc"}`,
		`{"device_code":"x","user_code":"y","verification_uri":"https://login.example","interval":"soon"}`,
	} {
		s, c := newDeviceServer(t)
		s.device = body
		if _, err := c.Device(t.Context(), DeviceOptions{}); !errors.Is(err, ErrAnswer) || s.polls > 0 {
			t.Errorf("%s: %v after %d polls", body, err, s.polls)
		}
	}
}
