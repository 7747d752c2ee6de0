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

	"facet/profile/person"
	"facet/ui"
)

// ErrEnded is what [Run] returns when the input ended before somebody left.
var ErrEnded = errors.New("the input ended; nothing more was sent")

// Why a conversation goes elsewhere.
var (
	errLeft = errors.New("the person left facet")
	errOver = errors.New("begin again, with another account")
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

// begin goes through the start, the profile, and over again.
func (t *talk) begin() error {
	session := t.options.Session
	for {
		err := t.visit(session)
		if !errors.Is(err, errOver) {
			return err
		}
		session, t.next = t.next, nil
	}
}

// visit opens one profile and stays until somebody leaves it.
func (t *talk) visit(session *person.Session) (err error) {
	if session == nil {
		if session, err = t.start(); err != nil {
			return err
		}
	}
	if session.Person.IsMe() {
		return t.profile(session)
	}
	return t.somebody(session)
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
