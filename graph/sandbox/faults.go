package sandbox

import (
	"encoding/base64"
	"net/http"
)

// Fault is something that can go wrong between a client and Graph. The Summary
// shows in parentheses what values it takes, or, with one, its usual value.
type Fault struct {
	Name    string
	Summary string

	always string // the scope that it never leaves
	usual  string // the scope within that, unless the one who injects it says
	arm    func(value string) (wrapper, error)
}

// wrapper lays a fault around what answers a request.
type wrapper func(next handler) handler

// Faults are all there are, the outermost first: that is also the order in
// which those that are injected together are applied.
func Faults() []Fault {
	all := []Fault{
		// How long it takes.
		{"latency", "every answer takes a while (=2s); what is asked is done at its end", "", "", latency},
		{"late-answer", "what is asked is done at once, but the answer takes a while (=2s)", "", "", lateAnswer},

		{"clock", "the service's clock is wrong (=+24h)", anywhere, "", clock},

		// What becomes of the connection.
		{"refuse", "the connection is refused: nothing is ever sent", "", "", fixed(lose(errRefused))},
		{"reset", "the connection is reset, before anything is done (=before) or after (=after)", "", "writes", reset},
		{"late-commit", "the connection is reset, and a write is done only later (=5s)", "", "writes", lateCommit},
		{"cut", "the answer ends after some bytes of its body (=20); without a number, after half", "", "writes", cut},
		{"no-batch", "there is no $batch: each request has to come by itself", "", "", fixed(refuseBatches)},
		{"gzip-bomb", "the answer unpacks to many megabytes (=64)", "", "", gzipBomb},

		// What stands in the answer, also in one that another fault gives.
		{"hostile-text", "texts carry what a terminal must never see: one sort (=0 and up), or all in turn", "", "", hostileText},

		// What Graph, or something before it, answers instead.
		{"retry-after", "answers from 400 up say when to try again (=5, a fraction, date:30, or anything else)", "", "", retryAfter},
		{"status", "answers a status without doing anything (=503); its body is Graph's or 503:html, 503:empty, 503:cut", "", "", status},
		{"commit-then-status", "does what is asked, then answers a status as for status (=503)", "", "writes", commitThenStatus},
		{"throttle", "answers 429 to what comes faster than so many requests a second, after so many at once (=2/4); Retry-After is seconds and a date in turn", "", "", throttle},
		{"redirect", "sends the client to another host (=307)", "", "", redirect},
		{"expired-token", "the token is refused as expired", "", "", fixed(turnDown(expiredToken))},
		{"claims-challenge", "the token is refused unless it was asked for with the claims of the challenge", "", "", fixed(challenge)},
		{"unknown-error", "answers 400 UnknownError with an empty message", "", "writes", fixed(turnDown(unknownError))},
		{"access-denied-for-role", "nobody may change another person's profile", "others", "writes", fixed(turnDown(deniedForRole))},
		{"insufficient-scope", "the token has only these scopes (=User.Read)", "", "", insufficientScope},

		// What a collection makes of it.
		{"responsibilities-refused", "responsibilities have no address: 400, 404 or 405 (=404)", "responsibilities", "", refuseResponsibilities},
		{"responsibilities-in-profile", "responsibilities can be had within the profile, too", "responsibilities", "", fixed(before(func(x *exchange) { x.lenient = true }))},
		{"account-refused", "account facts can't be written: 403", "account", "writes", fixed(turnDown(accountRefused))},
		{"account-ignored", "writing account facts seems to succeed and changes nothing", "account", "writes", fixed(before(func(x *exchange) { x.discard = true }))},
		{"skill-levels-refused", "skills with the levels generalProfessional and advancedProfessional are refused: 400 with an empty message", "skills", "writes", fixed(refuseLevels)},
		{"photo-refused", "photos can't be set or removed: by policy, as nobody is there, without a mailbox, as it is small, or by an older cloud (=policy, =nobody, =mailbox, =small, =method)", "photo", "writes", refusePhotos},
		{"photo-pixel", "who has no photo has a picture of one pixel", "photo", "reads", fixed(onePixel)},
		{"photo-late", "the old photo is shown for a while (=1m)", "photo", "reads", latePhoto},
		{"plain-refused", "SharePoint takes no change of About me and the plain lists: for want of rights, as IT has locked it, without a licence, or it doesn't say (=rights, =locked, =licence, =unknown)", "user", "writes", refusePlain},
		{"stale-lists", "lists leave out what is younger than a while (=5s)", "", "reads", staleLists},

		// What stands in the answer.
		{"next-link", "the link to the next page leads round in a circle, elsewhere on the host, or to another one (=loop, =elsewhere, =foreign)", "", "reads", nextLink},
		{"numeric-enums", "enums are numbers in strings, such as \"8\"", "", "", fixed(rewriting(numericEnum))},
		{"empty-for-null", "texts are \"\" where they ought to be null", "", "", fixed(rewriting(emptyForNull))},
		{"year-one", "dates and times are those of the first day of the year 1", "", "", fixed(rewriting(yearOne))},
		{"source-as-string", "source.type is a string, not a list", "", "", fixed(changing(sourceAsString))},
	}
	return append(all, signInFaults()...)
}

