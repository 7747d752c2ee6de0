package ui

import (
	"cmp"
	"encoding/json"
	"strings"

	"facet/internal/text"
)

// Difference is a member that a PATCH changes, as it was and as it will be.
// All three are raw text; an empty value is one that isn't set.
type Difference struct{ Title, Before, After string }

// Differences are the members that the request changes in an object that
// exists, in the object's order.
func (p Plan) Differences() []Difference {
	if p.raw == nil || p.Body == nil {
		return nil
	}
	form, _ := p.kind.Decode(p.raw)
	named := titles(form)
	before, after := values(p.raw), values(p.Body)
	var all []Difference
	for _, path := range touched(p.raw, p.Body) {
		if before[path] != after[path] {
			all = append(all, Difference{cmp.Or(named[path], path), before[path], after[path]})
		}
	}
	return all
}

// differences draws them, each on three lines.
func differences(t *theme, all []Difference, width int) string {
	var lines []string
	for _, d := range all {
		lines = append(lines, "  "+text.Fit(d.Title, width-2),
			t.bad.Render("  − "+text.Fit(orNothing(d.Before), width-4)),
			t.good.Render("  + "+text.Fit(orNothing(d.After), width-4)))
	}
	return strings.Join(lines, "\n")
}

// touched are the paths in either object below the top-level members that
// the patch names, in their order.
func touched(raw, patch json.RawMessage) []string {
	named := map[string]bool{}
	for _, m := range entries(patch) {
		named[m.path] = true
	}
	seen := map[string]bool{}
	var paths []string
	for _, m := range append(flatten(raw), flatten(patch)...) {
		top, _, _ := strings.Cut(strings.ReplaceAll(m.path, "[", "."), ".")
		if named[top] && !seen[m.path] {
			seen[m.path] = true
			paths = append(paths, m.path)
		}
	}
	return paths
}

func values(raw json.RawMessage) map[string]string {
	all := map[string]string{}
	for _, m := range flatten(raw) {
		all[m.path] = m.value
	}
	return all
}

func orNothing(s string) string {
	if s == "" {
		return "(not set)"
	}
	return s
}
