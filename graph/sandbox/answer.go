package sandbox

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// answer is what goes back for a request, before it is written anywhere.
// Faults change it on its way out.
type answer struct {
	status  int
	header  http.Header
	entity  string // the type of what content is, or lists; "profile" for a whole one
	content object
	body    []byte // what is sent where content is nil
	lost    error  // the connection breaks instead; the error that a client sees
	cut     bool   // the connection breaks in the middle of the body
	keep    int    // how many bytes of a cut body still arrive; negative: half
}

func (a answer) payload() []byte {
	if a.content != nil {
		return a.content.encode()
	}
	return a.body
}

// kept is the part of the payload that still arrives.
func (a answer) kept(payload []byte) []byte {
	switch {
	case !a.cut:
		return payload
	case a.keep < 0:
		return payload[:len(payload)/2]
	}
	return payload[:min(a.keep, len(payload))]
}

// each applies change to every facet or user that a carries.
func (a answer) each(change func(entity string, o object) object) answer {
	switch {
	case a.entity == "":
		return a
	case a.entity == profileEntity:
		a.content = eachFacet(a.content, change)
	case is[[]any](a.content.value("value")):
		a.content = a.content.with("value", eachOf(a.entity, a.content.value("value"), change))
	default:
		a.content = change(a.entity, a.content)
	}
	return a
}

// profileEntity is the type of a whole profile, which holds every collection.
const profileEntity = "profile"

func eachFacet(profile object, change func(string, object) object) object {
	for _, f := range metadata().Facets {
		if list := profile.value(f.Segment); list != nil {
			profile = profile.with(f.Segment, eachOf(f.Entity, list, change))
		}
	}
	return profile
}

func eachOf(entity string, list any, change func(string, object) object) []any {
	changed := slices.Clone(list.([]any))
	for i, element := range changed {
		if o, ok := element.(object); ok {
			changed[i] = change(entity, o)
		}
	}
	return changed
}

// refusal is a request that the service turns down.
type refusal struct {
	status  int
	code    string
	message string
	header  http.Header
}

func (r *refusal) Error() string { return fmt.Sprintf("%d %s: %s", r.status, r.code, r.message) }

func refuse(status int, code, format string, args ...any) error {
	return &refusal{status: status, code: code, message: fmt.Sprintf(format, args...), header: http.Header{}}
}

// refused is the answer that tells of a refusal in Graph's form, or in that of
// the sign-in service.
func (x *exchange) refused(r *refusal) answer {
	if x.signIn != nil {
		return x.turnedAway(asSignInError(r))
	}
	inner := object{
		{"date", x.at.UTC().Format("2006-01-02T15:04:05")},
		{"request-id", x.requestID},
		{"client-request-id", x.clientRequestID},
	}
	failure := object{{"code", r.code}, {"message", r.message}, {"innerError", inner}}
	a := x.answer(r.status, "", object{{"error", failure}})
	maps.Copy(a.header, r.header)
	return a
}

// answer is a plain answer with the headers that every answer has.
func (x *exchange) answer(status int, entity string, content object) answer {
	header := http.Header{
		"Date":                {x.at.UTC().Format(http.TimeFormat)},
		"Request-Id":          {x.requestID},
		"Client-Request-Id":   {x.clientRequestID},
		"X-Ms-Ags-Diagnostic": {`{"ServerInfo":{"DataCenter":"Sandbox","Slice":"E","Ring":"0"}}`},
		"Cache-Control":       {"no-cache"},
		"Odata-Version":       {"4.0"},
	}
	if content != nil {
		header.Set("Content-Type", "application/json; odata.metadata=minimal; charset=utf-8")
	}
	return answer{status: status, header: header, entity: entity, content: content}
}

// found is the answer that carries content, with the address of its type
// within the service's metadata, such as users('…')/profile/skills/$entity.
func (x *exchange) found(status int, entity, context string, content object) answer {
	head := object{{"@odata.context", x.origin + "/beta/$metadata#" + context}}
	return x.answer(status, entity, append(head, content...))
}

// within is the metadata address of a part of the person's profile.
func within(person *person, parts ...string) string {
	return "users('" + person.ID + "')/" + strings.Join(parts, "/")
}

// stamp writes a time as the service does, with seven digits of a second.
func stamp(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05.0000000Z") }
