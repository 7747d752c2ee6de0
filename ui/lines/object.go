package lines

import (
	"facet/profile/draft"
	"facet/profile/person"
)

// sections reads out facts, section by section.
func (t *talk) sections(sections []person.FactSection) {
	for _, s := range sections {
		if !s.Title.Empty() {
			t.say(s.Title.String())
		}
		t.facts(s.Facts)
	}
}

// add fills in a new form, or goes on where one was left.
func (t *talk) add(e draft.Edit) error {
	e, err := t.resumed(e)
	if err != nil {
		return err
	}
	return t.edit(e)
}
