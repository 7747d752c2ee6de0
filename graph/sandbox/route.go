package sandbox

import (
	"net/http"
	"net/url"
	"strings"
)

// resource is a kind of thing that has an address.
type resource int

const (
	directory  resource = iota // /users
	user                       // /me, /users/{id | userPrincipalName}
	profile                    // …/profile
	collection                 // …/profile/{segment}, …/responsibilities
	item                       // …/profile/{segment}/{id}
	photo                      // …/photo
	photoValue                 // …/photo/$value
)

// route is what a path names. An empty person is the one who asks.
type route struct {
	resource resource
	person   string
	facet    *facetType
	id       string
	profile  bool // whether the collection was asked for under profile
}

// element is one part of a path, unescaped. It is a key where it stood in
// parentheses, as in users('ann@contoso.com').
type element struct {
	text string
	key  bool
}

// parseRoute reads a path as it came over the wire, still escaped.
func parseRoute(path string) (route, error) {
	elements, err := split(path)
	if err != nil {
		return route{}, err
	}
	if len(elements) == 0 || !elements[0].names("beta") {
		return route{}, refuse(http.StatusBadRequest, "BadRequest", "The sandbox serves /beta only.")
	}
	return parseRoot(elements[1:])
}

func (e element) names(segment string) bool { return !e.key && strings.EqualFold(e.text, segment) }

// split unescapes each element on its own, so that %2F stays within one.
func split(path string) ([]element, error) {
	var elements []element
	for escaped := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		text, err := url.PathUnescape(escaped)
		if err != nil || text == "" {
			return nil, malformedPath(path)
		}
		name, key, keyed, err := cutKey(text)
		if err != nil {
			return nil, err
		}
		elements = append(elements, element{text: name})
		if keyed {
			elements = append(elements, element{text: key, key: true})
		}
	}
	return elements, nil
}

// cutKey splits users('key') into its two parts. A quote within the key is
// doubled.
func cutKey(text string) (name, key string, keyed bool, err error) {
	name, rest, found := strings.Cut(text, "('")
	key, closed := strings.CutSuffix(rest, "')")
	if !found || !closed || name == "" || strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz") != "" {
		return text, "", false, nil
	}
	single := strings.ReplaceAll(key, "''", "")
	if key == "" || strings.Contains(single, "'") {
		return "", "", false, malformedPath(text)
	}
	return name, strings.ReplaceAll(key, "''", "'"), true, nil
}

func parseRoot(elements []element) (route, error) {
	switch {
	case len(elements) > 0 && elements[0].names("me"):
		return parsePerson("", elements[1:])
	case len(elements) == 1 && elements[0].names("users"):
		return route{resource: directory}, nil
	case len(elements) > 1 && elements[0].names("users"):
		person := elements[1]
		if strings.HasPrefix(person.text, "$") && !person.key {
			return route{}, malformedPath(person.text) // it would be read as an option
		}
		return parsePerson(person.text, elements[2:])
	}
	return route{}, unknownSegment(elements)
}

// parsePerson reads what follows a person.
func parsePerson(person string, rest []element) (route, error) {
	switch {
	case len(rest) == 0:
		return route{resource: user, person: person}, nil
	case rest[0].names("responsibilities"):
		return parseFacet(route{person: person}, rest)
	case rest[0].names("photo") && len(rest) == 1:
		return route{resource: photo, person: person}, nil
	case rest[0].names("photo") && len(rest) == 2 && rest[1].names("$value"):
		return route{resource: photoValue, person: person}, nil
	case !rest[0].names("profile"):
		return route{}, unknownSegment(rest)
	case len(rest) == 1:
		return route{resource: profile, person: person, profile: true}, nil
	}
	return parseFacet(route{person: person, profile: true}, rest[1:])
}

// parseFacet reads a collection's segment and, maybe, the id of one of its
// objects.
func parseFacet(r route, rest []element) (route, error) {
	r.facet = metadata().facet(rest[0].text)
	if r.facet == nil || rest[0].key || len(rest) > 2 {
		return route{}, unknownSegment(rest)
	}
	r.resource = collection
	if len(rest) == 2 {
		r.resource, r.id = item, rest[1].text
	}
	return r, nil
}

func unknownSegment(elements []element) error {
	last := ""
	if len(elements) > 0 {
		last = elements[0].text
	}
	return refuse(http.StatusBadRequest, "BadRequest", "Resource not found for the segment '%s'.", last)
}

func malformedPath(path string) error {
	return refuse(http.StatusBadRequest, "BadRequest", "The path '%s' is malformed.", path)
}
