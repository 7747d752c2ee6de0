package sandbox

import (
	"cmp"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// TenantID is the tenant that all people of the sandbox belong to. The sign-in
// service also takes contoso.com, common and organizations for it.
const TenantID = "6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e0001"

var tenantNames = []string{TenantID, "contoso.com", "contoso.onmicrosoft.com", "common", "organizations"}

// signInRoot is where the sign-in service is, beside /beta.
const signInRoot = "/signin"

// Endpoints are the addresses of a sandbox and of its sign-in service, which
// speaks as Microsoft's does
// (https://learn.microsoft.com/entra/identity-platform/v2-protocols).
type Endpoints struct {
	Graph, Authorize, Token, Device string
	// Issuer is the "iss" of the id_tokens.
	Issuer string
}

// EndpointsFor are the endpoints of the sandbox with a base URL: BaseURL where
// it is in memory, [Server.URL] where it listens.
func EndpointsFor(baseURL string) Endpoints {
	origin := strings.TrimSuffix(baseURL, "/beta")
	tenant := origin + signInRoot + "/" + TenantID
	return Endpoints{
		Graph:     baseURL,
		Authorize: tenant + "/oauth2/v2.0/authorize",
		Token:     tenant + "/oauth2/v2.0/token",
		Device:    tenant + "/oauth2/v2.0/devicecode",
		Issuer:    tenant + "/v2.0",
	}
}

// endpoints are the addresses under which the client sees them.
func (x *exchange) endpoints() Endpoints { return EndpointsFor(x.origin + "/beta") }

// devicePage is where people type the code that another device shows them.
func (x *exchange) devicePage() string { return x.origin + signInRoot + "/device" }

// signIns is what the sign-in service remembers. What is promised here is kept
// by a Sandbox's mu.
type signIns struct {
	codes     map[string]*authorization // authorization codes
	devices   map[string]*device        // device codes
	refreshes map[string]*refresh       // refresh tokens
	consents  map[consent]bool
}

func newSignIns() signIns {
	return signIns{map[string]*authorization{}, map[string]*device{}, map[string]*refresh{}, map[consent]bool{}}
}

// admission is what a person let an application do.
type admission struct {
	person *person
	client string
	scopes []string // as they were asked for, in short form
	nonce  string
	claims []string // the claims that were asked for, as JSON, and are met
}

// step says what a request to the sign-in service is for; scopes of faults
// name it.
type step string

const (
	stepAuthorize  step = "authorize"  // the pages of the browser flow
	stepRedeem     step = "redeem"     // a code for tokens
	stepRefresh    step = "refresh"    // a refresh token for tokens
	stepDeviceCode step = "devicecode" // a device asks for its code
	stepPoll       step = "poll"       // a device asks whether the person is done
	stepDevice     step = "device"     // the pages where the person types the code
	stepToken      step = "token"      // the token endpoint, whatever it is asked for
	stepSignIn     step = "signin"     // the whole service
)

// signInEndpoint is an address of the sign-in service.
type signInEndpoint struct {
	step      step
	page      bool // a person sees what it answers
	get, post signInOperation
}

type signInOperation func(*exchange) (answer, *signInError)

// signInEndpoints are the addresses below signInRoot that are for everybody.
var signInEndpoints = map[string]signInEndpoint{
	"":       {step: stepSignIn, page: true, get: signInIndex},
	"device": {step: stepDevice, page: true, get: enterCode, post: enterCode},
}

// tenantEndpoints are those below a tenant.
var tenantEndpoints = map[string]signInEndpoint{
	"oauth2/v2.0/authorize":                 {step: stepAuthorize, page: true, get: authorize, post: authorize},
	"oauth2/v2.0/token":                     {step: stepToken, post: giveTokens},
	"oauth2/v2.0/devicecode":                {step: stepDeviceCode, post: giveDeviceCode},
	"v2.0/.well-known/openid-configuration": {step: stepSignIn, get: showConfiguration},
	"discovery/v2.0/keys":                   {step: stepSignIn, get: showKeys},
}

// forSignIn tells whether a path is one of the sign-in service's.
func forSignIn(path string) bool {
	return path == signInRoot || strings.HasPrefix(path, signInRoot+"/")
}

// enterSignIn finds out what a request to the sign-in service is for. Faults
// need to know it, even where the request is refused in the end.
func (x *exchange) enterSignIn() {
	endpoint, nowhere := signInEndpointAt(x.url.Path)
	x.signIn = &endpoint
	var malformed *signInError
	if x.params, malformed = parameters(x.url.RawQuery); malformed == nil {
		x.form, malformed = x.posted()
	}
	if endpoint.step == stepToken {
		endpoint.step = cmp.Or(grantSteps[x.form.Get("grant_type")], stepToken)
	}
	switch {
	case x.wrong != nil:
	case nowhere != nil:
		x.wrong = nowhere
	case malformed != nil:
		x.wrong = malformed
	}
}

// signInEndpointAt is the endpoint at a path. Where there is none it still has
// a step, for faults.
func signInEndpointAt(path string) (signInEndpoint, *signInError) {
	path = strings.Trim(strings.TrimPrefix(path, signInRoot), "/")
	if endpoint, known := signInEndpoints[path]; known {
		return endpoint, nil
	}
	tenant, rest, _ := strings.Cut(path, "/")
	endpoint, known := tenantEndpoints[rest]
	switch {
	case !known:
		lost := &signInError{code: "invalid_request", text: "The sandbox's sign-in service has no such address.", status: http.StatusNotFound}
		return signInEndpoint{step: stepSignIn}, lost
	case !slices.Contains(tenantNames, strings.ToLower(tenant)):
		return endpoint, aadsts(90002)
	}
	return endpoint, nil
}

// parameters reads a query or a form. None may be given twice.
func parameters(text string) (url.Values, *signInError) {
	values, err := url.ParseQuery(text)
	if err != nil {
		return nil, aadsts(9000411).saying("The parameters can't be read.")
	}
	for name, all := range values {
		if len(all) > 1 {
			return nil, aadsts(9000411).saying("The parameter '" + name + "' is given twice.")
		}
	}
	return values, nil
}

// posted reads the form of a POST.
func (x *exchange) posted() (url.Values, *signInError) {
	if x.method != http.MethodPost {
		return nil, nil
	}
	media, _, err := mime.ParseMediaType(x.header.Get("Content-Type"))
	if err != nil || media != "application/x-www-form-urlencoded" {
		return nil, aadsts(9000411).saying("The request must be a form: application/x-www-form-urlencoded.")
	}
	return parameters(string(x.body))
}

// serveSignIn is the sign-in service itself: what every fault is laid around.
func serveSignIn(x *exchange) answer {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.settle(x.at)
	a, problem := x.performSignIn()
	if problem != nil {
		return x.turnedAway(problem)
	}
	return a
}

func (x *exchange) performSignIn() (answer, *signInError) {
	if x.wrong != nil {
		return answer{}, asSignInError(x.wrong)
	}
	operation := map[string]signInOperation{http.MethodGet: x.signIn.get, http.MethodPost: x.signIn.post}[x.method]
	switch {
	case operation == nil:
		return answer{}, aadsts(900561)
	case x.signIn.page && x.method == http.MethodPost && x.crossSite():
		return answer{}, aadsts(9000411).saying("The form came from another site's page.")
	}
	return operation(x)
}

// crossSite tells whether a browser posts for a page that isn't ours.
func (x *exchange) crossSite() bool {
	if site := x.header.Get("Sec-Fetch-Site"); site != "" {
		return site != "same-origin"
	}
	origin := x.header.Get("Origin")
	return origin != "" && origin != x.origin
}
