package cli

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"facet/graph"
	"facet/profile/person"
)

// confirming gives a command that writes the flag with which a script says
// whose profile it means.
func (c *command) confirming(cmd *cobra.Command) {
	cmd.Flags().Func("confirm", "the sign-in name that the directory must have for the person of --user; a script has to give it",
		filled(&c.confirm, "give the sign-in name (UPN) of the person whose profile is meant"))
}

// confirmed is the session of a command that writes, once it is certain that
// its person is the one who is meant: by --confirm, or by somebody who types a
// part of their name.
func (c *command) confirmed(ctx context.Context) (*person.Session, error) {
	return c.confirmedFor(ctx, person.UseWrite)
}

// confirmedFor is the same with the permission that the change of somebody else's takes.
func (c *command) confirmedFor(ctx context.Context, use person.Use) (*person.Session, error) {
	s, err := c.certain(ctx)
	if err != nil || s.Person.IsMe() {
		return s, err
	}
	return s, c.permit(ctx, s, use)
}

// certain is the session whose person is the one who is meant.
func (c *command) certain(ctx context.Context) (*person.Session, error) {
	if c.user != "" && c.confirm == "" && !c.canAsk() {
		return nil, invalidf("--user writes to somebody else's profile, and nobody is here to be asked whether they are the right person: " +
			"add --confirm with their sign-in name. Nothing was sent")
	}
	s, err := c.identified(ctx)
	if err != nil {
		return nil, err
	}
	if c.confirm == "" {
		return s, c.confirmPerson(ctx, s)
	}
	if !strings.EqualFold(graph.PlainName(c.confirm), s.User.UserPrincipalName) {
		return nil, invalidf("this is the profile of %s, %s, and --confirm says %s: nothing was sent",
			s.User.DisplayName, s.User.UserPrincipalName, c.confirm)
	}
	return s, nil
}

// canAsk reports whether somebody can be asked, and can answer.
func (c *command) canAsk() bool {
	in, inOK := c.In.(term.File)
	err, errOK := c.Err.(term.File)
	return !c.unasked() && inOK && errOK && term.IsTerminal(in.Fd()) && term.IsTerminal(err.Fd())
}

// unasked reports whether somebody said that nobody is to be asked.
func (c *command) unasked() bool {
	said := c.envOf("FACET_NO_INPUT")
	return c.noInput || said != "" && said != "0"
}

// confirmPerson shows whose profile it is, and asks for the part of their sign-in
// name before the @. One's own needs no question.
func (c *command) confirmPerson(ctx context.Context, s *person.Session) error {
	if !s.Unnamed() {
		return nil
	}
	fmt.Fprintln(c.Err, "This writes to the profile of somebody else:")
	for _, f := range person.Card(s.User) {
		fmt.Fprintf(c.Err, "  %-14s %s\n", f.Title, f.Value)
	}
	for _, warning := range append(person.Warnings(s.User), s.Doubts()...) {
		fmt.Fprintln(c.Err, "  !", warning)
	}
	in := bufio.NewReader(c.In)
	for s.Unnamed() {
		fmt.Fprint(c.Err, "Type the part of their sign-in name before the @, or press Enter to send nothing: ")
		typed, err := line(ctx, in)
		if err != nil || typed == "" {
			fmt.Fprintln(c.Err)
			return invalidf("nothing was sent")
		}
		if !s.Name(typed) {
			fmt.Fprintln(c.Err, "That doesn't match this person.")
		}
	}
	return nil
}

// line waits for a line to be typed, or for the context to end.
func line(ctx context.Context, in *bufio.Reader) (string, error) {
	type result struct {
		typed string
		err   error
	}
	read := make(chan result, 1)
	go func() {
		typed, err := in.ReadString('\n')
		read <- result{strings.TrimSpace(typed), err}
	}()
	select {
	case r := <-read:
		return r.typed, r.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
