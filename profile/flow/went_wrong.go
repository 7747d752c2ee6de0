package flow

import (
	"errors"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
)

// WentWrong is the step after a failed request, with what to do about it.
func WentWrong(s Submission, err error) Step {
	switch open, unconfirmed := errors.AsType[*outbox.UnconfirmedError](err); {
	case unconfirmed:
		return Unconfirmed(s, open.Entry, err)
	case person.Forbidden(err) != nil:
		return Denied(s, err)
	}
	return Refused(s, err)
}

// verdict names a failed request and how it failed.
func (s Submission) verdict(err error) Title {
	tone := Bad
	switch {
	case sentBefore(err):
		tone = Warn
	case errors.Is(err, graph.ErrUnread):
		tone = Good
	case errors.Is(err, graph.ErrUnconfirmed):
		tone = Unsure
	}
	return Title{Tone: tone, Words: line(send.Verdict(err)), About: line(s.Headline())}
}

// sentBefore reports whether nothing was sent, since it was sent before.
func sentBefore(err error) bool {
	d, _ := send.DuplicateIn(err)
	return d.Reason == send.SameForm || d.Reason == send.SameContent || errors.Is(err, outbox.ErrSettled)
}

// inForm says that the form still has everything.
func (s Submission) inForm() []Block {
	if !s.hasForm() {
		return nil
	}
	return words(Faint, "What you typed is still in the form.")
}

// unsent leads from a failed request back to where it began.
func (s Submission) unsent(keys ...string) Action {
	if s.hasForm() {
		return back("back to the form", keys...)
	}
	return back("back", keys...)
}

// resend opens the review again.
func (s Submission) resend() Action {
	return Action{
		Keys: []string{"r"}, Was: "s", Help: "review and send again", Words: "review it and send it again",
		Go: toReview(Instead, s),
	}
}

// skip continues without it, if nothing is lost.
func (s Submission) skip() []Action {
	if s.Origin == nil {
		return nil
	}
	if a, there := s.Origin.Skip(); there {
		return []Action{a}
	}
	return nil
}

// look shows what Graph has. A work list knows that itself.
func (s Submission) look(keys ...string) Action {
	a := Action{
		Keys: keys, Word: "look", Was: "l", Help: "look at the list", Listed: true, Words: "open the list, and look for it yourself",
		Go: to(Forward, Listing(s.Session(), s.Kind())),
	}
	if s.OfPhoto() {
		a.Help, a.Words, a.Go = "look at the photo", "look at the photo that is there", to(Forward, Photo(s.Session()))
	}
	if s.Origin != nil && s.Origin.OnList() {
		a.Go = to(Home, nil)
	}
	return a
}

// with replaces the request and keeps its origin.
func (s Submission) with(p send.Plan) Submission {
	s.Plan = p
	return s
}
