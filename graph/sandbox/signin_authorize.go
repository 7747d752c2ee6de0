package sandbox

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// codeLife is how long an authorization code is good.
const codeLife = 10 * time.Minute

// authorization is what an authorization code stands for.
type authorization struct {
	admission
	redirect  string
	challenge string
	expires   time.Time
	used      bool
}

// authorize serves the browser's part of the authorization code flow: the
// pages, and the answer that the browser takes back to the application
// (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow).
func authorize(x *exchange) (answer, *signInError) {
	if problem := x.checkApplication(); problem != nil {
		return answer{}, problem // it can't be told: the address may be anybody's
	}
	back, _ := url.Parse(x.params.Get("redirect_uri"))
	x.back = back.Scheme + "://" + back.Host
	refuse := func(e *signInError) answer {
		params := []field{{"error", e.code}, {"error_description", x.describe(e)}}
		if e.suberror != "" {
			params = append(params, field{"error_subcode", e.suberror})
		}
		return x.sendBack(params)
	}
	scopes, problem := x.checkWish()
	if problem != nil {
		return refuse(problem), nil
	}
	v := &visit{
		exchange: x, client: x.params.Get("client_id"), scopes: scopes,
		prompt: x.params.Get("prompt"), hint: x.params.Get("login_hint"),
		refuse: refuse,
		admit:  func(p *person) answer { return x.sendBack([]field{{"code", x.newCode(p, scopes)}}) },
	}
	return v.proceed()
}

// checkApplication holds what says who asks, and where the answer goes,
// against the registration: any client id, with any address of loopback.
func (x *exchange) checkApplication() *signInError {
	for _, name := range []string{"client_id", "redirect_uri"} {
		if x.params.Get(name) == "" {
			return lacks(name)
		}
	}
	back, err := url.Parse(x.params.Get("redirect_uri"))
	if err != nil || back.Scheme != "http" || !isLoopback(back.Hostname()) || back.User != nil ||
		strings.ContainsAny(x.params.Get("redirect_uri"), "?#;,' ") {
		return aadsts(50011)
	}
	return nil
}

// checkWish reads what is asked for.
func (x *exchange) checkWish() (scopes []string, problem *signInError) {
	switch q := x.params; {
	case q.Get("response_type") != "code":
		return nil, aadsts(700054)
	case !slices.Contains([]string{"", "query", "form_post"}, q.Get("response_mode")):
		return nil, aadsts(9000411).saying("The response mode is none of query and form_post.")
	case !slices.Contains([]string{"", "none", "login", "select_account", "consent"}, q.Get("prompt")):
		return nil, aadsts(9000411).saying("The prompt is none of none, login, select_account and consent.")
	case q.Get("code_challenge_method") != "S256" || len(q.Get("code_challenge")) != challengeLength:
		return nil, aadsts(9002325)
	}
	if _, problem := wanted(x.params.Get("claims")); problem != nil {
		return nil, problem
	}
	return x.readScopes(x.params.Get("scope"))
}

// newCode makes an authorization code of what a person approved.
func (x *exchange) newCode(p *person, scopes []string) string {
	code := "code." + x.secretIDs.next()
	x.codes[code] = &authorization{
		admission: admission{
			person: p, client: x.params.Get("client_id"), scopes: scopes,
			nonce: x.params.Get("nonce"), claims: []string{x.params.Get("claims")},
		},
		redirect:  x.params.Get("redirect_uri"),
		challenge: x.params.Get("code_challenge"),
		expires:   x.at.Add(codeLife),
	}
	return code
}

// sendBack has the browser take an answer to the application, by a form or in
// the address.
func (x *exchange) sendBack(params []field) answer {
	if x.params.Has("state") {
		params = append(params, field{"state", x.params.Get("state")})
	}
	back := x.params.Get("redirect_uri")
	if x.params.Get("response_mode") == "form_post" {
		return x.answerPage(back, params)
	}
	values := url.Values{}
	for _, p := range params {
		values.Set(p.name, p.value)
	}
	a := answer{status: http.StatusFound, header: x.signInHeader()}
	a.header.Set("Location", back+"?"+values.Encode())
	return a
}
