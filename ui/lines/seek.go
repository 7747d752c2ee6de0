package lines

import (
	"errors"

	"facet/forms"
	"facet/graph"
	"facet/profile/flow"
	"facet/profile/person"
)

const seekWords = "? and the beginning of a name, as ?ada, looks somebody up in the directory."

// errNobodyTaken is the advice where nobody was found, or none of them meant.
var errNobodyTaken = errors.New("nobody was taken")

// refer puts who is looked up into the field.
func (t *talk) refer(f forms.Field, words string) (advice, err error) {
	user, err := t.seek(flow.Mention(t.session, f.Title, ""), words)
	switch {
	case err != nil:
		return nil, err
	case user == nil:
		return errNobodyTaken, nil
	}
	f.Refer(user.DisplayName, person.Address(*user))
	t.sayf("Taken: %s", person.Who(*user))
	return nil, nil
}

// seek looks for somebody, as if the words were typed at the search; nil is
// nobody.
func (t *talk) seek(search flow.Search, words string) (*graph.DirectoryUser, error) {
	t.chosen = nil
	next, err := t.does(chosen{Action: search.View().Prompt.Take(words)})
	if err != nil {
		return nil, err
	}
	at := visit{Step: search}
	if t.apply(&at, next); next.Move == flow.Stay {
		_, err = t.step(at.Step)
	}
	return t.chosen, err
}
