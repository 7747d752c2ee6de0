package person

import (
	"encoding/json"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
)

// Prefill is what a new form began with: a template, or an entry that was
// copied. It stays with the form, also in its draft. Its words are raw text.
type Prefill struct {
	Template string          `json:"template,omitempty"` // the name of the template
	Copied   bool            `json:"copied,omitempty"`   // it is an entry
	Owner    string          `json:"owner,omitempty"`    // who has that entry; empty: the same person
	Shared   graph.Audiences `json:"shared,omitempty"`   // who may see that entry, which is not copied
	Renewed  graph.ID        `json:"renewed,omitempty"`  // the id of that entry, if it is had for a further term; empty: it isn't
	Days     []string        `json:"days,omitempty"`     // the members that have new days then
	Row      string          `json:"row,omitempty"`      // the row of a list of work, as sentences name it
	Key      string          `json:"key,omitempty"`      // and how the outbox knows it
	File     string          `json:"file,omitempty"`     // where it stands in a file that was imported
	Values   json.RawMessage `json:"values,omitempty"`   // the body that the form began with
	forms.Shape
}

// Words say what it is, in a sentence; none for a form that began empty.
func (b Prefill) Words() string {
	switch {
	case b.Source() != "":
		return "It began with " + b.Source() + "."
	case b.Renewed != "":
		return "This renews an earlier entry. Its dates are suggestions, so check them."
	case b.Copied && b.Owner != "":
		return "It began as a copy of an entry of " + b.Owner + "."
	case b.Copied:
		return "It began as a copy of another entry."
	}
	return ""
}

// Source names the template, the row of a list, or the place in a file, in as many cells as a
// sentence has for it; nothing for a copy.
func (b Prefill) Source() string {
	switch {
	case b.Template != "":
		return "the template “" + text.Fit(b.Template, 40) + "”"
	case b.Row != "":
		return text.Fit(b.Row, 60)
	case b.File != "":
		return text.Fit(b.File, 60)
	}
	return ""
}

// Theirs names the entry that was copied.
func (b Prefill) Theirs() string {
	if b.Owner == "" {
		return "The other entry"
	}
	return "The entry of " + b.Owner
}
