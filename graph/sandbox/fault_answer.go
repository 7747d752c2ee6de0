package sandbox

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// retryTime turns date:30 into the date 30 seconds from now; anything else,
// sense or nonsense, is sent as it stands.
func retryTime(x *exchange, value string) string {
	seconds, isDate := strings.CutPrefix(value, "date:")
	n, err := strconv.Atoi(seconds)
	if !isDate || err != nil {
		return value
	}
	return x.at.Add(time.Duration(n) * time.Second).UTC().Format(http.TimeFormat)
}

func status(value string) (wrapper, error) {
	reply, err := statusReply(value)
	return instead(reply), err
}

func commitThenStatus(value string) (wrapper, error) {
	reply, err := statusReply(value)
	return after(func(x *exchange, _ answer) answer { return reply(x) }), err
}

// statusReply reads a status and the shape of its body: 503:html.
func statusReply(value string) (handler, error) {
	if value == "" {
		value = "503"
	}
	digits, shape, _ := strings.Cut(value, ":")
	code, err := strconv.Atoi(digits)
	if err != nil || code < 200 || code > 599 {
		return nil, unexpected(value, "a status from 200 to 599 such as 503 or 503:html")
	}
	shaped, known := shapes[shape]
	if !known {
		return nil, unexpected(shape, "one of graph, html, empty and cut")
	}
	return func(x *exchange) answer {
		return shaped(x.refused(&refusal{status: code, code: codeOf(code), message: "The sandbox was told to answer so."}))
	}, nil
}

// shapes are the bodies that a refusal may have.
var shapes = map[string]func(answer) answer{
	"":      func(a answer) answer { return a },
	"graph": func(a answer) answer { return a },
	"html":  func(a answer) answer { return a.reshaped("text/html; charset=utf-8", []byte(htmlBody)) },
	"empty": func(a answer) answer { return a.reshaped("", nil) },
	"cut": func(a answer) answer {
		whole := a.payload()
		return a.reshaped("application/json", whole[:len(whole)/2])
	},
}

const htmlBody = "<!DOCTYPE html><html><head><title>Service unavailable</title></head>" +
	"<body><h1>The service is unavailable.</h1><hr></body></html>\n"

func (a answer) reshaped(contentType string, body []byte) answer {
	a.content, a.body = nil, body
	a.header.Set("Content-Type", contentType)
	if contentType == "" {
		a.header.Del("Content-Type")
	}
	return a
}

// codeOf is the word that Graph puts beside a status.
func codeOf(status int) string {
	words := map[int]string{
		http.StatusBadRequest: "BadRequest", http.StatusUnauthorized: "InvalidAuthenticationToken",
		http.StatusForbidden: "ErrorAccessDenied", http.StatusNotFound: "ResourceNotFound",
		http.StatusTooManyRequests: "TooManyRequests", http.StatusInternalServerError: "InternalServerError",
		http.StatusServiceUnavailable: "ServiceNotAvailable",
	}
	if word, ok := words[status]; ok {
		return word
	}
	return strings.ReplaceAll(http.StatusText(status), " ", "")
}

func insufficientScope(value string) (wrapper, error) {
	if value == "" {
		value = "User.Read"
	}
	return before(func(x *exchange) { x.scopes = strings.Fields(value) }), nil
}

func staleLists(value string) (wrapper, error) {
	d, err := duration(value, 5*time.Second)
	return before(func(x *exchange) { x.stale = d }), err
}

func refuseResponsibilities(value string) (wrapper, error) {
	switch value {
	case "400":
		return besideProfile(func(*exchange) *refusal { return noResponsibilities(400, "BadRequest") }), nil
	case "", "404":
		return besideProfile(func(*exchange) *refusal { return noResponsibilities(404, "ResourceNotFound") }), nil
	case "405":
		return besideProfile((*exchange).notAllowed), nil
	}
	return nil, unexpected(value, "400, 404 or 405")
}

// besideProfile turns down what comes to the documented address, and leaves
// the one within the profile alone.
func besideProfile(why func(*exchange) *refusal) wrapper {
	return func(next handler) handler {
		return func(x *exchange) answer {
			if x.route.profile {
				return next(x)
			}
			return x.refused(why(x))
		}
	}
}

func noResponsibilities(status int, code string) *refusal {
	return &refusal{status: status, code: code, message: "Resource not found for the segment 'responsibilities'."}
}

// nextLink gives every list a next page that a client must not follow.
func nextLink(value string) (wrapper, error) {
	links := map[string]func(*exchange) string{
		"":          loopLink,
		"loop":      loopLink,
		"elsewhere": func(x *exchange) string { return x.origin + "/beta/users?$skiptoken=1" },
		"foreign":   func(x *exchange) string { return "https://" + foreignHost + x.url.EscapedPath() + "?$skiptoken=1" },
	}
	link, known := links[value]
	if !known {
		return nil, unexpected(value, "one of loop, elsewhere and foreign")
	}
	return after(func(x *exchange, a answer) answer {
		switch {
		case a.content.has("value"):
			a.content = a.content.with("@odata.nextLink", link(x))
		case a.entity == profileEntity:
			a.content = linked(a.content, link(x))
		}
		return a
	}), nil
}

// linked is a whole profile in which every collection goes on at a link.
func linked(profile object, link string) object {
	for _, f := range metadata().Facets {
		if profile.has(f.Segment) {
			profile = profile.with(f.Segment+"@odata.nextLink", link)
		}
	}
	return profile
}

func loopLink(x *exchange) string { return x.link(0) }