// fixed is for faults that take no value.
func fixed(w wrapper) func(string) (wrapper, error) {
	return func(value string) (wrapper, error) {
		if value != "" {
			return nil, unexpected(value, "no value")
		}
		return w, nil
	}
}

// before lets a fault change how the service sees the request.
func before(change func(*exchange)) wrapper {
	return func(next handler) handler {
		return func(x *exchange) answer {
			change(x)
			return next(x)
		}
	}
}

// after lets a fault change the answer.
func after(change func(*exchange, answer) answer) wrapper {
	return func(next handler) handler {
		return func(x *exchange) answer { return change(x, next(x)) }
	}
}

// instead answers without asking the service.
func instead(reply handler) wrapper {
	return func(handler) handler { return reply }
}

// turnDown answers with a refusal.
func turnDown(why func(*exchange) *refusal) wrapper {
	return instead(func(x *exchange) answer { return x.refused(why(x)) })
}

// turnDownFor answers with one of several refusals, by the word for it.
func turnDownFor(reasons map[string]*refusal, word, words string) (wrapper, error) {
	why, known := reasons[word]
	if !known {
		return nil, unexpected(word, words)
	}
	return turnDown(func(*exchange) *refusal { return why }), nil
}

func expiredToken(x *exchange) *refusal {
	return x.unauthorized("Lifetime validation failed, the token is expired.")
}

// challenge lets tokens pass that were asked for with the claims it wants.
func challenge(next handler) handler {
	return func(x *exchange) answer {
		if met(challengedClaims, x.token.claims) {
			return next(x)
		}
		return x.refused(claimsChallenge(x))
	}
}

const challengedClaims = `{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}`

func claimsChallenge(x *exchange) *refusal {
	r := x.unauthorized("Continuous access evaluation resulted in challenge.")
	claims := base64.StdEncoding.EncodeToString([]byte(challengedClaims))
	r.header.Set("WWW-Authenticate", r.header.Get("WWW-Authenticate")+`, error="insufficient_claims", claims="`+claims+`"`)
	return r
}

func unknownError(*exchange) *refusal {
	return &refusal{status: http.StatusBadRequest, code: "UnknownError"}
}

// refuseLevels refuses two levels of skills, as the service has been seen to do.
func refuseLevels(next handler) handler {
	return func(x *exchange) answer {
		body, _ := x.json()
		switch body.text("proficiency") {
		case "generalProfessional", "advancedProfessional":
			return x.refused(unknownError(x))
		}
		return next(x)
	}
}

func deniedForRole(*exchange) *refusal {
	return &refusal{status: http.StatusForbidden, code: "ErrorAccessDeniedForRole",
		message: "ProfileAccessDeniedException: the caller may not change this person's profile."}
}

func accountRefused(*exchange) *refusal {
	return &refusal{status: http.StatusForbidden, code: "ErrorAccessDenied",
		message: "Account information is read-only."}
}
