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
		return "Microsoft 365 finds no mailbox for this person (" + e.Code + "), and profiles are kept in mailboxes.",
			"Guests and accounts without a licence often have none. A guest's profile is in their own organisation. Ask an administrator."
	case e.Code == "ErrorAccessDeniedForRole":
		return "Microsoft 365 doesn't let this account change this person's profile.",
			"Your role or Microsoft 365 itself forbids it. The person can add it to their own profile. An administrator can say whether your role may."
	case strings.Contains(e.Challenge, "insufficient_claims"):
		return "Your organisation wants you to sign in again, perhaps with a stronger method.", signInAgain
	case e.Code == "InvalidAuthenticationToken":
		return "Microsoft 365 doesn't accept the sign-in: it has expired, or is for another service.", signInAgain
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
	http.StatusForbidden: {"Microsoft 365 doesn't let this account read this.",
		"Reading others takes the permission User.ReadBasic.All, in some organisations User.Read.All. Some organisations don't allow it to everybody."},
	http.StatusConflict:            {"Somebody else, or another program, is changing it right now.", "Read it again in a moment."},
	http.StatusLocked:              {"Somebody else, or another program, is changing it right now.", "Read it again in a moment."},
	http.StatusUnprocessableEntity: badQuestion,
}

var badQuestion = Advised{"Microsoft 365 refused to read it.", "The details have the exact answer, and the ids that Microsoft's support asks for."}

func byStatus(e *graph.Error) (what, remedy string) {
	switch e.Status {
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		return badRequest(e)
	case http.StatusUnauthorized:
		return "Microsoft 365 doesn't accept the sign-in.", signInAgain
	case http.StatusForbidden:
		return "Microsoft 365 doesn't let this account do this.",
			"Changing your own profile needs the permission User.ReadWrite. Changing somebody else's needs User.ReadWrite.All, and may still be refused."
	case http.StatusNotFound:
		return notFound(e)
	case http.StatusConflict, http.StatusPreconditionFailed, http.StatusLocked:
		return "Somebody else, or another program, is changing it right now.", "Read the list again, then make the change again."
	case http.StatusRequestTimeout:
		return "Microsoft 365 stopped waiting for the request (status 408).", later(e)
	case http.StatusTooManyRequests:
		return "There were too many requests, so Microsoft 365 asks facet to slow down.", later(e)
	}
	return byClass(e)
}

// badRequest explains the answer that this API gives most often, and mostly
// without a reason.
func badRequest(e *graph.Error) (what, remedy string) {
	switch reading := e.Method == http.MethodGet; {
	case reading && e.Message == "":
		return "Microsoft 365 refused to read it and doesn't say why.", "Try again later. If it keeps happening, give Microsoft's support the ids."
	case reading:
		return badQuestion.Explain()
	case e.Method == http.MethodDelete && e.Message == "":
		return "Microsoft 365 refused to delete it and doesn't say why.", "Another system may have put it there. Microsoft's support asks for the ids."
	case e.Message == "":
		return "Microsoft 365 refused the request and doesn't say why.",
			"That happens often. Try again with fewer fields, first without a choice of who may see it. Microsoft's support asks for the ids."
	}
	return "Microsoft 365 refused the request: something in it is not accepted.", "The details have the exact answer. Change it, then send again."
}

// notFound tells a person, an address and an object apart.
func notFound(e *graph.Error) (what, remedy string) {
	path := strings.TrimPrefix(e.Path, "/")
	switch _, below, _ := strings.Cut(path, "/"); {
	case path == "me":
		return "Microsoft 365 doesn't find the person who is signed in.",
			"A new account takes a while to appear, and a token may belong to another organisation. Sign in again, or ask an administrator."
	case strings.HasPrefix(path, "users") && !strings.Contains(below, "/"):
		if name, _ := url.PathUnescape(below); graph.OddCharacter(name) != "" {
			return "Nobody in the organisation has this sign-in name.", "Look at it: " + graph.OddCharacter(name) + "."
		}
		return "Nobody in the organisation has this sign-in name.",
			"Check the spelling. Type the whole sign-in name, such as ada@contoso.com, or the object id."
	case !strings.ContainsAny(e.Path[strings.LastIndex(e.Path, "/")+1:], "0123456789-"):
		return "Microsoft 365 doesn't have this address.", "The person may have no profile there, or this kind of entry doesn't exist there."
	}
	return "Microsoft 365 doesn't find it: it is gone, or its address doesn't exist.", "Read the list again."
}

// byClass explains every other status.
func byClass(e *graph.Error) (what, remedy string) {
	switch {
	case e.Status/100 == 3:
		return fmt.Sprintf("Microsoft 365 redirected the request to %s (status %d). facet doesn't follow that.", destination(e), e.Status), "Check Graph's address: facet config shows it and where it is set."
	case e.Status == http.StatusNotImplemented:
		return "Microsoft 365 can't do this (status 501).", "Waiting doesn't help. Microsoft's support asks for the ids."
	case e.Status >= 500:
		return fmt.Sprintf("Microsoft 365 has a problem (status %d).", e.Status), later(e)
	case e.Message == "":
		return fmt.Sprintf("Microsoft 365 refused (status %d) and doesn't say why.", e.Status), "Microsoft's support asks for the ids."
	}
	return fmt.Sprintf("Microsoft 365 refused (status %d).", e.Status), "The details have the exact answer."
}

// AppToken is that the token is an application's own. Graph's profile API has
// no requests for those.
var AppToken = Advised{
	"This token belongs to an application. Only a person can read or change a profile.",
	"Sign in with facet login, or put a person's token (delegated) into FACET_ACCESS_TOKEN.",
}

// appOnly reports whether Graph says so: it does only in its message.
func appOnly(e *graph.Error) bool {
	return e.Status == http.StatusBadRequest && strings.Contains(strings.ToLower(e.Message), "delegated authentication flow")
}
