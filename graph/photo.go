package graph

import (
	"bytes"
	"context"
	"errors"
	"image"
	_ "image/gif" // what a photo may be
	_ "image/jpeg"
	_ "image/png"
	"net/http"
	"slices"
	"time"
)

// A person's photo is like a collection with one object, which is a picture.
const (
	PhotoPath    = "photo"
	PhotoID   ID = "$value"
)

// Photo is the photo that a person has. Without a picture they have none.
//
// https://learn.microsoft.com/graph/api/resources/profilephoto
type Photo struct {
	Picture       []byte
	MediaType     string // "image/jpeg"
	Width, Height int
	// Modified is when it was set; zero if Graph doesn't say, which is usual.
	Modified time.Time
}

// None reports whether the person has no photo.
func (p Photo) None() bool { return len(p.Picture) == 0 }

// Photo reads a person's photo. That they have none is no error.
//
// https://learn.microsoft.com/graph/api/profilephoto-get
func (c *Client) Photo(ctx context.Context, p Person) (Photo, error) {
	address, err := c.url(p, "/"+PhotoPath+"/"+string(PhotoID))
	if err != nil {
		return Photo{}, err
	}
	var found Photo
	_, err = c.exchange(ctx, http.MethodGet, address, content{wants: "image/*, " + inJSON}, func(method, id string, response *http.Response) (Answer, error) {
		answer, photo, err := readPhoto(id, response)
		found = photo
		return answer, err
	})
	if noPhoto(err) {
		return Photo{}, nil
	}
	return found, err
}

// noPhoto reports whether an error is Graph's word for a person without a photo.
func noPhoto(err error) bool {
	said, ok := errors.AsType[*Error](err)
	return ok && SaysStatus(err, http.StatusNotFound) && slices.Contains([]string{"ImageNotFound", "ErrorItemNotFound"}, said.Code)
}

// readPhoto reads a picture. Some organisations have one of a single pixel for who
// has none.
func readPhoto(clientRequestID string, response *http.Response) (Answer, Photo, error) {
	answer := answerOf(clientRequestID, response)
	body, err := readBody(response, answerLimit)
	if err != nil {
		return answer, Photo{}, bad(response, body, err)
	}
	if len(body) > answerLimit {
		return answer, Photo{}, unusable("it is larger than 4 MiB")
	}
	head, format, err := image.DecodeConfig(bytes.NewReader(body))
	switch {
	case err != nil:
		return answer, Photo{}, bad(response, body, unusable("it is not a picture"))
	case head.Width <= 1 && head.Height <= 1:
		return answer, Photo{}, nil
	}
	photo := Photo{Picture: body, MediaType: "image/" + format, Width: head.Width, Height: head.Height}
	photo.Modified, _ = http.ParseTime(response.Header.Get("Last-Modified")) // zero without one
	return answer, photo, nil
}

// Put sets the content of one object: a picture. Sent twice it is set twice, to the
// same: a PUT may be repeated where a create may not.
//
// https://learn.microsoft.com/graph/api/profilephoto-update
func (c Collection) Put(ctx context.Context, id ID, mediaType string, picture []byte) (Answer, error) {
	if err := id.check(); err != nil {
		return Answer{}, err
	}
	return c.client.exchange(ctx, http.MethodPut, c.ItemURL(id), content{mediaType, slices.Clone(picture), inJSON}, readAnswer)
}
