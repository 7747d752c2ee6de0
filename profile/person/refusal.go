package person

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"facet/graph"
)

const signInAgain = "Sign in again, or put a fresh token into FACET_ACCESS_TOKEN."

// refusal explains what Graph itself answered, by the few codes that say more
// than the status, and by the status.
func refusal(e *graph.Error) (what, remedy string) {
	reading := e.Method == http.MethodGet
	switch {
	case appOnly(e):
		return AppToken.Explain()
	case strings.Contains(strings.ToLower(e.Code), "mailbox"):
		return "Graph finds no mailbox for this person (" + e.Code + "), and keeps profiles there.",
			"Guests, and accounts without a licence, often have none. An administrator can tell. A guest's profile is in their own organisation."
	case e.Code == "ErrorAccessDeniedForRole":
		return "Graph doesn't let this account write this person's profile.",
			"Your role in the organisation, or the service itself, forbids it. The person can add it to their own profile; an administrator can tell whether your role may."
	case strings.Contains(e.Challenge, "insufficient_claims"):
		return "Graph doesn't accept the sign-in as it is: a rule of the organisation asks for a newer or a stronger one.", signInAgain
	case e.Code == "InvalidAuthenticationToken":
		return "Graph doesn't accept the sign-in: it has run out, or is for another service.", signInAgain
	}
	if isPhoto(e) {
		if what, remedy = aboutPhoto(e); what != "" {
			return what, remedy
		}
	}
	if isDirectory(e) {
		if what, remedy = aboutDirectory(e); what != "" {
			return what, remedy
		}
	}
	if words, known := readingWords[e.Status]; known && reading {
		return words.What, words.Remedy
	}
	return byStatus(e)
}

// readingWords explain a refusal of a question. Nothing was sent that could be
// changed, and sent again.
var readingWords = map[int]Advised{
	http.StatusForbidden: {"Graph says that this account isn't allowed to read this.",
		"Reading people takes the permission User.ReadBasic.All, in some organisations User.Read.All; some organisations don't let everybody read others."},
	http.StatusConflict:            {"Somebody or something else is changing it just now.", "Read it again in a moment."},
	http.StatusLocked:              {"Somebody or something else is changing it just now.", "Read it again in a moment."},
	http.StatusUnprocessableEntity: badQuestion,
}

var badQuestion = Advised{"Graph refused to read it.", "Its own words are in the details. The ids help Microsoft's support."}

func byStatus(e *graph.Error) (what, remedy string) {
	switch e.Status {
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		return badRequest(e)
	case http.StatusUnauthorized:
		return "Graph doesn't accept the sign-in.", signInAgain
	case http.StatusForbidden:
		return "Graph says that this account isn't allowed to do this.",
			"For your own profile the token needs the permission User.ReadWrite; for somebody else's User.ReadWrite.All, and the service may still refuse it."
	case http.StatusNotFound:
		return notFound(e)
	case http.StatusConflict, http.StatusPreconditionFailed, http.StatusLocked:
		return "Somebody or something else is changing it just now.", "Read the list again, and repeat the change."
	case http.StatusRequestTimeout:
		return "Graph stopped waiting for the request (status 408).", later(e)
	case http.StatusTooManyRequests:
		return "Graph asks us to slow down: there were too many requests.", later(e)
	}
	return byClass(e)
}

// badRequest explains the answer that this API gives most often, and mostly
// without a reason.
func badRequest(e *graph.Error) (what, remedy string) {
	switch reading := e.Method == http.MethodGet; {
	case reading && e.Message == "":
		return "Graph refused to read it and doesn't say why.", "Try again later. If it stays so, the ids help Microsoft's support."
	case reading:
		return badQuestion.Explain()
	case e.Method == http.MethodDelete && e.Message == "":
		return "Graph refused to delete it and doesn't say why.", "Another system may have put it there. The ids help Microsoft's support."
	case e.Message == "":
		return "Graph refused the request and doesn't say why.",
			"It does that often. Try with fewer fields; if you chose who may see it, try it first as the organisation sets it. The ids help Microsoft's support."
	}
	return "Graph refused the request: something in it is not accepted.", "Graph's own words are in the details. Change it, and send again."
}

// notFound tells a person, an address and an object apart.
func notFound(e *graph.Error) (what, remedy string) {
	path := strings.TrimPrefix(e.Path, "/")
	switch _, below, _ := strings.Cut(path, "/"); {
	case path == "me":
		return "Graph doesn't find the person who is signed in.",
			"A new account takes a while to show; a token may be of another organisation. Sign in again, or ask an administrator."
	case strings.HasPrefix(path, "users") && !strings.Contains(below, "/"):
		if name, _ := url.PathUnescape(below); graph.OddCharacter(name) != "" {
			return "There is nobody with this sign-in name in the organisation.", "Look at it: " + graph.OddCharacter(name) + "."
		}
		return "There is nobody with this sign-in name in the organisation.",
			"Check the spelling: the whole sign-in name is needed, as ada@contoso.com, or the object id."
	case !strings.ContainsAny(e.Path[strings.LastIndex(e.Path, "/")+1:], "0123456789-"):
		return "Graph doesn't have this address.", "The person may have no profile there, or this Graph doesn't know this kind of entry."
	}
	return "Graph doesn't find it: it is gone, or this address doesn't exist.", "Read the list again."
}

// byClass explains every other status.
func byClass(e *graph.Error) (what, remedy string) {
	switch {
	case e.Status/100 == 3:
		return fmt.Sprintf("Graph answered with a redirect to %s (status %d), which facet doesn't follow.", destination(e), e.Status), "Check Graph's address: facet config shows it, and where it is set."
	case e.Status == http.StatusNotImplemented:
		return "Graph can't do this (status 501).", "Waiting doesn't help. The ids help Microsoft's support."
	case e.Status >= 500:
		return fmt.Sprintf("Graph has a problem of its own (status %d).", e.Status), later(e)
	case e.Message == "":
		return fmt.Sprintf("Graph refused (status %d) and doesn't say why.", e.Status), "The ids help Microsoft's support."
	}
	return fmt.Sprintf("Graph refused (status %d).", e.Status), "Its own words are in the details."
}

// AppToken is that the token is an application's own. Graph's profile API has
// no requests for those.
var AppToken = Advised{
	"The token is an application's own. Only a person can read or change a profile.",
	"Sign in with facet login, or put a token into FACET_ACCESS_TOKEN that somebody got by signing in (delegated).",
}

// appOnly reports whether Graph says so: it does only in its message.
func appOnly(e *graph.Error) bool {
	return e.Status == http.StatusBadRequest && strings.Contains(strings.ToLower(e.Message), "delegated authentication flow")
}
