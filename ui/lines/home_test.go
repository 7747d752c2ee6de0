package lines_test

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"facet/forms"
	"facet/graph"
	"facet/graph/sandbox"
	"facet/profile/flow"
	"facet/profile/flow/flowtest"
	"facet/profile/person"
	"facet/ui"
	"facet/ui/lines"
)

// overHomes looks at a profile in all states.
func overHomes(t *testing.T, look func(*testing.T, flowtest.Home)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		for _, h := range flowtest.Homes(t) {
			look(t, h)
		}
	})
}

// atHome opens a profile, as facet does.
func atHome(t *testing.T, h flowtest.Home) *caller {
	t.Helper()
	c := talkWith(t, h.Server, func(in io.Reader, c *caller) error {
		return lines.Run(t.Context(), in, c, ui.Options{Session: h.Session, Templates: h.Templates})
	})
	if !h.Session.Person.IsMe() {
		c.types("y") // it is the right person
	}
	return c
}

// where is the level of a profile at which an action is offered, and what is typed
// for it there: at the facet types, or at the entries of the one that is opened.
func where(h flowtest.Home, a flow.Action, top string) (opened bool, typed string) {
	switch {
	case a.Name() == "enter" && h.Object != nil:
		return true, entryNumber(h)
	case h.Object != nil && slices.Contains([]string{"e", "d", "like", "c", "renew"}, a.Letter()):
		return true, a.Letter() + " " + entryNumber(h)
	case strings.Contains(top, " "+a.Letter()+" to "+a.Spoken()), a.Letter() == "":
		return false, a.Letter()
	}
	return true, a.Letter()
}

// entryNumber is the number of the object of a home, which are in the order of
// the catalogue.
func entryNumber(h flowtest.Home) string {
	if h.Kind.Fixed {
		return "1" // the catalogue has the first of them
	}
	for i, raw := range h.Server.Objects(h.Session.User.ID, strings.TrimPrefix(h.Kind.Path, "profile/")) {
		if strings.Contains(string(raw), string(h.Object.Form.Facet().ID)) {
			return fmt.Sprint(i + 1)
		}
	}
	return ""
}

// What is answered alike in several states of the profile is answered in the first.
func TestEveryActionOfTheProfileIsNamedAndUnderstood(t *testing.T) {
	answered := map[string]bool{}
	overHomes(t, func(t *testing.T, h flowtest.Home) {
		top := atHome(t, h).hears(h.Notes...).all()
		for _, a := range h.Actions() {
			same := fmt.Sprintf("%q %s %v %v %v %v", a.Keys, a.Spoken(), a.WhyNot(), a.Confirm != nil, h.Object != nil, h.Session.Person.IsMe())
			if testing.Short() {
				same = fmt.Sprintf("%q %v %v", a.Keys, a.Can(), h.Object != nil)
			}
			if answered[same] {
				continue
			}
			answered[same] = true
			c := atHome(t, h)
			opened, typed := where(h, a, top)
			if opened {
				c.opens(h.Kind.Title)
			}
			prompt := c.all()[c.since:]
			help := c.types("?").all()[c.since:]
			if words := "to " + a.Spoken(); a.Can() && (!strings.Contains(prompt, words) || !strings.Contains(help, words)) {
				t.Errorf("%s: prompt and help don't name %q:\n%s%s", h.Name, words, prompt, help)
			}
			said := c.types(typed).all()[c.since:]
			if strings.Contains(said, "is no answer here") || strings.Contains(said, "doesn't go with") {
				t.Errorf("%s: %q (%s) isn't understood:\n%s", h.Name, typed, a.Help, said)
			}
			if !a.Can() && !strings.Contains(said, a.WhyNot().String()) {
				t.Errorf("%s: %s doesn't say why not:\n%s", h.Name, a.Help, said)
			}
		}
	})
}

func TestSecondCertificationAmongSixtyEntriesIsFewAnswersAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandboxWith(t)
		s := session(t, server, graph.Me())
		s.Kinds = manyKinds(t, server)
		for _, segment := range []string{"patents", "publications", "webAccounts"} {
			empty(t, server, s, segment)
		}
		c := callWith(t, server, ui.Options{Session: s}).hears("Certifications: 2 entries")
		if n := strings.Count(c.all(), ": 0 entries"); n > 0 || strings.Count(c.all(), "Nothing yet: ") != 1 {
			t.Errorf("%d facet types without entries are read out one by one:\n%s", n, c.all())
		}
		c.opens("Certifications").hears("2 First aid at work").types("2").hears("First aid at work", "comes from ")
		c.types("", "").types("/certif").hears("1 Certifications: 2 entries", "2 to open one").types("1", "2").hears("First aid at work", "comes from ")
		empty := s.Kinds[slices.IndexFunc(s.Kinds, func(k forms.Kind) bool { return len(server.Objects("me", path.Base(k.Path))) == 0 })]
		c.types("", "").opens(empty.Title).hears("Nothing here yet.").types("n").hears("New " + empty.Called())
	})
}

// empty deletes what is in a collection.
func empty(t *testing.T, server *sandbox.Sandbox, s *person.Session, segment string) {
	t.Helper()
	there, err := s.Client.Collection(s.Person, "profile/"+segment)
	if err != nil {
		t.Fatal(err)
	}
	for _, raw := range server.Objects("me", segment) {
		var facet graph.ItemFacet
		if err := graph.Decode(raw, &facet); err != nil {
			t.Fatal(err)
		}
		if _, err := there.Delete(t.Context(), facet.ID); err != nil {
			t.Fatal(err)
		}
	}
}

// manyKinds are twenty facet types, of which some have entries: sixty in all.
func manyKinds(t *testing.T, server *sandbox.Sandbox) []forms.Kind {
	t.Helper()
	interests, err := forms.Named(forms.Kinds(), "interest")
	if err != nil {
		t.Fatal(err)
	}
	var kinds []forms.Kind
	left := 60
	for i, segment := range []string{"names", "notes", "account", "interests", "anniversaries", "skills", "languages", "projects", "positions", "educationalActivities",
		"certifications", "awards", "publications", "patents", "emails", "phones", "addresses", "webAccounts", "websites", "responsibilities"} {
		kind := interests
		kind.Name, kind.Title, kind.Path = segment, strings.ToUpper(segment[:1])+segment[1:], "profile/"+segment
		if segment == "responsibilities" {
			kind.Path = segment
		}
		for n := len(server.Objects("me", segment)); i%2 == 1 && segment != "patents" && n < 8 && left > n; n++ {
			if err := server.Put("me", segment, fmt.Appendf(nil, `{"displayName":"%s %d"}`, segment, n)); err != nil {
				t.Fatal(err)
			}
		}
		left -= len(server.Objects("me", segment))
		kinds = append(kinds, kind)
	}
	return kinds
}
