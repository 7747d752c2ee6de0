package auth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Reach is what came of knocking at an address.
type Reach struct {
	Address string
	Status  int // of HTTP; 0 if nobody answered
	Took    time.Duration
	// Ahead is how far this computer's clock is ahead of the server's; 0 if
	// the server didn't tell the time.
	Ahead time.Duration
	Err   error // for [Explain]
}

// ReachSignIn knocks at the sign-in service. Any answer of its own will do.
func (c *Client) ReachSignIn(ctx context.Context) Reach {
	return c.reach(ctx, c.endpoints().Token)
}

func (c *Client) reach(ctx context.Context, address string) Reach {
	ctx, cancel := context.WithTimeout(ctx, answerLimit)
	defer cancel()
	reach := Reach{Address: address}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		reach.Err = err
		return reach
	}
	began := time.Now()
	resp, err := c.base().RoundTrip(req)
	reach.Took = time.Since(began)
	if err != nil {
		reach.Err = fmt.Errorf("reach %s: %w", req.URL.Host, networkError(err))
		return reach
	}
	resp.Body.Close() // what it says doesn't matter
	reach.Status = resp.StatusCode
	if date, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		reach.Ahead = time.Since(date).Round(time.Second)
	}
	switch {
	case resp.StatusCode == http.StatusProxyAuthRequired:
		reach.Err = ErrProxy
	case resp.StatusCode/100 == 3:
		reach.Err = ErrRedirected
	case resp.StatusCode == http.StatusNetworkAuthenticationRequired,
		resp.StatusCode == http.StatusOK && strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html"):
		reach.Err = ErrWebPage
	}
	return reach
}

// CheckRegistration finds out, without a person, whether the sign-in service
// knows the application and lets it be a public client: it asks for a device
// code, and once whether that was used. Still waiting is the good answer. Nil
// does not mean that the redirect address is registered: only signing in with
// a browser can tell.
func (c *Client) CheckRegistration(ctx context.Context) error {
	if err := c.CheckSettings(); err != nil {
		return err
	}
	config := c.config("", scopes())
	code, err := c.deviceCode(ctx, config)
	if err != nil {
		return fmt.Errorf("check the app registration: %w", err)
	}
	_, err = (&deviceWait{client: c, config: config, code: code}).poll(ctx)
	if refusal, ok := errors.AsType[*Error](err); ok {
		switch refusal.Code {
		case "authorization_pending", "slow_down":
			return nil
		}
	}
	if err != nil {
		return fmt.Errorf("check the app registration: %w", err)
	}
	return nil
}
