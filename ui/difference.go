package ui

import (
	"encoding/json"
	"strings"

	"facet/forms"
	"facet/internal/text"
)

// differences are the members that a PATCH changes, each as it was and as it
// will be.
func differences(t *theme, kind forms.Kind, raw, patch json.RawMessage, width int) string {
	form, _ := kind.Decode(raw)
	named := titles(form)
	before, after := values(raw), values(patch)
	var lines []string
	for _, path := range touched(raw, patch) {
		if before[path] == after[path] {
			continue
		}
		title := named[path]
		if title == "" {
			title = path
		}
		lines = append(lines, "  "+text.Fit(title, width-2),
			t.bad.Render("  − "+text.Fit(orNothing(before[path]), width-4)),
			t.good.Render("  + "+text.Fit(orNothing(after[path]), width-4)))
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
