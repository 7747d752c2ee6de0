package send

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"net/http"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/photo"
	"facet/profile/person"
)

// PhotoKind is what a photo is called. It has no form.
var PhotoKind = forms.Kind{
	Name: "photo", Title: "Photo", Path: graph.PhotoPath, What: "the picture that colleagues see of you",
	New: func() forms.Form { return new(formless) },
}

// formless is a form without fields.
type formless struct{ graph.ItemFacet }

func (*formless) Label() string             { return "" }
func (*formless) Key() forms.Key            { return forms.Key{} }
func (*formless) Sections() []forms.Section { return nil }

// picturing is what a plan does with a photo.
type picturing struct {
	done    string // what has happened once it was done
	picture []byte // what is set; nil: it is removed
	small   image.Image
	former  bool // it is what was there before, by the shelf
}

// SetPhoto is the plan that sets the person's photo.
func SetPhoto(s *person.Session, p photo.Photo) Plan {
	plan := pictured(s, "Set the photo", picturing{done: "The photo is set", picture: p.JPEG})
	plan.Method = http.MethodPut
	plan.purpose = fmt.Sprintf("This sets %s. %s", photoOf(s), strings.Join(p.Says(), " "))
	return plan.keeping()
}

// RemovePhoto is the plan that removes the person's photo.
func RemovePhoto(s *person.Session) Plan {
	plan := pictured(s, "Remove the photo", picturing{done: "The photo is removed"})
	plan.Method = http.MethodDelete
	plan.purpose = "This removes " + photoOf(s) + "."
	return plan.keeping()
}

// RestorePhoto is the plan that puts back what there was before the photo was last
// set or removed from here, which may be none.
func RestorePhoto(s *person.Session, old photo.Old) Plan {
	plan := pictured(s, "Put back the photo", picturing{done: "The photo is put back", picture: old.Picture, former: true})
	plan.purpose = "This puts back the previous photo."
	if plan.Method = http.MethodPut; old.Picture == nil {
		plan.Method = http.MethodDelete
		plan.purpose = "There was no photo before: this removes " + photoOf(s) + "."
	}
	plan.reverses = true
	return plan.keeping()
}

func pictured(s *person.Session, title string, p picturing) Plan {
	p.small = photo.Thumb(p.picture, photo.InCells)
	return Plan{session: s, kind: PhotoKind, Title: title, id: graph.PhotoID, photo: &p, URL: collectionOf(s, PhotoKind).ItemURL(graph.PhotoID)}
}

// keeping says what becomes of the photo that is there.
func (p Plan) keeping() Plan {
	if p.session.Photos != nil {
		p.purpose += " What is there now is kept on this computer for a day, and can be put back."
	}
	return p
}

func photoOf(s *person.Session) string {
	if s.Person.IsMe() {
		return "your photo"
	}
	return "the photo of " + s.OwnerDetails()
}

// OfPhoto reports whether it is the person's photo that the request sets or removes.
func (p Plan) OfPhoto() bool { return p.photo != nil }

// Preview is what the plan sets as the photo, small; nil: it sets none.
func (p Plan) Preview() image.Image {
	if p.photo == nil {
		return nil
	}
	return p.photo.small
}

// Picture is what the plan sets as the photo; nil: it sets none.
func (p Plan) Picture() []byte {
	if p.photo == nil {
		return nil
	}
	return p.photo.picture
}

// ErrNoPhoto is the answer where there is nothing to remove.
var ErrNoPhoto = person.Advised{What: "There is no photo to remove. Nothing was sent.", Remedy: "Nothing needs to be done."}

// replace sets or removes the photo, once what is there is kept. Where that was not
// done, what was kept before stays.
func (p Plan) replace(ctx context.Context, target outbox.Target, progress func(outbox.Progress)) (outbox.Result, error) {
	now, err := p.session.Client.Photo(ctx, p.session.Person)
	if err != nil {
		return outbox.Result{}, err
	}
	if p.Method == http.MethodDelete && now.None() {
		return outbox.Result{}, ErrNoPhoto
	}
	back, err := p.keep(now)
	if err != nil {
		return outbox.Result{}, err
	}
	sent, err := p.session.Outbox.Send(ctx, p.pictureRequest(target), progress)
	if outcome := graph.OutcomeOf(err); outcome == graph.NotSent || outcome == graph.Refused {
		back()
	}
	return sent, p.settled(err)
}

// keep puts the present photo on the shelf; the function that it returns leaves
// there what was there before.
func (p Plan) keep(now graph.Photo) (back func(), err error) {
	if p.session.Photos == nil {
		return func() {}, nil
	}
	return p.session.Photos.Keep(photoOwner(p.session), now.Picture, p.photo.picture)
}

// settled is the error of a photo that was sent: what can be set once more needs
// nobody to look for it.
func (p Plan) settled(err error) error {
	if open, ok := errors.AsType[*outbox.UnconfirmedError](err); ok && p.Method == http.MethodPut && open.Err != nil {
		return open.Err
	}
	return err
}

// pictureRequest is the request as the outbox takes it. The journal has what tells
// one picture from another, and no picture.
func (p Plan) pictureRequest(target outbox.Target) outbox.Request {
	r := outbox.Request{Target: target, Method: p.Method, ID: p.id, Label: p.Label}
	if p.Method == http.MethodPut {
		sum := sha256.Sum256(p.photo.picture)
		r.Body, _ = json.Marshal(map[string]any{"bytes": len(p.photo.picture), "sha256": hex.EncodeToString(sum[:])}) // of which nothing can fail
		r.Picture = outbox.Picture{MediaType: photo.MediaType(p.photo.picture), Bytes: p.photo.picture}
	}
	return r
}

// photoNext says what happens next, once Graph has taken it.
func (p Plan) photoNext() string {
	if p.Method == http.MethodDelete {
		return "It disappears within minutes here, and within a few days in Outlook and Teams."
	}
	return "It shows within minutes here, and within a few days in Outlook and Teams. Until then people may see the old one."
}
