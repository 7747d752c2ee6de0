package cli

import (
	"cmp"
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"facet/forms"
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
	if !inOK || !outOK || !term.IsTerminal(in.Fd()) || !term.IsTerminal(out.Fd()) || c.Env("TERM") == "dumb" {
		return invalidf("the editor needs a terminal, and this is none. To add something from a script, use facet create; facet create --help shows how")
	}
	options, err := c.options()
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

// options is what the editor starts with. Without a token it starts at the
// screen that explains.
func (c *command) options() (ui.Options, error) {
	theme, err := c.themeChoice()
	if err != nil {
		return ui.Options{}, err
	}
	session, err := c.session()
	if errors.Is(err, errNotSignedIn) {
		session, err = nil, nil
	}
	return ui.Options{
		Session: session,
		Sandbox: c.trySandbox,
		Theme:   theme,
		Editor:  strings.Fields(cmp.Or(c.Env("VISUAL"), c.Env("EDITOR"))),
	}, err
}

// trySandbox is a session in the sandbox, for somebody who isn't signed in.
func (c *command) trySandbox() *ui.Session {
	s := &ui.Session{Person: graph.Me(), Kinds: forms.Kinds()}
	if c.openSandbox(s) != nil {
		return nil
	}
	return s
}

func (c *command) themeChoice() (string, error) {
	switch c.theme {
	case "", "auto":
		return "", nil
	case "light", "dark":
		return c.theme, nil
	}
	return "", invalidf("--theme: give light, dark or auto, not %q", c.theme)
}
