package auth

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"time"
)

// Explain puts an error of this package into words: what happened, and what
// helps. The words may hold text of the sign-in service: make them safe for the
// terminal before showing them.
func Explain(err error) (what, remedy string) {
	switch {
	case err == nil:
		return "", ""
	case errors.Is(err, context.Canceled):
		return "Signing in was called off.", ""
	}
	if refusal, ok := errors.AsType[*Error](err); ok {
		return explainRefusal(refusal, consentURL(err, refusal))
	}
	if consent, ok := errors.AsType[*ConsentError](err); ok {
		return "You signed in, but the permission " + consent.Scope + " was not granted.",
			adminNeeded.remedy + pageLine(consent.URL)
	}
	for _, explain := range []func(error) (advice, bool){adviceOnDetails, adviceOnSentinel, adviceOnNetwork} {
		if a, ok := explain(err); ok {
			return a.what, a.remedy
		}
	}
	return "Signing in did not work: " + err.Error() + ".", "Try again; facet doctor looks for the cause."
}

// advice is what the refusal's number, or else its code, means.
func (e *Error) advice() advice {
	a, known := adviceFor[e.AADSTS]
	if !known && e.AADSTS == 0 {
		a, known = adviceForCode[e.Code]
	}
	if !known {
		a = advice{"The sign-in service refused: " + e.text(), "Give these ids to your administrator or to Microsoft's support."}
	}
	return a
}

func explainRefusal(e *Error, consent string) (what, remedy string) {
	a := e.advice()
	if slices.Contains([]advice{consentMissing, adminNeeded}, a) {
		a.remedy += pageLine(consent)
	}
	return a.what, a.remedy + e.ids()
}

// text is a refusal in the service's own words.
func (e *Error) text() string {
	if e.Description == "" {
		return e.Code
	}
	first, _, _ := strings.Cut(e.Description, "\n")
	return e.Code + ": " + strings.TrimSpace(first)
}

// ids are what support asks for.
func (e *Error) ids() string {
	var b strings.Builder
	if e.AADSTS != 0 {
		fmt.Fprintf(&b, "\nAADSTS%d", e.AADSTS)
	}
	if e.TraceID != "" {
		b.WriteString("\ntrace id " + e.TraceID)
	}
	if e.CorrelationID != "" {
		b.WriteString("\ncorrelation id " + e.CorrelationID)
	}
	return b.String()
}

func consentURL(err error, refusal *Error) string {
	if consent, ok := errors.AsType[*ConsentError](err); ok {
		return consent.URL
	}
	return refusal.ConsentURL
}

func pageLine(address string) string {
	if address == "" {
		return ""
	}
	return "\nApproval page: " + address
}

// adviceOnDetails words the errors that carry something to show.
func adviceOnDetails(err error) (advice, bool) {
	if e, ok := errors.AsType[*OtherAccountError](err); ok {
		return advice{fmt.Sprintf("You signed in as %s, not as %s.", e.Got.Username, e.Want.Username),
			fmt.Sprintf("%s is now an account of its own; nothing of %s has changed. Choose the account to go on with.", e.Got.Username, e.Want.Username)}, true
	}
	if e, ok := errors.AsType[*ClockError](err); ok {
		side := "ahead of"
		if e.Ahead < 0 {
			side = "behind"
		}
		return advice{fmt.Sprintf("This computer's clock is about %s %s the sign-in service's.", about(e.Ahead.Abs()), side),
			"Set the clock: tokens are good for a time only."}, true
	}
	if e, ok := errors.AsType[*AsideError](err); ok {
		return advice{"The saved accounts could not be read; the file is now " + e.Path + ".", "Sign in again."}, true
	}
	if e, ok := errors.AsType[*StatusError](err); ok {
		return advice{fmt.Sprintf("The sign-in service answered with status %d and no explanation.", e.Status), comesBack.remedy}, true
	}
	return advice{}, false
}

// about is a duration as people say it.
func about(d time.Duration) string {
	if d < 2*time.Hour {
		return fmt.Sprintf("%.0f minutes", d.Minutes())
	}
	return fmt.Sprintf("%.0f hours", d.Hours())
}

