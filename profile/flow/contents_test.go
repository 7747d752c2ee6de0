package flow_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

// contents are the profiles of the catalogue as they are heard.
func contents(t *testing.T, look func(*testing.T, flowtest.Home, flow.Step)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		for _, h := range flowtest.Homes(t) {
			look(t, h, read(t, flow.Contents(h.Session, h.Templates), false))
		}
	})
}

// read is a step once it has read what there is.
func read(t *testing.T, s flow.Step, back bool) flow.Step {
	t.Helper()
	return s.(flow.Loader).Load(back)(t.Context(), nil).Change(s)
}

// opened is the facet type of a home, opened.
func opened(t *testing.T, h flowtest.Home, s flow.Step) flow.Step {
	t.Helper()
	for range 2 {
		list := s.View().List
		for i := range list.Count {
			row := list.Row(i)
			if title, _, _ := strings.Cut(row.Name.String(), ": "); title == h.Kind.Title {
				return row.Actions[0].Go().Change(s)
			}
		}
		s = list.Row(list.Count - 1).Actions[0].Go().Change(s) // of those without entries
	}
	t.Fatalf("%s: %s isn't there", h.Name, h.Kind.Title)
	return nil
}

// all are the actions of a view, and those of its rows.
func all(v flow.View) []flow.Action {
	actions := slices.Clone(v.Actions)
	for i := range v.List.Count {
		actions = append(actions, v.List.Row(i).Actions...)
	}
	return actions
}

func TestWhoListensIsOfferedWhatTheOverviewOffers(t *testing.T) {
	contents(t, func(t *testing.T, h flowtest.Home, s flow.Step) {
		there := append(all(s.View()), all(opened(t, h, s).View())...)
		for _, a := range h.Actions() {
			if !slices.ContainsFunc(there, func(o flow.Action) bool { return o.Name() == a.Name() && o.Spoken() == a.Spoken() }) {
				t.Errorf("%s: nobody hears of %s, %s", h.Name, a.Name(), a.Spoken())
			}
		}
	})
}

func TestProfileSaysWhatThereIsToKnowOfItOnce(t *testing.T) {
	contents(t, func(t *testing.T, h flowtest.Home, s flow.Step) {
		said := fmt.Sprint(s.View().Blocks)
		for i := range s.View().List.Count {
			said += s.View().List.Row(i).Name.String()
		}
		for _, note := range h.Notes {
			if strings.Count(said, note) != 1 {
				t.Errorf("%s: %q isn't said once in %s", h.Name, note, said)
			}
		}
	})
}

func TestFacetTypesWithoutEntriesAreOneLineThatCanBeOpened(t *testing.T) {
	contents(t, func(t *testing.T, h flowtest.Home, s flow.Step) {
		list := s.View().List
		last := list.Row(list.Count - 1)
		folded := strings.HasPrefix(last.Name.String(), "Nothing yet: ")
		for i := range list.Count {
			if name := list.Row(i).Name.String(); folded && strings.HasSuffix(name, ": 0 entries") {
				t.Errorf("%s: %s stands beside the line for others", h.Name, name)
			}
		}
		if !folded {
			return
		}
		others := last.Actions[0].Go().Change(s)
		count := list.Count - 1 + others.View().List.Count
		if count != len(h.Session.Kinds) {
			t.Errorf("%s: %d of %d facet types can be opened", h.Name, count, len(h.Session.Kinds))
		}
		if back, there := others.View().Find("esc", -1); !there || back.Go().Change(others).View().List.Count != list.Count {
			t.Errorf("%s: there is no way back", h.Name)
		}
	})
}

func TestComingBackToTheProfileAsksGraphForNothing(t *testing.T) {
	contents(t, func(t *testing.T, h flowtest.Home, s flow.Step) {
		before := len(h.Server.Requests())
		read(t, s, true)
		if asked := len(h.Server.Requests()) - before; asked > 0 {
			t.Errorf("%s: it asks %d times", h.Name, asked)
		}
		read(t, opened(t, h, s), false)
		if asked := len(h.Server.Requests()) - before; asked != 1 {
			t.Errorf("%s: it asks %d times for one facet type", h.Name, asked)
		}
	})
}

func TestListIsNarrowedToNamesThatHaveTheWords(t *testing.T) {
	names := []string{"Zürich walks", "Chess", "zurich"}
	list := flow.List{Count: len(names), Row: func(i int) flow.Row { return flow.Row{Name: text.OneLine(names[i])} }}
	for words, want := range map[string]string{"": "Zürich walksChesszurich", "ZUR": "Zürich walkszurich", "nothing": ""} {
		narrowed, got := list.Narrow(words), ""
		for i := range narrowed.Count {
			got += narrowed.Row(i).Name.String()
		}
		if got != want {
			t.Errorf("%q leaves %q, want %q", words, got, want)
		}
	}
}

func TestWordsFindEntriesOfAllFacetTypesByEar(t *testing.T) {
	contents(t, func(t *testing.T, h flowtest.Home, s flow.Step) {
		if h.Name != "a facet type" {
			return
		}
		for words, want := range map[string]string{
			"certif":        "Certifications: 2 entries|Certified Product Manager",
			"fabrikam 2018": "Senior Consultant",
			"zzz":           "",
		} {
			list, got := s.View().List.Narrow(words), []string{}
			for i := range list.Count {
				row := list.Row(i)
				if got = append(got, row.Name.String()); row.Actions[0].Go == nil {
					t.Errorf("%s can't be opened", row.Name)
				}
			}
			if strings.Join(got, "|") != want {
				t.Errorf("%q finds %q", words, got)
			}
		}
	})
}
