package lines

import (
	"errors"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
)

// chooseUser asks which of several people is meant. If none is, the one it
// returns has no id.
func (t *talk) chooseUser(users []graph.DirectoryUser, number string) (graph.DirectoryUser, error) {
	for i, u := range users {
		t.sayf("%d %s", i+1, person.Who(u))
	}
	a, err := t.choose(menu{count: len(users), number: number, ways: []way{{"", "to go back"}}})
	if err != nil || a.n == 0 {
		return graph.DirectoryUser{}, err
	}
	return users[a.n-1], nil
}

const seekWords = "? and the beginning of a name, as ?ada, looks somebody up in the directory."

// errNobodyTaken is the advice where nobody was found, or none of them meant.
var errNobodyTaken = errors.New("nobody was taken")

// refer puts who is looked up into the field.
func (t *talk) refer(f forms.Field, words string) (advice, err error) {
	user, err := t.seek(graph.PlainName(words))
	switch {
	case err != nil:
		return nil, err
	case user.ID == "":
		return errNobodyTaken, nil
	}
	f.Refer(user.DisplayName, person.Address(user))
	t.sayf("Taken: %s", person.Who(user))
	return nil, nil
}

// seek finds the person whom words mean, who is only named and not written
// to. If it is nobody, the one it returns has no id.
func (t *talk) seek(words string) (graph.DirectoryUser, error) {
	t.sayf("Looking for %s…", words)
	users, err := t.session.Client.Search(t.ctx, words)
	switch {
	case len(users) > 0:
		return t.chooseUser(users, "take that person")
	case strings.Contains(words, "@") && (err == nil || errors.Is(err, graph.ErrNoSearch)):
		return t.whole(words)
	case err != nil:
		t.explain(err)
	default:
		t.say("Nobody has a name, a sign-in name or a mail address that begins so.")
	}
	t.say("You can type the name and the sign-in name yourself.")
	return graph.DirectoryUser{}, t.ctx.Err()
}

// whole looks up a whole sign-in name, which works without searching.
func (t *talk) whole(name string) (graph.DirectoryUser, error) {
	person, err := graph.User(name)
	if err != nil {
		t.say("That can't be a sign-in name or an object id.")
		return graph.DirectoryUser{}, t.ctx.Err()
	}
	user, err := t.session.Client.Lookup(t.ctx, person)
	if err != nil {
		t.explain(err)
		return graph.DirectoryUser{}, t.ctx.Err()
	}
	return user, nil
}
