package sandbox

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
)

// signInFaults are those of the sign-in service.
func signInFaults() []Fault {
	return []Fault{
		// What it, or something before it, answers instead.
		{"signin-status", "the sign-in service answers a status as for status (=503): 200:html is a guest page, 407:html a proxy", "signin", "", status},
		{"unknown-client", "no application has the client id: AADSTS700016", "signin", "", fixed(turnAway(numbered(700016)))},
		{"redirect-mismatch", "the application is registered with another address to come back to: AADSTS50011", "authorize", "", fixed(turnAway(numbered(50011)))},
		{"public-client-off", "the application is not registered as a public client: AADSTS7000218", "token", "", fixed(turnAway(numbered(7000218)))},
		{"invalid-grant", "what was given earlier is not taken any more: a number of AADSTS (=700082)", "token", "refresh", invalidGrant},
		{"slow-down", "devices are told that they ask too often", "poll", "", fixed(turnAway(slowDown))},

		// What becomes of the person.
		{"wrong-tenant", "the person is not one of the tenant's: AADSTS50020 or 90072 (=50020)", "signin", "", wrongTenant},
		{"policy-block", "a policy forbids signing in this way: AADSTS53003", "signin", "device", fixed(bar(53003))},
		{"admin-approval", "only an administrator can approve a scope, or all, and none is there (=User.ReadWrite.All): AADSTS90094, 65001", "signin", "", adminApproval},
		{"consent-refused", "whatever the person approves, it comes back refused: AADSTS65004", "signin", "", fixed(twisting(func(t *twist) { t.refused = true }))},
		{"other-person", "somebody else signs in than who was picked (=kenta.sato)", "signin", "", otherPerson},
		{"device-pending", "whatever the person does, the device is told to wait", "poll", "", fixed(twisting(func(t *twist) { t.pending = true }))},
		{"mfa-required", "renewing takes a sign-in with a second proof first: AADSTS50076, with claims", "refresh", "", fixed(twisting(func(t *twist) { t.demand = secondProof }))},

		// What the tokens are like.
		{"fewer-scopes", "tokens are granted these scopes only (=User.Read)", "token", "", fewerScopes},
		{"token-lifetime", "access tokens end soon (=1m)", "token", "", tokenLifetime},
		{opaqueTokens, "access tokens, the ready one too, can't be read: nobody sees for whom they are", "token", "", fixed(twisting(func(t *twist) { t.opaque = true }))},
		{"token-type", "tokens are of another type (=mac)", "token", "", tokenType},
		{"no-refresh-token", "no refresh token comes with the tokens", "token", "", fixed(after(noRefreshToken))},
		{"bad-nonce", "the id_token is for another sign-in", "token", "", fixed(claiming("nonce", "another"))},
		{"wrong-audience", "the id_token is for another application", "token", "", fixed(claiming("aud", "another"))},
		{"wrong-issuer", "the id_token comes from somewhere else", "token", "", fixed(claiming("iss", "https://"+foreignHost))},
		{"old-id-token", "the id_token has expired long ago", "token", "", fixed(claiming("exp", json.Number("1")))},
	}
}

// twist is what faults make of a sign-in, beyond refusing it.
type twist struct {
	barred   *signInError  // why nobody gets past the pages
	refused  bool          // whatever the person says, they refused
	admin    string        // what only an administrator can approve, who isn't there: all, or one scope
	other    string        // who comes back instead: a name or id, or anybody
	only     []string      // all that is granted of Graph's scopes; nil for no limit
	lifetime time.Duration // of access tokens; 0 for the usual one
	demand   string        // claims that renewing asks for
	pending  bool          // devices wait for ever
	opaque   bool          // access tokens say nothing
	idToken  []func(claims object) object
}

// opaqueTokens is a fault of ready tokens, too, with which nobody signs in.
const opaqueTokens = "opaque-tokens"

// anybody is for other-person: the first who isn't the person.
const anybody = "anybody"

// everyPermission is for admin-approval: nobody can approve anything.
const everyPermission = "all"

