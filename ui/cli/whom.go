package cli

import (
	"context"
	"errors"

	"facet/graph"
	"facet/profile/person"
)

// identify finds out who is signed in, and who the person of --user is: by a sign-in
// name or an object id, or else by an address or a name that only one person has.
func (c *command) identify(ctx context.Context, s *person.Session) error {
	if s.Person.IsMe() {
		return s.Identify(ctx)
	}
	if err := c.permit(ctx, s, person.UseRead); err != nil {
		return err
	}
	return c.known(ctx, s, s.Identify)
}

// known asks who the person of --user is, and if nobody has such a sign-in name, whose
// address or name it is.
func (c *command) known(ctx context.Context, s *person.Session, ask func(context.Context) error) error {
	if !person.IsName(c.user) {
		if err := ask(ctx); c.user == "" || !person.IsUnknown(err) {
			return err
		}
	}
	user, err := person.Find(ctx, s.Client, c.user)
	if err != nil {
		return nobodyOf(err)
	}
	c.meantBy(c.user, user)
	if s.Person, err = graph.User(user.ID); err != nil {
		return err
	}
	return ask(ctx)
}

// nobodyOf is the error of somebody whom the directory doesn't know: it is about the
// command line, as a name in a list is about the list.
func nobodyOf(err error) error {
	if nobody, ok := errors.AsType[*person.NobodyError](err); ok {
		return invalidf("--user: %w. Nothing was sent", nobody)
	}
	return err
}

// meantBy says who is meant by a name that isn't their sign-in name.
func (c *command) meantBy(written string, user graph.DirectoryUser) {
	if words := person.Meant(written, user); words != "" {
		c.talk("%s", words)
	}
}

// profileOf is the profile of somebody whom a name means. The session has to know
// who is signed in.
func (c *command) profileOf(ctx context.Context, s *person.Session, written string) (*person.Session, error) {
	if s.IsMyself(graph.PlainName(written)) {
		return s, nil
	}
	user, err := person.LookUp(ctx, s.Client, written)
	if err != nil {
		return nil, nobodyOf(err)
	}
	c.meantBy(written, user)
	return s.ForUser(user)
}
