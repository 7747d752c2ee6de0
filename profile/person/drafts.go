package person

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"facet/graph/outbox"
	"facet/internal/text"
)

// Drafts keeps what somebody has typed and not sent yet; ui/cli joins it
// to package store. A draft belongs to the session's account and person, and
// opens for no other.
type Drafts interface {
	// Put gives the draft as it is now, to be saved a moment later. It never
	// waits.
	Put(s *Session, d Draft)
	// Flush returns when everything that was put is on the disk.
	Flush(ctx context.Context) error
	// Discard deletes a draft for good.
	Discard(ctx context.Context, s *Session, id string) error
	// List is the drafts for the person, the latest first.
	List(ctx context.Context, s *Session) ([]Draft, error)
	// Problem is why what is typed can't be saved at present, or nil.
	Problem() error
	// Saved reports whether a draft is on the disk as it was last put.
	Saved(id string) bool
	// Changed is closed when Problem begins to say something else, and when a draft
	// is saved.
	Changed() <-chan struct{}
}

// Draft is a form that was not sent yet.
type Draft struct {
	ID      string
	Kind    string          // the name of its kind
	Label   string          // raw text
	Raw     json.RawMessage // the object as Graph sent it; nil while it is new
	Prefill Prefill         // what it began with
	Form    json.RawMessage // the form as it is filled in
	Updated time.Time
}

// Words say what it is a draft of: "new interest", "change of position".
func (d Draft) Words() string {
	doing := "new "
	if d.Raw != nil {
		doing = "change of "
	}
	return fmt.Sprintf("%s%s  %s  %s", doing, d.Kind, text.Ago(d.Updated, time.Now()), d.Label)
}

// Keeps reports whether what is typed is kept: it is known whose it is, if only
// by their token.
func (s *Session) Keeps() bool {
	return s.Drafts != nil && (s.Fingerprint != "" || s.Account.ID != "" && s.User.ID != "")
}

// Damage is what has to be said of files that were damaged, once. It is raw text.
func (s *Session) Damage(ctx context.Context) []string {
	if s.Damaged == nil {
		return nil
	}
	return s.Damaged(ctx)
}

// SaveDrafts has what was typed on the disk before it is sent. A disk that
// refuses is said in the header, and is no reason not to send.
func (s *Session) SaveDrafts(ctx context.Context) {
	if s.Drafts != nil {
		_ = s.Drafts.Flush(ctx)
	}
}

// DiscardSent deletes a draft that was sent, unless somebody has typed into it since,
// in another window. One that stays behind by a mishap isn't sent a second time
// by itself: the outbox knows its id.
func (s *Session) DiscardSent(ctx context.Context, draft string, by outbox.Entry) {
	if s.Drafts == nil || draft == "" {
		return
	}
	ctx = context.WithoutCancel(ctx)
	all, _ := s.Drafts.List(ctx, s)
	if !slices.ContainsFunc(all, func(d Draft) bool { return d.ID == draft && !by.Took(d.Updated) }) {
		_ = s.Drafts.Discard(ctx, s, draft)
	}
}

// Unsent are the drafts for the person. What the outbox has sent, or may have
// sent, is not offered as well: what was typed since is.
func (s *Session) Unsent(ctx context.Context) ([]Draft, error) {
	if !s.Keeps() {
		return nil, nil
	}
	all, err := s.Drafts.List(ctx, s)
	var rest []Draft
	for _, d := range all {
		if sent, err := s.Outbox.Latest(ctx, cmp.Or(d.Prefill.Key, d.ID)); err != nil || !sent.Took(d.Updated) {
			rest = append(rest, d)
		}
	}
	return rest, err
}
