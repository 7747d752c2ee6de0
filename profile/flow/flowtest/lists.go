package flowtest

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"facet/forms"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

func draftLists(t *testing.T) []State {
	d, disk := newFixture(t), &memoryDrafts{}
	d.session.Drafts = disk
	draft := func(id, kind string) person.Draft {
		return person.Draft{ID: id, Kind: kind, Label: "Chess", Form: json.RawMessage(`{"displayName":"Chess"}`), Updated: time.Now()}
	}
	full := newFixture(t)
	full.session.Drafts = &memoryDrafts{refuses: errors.New("disk full")}
	return []State{
		d.state("a draft", flow.Drafts(d.session, []person.Draft{draft("a", "interest")})),
		d.state("drafts, one of a kind that is gone", flow.Drafts(d.session, []person.Draft{draft("a", "interest"), draft("b", "no such kind")})),
		full.state("drafts that can't be deleted", flow.Drafts(full.session, []person.Draft{draft("a", "interest")})),
	}
}

// memoryDrafts keeps drafts in memory.
type memoryDrafts struct {
	all     []person.Draft
	refuses error // to delete one; nil: it doesn't
}

func (s *memoryDrafts) Put(_ *person.Session, d person.Draft)                  { s.all = append(s.all, d) }
func (s *memoryDrafts) Flush(context.Context) error                            { return nil }
func (s *memoryDrafts) Discard(context.Context, *person.Session, string) error { return s.refuses }
func (s *memoryDrafts) List(context.Context, *person.Session) ([]person.Draft, error) {
	return s.all, nil
}
func (s *memoryDrafts) Problem() error           { return nil }
func (s *memoryDrafts) Saved(string) bool        { return true }
func (s *memoryDrafts) Changed() <-chan struct{} { return nil }

func templateLists(t *testing.T) []State {
	d := newFixture(t)
	club, problems := forms.ReadTemplate([]byte(`{"kind":"interest","name":"Club","about":"for players","values":{"displayName":"Chess"}}`), d.session.Kinds)
	if problems != nil {
		t.Fatal(problems)
	}
	kind, wrong := d.kind("interest"), []string{"a.json: oh", "b", "c", "d", "e", "f"}
	return []State{
		d.state("templates", flow.Templates(d.session, draft.Templates{All: []forms.Template{club, club}}, kind)),
		d.state("templates, some of no use", flow.Templates(d.session, draft.Templates{All: []forms.Template{club}, Wrong: wrong}, kind)),
		d.state("no template but wrong ones", flow.Templates(d.session, draft.Templates{Wrong: wrong}, kind)),
	}
}

func listings(t *testing.T) []State {
	some, down := newFixture(t), newFixture(t, "status=503@get")
	return []State{
		{"listing that isn't read", flow.Listing(some.session, some.kind("interest")), some.server},
		some.state("listing", flow.Listing(some.session, some.kind("interest"))),
		down.state("listing that can't be read", flow.Listing(down.session, down.kind("interest"))),
	}
}
