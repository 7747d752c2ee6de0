package person

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"facet/graph"
	"facet/internal/object"
	"facet/internal/text"
)

// isDirectory reports whether an answer is about changing what the directory has of
// a person.
func isDirectory(e *graph.Error) bool {
	elements := strings.Split(strings.Trim(e.Path, "/"), "/")
	own := len(elements) == 1 && (elements[0] == "me" || strings.HasPrefix(elements[0], "users('"))
	return e.Method == http.MethodPatch && (own || len(elements) == 2 && elements[0] == "users")
}

// aboutDirectory explains what SharePoint says, which keeps the plain members, by its
// codes: its words come in the language of the site.
func aboutDirectory(e *graph.Error) (what, remedy string) {
	switch {
	case strings.HasSuffix(e.Code, "PropertyNotEditableException"):
		return "Only an administrator can change this. It is kept in SharePoint, and locked there.",
			"Ask whoever runs SharePoint in your organisation to change it, or to let you."
	case e.Status == http.StatusForbidden:
		return "This is kept in SharePoint, which doesn't let this account change it.",
			"Only the person themselves may change it, and the organisation can forbid even that. Ask whoever runs SharePoint."
	case e.Status == http.StatusBadRequest:
		return "Microsoft 365 doesn't accept this for this account.",
			"It is kept in SharePoint, which this account or organisation may have no licence for. Ask an administrator. The details have the exact answer."
	}
	return "", ""
}

// sharePointCause is that SharePoint refused, which keeps the plain members.
func sharePointCause(e *graph.Error) Cause {
	c := Cause{
		Standing: Open, What: "This is kept in SharePoint, which doesn't let this account change it.",
		Evidence: "The answer's code doesn't say.", Remedy: "Ask whoever runs SharePoint in the organisation: they can let you.",
	}
	if strings.Contains(e.Code, "Microsoft.Office.Server") {
		c.Standing, c.Evidence = Applies, "The answer's code says so."
	}
	return c
}

// facetsOf are the facets that say the same as a plain list: their path, and the
// members that name one.
var facetsOf = map[graph.ID]struct {
	path   string
	member []string
}{
	"interests":        {"profile/interests", []string{"displayName"}},
	"pastProjects":     {"profile/projects", []string{"displayName"}},
	"responsibilities": {"responsibilities", []string{"displayName"}},
	"schools":          {"profile/educationalActivities", []string{"institution", "displayName"}},
	"skills":           {"profile/skills", []string{"displayName"}},
}

// Apart says in sentences what a member of the directory has and the facets of the
// profile don't, and the other way round, as far as those were listed. It is raw
// text.
func (s *Session) Apart(o Object) []string {
	id := o.Form.Facet().ID
	switch id {
	case "aboutMe":
		return s.otherwise(o, "profile/notes", func(f Object) string {
			if !text.Same(f.Label, o.Label) {
				return ""
			}
			return strings.Join(f.Kind.FactsOf(f.Form, time.Now()).Words, " ")
		})
	case "birthday":
		return s.otherwise(o, "profile/anniversaries", func(f Object) string {
			if named(f.Raw, []string{"type"}) != "birthday" {
				return ""
			}
			return named(f.Raw, []string{"date"})
		})
	}
	facets, known := facetsOf[id]
	listed, read := s.lists[facets.path]
	if !known || !read {
		return nil
	}
	var there, here []string
	for _, f := range listed {
		there = append(there, named(f.Raw, facets.member))
	}
	for _, e := range object.Elements(object.Parse(o.Raw).Value(string(id))) {
		var name graph.Strings
		_ = graph.Decode(e, &name)
		here = append(here, name...)
	}
	return append(lacking("Only here, not among the facets of the profile: %s.", here, there),
		lacking("Only among the facets of the profile, not here: %s.", there, here)...)
}

// otherwise is a sentence with what a facet says in place of a text, if it says
// something else.
func (s *Session) otherwise(o Object, path string, says func(Object) string) []string {
	here := strings.Join(o.Kind.FactsOf(o.Form, time.Now()).Words, " ")
	for _, f := range s.lists[path] {
		if there := says(f); there != "" && !text.Same(strings.Join(strings.Fields(here), " "), there) {
			return []string{"Among the facets of the profile it says: " + text.Fit(there, 200)}
		}
	}
	return nil
}

// named is the text of a member within others.
func named(raw []byte, path []string) string {
	for _, name := range path {
		raw = object.Parse(raw).Value(name)
	}
	var words graph.Strings
	_ = graph.Decode(raw, &words) // no text is no name
	return strings.Join(words, "")
}

// lacking is a sentence with the names that the others don't have, or nothing.
func lacking(sentence string, names, others []string) []string {
	only := slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return text.Same(name, "") || slices.ContainsFunc(others, func(other string) bool { return text.Same(name, other) })
	})
	if len(only) == 0 {
		return nil
	}
	return []string{fmt.Sprintf(sentence, strings.Join(only, ", "))}
}
