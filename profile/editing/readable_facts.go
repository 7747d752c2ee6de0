package editing

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"facet/forms"
	"facet/internal/object"
	"facet/internal/text"
)

// asSent titles the facts that the form has no words for.
const asSent = "As Graph has it"

// Facts are what an object says, a section each: first what the form has words
// for, in its order, then everything else that Graph sent, by its own names;
// what isn't set stands in one fact. Nothing is left out, and a value is on as
// many lines as it has. An object that can't be read has none.
func (s *Session) Facts(kind forms.Kind, raw json.RawMessage) []FactSection {
	form, err := kind.Decode(raw)
	if err != nil {
		return nil
	}
	var all []FactSection
	shown := map[string]bool{}
	for _, section := range forms.Open(form) {
		one := FactSection{Title: text.OneLine(section.Title)}
		for _, f := range section.Fields {
			shown[f.Member] = true
			one.Facts = append(one.Facts, Fact{text.OneLine(f.Title), text.Lines(s.inFull(f))})
		}
		all = append(all, one)
	}
	return append(all, FactSection{text.OneLine(asSent), unnamed(raw, shown)})
}

// Says is what the request adds to the profile, in the words of the form: only
// what is filled in. Who will see it is said by [Plan.Sees], and what the form
// has no words for by the request itself.
func (p Plan) Says() []FactSection {
	if p.Method != http.MethodPost || p.direct != nil {
		return nil
	}
	return p.session.filled(p.kind, p.Body, forms.Sharing, asSent)
}

// Filled is what an object says in the words of the form: only what is filled in.
func (p Plan) Filled(object json.RawMessage) []FactSection {
	return p.session.filled(p.kind, object, asSent)
}

// filled are the facts that say something, without the sections of some titles.
func (s *Session) filled(kind forms.Kind, raw json.RawMessage, without ...string) []FactSection {
	var all []FactSection
	for _, section := range s.Facts(kind, raw) {
		section.Facts = filled(section.Facts)
		if len(section.Facts) > 0 && !slices.Contains(without, section.Title.String()) {
			all = append(all, section)
		}
	}
	return all
}

// unnamed are the facts that no field shows.
func unnamed(raw json.RawMessage, shown map[string]bool) []Fact {
	var facts []Fact
	var unset []string
	for _, m := range object.Flatten(raw) {
		switch value := moment(m.Words); {
		case shown[m.Path]:
		case value == "":
			unset = append(unset, m.Path)
		default:
			facts = append(facts, NewFact(m.Path, value))
		}
	}
	if unset != nil {
		facts = append(facts, NewFact("Not set", strings.Join(unset, ", ")))
	}
	return facts
}

// moment is a point in time in words, and any other text as it is. Graph has
// the year 1 for a time that nobody knows.
func moment(value string) string {
	at, err := time.Parse(time.RFC3339, value)
	switch {
	case err != nil:
		return value
	case at.Year() == 1:
		return ""
	}
	return at.UTC().Format("2006-01-02 15:04 UTC")
}
