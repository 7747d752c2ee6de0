package draft

import (
	"time"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
)

// Renewed begins a new form with an entry for a further term. The entry itself stays
// as it is, and the same people see both.
func Renewed(s *person.Session, o person.Object) (Edit, error) {
	edit, err := FromCopy(s, Copyable{Kind: o.Kind, Object: o}, s.User)
	if err != nil {
		return edit, err
	}
	prefill, before := edit.prefill, daysOf(edit.Form)
	edit.Form.Facet().AllowedAudiences = prefill.Shared
	forms.Renew(edit.Form, time.Now(), true)
	prefill.Renewed = o.Form.Facet().ID
	for member, day := range daysOf(edit.Form) {
		if day != before[member] {
			prefill.Days = append(prefill.Days, member)
		}
	}
	if prefill.Values, err = graph.Body(edit.Form); err != nil {
		return edit, err
	}
	return edit, edit.setPrefill(prefill)
}

// Prolonged begins with an entry that holds for a further term.
func Prolonged(s *person.Session, o person.Object) (Edit, error) {
	edit, err := OpenEdit(s, o.Kind, o.Raw)
	if err == nil {
		forms.Renew(edit.Form, time.Now(), false)
	}
	return edit, err
}

// daysOf are the values of a form that can be days, by their members.
func daysOf(form forms.Form) map[string]string {
	all := map[string]string{}
	for _, f := range forms.Fields(form) {
		if f.Asking() == forms.ForLine {
			all[f.Member] = f.Summary()
		}
	}
	return all
}
