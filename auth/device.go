package auth

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/oauth2"
)

// The bounds of waiting in the device flow.
const (
	minInterval    = 5 * time.Second
	maxInterval    = time.Minute
	slowDown       = 5 * time.Second
	defaultCode    = 15 * time.Minute // where the service doesn't say
	longestCode    = time.Hour
	deviceCodeKind = "urn:ietf:params:oauth:grant-type:device_code"
)

// DevicePrompt is what a person needs to sign in on another device.
type DevicePrompt struct {
	UserCode string
	Address  string // to open there; https
	// Complete is Address with the code in it, or "".
	Complete string
	Expires  time.Time
	// Trouble is why the latest question failed, or nil. Waiting goes on.
	Trouble error
}

// DeviceOptions vary a device sign-in.
type DeviceOptions struct {
	// Prompt is called when there is a code to show, and again whenever
	// Trouble comes or goes. It must not block.
	Prompt func(DevicePrompt)
}

// Device signs a person in who types a code on another device
// (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code).
// It returns when they have done so, when the code has expired, or at once when
// the context is done. Many organisations forbid this flow: 53003 on the page.
func (c *Client) Device(ctx context.Context, options DeviceOptions) (*Session, error) {
	if err := c.ready(ctx); err != nil {
		return nil, err
	}
	config := c.config("", scopes())
	code, err := c.deviceCode(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("ask for a device code: %w", err)
	}
	wait := &deviceWait{client: c, config: config, code: code, prompt: options.Prompt}
	g, err := wait.run(ctx)
	if err != nil {
		return nil, fmt.Errorf("sign in with a device code: %w", err)
	}
	return c.enter(ctx, g, "")
}

func (c *Client) deviceCode(ctx context.Context, config *oauth2.Config) (*oauth2.DeviceAuthResponse, error) {
	g := c.guard()
	code, err := config.DeviceAuth(g.within(ctx))
	if err != nil {
		return nil, c.withConsent(g.failure(config.Endpoint.DeviceAuthURL, err), config.Scopes)
	}
	if code.DeviceCode == "" || code.UserCode == "" {
		return nil, fmt.Errorf("%w: no code in it", ErrAnswer)
	}
	if !showable(code.VerificationURI) || code.VerificationURIComplete != "" && !showable(code.VerificationURIComplete) {
		return nil, fmt.Errorf("%w: its page is not on https", ErrAnswer)
	}
	if code.Expiry.IsZero() {
		code.Expiry = time.Now().Add(defaultCode)
	}
	if latest := time.Now().Add(longestCode); code.Expiry.After(latest) {
		code.Expiry = latest
	}
	return code, nil
}

// deviceWait asks again and again whether the person is done. The loop of
// x/oauth2 ends at the first 502 and can't stand an interval of -1.
type deviceWait struct {
	client   *Client
	config   *oauth2.Config
	code     *oauth2.DeviceAuthResponse
	prompt   func(DevicePrompt)
	interval time.Duration // what the service wants
	backoff  time.Duration // what its troubles add
	trouble  error
}

func (w *deviceWait) run(ctx context.Context) (grant, error) {
	ctx, cancel := context.WithDeadlineCause(ctx, w.code.Expiry, &Error{Code: "expired_token"})
	defer cancel()
	seconds := min(max(w.code.Interval, int64(minInterval/time.Second)), int64(maxInterval/time.Second))
	w.interval = time.Duration(seconds) * time.Second
	w.show()
	for {
		select {
		case <-ctx.Done():
			return grant{}, context.Cause(ctx)
		case <-time.After(w.interval + w.backoff):
		}
		g, err := w.poll(ctx)
		if ctx.Err() != nil && err != nil {
			return grant{}, context.Cause(ctx)
		}
		if err == nil || !w.goesOn(err) {
			return g, err
		}
	}
}

func (w *deviceWait) poll(ctx context.Context) (grant, error) {
	return w.client.exchange(ctx, w.config, map[string]string{
		"grant_type":  deviceCodeKind,
		"device_code": w.code.DeviceCode,
	})
}

// goesOn tells whether a refusal means to wait on, and for how long
// (https://www.rfc-editor.org/rfc/rfc8628#section-3.5).
func (w *deviceWait) goesOn(err error) bool {
	refusal, refused := errors.AsType[*Error](err)
	switch {
	case refused && refusal.Code == "authorization_pending":
		w.settle(nil, 0)
	case refused && refusal.Code == "slow_down":
		w.interval += slowDown
		w.settle(nil, 0)
	case refused && refusal.Status < 500 && refusal.Code != "temporarily_unavailable":
		return false
	default:
		w.settle(err, min(max(2*w.backoff, w.interval), maxInterval))
		if status, ok := errors.AsType[*StatusError](err); ok {
			w.backoff = max(w.backoff, status.RetryAfter-w.interval)
		}
	}
	return true
}

// settle notes how the latest question went, and shows a change.
func (w *deviceWait) settle(trouble error, backoff time.Duration) {
	changed := (w.trouble == nil) != (trouble == nil)
	w.trouble, w.backoff = trouble, backoff
	if changed {
		w.show()
	}
}

func (w *deviceWait) show() {
	if w.prompt == nil {
		return
	}
	w.prompt(DevicePrompt{
		UserCode: w.code.UserCode,
		Address:  w.code.VerificationURI,
		Complete: w.code.VerificationURIComplete,
		Expires:  w.code.Expiry,
		Trouble:  w.trouble,
	})
}
