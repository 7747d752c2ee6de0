package send

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"facet/forms"
	"facet/internal/object"
	"facet/internal/text"
	"facet/profile/person"
)

// asSent titles the facts that the form has no words for.
const asSent = "As Microsoft 365 has it"

// Facts are what an object says, a section each: first what the form has words
// for, in its order, then everything else that Graph sent, by its own names;
// what isn't set stands in one fact. Nothing is left out, and a value is on as
// many lines as it has. An object that can't be read has none.
func Facts(s *person.Session, kind forms.Kind, raw json.RawMessage) []person.FactSection {
	form, err := kind.Decode(raw)
	if err != nil {
		return nil
	}
	var all []person.FactSection
	shown := map[string]bool{}
	for _, section := range forms.Open(form) {
		one := person.FactSection{Title: text.OneLine(section.Title)}
		for _, f := range section.Fields {
			if f.Member == "" {
				continue
			}
			shown[f.Member] = true
			one.Facts = append(one.Facts, person.Fact{Title: text.OneLine(f.Title), Value: text.Lines(InFull(s, f))})
		}
		all = append(all, one)
	}
	return append(all, person.FactSection{Title: text.OneLine(asSent), Facts: unnamed(raw, shown)})
}

// Says is what the request adds to the profile, in the words of the form: only
// what is filled in. Who will see it is said by [Plan.Sees], and what the form
// has no words for by the request itself.
func (p Plan) Says() []person.FactSection {
	if p.Method != http.MethodPost || p.direct != nil {
		return nil
	}
	return filledOf(p.session, p.kind, p.Body, forms.Sharing, asSent)
}

// Filled is what an object says in the words of the form: only what is filled in.
func (p Plan) Filled(object json.RawMessage) []person.FactSection {
	return filledOf(p.session, p.kind, object, asSent)
}

// Summary is what an object says in the words of its form, only what is filled in,
// without who may see it.
func Summary(s *person.Session, kind forms.Kind, raw json.RawMessage) []person.Fact {
	var all []person.Fact
	for _, section := range filledOf(s, kind, raw, forms.Sharing, asSent) {
		all = append(all, section.Facts...)
	}
	return all
}

// filledOf are the facts that say something, without the sections of some titles.
func filledOf(s *person.Session, kind forms.Kind, raw json.RawMessage, without ...string) []person.FactSection {
	var all []person.FactSection
	for _, section := range Facts(s, kind, raw) {
		section.Facts = person.Filled(section.Facts)
		if len(section.Facts) > 0 && !slices.Contains(without, section.Title.String()) {
			all = append(all, section)
		}
	}
	return all
}

// unnamed are the facts that no field shows.
func unnamed(raw json.RawMessage, shown map[string]bool) []person.Fact {
	var facts []person.Fact
	var unset []string
	for _, m := range object.Flatten(raw) {
		switch value := person.Moment(m.Words); {
		case shown[m.Path]:
		case value == "":
			unset = append(unset, m.Path)
		default:
			facts = append(facts, person.NewFact(m.Path, value))
		}
	}
	if unset != nil {
		facts = append(facts, person.NewFact("Not set", strings.Join(unset, ", ")))
	}
	return facts
}
