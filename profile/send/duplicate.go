package send

import (
	"context"
	"errors"
	"time"

	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
)

// DuplicateReason is why a send may make something twice. The reasons are looked for
// in this order, and the first that holds is the one that is said.
type DuplicateReason int

// The reasons.
const (
	NoDuplicate DuplicateReason = iota // nothing is known of that
	SameForm                           // this very form, or row of a list, was sent or may have been
	SameContent                        // the same was sent from here, word for word, in another way
	LikeThere                          // the person has one like it
	LikeSent                           // one like it was sent from here; what the person has isn't known
)

// Duplicate is what a send may make twice, and why.
type Duplicate struct {
	Reason DuplicateReason
	Entry  outbox.Entry // what was sent: of SameForm and SameContent
	Like   *Like        // what the person has: of LikeThere
	at     time.Time    // when one like it was sent from here; zero: not known
	plan   Plan
}

// Earlier is what the outbox knows of sends that a plan may repeat.
type Earlier struct {
	form outbox.Entry // of the same form; without an id: none
	like time.Time    // when one like it was sent; zero: never
}

// Earlier asks the outbox what was sent before.
func (p Plan) Earlier(ctx context.Context) Earlier { return Earlier{p.Before(ctx), p.likeSent(ctx)} }

// Knowing is the plan for somebody who is told what was sent before: it goes all the
// same, once they say so.
func (p Plan) Knowing(e Earlier) Plan {
	p.before, p.sentAt = e.form, e.like
	return p
}

// Duplicate is what the plan may make twice, as far as it is known before it is sent.
func (p Plan) Duplicate() Duplicate {
	d := Duplicate{plan: p, at: p.sentAt}
	switch late := p.like != nil && p.like.late; {
	case p.before.ID != "" && !late:
		d.Reason, d.Entry = SameForm, p.before
	case p.like != nil:
		d.Reason, d.Like = LikeThere, p.like
	case !p.sentAt.IsZero():
		d.Reason = LikeSent
	}
	return d
}

// DuplicateIn is why nothing was sent, where an error says that it would have been twice.
func DuplicateIn(err error) (d Duplicate, found bool) {
	if like, ok := errors.AsType[*LikeError](err); ok {
		return Duplicate{Reason: LikeThere, Like: like.Like}, true
	}
	already, ok := errors.AsType[*outbox.AlreadyError](err)
	switch {
	case !ok:
		return d, false
	case already.ByKey:
		return Duplicate{Reason: SameForm, Entry: already.Entry}, true
	}
	return Duplicate{Reason: SameContent, Entry: already.Entry}, true
}

// Warning says before a send what it would make twice, or nothing. It is raw text.
func (d Duplicate) Warning() string {
	const more = ". Sending adds it once more."
	switch d.Reason {
	case SameForm, SameContent:
		return d.sent() + " " + person.SendingAgain(d.Entry)
	case LikeThere:
		return d.Like.words(d.at) + more
	case LikeSent:
		p := d.plan
		return "The " + p.kind.Called() + quotes(p.Label) + " was sent to " + p.profile() + " before, from here at " + text.Clock(d.at, time.Now()) + more
	}
	return ""
}

// sent says what was sent before, and when.
func (d Duplicate) sent() string {
	if d.Reason == SameForm {
		return person.SentBefore(d.Entry)
	}
	return person.SameSentBefore(d.Entry)
}

// Differing is what the person has and the send says otherwise; nil: nothing is.
func (d Duplicate) Differing() *Like {
	if d.Like == nil || d.Like.Equal() {
		return nil
	}
	return d.Like
}

// Refusal says to somebody who gave a command why nothing was sent, and what to do: a
// line each. It is raw text.
func (d Duplicate) Refusal() []string {
	if d.Reason == LikeThere {
		what, _ := (&LikeError{d.Like}).Explain()
		return append(append([]string{what}, d.Like.Says()...), "To have two of them, add --again.")
	}
	said := d.sent() + " Nothing was sent now."
	if d.Entry.Open() {
		return []string{said + " To look for it again, run facet outbox check " + d.Entry.ID + "."}
	}
	return []string{said + " To have two of them, add --again."}
}
