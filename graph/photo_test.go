package graph

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"io"
	"net/http"
	"strings"
	"testing"
)

func aJPEG(t *testing.T, side int) string {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, side, side)), nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func aPixel(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := gif.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1)), nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPhotoIsReadAsItIs(t *testing.T) {
	picture := aJPEG(t, 240)
	c := over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
		if r.Method != http.MethodGet || r.URL.String() != testRoot+"/me/photo/$value" || r.Header.Get("Accept") != "image/*, application/json" || r.Header.Get("Content-Type") != "" {
			t.Errorf("%s %s %v", r.Method, r.URL, r.Header)
		}
		return says(200, picture, "Content-Type", "image/jpeg", "Last-Modified", "Sat, 21 Nov 2026 10:00:00 GMT"), nil
	}))
	got, err := c.Photo(t.Context(), Me())
	if err != nil || string(got.Picture) != picture || got.Width != 240 || got.Height != 240 || got.MediaType != "image/jpeg" || got.Modified.Day() != 21 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestPersonWithoutPhotoIsNoError(t *testing.T) {
	for name, answer := range map[string]*http.Response{
		"not found": says(404, `{"error":{"code":"ImageNotFound","message":"The photo wasn't found."}}`),
		"no item":   says(404, `{"error":{"code":"ErrorItemNotFound","message":""}}`),
		"a pixel":   says(200, aPixel(t), "Content-Type", "image/gif"),
	} {
		c := over(testRoot, roundTrip(func(*http.Request) (*http.Response, error) { return answer, nil }))
		if got, err := c.Photo(t.Context(), Me()); err != nil || !got.None() {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestPhotoThatIsNoneIsAnError(t *testing.T) {
	for name, answer := range map[string]*http.Response{
		"words":        says(200, "hello", "Content-Type", "image/jpeg"),
		"nothing":      says(200, ""),
		"a page":       says(200, "<html>sign in</html>", "Content-Type", "text/html"),
		"too large":    says(200, strings.Repeat("x", answerLimit+1)),
		"no mailbox":   says(404, `{"error":{"code":"MailboxNotEnabledForRESTAPI","message":""}}`),
		"nobody":       says(404, `{"error":{"code":"Request_ResourceNotFound","message":""}}`),
		"a page's 404": says(404, "<html>ImageNotFound</html>", "Content-Type", "text/html"),
		"forbidden":    says(403, `{"error":{"code":"ErrorAccessDenied","message":""}}`),
	} {
		c := over(testRoot, roundTrip(func(*http.Request) (*http.Response, error) { return answer, nil }))
		if got, err := c.Photo(t.Context(), Me()); err == nil || !got.None() {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestPhotoIsPutRemovedAndToldOf(t *testing.T) {
	var seen []string
	c := over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
		body, _ := io.ReadAll(r.Body)
		seen = append(seen, r.Method+" "+strings.TrimPrefix(r.URL.String(), testRoot)+" "+r.Header.Get("Content-Type")+" "+string(body))
		if r.Method == http.MethodGet {
			return says(200, `{"id":"240x240"}`), nil
		}
		return says(200, ""), nil
	}))
	photo, err := c.Collection(user(t, "ada-id"), PhotoPath)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := photo.Put(t.Context(), PhotoID, "image/jpeg", []byte("picture")); err != nil || got.Status != 200 {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := photo.Delete(t.Context(), PhotoID); err != nil {
		t.Error(err)
	}
	if got, err := photo.Get(t.Context(), PhotoID); err != nil || string(got.Object) != `{"id":"240x240"}` {
		t.Errorf("%+v, %v", got, err)
	}
	want := []string{"PUT /users/ada-id/photo/$value image/jpeg picture", "DELETE /users/ada-id/photo/$value  ", "GET /users/ada-id/photo  "}
	if strings.Join(seen, "\n") != strings.Join(want, "\n") {
		t.Errorf("sent %q", seen)
	}
	if _, err := photo.Put(t.Context(), "", "image/jpeg", []byte("picture")); OutcomeOf(err) != NotSent || err == nil {
		t.Error(err)
	}
}
