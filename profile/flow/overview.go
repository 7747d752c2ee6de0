package flow

import (
	"fmt"
	"slices"
	"time"

	"facet/forms"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/person"
)

// Overview has the actions of a profile: on the object under the cursor, on its facet type, and on the
// profile. Screens show all of it side by side; line mode has [Contents].
type Overview struct {
	Session     *person.Session
	Kind        forms.Kind
	Object      *person.Object // nil: the cursor is on none
	Among       bool           // the cursor is among the objects: going back leaves those first
	Row         bool           // it stands above a list of work, for the person of a row
	Drafts      []person.Draft
	Open        int  // unconfirmed sends
	Damaged     bool // a file of facet's was damaged and set aside
	Templates   draft.Templates
	WarningSeen bool // the warning that nothing can be sent was shown, if it applies
}

// Note is something to know about a profile, with the key or word of the action for it.
type Note struct {
	Words text.Safe
	Key   string // empty: there is no action
}

// Notes are the unfinished work, and what to know about the profile.
func (o Overview) Notes() []Note {
	var all []Note
	note := func(key, words string) { all = append(all, Note{line(words), key}) }
	if missing, lacks := o.Session.Lacks(); lacks {
		note("permission", missing.Warning())
	}
	if len(o.Drafts) > 0 {
		note("drafts", fmt.Sprintf("Drafts not sent: %d.", len(o.Drafts)))
	}
	if o.Open > 0 {
		note("t", fmt.Sprintf("Not confirmed: %d.", o.Open))
	}
	if soon := o.Session.Expiring(time.Now()); len(soon) > 0 {
		note("expires", expiring(soon))
	}
	if o.Damaged {
		note("", "A file of facet's was damaged and set aside. facet data shows where.")
	}
	return all
}

// expiring says what has expired or soon will.
func expiring(some []person.Object) string {
	const most = 50 // cells of a name
	name := "“" + text.Fit(some[0].Name(), most) + "”"
	if len(some) > 1 {
		return fmt.Sprintf("%d entries have expired, or will within 90 days: %s and %d more.", len(some), name, len(some)-1)
	}
	e, _ := forms.ExpiryOf(some[0].Form, time.Now())
	return name + " " + e.Words() + "."
}

// Here are the actions on the object, and on its facet type.
func (o Overview) Here() []Action {
	return slices.Concat(o.missing(), o.adding(), o.object(), o.away())
}

// adding are the actions that begin something new of the facet type.
func (o Overview) adding() []Action {
	if o.Kind.Fixed {
		return nil
	}
	all := []Action{{Keys: []string{"n"}, Help: "new", Words: "begin a new one", Go: o.begins(o.add)}}
	if !o.Templates.None() {
		template := Templates(o.Session, o.Templates, o.Kind)
		all = append(all, Action{Word: "template", Was: "t", Help: "new from a template", Words: "begin a new one from a template", Go: o.begins(to(Forward, template))})
	}
	return all
}

// Beyond are the actions on the profile, and those that lead to others.
func (o Overview) Beyond() []Action {
	var all []Action
	if len(o.Drafts) > 0 {
		all = append(all, Action{Word: "drafts", Was: "p", Help: "pick up a draft", Go: to(Forward, Drafts(o.Session, o.Drafts))})
	}
	if !o.Row {
		all = append(all, Action{Keys: []string{"w"}, Help: "whose profile", Words: "open another person's profile", Go: to(Forward, Others(o.Session))})
	}
	if len(o.Session.Expiring(time.Now())) > 0 {
		all = append(all, Action{Word: "expires", Help: "what expires", Words: "see what expires, and renew it", Go: to(Forward, Expires(o.Session))})
	}
	all = append(all,
		Action{Keys: []string{"v"}, Help: "who sees what", Words: "see who sees what, and change it", Go: func() Next { return Next{Move: Forward, To: Sees(o.Session)} }},
		Action{Word: "copy", Was: "c", Help: "copy from somebody", Go: o.begins(to(Forward, CopyFrom(o.Session)))},
		Action{Word: "import", Help: "import a file", Words: "import LinkedIn's archive, a CV or badges", Go: o.begins(to(Forward, ImportFile(o.Session)))},
		Action{Word: "photo", Was: "f", Help: "photo", Words: "see the photo", Go: to(Forward, Photo(o.Session))},
		Action{Keys: []string{"t"}, Was: "o", Help: "what was sent", Words: "see what was sent", Go: to(Forward, History(o.Session))})
	if o.Session.Accounts != nil {
		all = append(all, Action{Word: "account", Was: "a", Help: "account", Words: "manage the account", Go: to(Forward, Account(o.Session))})
	}
	return append(all, o.again())
}

// again reads once more what is looked at.
func (o Overview) again() Action {
	return Action{Keys: []string{"r"}, Help: "read again", Go: func() Next { return Next{Again: true} }}
}

// Actions are all of them.
func (o Overview) Actions() []Action { return slices.Concat(o.Here(), o.Beyond()) }

// object are the actions on the object under the cursor.
func (o Overview) object() []Action {
	if o.Object == nil {
		return nil
	}
	e := Entry(o.Session, o.Kind, *o.Object).(entry)
	edit, remove, like := e.change(), e.removal(), e.likeIt()
	like.Go = o.begins(like.Go)
	edit.Go, remove.Go = o.begins(edit.Go), o.begins(remove.Go)
	all := []Action{{Keys: []string{"enter", "right"}, Help: "open", Words: "open it", Go: to(Forward, e)}, edit}
	if o.Kind.Fixed {
		return append(all, e.copied())
	}
	return append(append(all, remove, like, e.copied()), renew(o.Session, *o.Object)...)
}

// missing leads to what can be done about a missing permission.
func (o Overview) missing() []Action {
	if _, lacks := o.Session.Lacks(); !lacks {
		return nil
	}
	return []Action{{Word: "permission", Was: "m", Help: "the missing permission", Words: "see about the missing permission", Go: to(Forward, Approval(o.Session, nil))}}
}

// away leads back from the profile of somebody else.
func (o Overview) away() []Action {
	switch {
	case o.Among:
		return nil
	case o.Row:
		return []Action{back("back to the list", "esc")}
	case !o.Session.Person.IsMe():
		return []Action{{Keys: []string{"esc"}, Help: "your own profile", Words: "go to your own profile", Go: to(Switch, Profile{Session: o.Session.Own()})}}
	}
	return nil
}

func (o Overview) add() Next {
	return Next{Move: Forward, To: Form{Edit: draft.NewEdit(o.Session, o.Kind)}}
}

// begins opens a place that begins something new. If nothing can be sent, it warns first, once.
func (o Overview) begins(open func() Next) func() Next {
	return func() Next {
		next := open()
		if next.Err == nil {
			next.To = warned(o.Session, o.WarningSeen, next.To)
		}
		return next
	}
}

// warned is a place that begins something new, behind a warning if nothing can be sent and nobody has seen
// the warning.
func warned(s *person.Session, seen bool, place Place) Place {
	if _, lacks := s.Lacks(); lacks && !seen {
		return Approval(s, place)
	}
	return place
}

// Warns reports whether a place says that a permission is missing, before it
// leads on.
func Warns(p Place) bool {
	a, is := p.(approval)
	return is && a.onward != nil
}
