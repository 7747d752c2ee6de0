package flow

import (
	"strings"

	"facet/forms"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/person"
)

// Filling has the actions of an open form: on the field with the focus, and on the form. Each front end shows
// the fields in its own way.
type Filling struct {
	draft.Edit
	Fields   []forms.Field // of the form, as the face shows them
	Field    forms.Field   // has the focus; the zero one: none has
	NoEditor string        // why long text can't be opened in an editor; empty: it can
	Further  bool          // another form waits
	Before   outbox.Entry  // the send of this form that was done, or may have been; without an id: none
	Origin   Origin        // nil: nothing stands behind it
}

// Filled is an action of an open form. The front end carries it out, since only that knows where the fields
// are.
type Filled struct {
	Action
	Does Filler
	Line string // what is typed for it where the fields are asked one by one; empty: there is another way
	Was  string // what was typed for it in the version before
}

// Filler names what an action of an open form does.
type Filler int

// What can be done there.
const (
	OpensEditor Filler = iota
	FindsPerson
	TakesBack
	GoesOn
	GoesThrough
	Reviews
	TurnsOver
	Leaves
	GoesBack
)

// HowToAnswer says to who is asked field by field what an answer means.
const HowToAnswer = "Each question waits for a line. Enter leaves it as it is, - clears it, ? explains it, " +
	"< goes to the one before, . goes on to the review, q leaves the form. " +
	"To mean one of these signs itself, type \\ before it."

// Opening is what there is to know before the form is filled in: that it was sent
// before, what it began with, and what the facet type needs.
func (f Filling) Opening() []Block {
	sent := ""
	if f.Before.ID != "" {
		sent = person.SentBefore(f.Before)
	}
	return words(Plain, sent, f.Began(), f.Kind.Note)
}

// Actions are those on the field, and then those on the form.
func (f Filling) Actions() []Filled { return append(f.onField(), f.onForm()...) }

// onField are what can be done with the field with the focus.
func (f Filling) onField() []Filled {
	if f.Field.Input == nil {
		return nil
	}
	var all []Filled
	if f.Field.Asking() == forms.ForText {
		edit := formAction(OpensEditor, "open in your editor", "ctrl+e")
		if f.NoEditor != "" {
			edit.Why = person.Advised{What: f.NoEditor}
		}
		all = append(all, edit)
	}
	if f.Field.Refers() {
		all = append(all, formAction(FindsPerson, "find person", "ctrl+f"))
	}
	if undoes, now := f.Field.Undoes(); undoes {
		undo := formAction(TakesBack, "undo", "ctrl+z")
		if !now {
			undo.Why = person.Advised{What: "Nothing was typed into this field yet."}
		}
		all = append(all, undo)
	}
	return all
}

// onForm are what can be done with the form.
func (f Filling) onForm() []Filled {
	through := Filled{Action: Action{Words: "go through all"}, Does: GoesThrough, Line: "all", Was: "a"}
	review := formAction(Reviews, "review", "ctrl+s")
	review.Words, review.Line, review.Was = "review and send", ".", "r"
	leave := formAction(Leaves, "back", "esc")
	leave.Words, leave.Line, leave.Was = "leave the form", "back", "b"
	all := []Filled{formAction(GoesOn, "next", "tab"), through, review}
	if f.Further {
		all = append(all, formAction(TurnsOver, "next form", "ctrl+n"))
	}
	return append(all, leave, formAction(GoesBack, "previous", "shift+tab"))
}

func formAction(does Filler, help, key string) Filled {
	return Filled{Action: Action{Keys: []string{key}, Help: help}, Does: does}
}

// Wrong are the fields whose value fails a check.
func (f Filling) Wrong() (wrong []forms.Field) {
	for _, field := range f.Fields {
		if !field.Hidden() && field.Error() != nil {
			wrong = append(wrong, field)
		}
	}
	return wrong
}

// NeedsFixing says which fields, of these titles, are wrong.
func NeedsFixing(titles ...string) text.Safe {
	return line(text.Count(len(titles), "field needs", "fields need") + " fixing: " + strings.Join(titles, ", ") + ".")
}

// Review leads to the review of the form, unless fields are wrong, to which the front end then goes, or there
// is nothing to send, which it says.
func (f Filling) Review() (next Next, wrong []forms.Field) {
	if wrong = f.Wrong(); len(wrong) > 0 {
		return Next{}, wrong
	}
	body := f.Body()
	if body == nil {
		return Next{Notice: line(f.Nothing())}, nil
	}
	s := Submission{Plan: f.Plan(body).Acknowledging(f.Before), Origin: f.Origin}
	if f.IsNew() && (f.Origin == nil || !f.Origin.OnList()) {
		s.Another = f.Another
	}
	return Next{Move: Forward, To: Review(s)}, nil
}

// Leave leaves the form. It asks first if something would be lost.
func (f Filling) Leave() Next {
	if !f.Changed() {
		return Next{Move: Back}
	}
	return Next{Move: Forward, To: Leaving(f.Edit, f.Before)}
}
