package ui

import (
	"context"
	"encoding/json"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
)

// Drafts keeps what somebody has typed and not sent yet; internal/cli joins it
// to package drafts. A draft belongs to the session's account and person, and
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
	// NewID is an id that no draft has had.
	NewID() string
}

// Draft is a form that was not sent yet.
type Draft struct {
	ID      string
	Kind    string          // the name of its kind
	Label   string          // raw text
	Raw     json.RawMessage // the object as Graph sent it; nil while it is new
	Form    json.RawMessage // the form as it is filled in
	Updated time.Time
}

// drafted is a screen in which something is typed.
type drafted interface{ keep() }

// keepDraft gives what the top screen holds to be saved.
func (m *Model) keepDraft() {
	if d, ok := m.stack[m.top()].screen.(drafted); ok {
		d.keep()
	}
}

// keep gives the form to be saved, as soon as there is something to lose and
// it is known whose it is.
func (p *page) keep() {
	s := p.Session
	if s.Drafts == nil || s.Actor.ID == "" || s.User.ID == "" {
		return
	}
	form, err := graph.Body(p.Form)
	if err != nil || string(form) == p.kept || p.kept == "" && !p.changed() {
		return
	}
	if p.draft == "" {
		p.draft = s.Drafts.NewID()
	}
	p.kept = string(form)
	s.Drafts.Put(s, Draft{ID: p.draft, Kind: p.Kind.Name, Label: p.Form.Label(), Raw: p.raw, Form: form})
}

// resume makes the page of a draft, as it was left.
func resume(t *theme, s *Session, kind forms.Kind, d Draft, editor []string) (*page, error) {
	edit := NewEdit(s, kind)
	var err error
	if d.Raw != nil {
		if edit, err = OpenEdit(s, kind, d.Raw); err != nil {
			return nil, err
		}
	}
	if edit.Form, err = kind.Decode(d.Form); err != nil {
		return nil, err
	}
	p := &page{Edit: edit, theme: t, editor: editor, draft: d.ID, kept: string(d.Form)}
	p.build()
	p.blank = "" // all of it is something to lose
	return p, nil
}

// saveDraft has what was typed on the disk before it is sent. A disk that
// refuses is said in the header, and is no reason not to send.
func (s *Session) saveDraft(ctx context.Context) {
	if s.Drafts != nil {
		_ = s.Drafts.Flush(ctx)
	}
}

// sent deletes a draft that was sent. One that stays behind by a mishap can't
// be sent a second time: the outbox knows its id.
func (s *Session) sent(ctx context.Context, draft string) {
	if s.Drafts != nil && draft != "" {
		_ = s.Drafts.Discard(context.WithoutCancel(ctx), s, draft)
	}
}

// unsent are the drafts for the person. One that the outbox has sent, and that
// a mishap left behind, is not offered again.
func (s *Session) unsent(ctx context.Context) ([]Draft, error) {
	all, err := s.Drafts.List(ctx, s)
	var rest []Draft
	for _, d := range all {
		entry, found, err := s.Outbox.Sent(ctx, d.ID)
		if err != nil || !found || entry.Status != outbox.Done {
			rest = append(rest, d)
		}
	}
	return rest, err
}
