package sandbox

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image"
	_ "image/gif" // what image.DecodeConfig knows
	_ "image/jpeg"
	_ "image/png"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	maxPhoto       = 4 << 20 // bytes
	maxWithoutMail = 100_000 // for an account without a mailbox
	leastSide      = 48      // pixels
)

// picture is somebody's photo.
type picture struct {
	data   []byte // none: they have no photo
	format string // "jpeg"
	side   image.Point
	set    time.Time
}

func (p *picture) mediaType() string { return "image/" + p.format }

// photo is the picture that somebody has, or nil. The caller holds mu.
func (s *Sandbox) photo(of *person) *picture {
	p, changed := s.photos[of.ID]
	switch {
	case !changed && of.Portrait > 0:
		return portrait(of.Portrait)
	case !changed || p.data == nil:
		return nil
	}
	return p
}

// Photo is the picture that somebody has, named as Objects takes them, or nil.
func (s *Sandbox) Photo(who string) []byte {
	of, err := s.known(who)
	if err != nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.photo(of); p != nil {
		return slices.Clone(p.data)
	}
	return nil
}

// current is the picture that a request sees. Guests have no mailbox here, and so
// no photo.
func (x *exchange) current() (*picture, error) {
	if x.target.Guest {
		return nil, refuse(http.StatusNotFound, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise.")
	}
	p := x.photo(x.target)
	if latest := x.photos[x.target.ID]; latest != nil && x.late > 0 && x.at.Sub(latest.set) < x.late {
		p = x.before[x.target.ID]
	}
	if p == nil {
		return nil, refuse(http.StatusNotFound, "ImageNotFound", "The photo wasn't found.")
	}
	return p, nil
}

// showPhoto tells of the picture, without it.
func showPhoto(x *exchange) (answer, error) {
	p, err := x.current()
	if err != nil {
		return answer{}, err
	}
	sum := sha256.Sum256(p.data)
	return x.found(http.StatusOK, "", within(x.target, "photo/$entity"), object{
		{"@odata.mediaContentType", p.mediaType()}, {"@odata.mediaEtag", `W/"` + hex.EncodeToString(sum[:8]) + `"`},
		{"id", fmt.Sprintf("%dx%d", p.side.X, p.side.Y)}, {"height", count(p.side.Y)}, {"width", count(p.side.X)},
	}), nil
}

// count is a whole number in JSON.
func count(n int) json.Number { return json.Number(strconv.Itoa(n)) }

// givePhoto answers with the picture itself.
func givePhoto(x *exchange) (answer, error) {
	p, err := x.current()
	if err != nil {
		return answer{}, err
	}
	a := x.answer(http.StatusOK, "", nil)
	a.header.Set("Content-Type", p.mediaType())
	a.body = p.data
	return a, nil
}

// setPhoto takes a picture, as it is.
func setPhoto(x *exchange) (answer, error) {
	media, _, err := mime.ParseMediaType(x.header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(media, "image/") {
		return answer{}, refuse(http.StatusInternalServerError, "ErrorInternalServerError", "An internal server error occurred.")
	}
	if x.target.Guest && len(x.body) > maxWithoutMail {
		return answer{}, refuse(http.StatusNotFound, "ErrorItemNotFound", "The specified object was not found in the store.")
	}
	head, format, err := image.DecodeConfig(bytes.NewReader(x.body))
	if err != nil {
		return answer{}, refuse(http.StatusBadRequest, "ErrorInvalidImage", "The image could not be read.")
	}
	if min(head.Width, head.Height) < leastSide {
		return answer{}, refuse(http.StatusBadRequest, "ValidationWidthTooSmall", "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ProfileBadRequestException' was thrown.")
	}
	x.replacePhoto(&picture{slices.Clone(x.body), format, image.Pt(head.Width, head.Height), x.at})
	return x.answer(http.StatusOK, "", nil), nil
}

func removePhoto(x *exchange) (answer, error) {
	if _, err := x.current(); err != nil {
		return answer{}, err
	}
	x.replacePhoto(&picture{set: x.at})
	return x.answer(http.StatusNoContent, "", nil), nil
}

func (x *exchange) replacePhoto(p *picture) {
	x.before[x.target.ID] = x.photo(x.target)
	x.photos[x.target.ID] = p
}

// refusePhotos turns photos down as Graph was seen to.
func refusePhotos(value string) (wrapper, error) {
	reasons := map[string]*refusal{
		"policy": {status: http.StatusForbidden, code: "ErrorAccessDenied", message: "AccessDeniedException"},
		"nobody": {status: http.StatusNotFound, code: "UnknownError", message: `{"errorCode":"ErrorUserResolutionFailedUserDoesNotExist","message":"Exception of type ` +
			`'Microsoft.Fast.Profile.Core.Exception.ProfileNotFoundException' was thrown.","target":null}`},
		"mailbox": {status: http.StatusNotFound, code: "ErrorItemNotFound", message: "The specified object was not found in the store."},
		"small":   {status: http.StatusBadRequest, code: "ValidationWidthTooSmall", message: "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ProfileBadRequestException' was thrown."},
		"method":  {status: http.StatusMethodNotAllowed, code: "ErrorInvalidRequest", message: "Method is not allowed"},
	}
	return turnDownFor(reasons, cmp.Or(value, "policy"), "one of policy, nobody, mailbox, small and method")
}

// onePixel answers with a picture of one pixel where somebody has no photo, as some
// tenants do.
func onePixel(next handler) handler {
	return func(x *exchange) answer {
		a := next(x)
		switch {
		case x.writing() || a.status != http.StatusNotFound:
			return a
		case x.route.resource == photoValue:
			a = x.answer(http.StatusOK, "", nil)
			a.header.Set("Content-Type", "image/gif")
			a.body = []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")
			return a
		}
		return x.found(http.StatusOK, "", within(x.target, "photo/$entity"), object{
			{"@odata.mediaContentType", "image/gif"}, {"id", "1x1"}, {"height", count(1)}, {"width", count(1)},
		})
	}
}

func latePhoto(value string) (wrapper, error) {
	d, err := duration(value, time.Minute)
	return before(func(x *exchange) { x.late = d }), err
}
