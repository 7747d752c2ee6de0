package flow

import "facet/profile/person"

// naming asks for the part of the sign-in name before the @, before the first change to somebody else's
// profile. Typing it shows that the person read whose profile it is.
type naming struct {
	isPlace
	session *person.Session
}

// Naming asks whose profile it is, and has the session remember the answer.
func Naming(s *person.Session) Step { return naming{session: s} }

func (n naming) Session() *person.Session { return n.session }

func (n naming) View() View {
	who := n.session.User
	return View{
		Title: Title{Tone: Warn, Words: line("The first change to somebody else's profile")},
		Blocks: append(words(Plain, "You are about to change the profile of "+who.DisplayName+", "+who.UserPrincipalName+"."),
			Text{}, Text{Words: line("You are asked once for each person.")}),
		Prompt:  &Prompt{Label: line("Type the part of their sign-in name before the @ to send it."), Take: n.take},
		Actions: []Action{{Keys: []string{"esc"}, Help: "back", Words: "send nothing", Go: to(Back, nil)}},
	}
}

func (n naming) take(typed string) Action {
	return Action{Keys: []string{"enter"}, Help: "this is the person, send", Go: func() Next {
		if n.session.Name(typed) {
			return Next{Move: Back}
		}
		return failed(because("That doesn't match this person. Check the name above.", nil))
	}}
}
