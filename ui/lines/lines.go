// Package lines is facet without screens: questions and answers, a line each,
// for screen readers, for terminals that can't move a cursor, and for pipes.
//
// Its laws: it does what the screens do, from the same forms and the same
// plans; what it prints is text and line breaks, and all of it has passed
// internal/text; every question says what can be answered to it; nothing is
// sent without a yes to the very request that was read out before; when the
// input ends, nothing more is sent, and that is never a success. A line counts
// when its line break has come, so half an answer is none; what was answered is
// kept until it is sent.
package lines

import (
	"context"
	"errors"
	"io"

	"facet/profile/flow"
	"facet/profile/person"
	"facet/ui"
)

// ErrEnded is what [Run] returns when the input ended before somebody left.
var ErrEnded = errors.New("the input ended; nothing more was sent")

// Why a conversation goes elsewhere.
var (
	errLeft = errors.New("the person left facet")
	errOver = errors.New("begin again, at another place")
)

// Run talks on in and out until somebody leaves. The error is [ErrEnded] when
// the input ended instead, that of the context when it did, or that of out,
// without which nothing can be read out. The theme and the editor of the
// options are of no use here.
func Run(ctx context.Context, in io.Reader, out io.Writer, options ui.Options) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	t := &talk{ctx: ctx, lines: listen(ctx, in), out: out, options: options}
	t.at = t
	err := t.begin()
	switch {
	case errors.Is(err, errLeft):
		return nil
	case errors.Is(err, ErrEnded):
		t.say("", t.ended())
	}
	return err
}

// begin goes from where facet opens to where somebody leaves it, over again for
// each profile that they switch to.
func (t *talk) begin() error {
	var place flow.Place = flow.Start{Accounts: t.options.Accounts}
	switch {
	case t.options.Session != nil:
		place = t.open(t.options.Session)
	case t.options.Accounts == nil:
		place = flow.Setup(t.options.SetUp, t.options.Sandbox != nil)
	}
	for {
		_, err := t.to(place)
		if !errors.Is(err, errOver) {
			return err
		}
		place, t.next = t.next, nil
	}
}

// open is where a session begins.
func (t *talk) open(s *person.Session) flow.Place {
	if s.Recents == nil {
		s.Recents = new(person.Recents)
	}
	t.own = nil
	if s.Person.IsMe() {
		t.own = s
	}
	return flow.Open(s)
}

// startOver leaves everything for a place.
func (t *talk) startOver(to flow.Place) error {
	if p, switches := to.(flow.Profile); switches {
		to = t.known(p.Session)
	}
	t.next = to
	return errOver
}

// known is the profile of a session. One's own is the one that was open before:
// it knows what Graph's lists don't know yet.
func (t *talk) known(s *person.Session) flow.Place {
	switch {
	case !s.Person.IsMe():
		s.Recents.Chosen(s.User)
	case t.own != nil:
		t.own.Client, t.own.Granted = s.Client, s.Granted // it may have been signed in anew
		s = t.own
	default:
		t.own = s
	}
	return flow.Profile{Session: s}
}

// ended says what the end of the input leaves behind.
func (t *talk) ended() string {
	words := "The input has ended. Nothing was sent."
	if t.sent > 0 {
		words = "The input has ended. Nothing was sent after what is reported above."
	}
	if t.editing != nil && t.editing.Changed() && t.editing.Saved(t.ctx) {
		words += " What you typed is kept as a draft."
	}
	return words
}
