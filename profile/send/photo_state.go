package send

import (
	"context"
	"fmt"
	"image"
	"net/http"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/photo"
	"facet/internal/text"
	"facet/profile/person"
)

// PhotoState is the photo that a person has, and what is known of it here.
type PhotoState struct {
	graph.Photo
	SetHere time.Time // when it was last set from this computer; zero: not that it is known
	Former  photo.Old // what there was before
	Kept    bool      // Former is kept here, and can be put back
	Small   image.Image
}

// ReadPhoto reads the photo that the person has. What was there before is of no use
// for somebody else.
func ReadPhoto(ctx context.Context, s *person.Session) (PhotoState, error) {
	if err := s.EnsureIdentified(ctx); err != nil {
		return PhotoState{}, err
	}
	now, err := s.Client.Photo(ctx, s.Person)
	if err != nil {
		return PhotoState{}, err
	}
	state := PhotoState{Photo: now, SetHere: photoSent(ctx, s), Small: photo.Thumb(now.Picture, photo.InCells)}
	state.Former, state.Kept, err = FormerPhoto(s)
	return state, err
}

// FormerPhoto is what the person had before their photo was last changed from here;
// false: nothing is kept.
func FormerPhoto(s *person.Session) (photo.Old, bool, error) {
	if s.Photos == nil || !s.Identified() {
		return photo.Old{}, false, nil
	}
	return s.Photos.Kept(photoOwner(s))
}

func photoOwner(s *person.Session) photo.Owner {
	return photo.Owner{Cloud: s.Client.BaseURL, Account: s.Account.ID, Person: s.User.ID}
}

// photoSent is when the person's photo was last set from here, if nothing was done to
// it from here since.
func photoSent(ctx context.Context, s *person.Session) time.Time {
	name := outbox.Intent{Cloud: s.Client.BaseURL, Person: outbox.Identity{ID: s.User.ID}, Path: graph.PhotoPath}.Collection()
	all, _ := s.Outbox.Find(ctx, outbox.Query{Collections: []string{name}}) // without it, nothing is said of it
	for _, e := range all {                                                 // the latest first
		if e.Status == outbox.Done {
			if e.Method == http.MethodPut {
				return e.Begun
			}
			break
		}
	}
	return time.Time{}
}

// Facts are what is known of the photo.
func (p PhotoState) Facts() []person.Fact {
	now := time.Now()
	if p.None() {
		return person.Filled([]person.Fact{person.NewFact("Photo", "none"), person.NewFact("Before", p.before(now))})
	}
	return person.Filled([]person.Fact{
		person.NewFact("Size", fmt.Sprintf("%d × %d pixels, %s", p.Width, p.Height, size(len(p.Picture)))),
		person.NewFact("Set", p.when(now)),
		person.NewFact("Before", p.before(now)),
	})
}

// size is a number of bytes in words.
func size(bytes int) string {
	if bytes < 1000 {
		return fmt.Sprintf("%d bytes", bytes)
	}
	return fmt.Sprintf("%d kB", (bytes+500)/1000)
}

func (p PhotoState) when(now time.Time) string {
	switch {
	case !p.SetHere.IsZero():
		return "from this computer, " + text.Clock(p.SetHere, now)
	case !p.Modified.IsZero():
		return text.Clock(p.Modified, now)
	}
	return "Microsoft 365 doesn't say when"
}

// before says what can be put back.
func (p PhotoState) before(now time.Time) string {
	switch {
	case !p.Kept:
		return ""
	case p.Former.Picture == nil:
		return "none, until " + text.Clock(p.Former.At, now)
	}
	return "another one, kept here until " + text.Clock(p.Former.Until(), now)
}
