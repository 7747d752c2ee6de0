package person

import (
	"cmp"
	"fmt"
	"math"
	"net/http"
	"strings"
	"time"

	"facet/graph"
	"facet/graph/outbox"
)

// answered explains an answer that did not bring what was asked for: first by
// who gave it, then by what it says.
func answered(e *graph.Error) (what, remedy string) {
	switch {
	case e.By == graph.ByProxy:
		what, remedy = proxySignIn()
	case e.By == graph.ByPage:
		what, remedy = webPage(e)
	case e.By == graph.ByRedirect:
		what, remedy = redirect(e)
	case e.By == graph.ByGateway:
		what, remedy = fmt.Sprintf("A gateway answered (status %d), not Microsoft 365 itself.", e.Status), later(e)
	case e.Status/100 == 2:
		what, remedy = unreadable2xx(e), "Try again. If it keeps happening, give Microsoft's support the ids."
	case e.By == graph.ByUnknown:
		what, remedy = unmarked(e)
	default:
		what, remedy = refusal(e)
	}
	return strings.TrimSpace(what + " " + became(e, e.Method)), remedy
}

func proxySignIn() (what, remedy string) {
	return "This network's proxy wants you to sign in to it first (407), so nothing reached Microsoft 365.",
		"facet signs in to no proxy. Ask whoever runs it to let facet through without; facet doctor names the hosts. " +
			"Or run a relay on this computer that signs in for you, by Negotiate or NTLM (Px and Cntlm do), and name it: facet config set proxy http://127.0.0.1:3128."
}

// guestPage is what helps where a network lets nobody through yet.
const guestPage = "If this network has a page for guests, open it in a browser first. If not, check Graph's address with facet config, or ask whoever runs the network."

func webPage(e *graph.Error) (what, remedy string) {
	if e.Status == http.StatusNetworkAuthenticationRequired {
		return "This network wants you to sign in to it first (511), so nothing reached Microsoft 365.",
			"Open any web page in a browser, sign in to the network there, then try again."
	}
	return fmt.Sprintf("A web page came instead of an answer from Microsoft 365 (status %d).", e.Status), guestPage
}

func redirect(e *graph.Error) (what, remedy string) {
	return fmt.Sprintf("Something between here and Microsoft 365 redirected the request to %s (status %d). facet doesn't follow that.", destination(e), e.Status), guestPage
}

// destination is where a redirect leads.
func destination(e *graph.Error) string { return cmp.Or(e.Redirect, "another address") }

// unreadable2xx explains a success of which nothing can be made.
func unreadable2xx(e *graph.Error) string {
	switch {
	case e.BrokeOff:
		code := ""
		if e.Code != "" {
			code = ", " + e.Code
		}
		return fmt.Sprintf("Microsoft 365 began to answer (status %d), then broke off with an error%s.", e.Status, code)
	case e.By == graph.ByUnknown:
		return fmt.Sprintf("Something answered with status %d, but facet can't read the answer: %s. It may not be from Microsoft 365.", e.Status, e.Reason())
	}
	return fmt.Sprintf("Microsoft 365 answered (status %d), but facet can't read the answer: %s.", e.Status, e.Reason())
}

// unmarked explains an answer that may be Graph's or of something on the way.
func unmarked(e *graph.Error) (what, remedy string) {
	what = fmt.Sprintf("The answer has status %d. It may come from Microsoft 365, or from something in between, such as a proxy.", e.Status)
	switch {
	case e.Status == http.StatusUnauthorized:
		return what, signInAgain
	case e.Status == http.StatusForbidden:
		return what, "If Microsoft 365 sent it, this account isn't allowed to do this. If not, ask whoever runs the network."
	case e.Status == http.StatusTooManyRequests, e.Status == http.StatusRequestTimeout, e.Status >= 500:
		return what, later(e)
	}
	return what, "Check Graph's address with facet config, or ask whoever runs the network."
}

// later is a remedy: to wait, for as long as the answer says.
func later(e *graph.Error) string { return "Wait " + wait(e.RetryAfter) + ", then try again." }

// wait is a time to wait in words, by the clock if it is long; without one, a
// minute is a good guess.
func wait(d time.Duration) string {
	switch {
	case d <= 0:
		return "a minute"
	case d > outbox.LongestWait:
		return "until " + clock(time.Now().Add(d))
	}
	return fmt.Sprintf("%.0f seconds", math.Ceil(d.Seconds()))
}

// Remaining is a time that is left: as minutes and seconds, or with hours.
func Remaining(d time.Duration) string {
	d = max(d, 0).Round(time.Second)
	hours, minutes, seconds := int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60
	if hours > 0 {
		return fmt.Sprintf("%d:%02d:%02d", hours, minutes, seconds)
	}
	return fmt.Sprintf("%d:%02d", minutes, seconds)
}
