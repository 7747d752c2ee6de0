package sandbox

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
	"time"
)

// How long tokens are good.
const (
	accessLife  = time.Hour
	refreshLife = 90 * 24 * time.Hour
)

// challengeLength is the length of a SHA-256 in base64.
const challengeLength = 43

// grantSteps are the grant types, and what is asked with them.
var grantSteps = map[string]step{
	"authorization_code": stepRedeem,
	"refresh_token":      stepRefresh,
	"urn:ietf:params:oauth:grant-type:device_code": stepPoll,
	"device_code": stepPoll, // Entra's old name
}

// refresh is what a refresh token stands for. Each is good once.
type refresh struct {
	admission
	expires time.Time
	spent   bool
}

// giveTokens is the token endpoint.
func giveTokens(x *exchange) (answer, *signInError) {
	switch {
	case x.form.Get("client_id") == "":
		return answer{}, lacks("client_id")
	case x.form.Has("client_secret") || x.form.Has("client_assertion"):
		return answer{}, aadsts(700025)
	}
	if _, problem := wanted(x.form.Get("claims")); problem != nil {
		return answer{}, problem
	}
	switch x.signIn.step {
	case stepRedeem:
		return x.redeem()
	case stepRefresh:
		return x.renew()
	case stepPoll:
		return x.poll()
	}
	return answer{}, aadsts(70003)
}

// redeem gives tokens for an authorization code. Who has it must have asked
// for it, too.
func (x *exchange) redeem() (answer, *signInError) {
	a, known := x.codes[x.form.Get("code")]
	if !known || a.client != x.form.Get("client_id") {
		return answer{}, aadsts(70000)
	}
	sum := sha256.Sum256([]byte(x.form.Get("code_verifier")))
	switch {
	case a.used:
		return answer{}, aadsts(54005)
	case !x.at.Before(a.expires):
		return answer{}, aadsts(70008)
	case x.form.Get("redirect_uri") != a.redirect:
		return answer{}, aadsts(50011).as("invalid_grant")
	case base64.RawURLEncoding.EncodeToString(sum[:]) != a.challenge:
		return answer{}, aadsts(501481)
	}
	scopes, problem := x.narrowed(a.admission)
	if problem != nil {
		return answer{}, problem
	}
	a.used = true
	return x.tokens(a.admission, scopes, x.form.Get("claims")), nil
}

// narrowed are the scopes that the form asks for, or else all. They may be
// more than before, if the person approved them at some time.
func (x *exchange) narrowed(a admission) ([]string, *signInError) {
	scopes := a.scopes
	if x.form.Get("scope") != "" {
		var problem *signInError
		if scopes, problem = x.readScopes(x.form.Get("scope")); problem != nil {
			return nil, problem
		}
	}
	if len(x.unapproved(a.person, a.client, scopes)) > 0 {
		return nil, aadsts(65001)
	}
	return scopes, nil
}

// renew gives tokens for a refresh token, which is spent by it: also for more
// than it was given for, if that was approved.
func (x *exchange) renew() (answer, *signInError) {
	r, known := x.refreshes[x.form.Get("refresh_token")]
	if !known || r.client != x.form.Get("client_id") {
		return answer{}, aadsts(70000)
	}
	scopes, problem := x.narrowed(r.admission)
	switch {
	case r.spent:
		return answer{}, aadsts(70008)
	case !x.at.Before(r.expires):
		return answer{}, aadsts(700082)
	case problem != nil:
		return answer{}, problem
	case !met(x.twist.demand, r.claims):
		e := aadsts(50076)
		e.claims = x.twist.demand
		return answer{}, e
	}
	r.spent = true
	again := r.admission
	again.nonce = ""
	return x.tokens(again, scopes, x.form.Get("claims")), nil
}

// tokens is the answer that everybody is after. The claims are those of this
// request alone; those of the admission stay met.
func (x *exchange) tokens(a admission, scopes []string, claims string) answer {
	granted := slices.DeleteFunc(slices.Clone(scopes), func(scope string) bool {
		return forGraph(scope) && x.twist.only != nil && !slices.Contains(x.twist.only, scope)
	})
	life := cmp.Or(x.twist.lifetime, accessLife)
	access := x.issue(grant{
		person: a.person, scopes: slices.DeleteFunc(slices.Clone(granted), func(scope string) bool { return !forGraph(scope) }),
		expires: x.at.Add(life), claims: append(slices.Clone(a.claims), claims),
	}, x.twist.opaque)
	content := object{
		{"token_type", "Bearer"},
		{"scope", strings.Join(slices.DeleteFunc(slices.Clone(granted), func(scope string) bool { return scope == "offline_access" }), " ")},
		{"expires_in", seconds(life)},
		{"ext_expires_in", seconds(life)},
		{"access_token", access},
	}
	if slices.Contains(a.scopes, "offline_access") {
		content = append(content, member{"refresh_token", x.newRefresh(a)})
	}
	if slices.Contains(granted, "openid") {
		content = append(content, member{"id_token", x.idToken(a, granted)})
	}
	return x.jsonAnswer(http.StatusOK, content)
}

func (x *exchange) newRefresh(a admission) string {
	token := "refresh." + x.secretIDs.next()
	x.refreshes[token] = &refresh{admission: a, expires: x.at.Add(refreshLife)}
	return token
}
