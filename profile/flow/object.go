package flow

import (
	"encoding/json"
	"strings"

	"facet/forms"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// shown says how an object is displayed.
type shown struct {
	raw  bool // as JSON
	less bool // only filled-in values that the form has a field for
}

// object is the content of an object, as shown says.
func (how shown) object(s *person.Session, kind forms.Kind, raw json.RawMessage) []Block {
	if raw == nil {
		return nil
	}
	if how.raw {
		return []Block{code(raw)}
	}
	sections := send.Facts(s, kind, raw)
	switch {
	case sections == nil:
		return []Block{code(raw)}
	case how.less:
		if filled := filled(sections[:len(sections)-1]); filled != nil { // the last has the values without a field in the form
			sections = filled
		}
	}
	return facts(sections)
}

// filled are the sections without what says nothing.
func filled(sections []person.FactSection) (some []person.FactSection) {
	for _, one := range sections {
		if one.Facts = person.Filled(one.Facts); len(one.Facts) > 0 {
			some = append(some, one)
		}
	}
	return some
}

// code is JSON on many lines.
func code(raw json.RawMessage) Block { return Code{text.Lines(send.Pretty(raw))} }

// facts are sections of facts, a block each.
func facts(sections []person.FactSection) []Block {
	var blocks []Block
	for _, section := range sections {
		blocks = append(blocks, Facts(section))
	}
	return blocks
}

// toggles are the actions that display an object in another way.
func (how shown) toggles(s *person.Session, kind forms.Kind, raw json.RawMessage, change func(func(*shown)) func(Step) Step) []Action {
	other, more := "JSON", "less"
	if how.raw {
		other = "in words"
	}
	if how.less {
		more = "all that Microsoft 365 has"
	}
	toggle := func(what func(*shown), heard shown) func() Next {
		return func() Next { return Next{Change: change(what), Say: heard.object(s, kind, raw)} }
	}
	all := []Action{{Keys: []string{"f2"}, Word: "json", Was: "j", Help: other, Words: "hear the raw JSON", Go: toggle(func(h *shown) { h.raw = !h.raw }, shown{raw: true})}}
	if !how.raw {
		all = append(all, Action{Word: "everything", Was: "g", Help: more, Words: "hear all that Microsoft 365 has", Go: toggle(func(h *shown) { h.less = !h.less }, shown{})})
	}
	return all
}

// copied copies what the object says, as it is looked at.
func (how shown) copied(s *person.Session, kind forms.Kind, raw json.RawMessage) Action {
	if how.raw {
		return copyAction("the JSON", string(raw))
	}
	return Action{Keys: []string{"c"}, Help: "copy as text", Words: "have it as text", Go: func() Next {
		return copies("it as text", asText(send.Facts(s, kind, raw)))()
	}}
}

// asText writes facts as lines, for pasting into a mail.
func asText(sections []person.FactSection) string {
	var all []string
	for _, section := range sections {
		for _, f := range person.Filled(section.Facts) {
			all = append(all, f.Title.String()+": "+f.Value.String())
		}
	}
	return strings.Join(all, "\n")
}

// copiedID copies an id, which support asks for.
func copiedID(id string) Action {
	a := copyAction("its id", id)
	a.Keys, a.Word, a.Was = nil, "id", "i"
	return a
}
