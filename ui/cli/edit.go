package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"facet/auth"
	"facet/graph"
	"facet/internal/clipboard"
	"facet/internal/debuglog"
	"facet/internal/keyboard"
	"facet/internal/state"
	"facet/internal/texteditor"
	"facet/profile/draft"
	"facet/profile/person"
	"facet/ui"
	"facet/ui/lines"
)

// framesPerSecond halves the wait for the next frame, which is most of what a
// key press waits for.
const framesPerSecond = 120

// edit opens the editor: screens on a terminal that can show them, else line
// by line.
func (c *command) edit(ctx context.Context, _ []string) error {
	ctx, end := context.WithCancelCause(ctx)
	ctx, stop := c.signals(ctx, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGTERM)
	defer stop()
	kept := draft.OnDisk(draftStore(c.dirs), c.notice, guard{end}.start)
	c.drafts = kept
	err := caught(func() error { return c.open(ctx, guard{end}) })
	if err == nil {
		err = panicked(ctx)
	}
	if p, ok := errors.AsType[*panicError](err); ok && !c.sandbox {
		p.kept = "facet drafts lists what you typed and did not send."
	}
	return errors.Join(err, c.outside.Close(), kept.Close(ctx))
}

// open opens the editor until somebody leaves it, or it is told to end.
func (c *command) open(ctx context.Context, g guard) error {
	options, err := c.options(ctx)
	if err != nil {
		return err
	}
	done, err := c.logged()
	if err != nil {
		return err
	}
	defer done()
	options.Log = c.log
	switch in, out, ok := c.terminals(); {
	case c.plain():
		if err = lines.Run(ctx, c.In, c.Out, options); ctx.Err() != nil {
			err = nil
		}
		return err
	case !ok:
		return invalidf("the editor needs a terminal, and this is none. To add something from a script, use facet create; facet create --help shows how")
	default:
		return c.screens(ctx, keys(in, g), out, options, g)
	}
}

// plain reports whether there are to be no screens: that was asked for, or the
// terminal doesn't say that it can show them. Windows' never does.
func (c *command) plain() bool {
	switch c.envOf("TERM") {
	case "dumb":
		return true
	case "":
		_, _, ok := c.terminals()
		return c.line || ok && runtime.GOOS != "windows"
	}
	return c.line
}

// textEditor is the person's editor for long text, on this terminal.
func (c *command) textEditor() *texteditor.Editor {
	c.outside.In, _ = c.In.(*os.File)
	c.outside.Out, _ = c.Out.(*os.File)
	c.outside.Command, c.outside.Why = texteditor.Command(c.envOf)
	return &c.outside
}

// terminals are the two ends of the terminal, if there is one.
func (c *command) terminals() (in, out term.File, ok bool) {
	in, inOK := c.In.(term.File)
	out, outOK := c.Out.(term.File)
	return in, out, inOK && outOK && term.IsTerminal(in.Fd()) && term.IsTerminal(out.Fd())
}

// keys is the terminal's end that keys come from. When it closes, the editor
// ends: no signal may come with that, and Bubble Tea would wait for ever.
func keys(in term.File, g guard) term.File {
	if file, ok := in.(*os.File); ok {
		return keyboard.New(file, g.end)
	}
	return in
}

// logged opens the log of the editor's messages, if FACET_DEBUG says where, and
// returns what closes it.
func (c *command) logged() (done func(), err error) {
	said := c.settings.Said("debug")
	if said.Value == "" {
		return func() {}, nil
	}
	file, err := forOwner(said.Value)
	if err != nil {
		return nil, invalidf("%s: %w", said.Place(), err)
	}
	c.log = debuglog.New(file)
	return func() {
		c.log.Close()
		file.Close()
	}, nil
}

// filter is what every message goes through on its way to the screens.
func (c *command) filter() func(tea.Model, tea.Msg) tea.Msg {
	if c.log == nil {
		return heard
	}
	return func(m tea.Model, msg tea.Msg) tea.Msg {
		msg = heard(m, msg)
		if screens, ok := m.(guardedModel).Model.(*ui.Model); ok {
			c.log.Add(screens.Seen(msg))
		}
		return msg
	}
}

// heard tells the screens of a paste that the keyboard had to end.
func heard(_ tea.Model, msg tea.Msg) tea.Msg {
	if report, ok := msg.(tea.ModeReportMsg); ok && report.Mode.Mode() == keyboard.CutShort {
		return ui.PasteCutMsg{}
	}
	return msg
}

// lively is how much of its memory the editor may waste, in percent: with less, garbage is
// collected while somebody types.
const lively = 80

// screens runs the program on the terminal. Being told to end is no mistake.
// Signals end the context and nothing else: Bubble Tea's own handler would wait
// for a loop that the context has ended already. Nor does it catch panics, as it
// would print their words as they are.
func (c *command) screens(ctx context.Context, in, out term.File, options ui.Options, g guard) error {
	debug.SetGCPercent(lively)
	program := tea.NewProgram(guardedModel{ui.New(ctx, options), g}, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out),
		tea.WithFPS(framesPerSecond), tea.WithFilter(c.filter()), tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	defer program.Kill() // which gives the terminal back after a panic, and else does nothing
	_, err := program.Run()
	told := errors.Is(err, tea.ErrInterrupted) || errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil
	if told {
		return nil
	}
	return err
}

// options is what the editor starts with: the sandbox, a ready token, or the
// screen on which somebody signs in.
func (c *command) options(ctx context.Context) (ui.Options, error) {
	options := ui.Options{
		Sandbox: c.trySandbox, Work: c.work,
		Editor: c.textEditor(),

		Templates: c.begins,
		Write:     c.writeMessage,
		Clipboard: clipboard.Write,
	}
	options.ASCII = PlainSigns(c.settings.Of("signs"), c.LookupEnv)
	options.NoMouse = c.settings.Of("mouse") == "off"
	if theme := c.settings.Of("theme"); theme != "auto" {
		options.Theme = theme
	}
	var err error
	switch {
	case c.sandbox || c.hasToken() || len(c.faults) > 0:
		options.Session, err = c.session(ctx)
	case c.settings.Of("client_id") != "":
		var client *auth.Client
		client, err = c.authClient()
		options.Accounts = &accounts{command: c, client: client}
	default:
		options.SetUp = c.setUp
		_, err = c.baseURL()
	}
	return options, err
}

// writeMessage puts a message that the person is to send where facet keeps its
// files, and returns the file's name.
func (c *command) writeMessage(words string) (string, error) {
	file := filepath.Join(c.dirs.State, "message.txt")
	return file, state.WriteFile(state.Disk, file, []byte(words+"\n"))
}

// trySandbox is a session in the sandbox, for somebody who isn't signed in.
func (c *command) trySandbox() *person.Session {
	s := &person.Session{Person: graph.Me(), Kinds: c.allKinds()}
	if err := c.openSandbox(s); err != nil {
		panic(err) // without faults, nothing in it can fail
	}
	return s
}
