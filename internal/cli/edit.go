package cli

import (
	"cmp"
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"facet/auth"
	"facet/graph"
	"facet/ui"
)

// framesPerSecond halves the wait for the next frame, which is most of what a
// key press waits for.
const framesPerSecond = 120

// edit opens the editor on the terminal.
func (c *command) edit(ctx context.Context, _ []string) error {
	in, inOK := c.In.(term.File)
	out, outOK := c.Out.(term.File)
	if !inOK || !outOK || !term.IsTerminal(in.Fd()) || !term.IsTerminal(out.Fd()) || c.envOf("TERM") == "dumb" {
		return invalidf("the editor needs a terminal, and this is none. To add something from a script, use facet create; facet create --help shows how")
	}
	options, err := c.options(ctx)
	if err != nil {
		return err
	}
	program := tea.NewProgram(ui.New(ctx, options), tea.WithContext(ctx), tea.WithInput(c.In), tea.WithOutput(c.Out),
		tea.WithFPS(framesPerSecond))
	_, err = program.Run()
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return nil
	}
	return err
}

// options is what the editor starts with: the sandbox, a ready token, or the
// screen on which somebody signs in.
func (c *command) options(ctx context.Context) (ui.Options, error) {
	options := ui.Options{
		Sandbox: c.trySandbox,
		Editor:  strings.Fields(cmp.Or(c.envOf("VISUAL"), c.envOf("EDITOR"))),
	}
	if theme := c.settings.Of("theme"); theme != "auto" {
		options.Theme = theme
	}
	var err error
	switch {
	case c.sandbox || c.token() != "" || len(c.faults) > 0:
		options.Session, err = c.session(ctx)
	case c.settings.Of("client_id") != "":
		var client *auth.Client
		client, err = c.authClient()
		options.Accounts = &accounts{command: c, client: client}
	default:
		_, err = c.baseURL()
	}
	return options, err
}

// trySandbox is a session in the sandbox, for somebody who isn't signed in.
func (c *command) trySandbox() *ui.Session {
	s := &ui.Session{Person: graph.Me(), Kinds: c.kinds()}
	if err := c.openSandbox(s); err != nil {
		panic(err) // without faults, nothing in it can fail
	}
	return s
}
