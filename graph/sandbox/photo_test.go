package sandbox

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func aPicture(t *testing.T, side int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, side, side))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// put sends a picture.
func (c client) put(path, picture, mediaType string) reply {
	c.t.Helper()
	r := c.request("PUT", path, picture)
	r.Header.Set("Content-Type", mediaType)
	return c.send(r)
}

func TestPhotoIsShownSetAndRemoved(t *testing.T) {
	s := New()
	c := as(t, s, "me")
	before := c.must(200, "GET", "/me/photo", "")
	holds(t, "", map[string]any{"@odata.mediaContentType": "image/jpeg", "id": "240x240", "height": 240.0, "width": 240.0}, before.body)
	if got := c.must(200, "GET", "/me/photo/$value", ""); got.text != string(s.Photo("me")) || got.header.Get("Content-Type") != "image/jpeg" {
		t.Errorf("%d bytes of %s", len(got.text), got.header.Get("Content-Type"))
	}
	picture := aPicture(t, 60)
	if got := c.put("/me/photo/$value", picture, "image/png"); got.status != 200 || got.text != "" {
		t.Error(got)
	}
	holds(t, "", map[string]any{"@odata.mediaContentType": "image/png", "height": 60.0}, c.must(200, "GET", "/me/photo", "").body)
	c.must(204, "DELETE", "/me/photo/$value", "")
	for _, path := range []string{"/me/photo", "/me/photo/$value"} {
		if got := c.must(404, "GET", path, ""); got.code() != "ImageNotFound" {
			t.Error(got.text)
		}
	}
	c.must(404, "DELETE", "/me/photo/$value", "")
	c.must(405, "DELETE", "/me/photo", "")
	if s.Photo("me") != nil || s.Photo("alex.kim@contoso.com") != nil || s.Photo("kenta.sato@contoso.com") == nil || New().Photo("me") == nil {
		t.Error("somebody else has the photo, or none")
	}
}

func TestPhotoIsRefusedForWhatItIs(t *testing.T) {
	s := New()
	c := as(t, s, "me")
	for name, test := range map[string]struct {
		path, picture, mediaType string
		status                   int
		code                     string
	}{
		"unnamed":  {"/me/photo/$value", aPicture(t, 60), "application/octet-stream", 500, "ErrorInternalServerError"},
		"small":    {"/me/photo/$value", aPicture(t, 23), "image/png", 400, "ValidationWidthTooSmall"},
		"text":     {"/me/photo/$value", "words", "image/png", 400, "ErrorInvalidImage"},
		"too long": {"/me/photo/$value", strings.Repeat("x", maxPhoto+1), "image/png", 413, "RequestBodyTooLarge"},
	} {
		if got := c.put(test.path, test.picture, test.mediaType); got.status != test.status || got.code() != test.code {
			t.Errorf("%s: %d %s", name, got.status, got.code())
		}
	}
	guest := "/users/luca.ferri_fabrikam.com%23EXT%23@contoso.com/photo"
	if got := c.must(404, "GET", guest, ""); got.code() != "MailboxNotEnabledForRESTAPI" {
		t.Error(got.text)
	}
}

func TestPhotoOfSomebodyElseTakesAPermissionOfItsOwn(t *testing.T) {
	s := New()
	path := "/users/kenta.sato@contoso.com/photo/$value"
	c := as(t, s, "me", "User.ReadWrite", "User.ReadWrite.All")
	c.must(200, "GET", path, "")
	if got := c.put(path, aPicture(t, 60), "image/png"); got.status != 403 {
		t.Error(got.status)
	}
	if got := as(t, s, "me").put(path, aPicture(t, 60), "image/png"); got.status != 200 {
		t.Error(got.status)
	}
}

