package outbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"image"
	"image/jpeg"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"facet/graph"
)

// photoDesk is a desk whose target is the photo.
func photoDesk(t *testing.T, faults ...string) *fixture {
	t.Helper()
	d := newFixture(t, faults...)
	d.outbox.pace = 1000
	token, err := d.sandbox.Token("me")
	if err != nil {
		t.Fatal(err)
	}
	client := &graph.Client{BaseURL: d.sandboxRoot(), HTTP: &http.Client{Transport: bearer{token, graph.NewTransport(d.sandboxRoot(), d.sandbox)}}}
	if d.target.Collection, err = client.Collection(graph.Me(), graph.PhotoPath); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *fixture) sandboxRoot() string { return "https://sandbox.facet.invalid/beta" }

// set is the request that sets a gray square.
func (d *fixture) set(side int) Request {
	d.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, side, side)), nil); err != nil {
		d.Fatal(err)
	}
	return Request{
		Target: d.target, Method: http.MethodPut, ID: graph.PhotoID, Label: "photo",
		Body:    json.RawMessage(`{"width":` + string(rune('0'+side/100)) + `}`),
		Picture: Picture{"image/jpeg", b.Bytes()},
	}
}

// methods are those that arrived at the photo.
func (d *fixture) methods() string {
	var all []string
	for _, r := range d.sandbox.Requests() {
		if strings.HasSuffix(r.Path, "/photo/$value") {
			all = append(all, r.Method)
		}
	}
	return strings.Join(all, " ")
}

func TestPhotoIsInTheJournalWithoutItsPicture(t *testing.T) {
	d := photoDesk(t)
	sent := d.must(d.set(100))
	if e := sent.Entry; e.Status != Done || e.Path != "photo" || e.Object != graph.PhotoID || d.methods() != "PUT" {
		t.Errorf("%+v, %s", e, d.methods())
	}
	if !bytes.Equal(d.sandbox.Photo("me"), d.set(100).Picture.Bytes) {
		t.Error("another picture was set")
	}
	files, _ := filepath.Glob(filepath.Join(d.outbox.dir, "*"))
	for _, name := range files {
		if content, err := os.ReadFile(name); err == nil && (bytes.Contains(content, []byte("/9j/")) || bytes.Contains(content, []byte("JFIF"))) {
			t.Errorf("%s has the picture", name)
		}
	}
	if err := sent.Entry.CanUndo(); err == nil || !strings.Contains(err.Error(), "facet photo --restore") {
		t.Error(err)
	}
}

// What a PUT sets is the same however often it arrives.
func TestPhotoIsSentAgainWhereItIsNotKnownWhetherItArrived(t *testing.T) {
	for _, fault := range []string{"reset=after@put+once", "reset=before@put+once", "status=503@put+once", "commit-then-status=500@put+once", "status=429@put+once"} {
		d := photoDesk(t, fault)
		if d.must(d.set(100)); d.methods() != "PUT PUT" || !bytes.Equal(d.sandbox.Photo("me"), d.set(100).Picture.Bytes) {
			t.Errorf("%s: %s", fault, d.methods())
		}
	}
}

func TestPhotoOfUnknownEndIsSettledByTheNext(t *testing.T) {
	d := photoDesk(t, "reset=after@put")
	first, err := d.send(d.set(100))
	if !errors.Is(err, graph.ErrUnconfirmed) || d.methods() != "PUT PUT PUT PUT" {
		t.Fatalf("%v: %s", err, d.methods())
	}
	open, _ := d.outbox.Open(t.Context())
	if len(open) != 1 {
		t.Fatalf("%+v", open)
	}
	for name, settle := range map[string]func() error{
		"check": func() error { _, err := d.outbox.Check(t.Context(), d.target, open[0].ID, nil); return err },
		"again": func() error { _, err := d.outbox.Again(t.Context(), d.target, open[0].ID, nil); return err },
	} {
		if err := settle(); err == nil || d.methods() != "PUT PUT PUT PUT" {
			t.Errorf("%s: %v, %s", name, err, d.methods())
		}
	}
	d.sandbox.Clear("reset")
	d.must(d.set(100)) // the very same
	if open, _ := d.outbox.Open(t.Context()); len(open) != 0 {
		t.Errorf("still open: %+v", open)
	}
	all, _ := d.outbox.History(t.Context())
	if len(all) != 2 || all[1].Status != Resent || all[0].Again != first.Entry.ID && first.Entry.ID != "" {
		t.Errorf("%+v", all)
	}
}

func TestRemovedPhotoIsLookedForByWhatGraphSaysOfIt(t *testing.T) {
	d := photoDesk(t, "reset=after@delete+once")
	sent, err := d.send(Request{Target: d.target, Method: http.MethodDelete, ID: graph.PhotoID})
	if err != nil || !sent.Found || d.methods() != "DELETE" {
		t.Errorf("%+v, %v, %s", sent, err, d.methods())
	}
	again := d.must(Request{Target: d.target, Method: http.MethodDelete, ID: graph.PhotoID})
	if again.Entry.Status != Done {
		t.Errorf("what is gone was not removed: %+v", again.Entry)
	}
}

func TestPictureGoesWithAPutAlone(t *testing.T) {
	d := photoDesk(t)
	without := d.set(100)
	without.Picture = Picture{}
	other := Request{Target: d.target, Method: http.MethodDelete, ID: graph.PhotoID, Picture: d.set(100).Picture}
	for _, r := range []Request{without, other} {
		if _, err := d.send(r); err == nil || d.methods() != "" {
			t.Errorf("%s: %v", r.Method, err)
		}
	}
}
