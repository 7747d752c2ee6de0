package flow_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"facet/forms"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

// fillings are forms to be filled in, each field of them with the focus.
func fillings(t *testing.T) (all []flow.Filling) {
	session := flowtest.Find(t, "history of nothing").Step.Session()
	for _, kind := range flowtest.Kinds() {
		f := flow.Filling{Edit: draft.NewEdit(session, kind), Further: len(all)%2 == 0, NoEditor: "There is no editor to open here."}
		for _, section := range f.Sections() {
			f.Fields = append(f.Fields, section.Fields...)
		}
		all = append(all, f)
		for _, f.Field = range f.Fields {
			all = append(all, f)
		}
	}
	return all
}

func TestActionsOfAFormKeepTheLawsOfOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		seen := map[flow.Filler]bool{}
		for _, f := range fillings(t) {
			used := map[string]bool{}
			for _, a := range f.Actions() {
				seen[a.Does] = true
				for _, key := range append(slices.Clone(a.Keys), a.Line, a.Was) {
					if used[key] && key != "" {
						t.Errorf("%s: %s is used twice", f.Field.Title, key)
					}
					used[key] = true
				}
				switch {
				case len(a.Keys) == 0 && a.Line == "", a.Spoken() == "":
					t.Errorf("%+v has no key, or no words", a)
				case !a.Can() && !strings.HasSuffix(a.WhyNot().String(), "."):
					t.Errorf("%q doesn't say in a sentence why not: %q", a.Help, a.WhyNot())
				}
			}
			if !used["esc"] || !used["back"] || !used["ctrl+s"] || !used["."] {
				t.Errorf("%s: there is no way back, or none to the review", f.Field.Title)
			}
		}
		for does := flow.OpensEditor; does <= flow.GoesBack; does++ {
			if !seen[does] {
				t.Errorf("nothing does %d", does)
			}
		}
	})
}

func TestReviewOfAFormWaitsForWhatIsWrongAndForSomethingToSend(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		all := fillings(t)
		f := all[slices.IndexFunc(all, func(f flow.Filling) bool { return f.Kind.Name == "interest" })]
		name := f.Fields[slices.IndexFunc(f.Fields, func(field forms.Field) bool { return field.Required })]
		next, wrong := f.Review()
		if len(wrong) != 1 || wrong[0].Member != name.Member || next.Move != flow.Stay {
			t.Errorf("it leads to %v, with %d fields wrong", next.To, len(wrong))
		}
		if next := f.Leave(); next.Move != flow.Back {
			t.Error("nothing was typed, and it asks before it is left")
		}
		if err := name.Type("Chess"); err != nil {
			t.Fatal(err)
		}
		next, wrong = f.Review()
		if len(wrong) > 0 || next.To.(flow.Step).View().Question == nil {
			t.Errorf("it leads to %v, with %d fields wrong", next.To, len(wrong))
		}
		if next := f.Leave(); next.Move != flow.Forward {
			t.Error("it doesn't ask before it is left")
		}
	})
}
