package flow

import (
	"context"
	"slices"

	"facet/profile/person"
)

// setup is what to ask of whom where signing in isn't set up, and the place for
// the answer.
type setup struct {
	isPlace
	setUp   person.SetUp // nil: it can't be set up here
	sandbox bool         // there is one to open
	others  bool         // the other ways are shown
	err     error        // why the latest answer was of no use; nil: it wasn't given
}

// Setup sets signing in up with what an IT department answers. Nobody is signed
// in there, so it has no session.
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
		v.Prompt = &Prompt{Label: line("Type or paste the client id that they answer with, and behind it the tenant id, if there is one."), Take: s.take}
	}
	return v
}

// setUpOtherwise is how signing in is set up without an answer here.
func setUpOtherwise() []Block {
	return words(Plain,
		"The id can stand in the settings file as client_id, with tenant beside it; facet config shows the file.",
		"It can be given for once with --client-id.",
		"A Graph access token in the environment variable FACET_ACCESS_TOKEN needs neither.")
}

func (s setup) actions() []Action {
	message := Message{To: "your IT department", Text: person.RegistrationMessage()}
	all := []Action{{
		Word: "message", Was: "m", Help: "message for IT", Words: "have a message for them, which says what to set up", Listed: true,
		Go: to(Forward, message),
	}}
	if s.sandbox {
		all = append(all, openSandbox())
	}
	others := Action{Word: "other", Was: "o", Help: "other ways", Listed: true, Words: "hear how else it is set up", Go: func() Next {
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
