package auth

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
)

// maxClaims is the longest claims challenge that is taken, in bytes.
const maxClaims = 8 << 10

// challengedClaims returns the JSON of a claims challenge in the headers of a
// 401, or nothing if there is none that can be read.
func challengedClaims(header http.Header) string {
	for _, challenge := range parseChallenges(header.Values("WWW-Authenticate")) {
		if challenge.scheme == "bearer" && challenge.params["error"] == "insufficient_claims" {
			return decodeClaims(challenge.params["claims"])
		}
	}
	return ""
}

// decodeClaims reads base64 of either alphabet, padded or not, and returns the
// JSON object in it.
func decodeClaims(encoded string) string {
	if len(encoded) > maxClaims {
		return ""
	}
	encoded = strings.NewReplacer("+", "-", "/", "_").Replace(strings.TrimRight(encoded, "="))
	decoded, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil {
		return ""
	}
	var claims map[string]any
	if err := json.Unmarshal(decoded, &claims); err != nil || claims == nil {
		return ""
	}
	return string(decoded)
}

// challenge is one way to authenticate that a server offers
// (https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1).
type challenge struct {
	scheme string            // lower case
	params map[string]string // names in lower case, the first of each
}

// parseChallenges reads WWW-Authenticate headers. A comma may end a parameter
// or a challenge, and only what follows it tells which.
func parseChallenges(values []string) []challenge {
	var all []challenge
	for _, rest := range values {
		for rest = skipCommas(rest); rest != ""; rest = skipCommas(rest) {
			var name, value string
			name, rest = cutToken(rest)
			if after, ok := strings.CutPrefix(strings.TrimLeft(rest, " \t"), "="); ok && name != "" {
				value, rest = cutValue(strings.TrimLeft(after, " \t"))
				if len(all) > 0 {
					all[len(all)-1].set(name, value)
				}
				continue
			}
			if name == "" {
				rest = rest[1:] // no token and no comma: not of this grammar
				continue
			}
			all = append(all, challenge{strings.ToLower(name), map[string]string{}})
		}
	}
	return all
}

func (c challenge) set(name, value string) {
	name = strings.ToLower(name)
	if _, ok := c.params[name]; !ok {
		c.params[name] = value
	}
}

func skipCommas(s string) string { return strings.TrimLeft(s, " \t,") }

// cutToken splits s behind its leading token.
func cutToken(s string) (token, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`()<>@,;:\"[]?={}`, r) })
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

// cutValue splits s behind a quoted string or a bare value.
func cutValue(s string) (value, rest string) {
	if !strings.HasPrefix(s, `"`) {
		end := strings.IndexAny(s, " \t,")
		if end < 0 {
			return s, ""
		}
		return s[:end], s[end:]
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '"':
			return b.String(), s[i+1:]
		case '\\':
			if i++; i == len(s) {
				return b.String(), ""
			}
		}
		b.WriteByte(s[i])
	}
	return b.String(), ""
}
