package auth

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Flaw is why a ready token is of no use.
type Flaw int

// The flaws that a token shows by itself, before any request.
const (
	NoToken      Flaw = iota // it isn't the text of a token
	Broken                   // there is a line break or a blank in it
	Cut                      // a part is missing
	Expired                  // At says when
	AppOnly                  // it is an application's own, for no person
	OtherService             // For says for which
	OtherCloud               // For says for which
)

// FlawError is a ready token of no use. It never has a part of the token.
type FlawError struct {
	Flaw Flaw
	At   time.Time
	For  string // as the token names it, or the name of a cloud
}

func (e *FlawError) Error() string { return fmt.Sprintf("token of no use: flaw %d", e.Flaw) }

// ParseBearer reads a ready token as people paste it: with blanks, quotes and
// the word Bearer around it. It looks at what the token says of itself, for the
// Graph at root; one that can't be read is left to Graph. The error is a
// [FlawError].
func ParseBearer(pasted string, root *url.URL, now time.Time) (Secret, error) {
	token := bare(pasted)
	switch {
	case token == "":
		return Secret{}, &FlawError{Flaw: NoToken}
	case strings.ContainsFunc(token, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }):
		return Secret{}, &FlawError{Flaw: Broken}
	case strings.ContainsFunc(token, notOfToken):
		return Secret{}, &FlawError{Flaw: NoToken}
	case strings.HasPrefix(token, "eyJ") && strings.Count(token, ".") < 2:
		return Secret{}, &FlawError{Flaw: Cut}
	}
	if flaw := flawOf(token, root, now); flaw != nil {
		return Secret{}, flaw
	}
	return NewSecret(token), nil
}

// bare is a token without what stands around it.
func bare(pasted string) string {
	around := func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("\"'`“”„‘’", r)
	}
	for {
		token := strings.TrimFunc(pasted, around)
		if first, rest, more := strings.Cut(token, ":"); more && strings.EqualFold(first, "Authorization") {
			token = strings.TrimSpace(rest)
		}
		if words := strings.Fields(token); len(words) > 0 && strings.EqualFold(words[0], "Bearer") {
			token = token[len("Bearer"):]
		}
		if token == pasted {
			return token
		}
		pasted = token
	}
}

// notOfToken reports whether a character is in no bearer token
// (https://www.rfc-editor.org/rfc/rfc6750#section-2.1).
func notOfToken(r rune) bool {
	return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-._~+/=", r)
}

// flawOf is what a readable token says against itself, or nil.
func flawOf(token string, root *url.URL, now time.Time) error {
	var says struct {
		Audience json.RawMessage `json:"aud"`
		Expiry   float64         `json:"exp"`
		Scopes   string          `json:"scp"`
		Roles    json.RawMessage `json:"roles"`
		Type     string          `json:"idtyp"`
	}
	if readable := readClaims(token, &says) == nil; !readable {
		return nil
	}
	ends := moment(says.Expiry)
	hasRoles := len(says.Roles) > 0 && !slices.Contains([]string{"null", "[]"}, string(says.Roles))
	switch {
	case !ends.IsZero() && now.After(ends.Add(skewLimit)):
		return &FlawError{Flaw: Expired, At: ends}
	case strings.EqualFold(says.Type, "app"), says.Scopes == "" && hasRoles:
		return &FlawError{Flaw: AppOnly}
	}
	var audiences audience
	if known := json.Unmarshal(says.Audience, &audiences) == nil; known && len(audiences) > 0 {
		return misdirected(audiences, root)
	}
	return nil
}

// graphApplication is Graph's own id as an application, in every cloud.
const graphApplication = "00000003-0000-0000-c000-000000000000"

// misdirected is that a token is for something else than the Graph at root. A
// root of one's own may take what it likes, but no token of Microsoft's that is
// for another service.
func misdirected(audiences audience, root *url.URL) error {
	var flaw *FlawError
	own := cloudOf(root.Hostname()) == ""
	for _, name := range audiences {
		host := ""
		if u, err := url.Parse(name); err == nil {
			host = u.Hostname()
		}
		cloud := cloudOf(host)
		switch {
		case strings.EqualFold(name, graphApplication), strings.EqualFold(host, root.Hostname()), own && cloud != "",
			own && !microsofts(host):
			return nil
		case cloud != "":
			flaw = &FlawError{Flaw: OtherCloud, For: cloud}
		case flaw == nil:
			flaw = &FlawError{Flaw: OtherService, For: name}
		}
	}
	return flaw
}

// cloudOf is the cloud whose Graph has this host, or nothing.
func cloudOf(host string) string {
	for _, c := range clouds {
		if strings.EqualFold(c.graph, host) {
			return c.name
		}
	}
	return ""
}

// microsofts reports whether a host is one of Microsoft's services.
func microsofts(host string) bool {
	for _, domain := range []string{"microsoft.com", "azure.com", "azure.net", "windows.net", "office.com", "office365.com", "sharepoint.com"} {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return false
}
