package flowtest

import (
	"testing"

	"facet/forms"
	"facet/graph/sandbox"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// Home is a profile in one of its states, and what can be done where somebody looks:
// at a facet type, or at one of its objects.
type Home struct {
	Name string
	flow.Overview
	Server    *sandbox.Sandbox
	Templates func() draft.Templates
	Notes     []string // what is said of it
}

// Homes are the profile in all states. Each can be opened, and then looks so.
func Homes(t *testing.T) []Home {
	t.Helper()
	own, other, lacks, plain := newFixture(t), visit(t), newFixture(t), newFixture(t)
	lacks.session.Granted, lacks.session.Accounts = readOnly, service{}
	plain.session.Sandbox = false
	one, down := newFixture(t, "status=503@get+certifications"), newFixture(t, "status=503@get")
	denied := visit(t, "status=403@others+certifications")
	const problem = "Microsoft 365 has a problem (status 503)."
	all := []Home{
		own.home("a facet type", "certification", "1 entry is open to the public"),
		plain.home("a facet type outside of the sandbox", "certification"),
		other.home("somebody else's facet type", "interest"),
		other.home("somebody else's facet type of which there is nothing", "certification"),
		denied.home("somebody else's facet type that may not be read", "certification", "doesn't let this account read this"),
		lacks.home("without the permission", "interest", "permission User.ReadWrite is missing"),
		one.home("a facet type that can't be read", "certification", problem),
		down.home("a profile that can't be read", "interest", problem),
		empty(t), drafts(t), unsettled(t), templates(t), renewing(t),
	}
	for _, kind := range []string{"certification", "interest"} {
		for _, o := range own.present(kind) {
			all = append(all, own.home("the object "+o.Name(), kind).at(o))
		}
	}
	for name, d := range map[string]fixture{"the directory": own, "somebody else's directory": other} {
		all = append(all, d.home(name, "directory"), d.home("an entry of "+name, "directory").at(d.present("directory")[0]))
	}
	return append(all, other.home("an object of somebody else", "interest").at(other.present("interest")[0]),
		lacks.home("an object without the permission", "interest").at(lacks.present("interest")[0]))
}

// home is the profile of a desk, where somebody looks at a facet type.
func (d fixture) home(name, kind string, notes ...string) Home {
	return Home{
		Name: name, Server: d.server, Notes: notes,
		Overview: flow.Overview{Session: d.session, Kind: d.kind(kind)},
	}
}

// at is the same, where somebody looks at an object.
func (h Home) at(o person.Object) Home {
	h.Object, h.Among = &o, true
	return h
}

// empty is the profile of somebody who has nothing yet, at their first run.
func empty(t *testing.T) Home {
	d := newFixtureAs(t, 1)
	d.session.Kinds = []forms.Kind{d.kind("certification"), d.kind("responsibility")}
	return d.home("a profile without entries", "responsibility")
}

// drafts is a profile with forms that were not sent.
func drafts(t *testing.T) Home {
	d := newFixture(t)
	kept := []person.Draft{{ID: "a", Kind: "interest", Label: "Chess", Form: []byte(`{"displayName":"Chess"}`)}}
	d.session.Drafts, d.session.Fingerprint = &memoryDrafts{all: kept}, "f00d"
	h := d.home("a profile with drafts", "interest", "Drafts not sent: 1.")
	h.Overview.Drafts = kept
	return h
}

// unsettled is a profile to which something was sent of which the end isn't known.
func unsettled(t *testing.T) Home {
	d := newFixture(t, "cut@post", "stale-lists=1h")
	_, _ = d.send(d.plan("interest"))
	h := d.home("a profile with a send that isn't confirmed", "interest", "Not confirmed: 1.")
	h.Open = 1
	return h
}

// templates is a profile with something that forms can begin with.
func templates(t *testing.T) Home {
	d := newFixture(t)
	club, problems := forms.ReadTemplate([]byte(`{"kind":"interest","name":"Club","values":{"displayName":"Chess"}}`), d.session.Kinds)
	if problems != nil {
		t.Fatal(problems)
	}
	h := d.home("a profile with templates of another facet type", "certification")
	h.Overview.Templates = draft.Templates{All: []forms.Template{club}}
	h.Templates = func() draft.Templates { return h.Overview.Templates }
	return h
}

// Heard are the steps that only who listens is led to, in all states: a screen shows
// the same another way.
func Heard(t *testing.T) []State {
	t.Helper()
	var all []State
	for _, h := range Homes(t) {
		d := fixture{t, h.Server, h.Session}
		contents := d.state("contents: "+h.Name, flow.Contents(h.Session, h.Templates))
		all = append(all, contents)
		for i, row := range rows(contents.Step) {
			opened := row.Actions[0].Go().Change(contents.Step)
			all = append(all, State{contents.Name + ", opened " + row.Name.String(), opened, h.Server})
			if i > 0 && h.Object == nil {
				break // one is like the other
			}
		}
	}
	return all
}

func rows(s flow.Step) (all []flow.Row) {
	list := s.View().List
	for i := range list.Count {
		all = append(all, list.Row(i))
	}
	return all
}