func TestPhotoFaultsAreThoseOfGraph(t *testing.T) {
	for value, want := range map[string]struct {
		status int
		code   string
	}{
		"": {403, "ErrorAccessDenied"}, "=nobody": {404, "UnknownError"}, "=mailbox": {404, "ErrorItemNotFound"},
		"=small": {400, "ValidationWidthTooSmall"}, "=method@delete": {405, "ErrorInvalidRequest"},
	} {
		s := New()
		inject(t, s, "photo-refused"+value)
		c := as(t, s, "me")
		c.must(200, "GET", "/me/photo", "")
		if got := c.do("DELETE", "/me/photo/$value", ""); got.status != want.status || got.code() != want.code {
			t.Errorf("%s: %d %s", value, got.status, got.code())
		}
	}
	s := New()
	inject(t, s, "photo-pixel")
	c := as(t, s, "me")
	holds(t, "", map[string]any{"id": "1x1"}, c.must(200, "GET", "/users/alex.kim@contoso.com/photo", "").body)
	if got := c.must(200, "GET", "/users/alex.kim@contoso.com/photo/$value", ""); !strings.HasPrefix(got.text, "GIF89a") {
		t.Error(got.text)
	}
	c.must(200, "GET", "/me/photo", "")
}

func TestOldPhotoIsShownForAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New()
		inject(t, s, "photo-late=5m")
		c := as(t, s, "me")
		c.put("/me/photo/$value", aPicture(t, 60), "image/png")
		holds(t, "", map[string]any{"id": "240x240"}, c.must(200, "GET", "/me/photo", "").body)
		time.Sleep(5 * time.Minute)
		holds(t, "", map[string]any{"id": "60x60"}, c.must(200, "GET", "/me/photo", "").body)
	})
}

func TestPlainMembersAreChangedOneByOne(t *testing.T) {
	c := as(t, New(), "me")
	for _, body := range []string{
		`{"aboutMe":"Hello"}`, `{"aboutMe":null}`, `{"birthday":"1985-03-14T00:00:00Z"}`, `{"skills":["Go","SQL"]}`,
		`{"interests":[]}`, `{"schools":["Bergen"]}`, `{"pastProjects":["Web shop"]}`,
	} {
		c.must(204, "PATCH", "/me", body)
	}
	got := c.must(200, "GET", "/me?$select=aboutMe,birthday,skills,interests,schools,pastProjects", "")
	holds(t, "", map[string]any{"aboutMe": nil, "birthday": "1985-03-14T00:00:00Z", "skills": []any{"Go", "SQL"}, "interests": []any{},
		"schools": []any{"Bergen"}, "pastProjects": []any{"Web shop"}}, got.body)
	for status, body := range map[int]string{
		400: `{"aboutMe":"Hello","skills":[]}`, 500: `{"birthday":"1985-03-14T00:00:00+01:00"}`,
	} {
		c.must(status, "PATCH", "/me", body)
	}
	c.must(400, "PATCH", "/me", `{"birthday":"14 March"}`)
	c.must(403, "PATCH", "/users/kenta.sato@contoso.com", `{"aboutMe":"Hello"}`)
	holds(t, "", map[string]any{"skills": []any{"Go"}}, c.must(200, "GET", "/users/kenta.sato@contoso.com?$select=skills,birthday", "").body)
}

func TestSharePointsRefusalsAreThoseOfGraph(t *testing.T) {
	for value, want := range map[string]struct {
		status int
		code   string
	}{
		"":         {403, "-1, Microsoft.Office.Server.Directory.DirectoryObjectUnauthorizedAccessException"},
		"=locked":  {500, "-1, Microsoft.Office.Server.UserProfiles.PropertyNotEditableException"},
		"=licence": {400, "BadRequest"},
		"=unknown": {500, "-1, Microsoft.SharePoint.Client.UnknownError"},
	} {
		s := New()
		inject(t, s, "plain-refused"+value)
		if got := as(t, s, "me").do("PATCH", "/me", `{"aboutMe":"Hello"}`); got.status != want.status || got.code() != want.code {
			t.Errorf("%s: %d %s", value, got.status, got.code())
		}
	}
}
