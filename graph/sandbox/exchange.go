package sandbox

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// maxBody is how long a request's body may be, in bytes. A photo may be longer.
const maxBody = 1 << 20

// exchange is one request on its way to an answer. Faults look at it, and may
// change what the service makes of it.
type exchange struct {
	*Sandbox
	ctx             context.Context
	method          string
	url             *url.URL
	origin          string // scheme and host, as the client wrote them
	header          http.Header
	body            []byte
	at              time.Time
	requestID       string
	clientRequestID string

	route  route
	target *person // whose data it is about, nil for the directory
	caller *person
	scopes []string
	token  grant
	wrong  error // why it is refused, known before anything is done
	part   part

	signIn       *signInEndpoint // what it asks of the sign-in service; nil where it is for Graph
	params, form url.Values      // for the sign-in service
	back         string          // the origin to which a browser takes the answer of a sign-in
	twist        twist

	discard bool          // answer as if, but store nothing
	lenient bool          // find responsibilities in the profile, too
	stale   time.Duration // leave out what is younger from lists
	late    time.Duration // show the photo of before for so long
}

// handler makes the answer to a request.
type handler func(*exchange) answer

// exchange takes a request in, whoever carries it, and brings back the answer.
func (s *Sandbox) exchange(r *http.Request, origin string) answer {
	if isBatch(r) {
		return s.batch(r, origin)
	}
	return s.single(r, origin, alone)
}

// single takes in a request that is no batch.
func (s *Sandbox) single(r *http.Request, origin string, part part) answer {
	x := &exchange{Sandbox: s, ctx: r.Context(), method: r.Method, url: r.URL, origin: origin, header: r.Header, at: s.now(), part: part}
	x.wrong = x.readBody(r.Body)
	x.arrive()
	if forSignIn(x.url.Path) {
		x.enterSignIn()
		return s.faulty(x, serveSignIn)(x)
	}
	x.resolve()
	return s.faulty(x, serve)(x)
}

func (x *exchange) readBody(body io.ReadCloser) error {
	if body == nil {
		return nil
	}
	defer body.Close()
	most := maxBody
	if strings.HasSuffix(x.url.Path, "/photo/$value") {
		most = maxPhoto
	}
	var err error
	x.body, err = io.ReadAll(io.LimitReader(body, int64(most)+1))
	if err != nil {
		return refuse(http.StatusBadRequest, "BadRequest", "The request body could not be read.")
	}
	if len(x.body) > most {
		return refuse(http.StatusRequestEntityTooLarge, "RequestBodyTooLarge", "The request body is longer than %d bytes.", most)
	}
	return nil
}

// arrive records the request and gives it its ids.
func (x *exchange) arrive() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.record(Request{x.method, x.url.EscapedPath(), x.url.Query(), x.header.Clone(), x.body})
	x.requestID = x.requestIDs.next()
	x.clientRequestID = x.header.Get("client-request-id")
	if x.clientRequestID == "" {
		x.clientRequestID = x.requestID
	}
}

// resolve finds out who asks for what. Faults need to know it, even where the
// request is refused in the end.
func (x *exchange) resolve() {
	err := x.authenticate()
	if err == nil {
		x.route, err = parseRoute(x.url.EscapedPath())
	}
	if err == nil && x.route.resource != directory {
		err = x.aim()
	}
	if x.wrong == nil {
		x.wrong = err
	}
}

// aim finds the person whom the request is about.
func (x *exchange) aim() error {
	x.target = x.caller
	if x.route.person == "" {
		return nil
	}
	x.target = x.find(x.route.person)
	if x.target == nil {
		return missing(x.route.person)
	}
	return nil
}

func (x *exchange) writing() bool { return x.method != http.MethodGet }

// operations is everything that the service can do.
var operations = map[resource]map[string]func(*exchange) (answer, error){
	directory:  {http.MethodGet: listUsers},
	user:       {http.MethodGet: showUser, http.MethodPatch: updateUser},
	profile:    {http.MethodGet: showProfile, http.MethodDelete: deleteProfile},
	collection: {http.MethodGet: listFacets, http.MethodPost: createFacet},
	item:       {http.MethodGet: showFacet, http.MethodPatch: updateFacet, http.MethodDelete: deleteFacet},
	photo:      {http.MethodGet: showPhoto},
	photoValue: {http.MethodGet: givePhoto, http.MethodPut: setPhoto, http.MethodDelete: removePhoto},
}

// serve is the service itself: what every fault is laid around.
func serve(x *exchange) answer {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.settle(x.at)
	a, err := x.perform()
	if r, ok := errors.AsType[*refusal](err); ok {
		return x.refused(r)
	}
	return a
}

func (x *exchange) perform() (answer, error) {
	if err := x.alive(); err != nil {
		return answer{}, err
	}
	if x.wrong != nil {
		return answer{}, x.wrong
	}
	operation, ok := operations[x.route.resource][x.method]
	if !ok {
		return answer{}, x.notAllowed()
	}
	if err := x.permitted(); err != nil {
		return answer{}, err
	}
	if x.route.facet != nil && x.misplaced() {
		r := refuse(http.StatusNotFound, "ResourceNotFound", "Resource not found for the segment '%s'.", x.route.facet.Segment)
		return answer{}, r
	}
	return operation(x)
}

// misplaced tells whether a collection was asked for at an address that only
// another has: responsibilities stand beside the profile, all else in it.
func (x *exchange) misplaced() bool {
	plain := x.route.facet.Segment == responsibilities
	return x.route.profile == plain && !x.lenient
}

func (x *exchange) notAllowed() *refusal {
	allowed := []string{}
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		if operations[x.route.resource][method] != nil {
			allowed = append(allowed, method)
		}
	}
	return &refusal{
		http.StatusMethodNotAllowed, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.",
		http.Header{"Allow": {strings.Join(allowed, ", ")}},
	}
}

// json reads the body of a write.
func (x *exchange) json() (object, error) {
	media, _, err := mime.ParseMediaType(x.header.Get("Content-Type"))
	if err != nil || media != "application/json" {
		return nil, refuse(http.StatusUnsupportedMediaType, "RequestBodyRead",
			"The content type '%s' is not supported; send application/json.", x.header.Get("Content-Type"))
	}
	if len(x.body) == 0 {
		return nil, refuse(http.StatusBadRequest, "BadRequest", "Empty Payload. JSON content expected.")
	}
	o, err := decodeObject(x.body)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "BadRequest", "Unable to read JSON request payload: %v.", err)
	}
	return o, nil
}
