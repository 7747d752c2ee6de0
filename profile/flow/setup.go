package flow

import (
	"context"
	"slices"

	"facet/profile/person"
)

// setup says whom to ask for the ids that signing in needs, and takes their answer.
type setup struct {
	isPlace
	setUp   person.SetUp // nil: it can't be set up here
	sandbox bool         // there is one to open
	others  bool         // the other ways are shown
	err     error        // what was wrong with the last answer, or nil
}

// Setup sets up signing in with the answer of an IT department. Nobody is signed in yet, so it has no
// session.
func Setup(setUp person.SetUp, sandbox bool) Step { return setup{setUp: setUp, sandbox: sandbox} }

func (s setup) Session() *person.Session { return nil }

func (s setup) View() View {
	var above []Block
	switch {
	case s.err != nil:
		above = append(explained(s.err), Text{})
	case !s.others:
		above = append(words(Plain, person.AboutWords), Text{})
	}
	if s.others {
		above = slices.Concat(above, setUpOtherwise(), []Block{Text{}})
	}
	blocks := slices.Concat(above, words(Plain, "To sign in, facet needs an id from your IT department."), []Block{Listed{}})
	v := View{Title: Title{Words: line("You are not signed in")}, Blocks: blocks, Actions: s.actions()}
	if s.setUp != nil {
		v.Prompt = &Prompt{Label: line("Type or paste the client id from their answer, followed by the tenant id if they gave one."), Take: s.take}
	}
	return v
}

// setUpOtherwise lists the other ways to set up signing in.
func setUpOtherwise() []Block {
	return words(Plain,
		"You can put the id into the settings file as client_id, along with tenant: facet config shows the file.",
		"You can give it for one run with --client-id.",
		"A Graph access token in the environment variable FACET_ACCESS_TOKEN needs neither.")
}

func (s setup) actions() []Action {
	message := Message{To: "your IT department", Text: person.RegistrationMessage()}
	all := []Action{{
		Word: "message", Was: "m", Help: "message for IT", Words: "get a message for them, which says what to set up", Listed: true,
		Go: to(Forward, message),
	}}
	if s.sandbox {
		all = append(all, openSandbox())
	}
	others := Action{Word: "other", Was: "o", Help: "other ways", Listed: true, Words: "hear the other ways to set it up", Go: func() Next {
		return Next{Say: setUpOtherwise(), Change: changed(func(now setup) Step {
			now.others = !now.others
			return now
		})}
	}}
	return append(all, others, Action{Keys: []string{"q"}, Help: "quit", Words: "leave facet", Go: to(Back, nil)})
}

// take sets signing in up with what was answered.
func (s setup) take(answer string) Action {
	return Action{Keys: []string{"enter"}, Help: "use this id", Doing: "Setting it up…", Do: func(context.Context, Tell) Next {
		accounts, err := s.setUp(answer)
		if err != nil {
			return Next{Err: err, Notice: line("Signing in is not set up."), Change: changed(func(now setup) Step {
				now.err = err
				return now
			})}
		}
		return Next{Move: Restart, To: Start{Accounts: accounts}}
	}}
}