// sentinelAdvice words the errors that say all by themselves. The first that
// matches counts.
var sentinelAdvice = []struct {
	err error
	advice
}{
	{errNobodyHere, advice{"This takes a further permission, which is given in a browser, and nobody is here to do that.",
		"Run the same command once in a terminal, without --no-input: after that it works here."}},
	{ErrSignInAgain, expired},
	{ErrNoClientID, advice{"facet needs an id from your IT department before anybody can sign in.",
		"Start facet: its first screen has a message for them (facet doctor --registration prints it) and a place for their answer. Or give --client-id ID."}},
	{ErrKeyring, advice{"Your sign-in can't be kept on this computer: its keyring cannot be used.",
		"Unlock or start it, or choose another place with the setting token_cache: memory (until facet ends) or file (unencrypted)."}},
	{ErrWebPage, advice{"A web page came where the sign-in service should have answered.",
		"If this network has a page for guests, open it in a browser first. Otherwise check the sign-in addresses in the settings."}},
	{ErrProxy, advice{"The proxy wants a sign-in of its own (407).",
		"facet signs in to no proxy. Ask whoever runs it to let facet through without; facet doctor names the hosts. " +
			"Or run a relay on this computer that signs in for you, by Negotiate or NTLM (Px and Cntlm do), and name it: facet config set proxy http://127.0.0.1:3128."}},
	{ErrRedirected, advice{"The sign-in service sent facet to another address, which it does not follow.",
		"Check the sign-in addresses in the settings, and whether this network has a page for guests."}},
	{ErrIDToken, advice{"The sign-in service's answer was not for this sign-in, so facet dropped it.",
		"Sign in again. If it happens again, check the settings client_id, tenant and cloud, and this computer's clock."}},
	{ErrAnswer, advice{"The sign-in service's answer could not be understood.",
		"Check the sign-in addresses in the settings, and try again."}},
	{errPort, advice{"The port at which the browser's answer is awaited is not free.",
		"Choose another with --redirect-port, or leave it out."}},
	{errTooLate, advice{"Nobody signed in within five minutes.", "Start again."}},
	{errNoBrowser, advice{"No browser could be opened here.", "Copy the address into a browser yourself."}},
}

func adviceOnSentinel(err error) (advice, bool) {
	if errors.Is(err, ErrSettings) {
		return advice{"A setting cannot be right: " + lastPart(err, ErrSettings) + ".", "Correct it in the settings; facet doctor checks them."}, true
	}
	for _, s := range sentinelAdvice {
		if errors.Is(err, s.err) {
			return s.advice, true
		}
	}
	return advice{}, false
}

// lastPart is an error's text behind that of a sentinel it wraps.
func lastPart(err, sentinel error) string {
	_, after, _ := strings.Cut(err.Error(), sentinel.Error()+": ")
	return after
}

// adviceOnNetwork words what goes wrong before anybody answers.
func adviceOnNetwork(err error) (advice, bool) {
	if e, ok := errors.AsType[*net.DNSError](err); ok {
		return advice{"The address " + e.Name + " could not be found.", "Check the network, and the cloud in the settings."}, true
	}
	if e, ok := errors.AsType[x509.CertificateInvalidError](err); ok && e.Reason == x509.Expired {
		return advice{"The sign-in service's certificate is not valid at this computer's time.", "Check the clock: it may be off."}, true
	}
	if _, ok := errors.AsType[x509.UnknownAuthorityError](err); ok {
		return advice{"The sign-in service's certificate was issued by somebody this computer does not trust.",
			"If your organisation inspects traffic, give its certificate with --ca-file."}, true
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() || errors.Is(err, context.DeadlineExceeded) {
		return advice{"The sign-in service did not answer in time.", "Check the network and try again."}, true
	}
	if _, ok := errors.AsType[*net.OpError](err); ok {
		return advice{"The sign-in service could not be reached.", "Check the network and the proxy settings, and try again."}, true
	}
	return advice{}, false
}
