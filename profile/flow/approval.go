package flow

import (
	"facet/internal/text"
	"facet/profile/person"
)

// approval says that a permission is missing, where an administrator approves
// it, and has a message for them.
type approval struct {
	isPlace
	session *person.Session // nil: nobody is signed in yet
	missing person.Missing
	err     error // the refusal that says so; nil: the token does
	retry   Place // asks for it; nil: it can't be asked for here
	onward  Place // goes on without it; nil: there is nowhere to go
}

// Approval says that nothing can be sent from here, and how that changes. It
// leads on to a place; where that is nil, it only leads back.
func Approval(s *person.Session, onward Place) Step {
	missing, _ := s.Lacks()
	a := approval{session: s, missing: missing, onward: onward}
	if s.Accounts != nil {
		a.retry = Consent{Session: s, Scope: missing.Scope, Then: onward}
	}
	return a
}

// Unapproved says that a permission was requested and not granted. The place requests it again.
func Unapproved(s *person.Session, m person.Missing, err error, retry Place) Step {
	return approval{session: s, missing: m, err: err, retry: retry}
}

func (a approval) Session() *person.Session { return a.session }

func (a approval) View() View {
	what, remedy := a.missing.Advice()
	blocks := append(words(Plain, what, a.consequence(), remedy), a.page()...)
	blocks = append(blocks, Text{}, Listed{})
	if a.session != nil && a.session.Accounts == nil {
		blocks = append(blocks, words(Plain, "Then put a token that has it into FACET_ACCESS_TOKEN, and start facet again.")...)
	}
	return View{
		Title:   Title{Tone: Bad, Words: line("A permission is missing")},
		Blocks:  append(blocks, a.refusal()...),
		Actions: a.actions(),
	}
}

// consequence says what a missing permission prevents, before anybody runs into it.
func (a approval) consequence() string {
	switch {
	case a.err != nil:
		return ""
	case a.session.Drafts == nil:
		return "Without it Microsoft 365 refuses every change from here."
	}
	return "Without it Microsoft 365 refuses every change from here. What you type is kept as a draft."
}

// page is the address where it is approved, on lines of its own for copying.
func (a approval) page() []Block {
	if a.missing.Page == "" {
		return nil
	}
	return []Block{Code{Lines: line(a.missing.Page)}}
}

// refusal is what the sign-in service said.
func (a approval) refusal() []Block {
	if a.err == nil {
		return nil
	}
	return []Block{Text{}, Text{Tone: Faint, Words: text.Lines(a.missing.Refusal(a.err))}}
}

func (a approval) actions() []Action {
	var all []Action
	keys := []string{"enter"}
	if a.onward != nil {
		keys = nil
		all = append(all, Action{Keys: []string{"enter"}, Word: "anyway", Was: "y", Help: "continue without it", Go: to(Instead, a.onward)})
	}
	if a.retry != nil {
		all = append(all, Action{Keys: keys, Word: "permission", Was: "g", Help: a.asks(), Listed: a.onward != nil, Words: "ask for the permission", Go: to(Instead, a.retry)})
	}
	all = append(all, back("back", "esc", "q"))
	if a.missing.Page != "" {
		all = append(all, copyAction("the address", a.missing.Page))
	}
	return append(all, toAdministrator(a.session, a.missing))
}

// asks are the words of the action that requests it.
func (a approval) asks() string {
	if a.err != nil {
		return "try again"
	}
	return "ask for it"
}

// toAdministrator shows a message to whoever can approve a permission.
func toAdministrator(s *person.Session, m person.Missing) Action {
	return Action{
		Word: "message", Was: "m", Help: "message to the administrator", Listed: true,
		Words: "get a message to the administrator: who asks for what, why, and what it allows",
		Go:    to(Forward, administratorMessage(s, m)),
	}
}

// administratorMessage is a message to whoever can approve a permission.
func administratorMessage(s *person.Session, m person.Missing) Message {
	return Message{Session: s, To: "the administrator", Text: m.Message()}
}