func (t twist) needsAdmin(scope string) bool {
	return t.admin == everyPermission && forGraph(scope) || t.admin == scope
}

// twisting is a fault that changes what becomes of a sign-in.
func twisting(change func(*twist)) wrapper {
	return before(func(x *exchange) { change(&x.twist) })
}

// turnAway refuses a request to the sign-in service.
func turnAway(why func() *signInError) wrapper {
	return instead(func(x *exchange) answer { return x.turnedAway(why()) })
}

func numbered(number int) func() *signInError {
	return func() *signInError { return aadsts(number) }
}

// bar lets people come to the pages, but not past them; programs are refused
// where a person has been before.
func bar(number int) wrapper {
	return func(next handler) handler {
		return func(x *exchange) answer {
			switch {
			case x.signIn.page:
				x.twist.barred = aadsts(number)
			case x.signIn.step != stepDeviceCode:
				return x.turnedAway(aadsts(number))
			}
			return next(x)
		}
	}
}

func wrongTenant(value string) (wrapper, error) {
	switch value {
	case "", "50020":
		return bar(50020), nil
	case "90072":
		return bar(90072), nil
	}
	return nil, unexpected(value, "50020 or 90072")
}

func invalidGrant(value string) (wrapper, error) {
	if value == "" {
		value = "700082"
	}
	number, err := strconv.Atoi(value)
	if err != nil || number < 1000 {
		return nil, unexpected(value, "the number of a refusal such as 50173")
	}
	return turnAway(func() *signInError { return aadsts(number).as("invalid_grant") }), nil
}

func adminApproval(value string) (wrapper, error) {
	if value == "" {
		value = "User.ReadWrite.All"
	}
	if _, known := permissionNamed(value); !known && value != everyPermission {
		return nil, unexpected(value, "a scope such as User.ReadWrite.All, or all")
	}
	return twisting(func(t *twist) { t.admin = value }), nil
}

func fewerScopes(value string) (wrapper, error) {
	if value == "" {
		value = "User.Read"
	}
	return twisting(func(t *twist) { t.only = strings.Fields(value) }), nil
}

func otherPerson(value string) (wrapper, error) {
	who := anybody
	if value != "" {
		who = value
	}
	known := func(p *person) bool {
		name, _, _ := strings.Cut(p.UserPrincipalName, "@")
		return who == anybody || who == name || who == p.ID
	}
	if !slices.ContainsFunc(populate().People, known) {
		return nil, unexpected(value, "the part before the @ of somebody's user name, or their id")
	}
	return twisting(func(t *twist) { t.other = who }), nil
}

func tokenLifetime(value string) (wrapper, error) {
	d, err := duration(value, time.Minute)
	if err == nil && d < time.Second {
		err = unexpected(value, "a second or more")
	}
	return twisting(func(t *twist) { t.lifetime = d }), err
}

// clock makes the whole service's time another, tokens and all.
func clock(value string) (wrapper, error) {
	d, err := 24*time.Hour, error(nil)
	if value != "" {
		d, err = time.ParseDuration(value)
	}
	if err != nil {
		return nil, unexpected(value, "a duration such as +24h or -10m")
	}
	return before(func(x *exchange) { x.at = x.at.Add(d) }), nil
}

// secondProof is what mfa-required asks for.
const secondProof = `{"access_token":{"acrs":{"essential":true,"value":"c1"}}}`

// claiming changes a claim of the id_tokens.
func claiming(name string, value any) wrapper {
	return twisting(func(t *twist) {
		t.idToken = append(t.idToken, func(claims object) object { return claims.with(name, value) })
	})
}

// tokenType gives tokens of a kind that Graph doesn't take.
func tokenType(value string) (wrapper, error) {
	if value == "" {
		value = "mac"
	}
	return after(func(_ *exchange, a answer) answer {
		if a.content.has("token_type") {
			a.content = a.content.with("token_type", value)
		}
		return a
	}), nil
}

func noRefreshToken(_ *exchange, a answer) answer {
	a.content = slices.DeleteFunc(slices.Clone(a.content), func(m member) bool { return m.name == "refresh_token" })
	return a
}
