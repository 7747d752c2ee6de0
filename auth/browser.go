package auth

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"sync"
	"time"

	"github.com/cli/browser"
	"golang.org/x/oauth2"
)

// browserLimit is how long a person has to sign in.
const browserLimit = 5 * time.Minute

// errTooLate means that nobody signed in within the five minutes there are.
var errTooLate = errors.New("nobody signed in in time")

// errNoBrowser means that there is no browser to open here.
var errNoBrowser = errors.New("no browser can be opened here")

// BrowserPrompt is what a person needs to sign in with a browser.
type BrowserPrompt struct {
	Address string // to open, by hand where facet couldn't
	Expires time.Time
	// Port is where the answer is awaited: to forward it over ssh.
	Port string
	// Trouble is why the browser wasn't opened, or nil.
	Trouble error
}

// BrowserOptions vary a browser sign-in.
type BrowserOptions struct {
	// Port to await the answer at; 0 is any.
	Port int
	// Expect is who should come back, or nil for anybody. If somebody else
	// does, Browser returns their session and an [OtherAccountError].
	Expect *Account
	// Choose makes the service ask which account to use.
	Choose bool
	// Claims is the JSON that a claims challenge asked for ([Error].Claims).
	Claims string
	// ByHand leaves the browser to the person.
	ByHand bool
	// Unattended has [Client.StepUp] open none: nobody is there.
	Unattended bool
	// Prompt is called with the address before the browser opens, and again
	// if it could not be opened. It must not block.
	Prompt func(BrowserPrompt)

	scopes []string
}

// Browser signs a person in with a browser, by the authorization code flow with
// PKCE (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow).
// It returns when they are done, after five minutes, or at once when the
// context is done. A refusal is an [*Error].
func (c *Client) Browser(ctx context.Context, options BrowserOptions) (*Session, error) {
	if err := c.ready(ctx); err != nil {
		return nil, err
	}
	g, nonce, err := c.authorize(ctx, options)
	if err != nil {
		return nil, fmt.Errorf("sign in with the browser: %w", err)
	}
	session, err := c.enter(ctx, g, nonce)
	if err != nil {
		return nil, fmt.Errorf("sign in with the browser: %w", err)
	}
	if want := options.Expect; want != nil && want.Key != session.key {
		return session, &OtherAccountError{Want: *want, Got: session.Account()}
	}
	return session, nil
}

// authorize sends the browser for a code and trades it for a grant, whose
// id_token must carry the nonce.
func (c *Client) authorize(ctx context.Context, options BrowserOptions) (g grant, nonce string, err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, browserLimit, errTooLate)
	defer cancel()
	state, nonce, verifier := rand.Text(), rand.Text(), oauth2.GenerateVerifier()
	l, err := listen(ctx, options.Port, state)
	if err != nil {
		return grant{}, "", err
	}
	asked := options.scopes
	if asked == nil {
		asked = scopes()
	}
	config := c.config(l.redirect(), asked)
	address := config.AuthCodeURL(state, append(options.params(),
		oauth2.S256ChallengeOption(verifier), oauth2.SetAuthURLParam("nonce", nonce))...)
	c.show(ctx, address, l.port, options)
	form, err := l.wait(ctx)
	if err != nil {
		return grant{}, "", err
	}
	if form.Has("error") {
		refusal := newError(form.Get("error"), form.Get("error_description"))
		refusal.redact([]string{state, nonce, verifier})
		return grant{}, "", c.withConsent(refusal, asked)
	}
	g, err = c.exchange(ctx, config, map[string]string{
		"code":          form.Get("code"),
		"code_verifier": verifier,
		"claims":        options.Claims,
	})
	return g, nonce, err
}

func (o BrowserOptions) params() []oauth2.AuthCodeOption {
	params := []oauth2.AuthCodeOption{
		oauth2.SetAuthURLParam("response_mode", "form_post"),
		oauth2.SetAuthURLParam("claims", withCapabilities(o.Claims)),
	}
	if o.Choose {
		params = append(params, oauth2.SetAuthURLParam("prompt", "select_account"))
	}
	if o.Expect != nil && o.Expect.Username != "" {
		params = append(params, oauth2.SetAuthURLParam("login_hint", o.Expect.Username))
	}
	return params
}

// show tells the address and opens it. Opening may take as long as the browser
// runs, so nobody waits for it.
func (c *Client) show(ctx context.Context, address, port string, options BrowserOptions) {
	expires, _ := ctx.Deadline()
	prompt := BrowserPrompt{Address: address, Expires: expires, Port: port}
	tell := func() {
		if options.Prompt != nil {
			options.Prompt(prompt)
		}
	}
	tell()
	if options.ByHand {
		return
	}
	open := c.Open
	if open == nil {
		open = openBrowser
	}
	go func() {
		if prompt.Trouble = open(address); prompt.Trouble != nil && ctx.Err() == nil {
			tell()
		}
	}()
}

// quiet keeps what a browser says off the terminal, which belongs to the editor.
var quiet = sync.OnceFunc(func() { browser.Stdout, browser.Stderr = nil, nil })

// openBrowser opens an address in the person's browser. Where there is only a
// terminal it answers [errNoBrowser]: a browser in text mode would take it over.
func openBrowser(address string) error {
	if !hasDesktop(runtime.GOOS, os.Getenv) {
		return errNoBrowser
	}
	quiet()
	if err := browser.OpenURL(address); err != nil {
		return fmt.Errorf("%w: %w", errNoBrowser, err)
	}
	return nil
}

// hasDesktop tells whether a browser has a screen to open on: always on Windows
// and macOS unless over ssh; elsewhere with a display, or from WSL on Windows'.
func hasDesktop(goos string, env func(string) string) bool {
	switch {
	case env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != "" || env("WSL_DISTRO_NAME") != "":
		return true
	case goos == "windows" || goos == "darwin":
		return env("SSH_CONNECTION") == ""
	}
	return false
}

// showable tells whether an address may be shown and opened for signing in.
func showable(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && u.User == nil &&
		(u.Scheme == "https" || u.Scheme == "http" && loopback(u.Hostname()))
}
