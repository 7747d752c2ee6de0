package flow

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"facet/forms"
	"facet/profile/draft"
	"facet/profile/person"
	"facet/profile/send"
)

// entry is an object that exists.
type entry struct {
	isPlace
	session *person.Session
	kind    forms.Kind
	object  person.Object
	shown
}

// Entry is an object that exists. One that can't be read has no form.
func Entry(s *person.Session, kind forms.Kind, o person.Object) Step {
	nameless := strings.TrimSpace(o.Label) == "" // then little of it can be read
	return entry{session: s, kind: kind, object: o, shown: shown{less: !nameless}}
}

func (e entry) Session() *person.Session { return e.session }

func (e entry) View() View {
	locked := slices.Concat(words(Warn, e.object.Locked()), words(Warn, e.expires()), words(Faint, e.apart()...))
	return View{
		Title:   Title{Words: line(cmp.Or(e.object.Label, e.kind.Called()))},
		Blocks:  slices.Concat(locked, []Block{Text{}}, e.shown.object(e.session, e.kind, e.object.Raw)),
		Spoken:  slices.Concat(locked, shown{less: e.less}.object(e.session, e.kind, e.object.Raw)),
		Actions: e.actions(),
	}
}

func (e entry) actions() []Action {
	leave := back("back", "esc", "left", "q")
	rest := []Action{e.copied()}
	if e.object.Form != nil {
		rest = append(rest, copiedID(string(e.object.Form.Facet().ID)))
	}
	made := append([]Action{e.change(), e.removal(), leave, e.likeIt()}, renew(e.session, e.object)...)
	if e.kind.Fixed {
		made = []Action{e.change(), leave}
	}
	return slices.Concat(made, e.toggles(e.session, e.kind, e.object.Raw, e.look), rest)
}

func (e entry) change() Action {
	return Action{Keys: []string{"e"}, Help: "edit", Words: "change it", Why: e.closed(), Go: toForm(Forward, e.edit)}
}

// likeIt begins a new form with the values of the object.
func (e entry) likeIt() Action {
	return Action{Keys: []string{"N"}, Word: "like", Was: "n", Help: "new one like it", Words: "begin a new one like it", Why: e.unread(), Go: toForm(Forward, e.copy)}
}

func (e entry) removal() Action {
	return Action{Keys: []string{"d", "delete"}, Help: "delete", Words: "delete it", Why: e.closed(), Go: e.remove}
}

// expires says that the object has expired or soon will.
func (e entry) expires() string {
	if e.object.Form == nil {
		return ""
	}
	expiry, ends := forms.ExpiryOf(e.object.Form, time.Now())
	if !ends || !expiry.Soon() {
		return ""
	}
	return "This " + expiry.Words() + "."
}

// apart says how similar entries elsewhere in the profile differ.
func (e entry) apart() []string {
	if !e.kind.Fixed || e.object.Form == nil {
		return nil
	}
	return e.session.Apart(e.object)
}

// look changes how the object is looked at.
func (e entry) look(change func(*shown)) func(Step) Step {
	return changed(func(now entry) Step {
		change(&now.shown)
		return now
	})
}

// Closed is why an object can't be changed or deleted here, if it can't.
func Closed(s *person.Session, o person.Object) error { return Entry(s, o.Kind, o).(entry).closed() }

// closed is why the object can't be changed or deleted here, if it can't.
func (e entry) closed() error {
	if why := e.object.Locked(); why != "" {
		return because(why, nil)
	}
	if e.kind.Fixed && !e.session.Person.IsMe() {
		return because("Only "+e.session.Owner()+" can change this: Microsoft 365 takes it from nobody else.", nil)
	}
	return e.unread()
}

// unread explains why an unreadable object has no actions.
func (e entry) unread() error {
	if e.object.Form == nil {
		return because("This entry can't be read, so it can't be changed or copied here.", nil)
	}
	return nil
}

func (e entry) edit() (draft.Edit, error) {
	return draft.OpenEdit(e.session, e.kind, e.object.Raw)
}

func (e entry) copy() (draft.Edit, error) {
	return draft.FromCopy(e.session, draft.Copyable{Kind: e.kind, Object: e.object}, e.session.User)
}

func (e entry) remove() Next {
	return Next{Move: Forward, To: Review(Submission{Plan: send.Removal(e.session, e.kind, e.object.Raw)})}
}

// copied copies the object in the form in which it is shown.
func (e entry) copied() Action { return e.shown.copied(e.session, e.kind, e.object.Raw) }
