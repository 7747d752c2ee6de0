package cli

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"facet/auth"
	"facet/internal/text"
	"facet/profile/person"
)

// tokenVariable names the environment variable of a ready bearer token.
const tokenVariable = "FACET_ACCESS_TOKEN"

// hasToken reports whether somebody gave a ready bearer token.
func (c *command) hasToken() bool { return strings.TrimSpace(c.envOf(tokenVariable)) != "" }

// token is the ready bearer token, fit to be sent to the Graph of the settings.
func (c *command) token() (auth.Secret, error) {
	base, err := c.baseURL()
	if err != nil {
		return auth.Secret{}, err
	}
	root, err := url.Parse(base)
	if err != nil {
		return auth.Secret{}, err
	}
	token, err := auth.ParseBearer(c.envOf(tokenVariable), root, time.Now())
	if flaw, ok := errors.AsType[*auth.FlawError](err); ok {
		return auth.Secret{}, unfitToken{unfit(flaw), flaw}
	}
	return token, err
}

// unfitToken is a ready token of no use, with words for people.
type unfitToken struct {
	person.Advised
	flaw error
}

func (u unfitToken) Unwrap() error { return u.flaw }

// NeedsSignIn reports true: another token, or signing in, is what helps.
func (u unfitToken) NeedsSignIn() bool { return true }

// unfit says what is wrong with a ready token, and never a part of it.
func unfit(e *auth.FlawError) person.Advised {
	const copied = " Copy it again, whole and in one line: it begins with eyJ, or is one long word."
	const another = "Put a fresh token for Microsoft Graph into it, or leave it out and sign in with facet login."
	switch e.Flaw {
	case auth.Broken:
		return person.Advised{What: "The token in " + tokenVariable + " has a line break or a blank in it. Nothing was sent.", Remedy: strings.TrimSpace(copied)}
	case auth.Cut:
		return person.Advised{What: "A part of the token in " + tokenVariable + " is missing. Nothing was sent.", Remedy: strings.TrimSpace(copied)}
	case auth.Expired:
		return person.Advised{What: fmt.Sprintf("The token in %s expired at %s. Nothing was sent.", tokenVariable, text.Clock(e.At, time.Now())), Remedy: another}
	case auth.AppOnly:
		return person.Advised{What: person.AppToken.What + " Nothing was sent.", Remedy: person.AppToken.Remedy}
	case auth.OtherService:
		return person.Advised{What: fmt.Sprintf("The token in %s is for another service (%s), and not for Microsoft Graph. Nothing was sent.", tokenVariable, e.For), Remedy: another}
	case auth.OtherCloud:
		return person.Advised{What: fmt.Sprintf("The token in %s is for the Graph of another cloud (%s). Nothing was sent.", tokenVariable, e.For),
			Remedy: "Choose that cloud with --cloud " + e.For + ", or put a token for this one into it."}
	}
	return person.Advised{What: "What " + tokenVariable + " has in it is not a token. Nothing was sent.", Remedy: strings.TrimSpace(copied)}
}
