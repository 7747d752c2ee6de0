// Package cli is facet's command line.
//
// Its laws: a command parses its arguments, calls one thing, and brings one
// answer home; what people read on standard error is whole sentences, what
// programs read on standard output is JSON and nothing else; the exit status
// says how it ended (see [Run]). A token comes from the environment only, and
// is never an argument.
package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"facet/internal/audit"
	"facet/internal/debuglog"
	"facet/internal/settings"
	"facet/internal/state"
	"facet/internal/texteditor"
	"facet/profile/draft"
	"facet/profile/person"
)

// Streams is what the program reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	// LookupEnv reads the environment, like [os.LookupEnv].
	LookupEnv func(name string) (value string, set bool)
	// Environment is all of it, like that of [os.Environ]; what is unknown in it is named.
	Environment []string
	// Machine is the folder with what holds for everybody at this computer; empty: where
	// the system has it.
	Machine string
}

// Exit statuses.
const (
	statusDone        = 0 // what was asked is done
	statusFailed      = 1 // something else went wrong
	statusInvalid     = 2 // the command line or the input is not right
	statusRefused     = 3 // Graph refused
	statusNotSignedIn = 4 // there is no token, or Graph doesn't accept it
	statusUnconfirmed = 5 // sent, but nobody knows whether it was done

	statusChangedSince = 6 // somebody has changed the entry meanwhile, so it was left alone

	statusInterrupted = 130 // ctrl+c
	statusTerminated  = 143 // SIGTERM
)

// Run runs facet with its arguments and returns the exit status: 0 done, 2
// invalid input, 3 refused by Graph, 4 not signed in, 5 sent but not
// confirmed, 6 changed by somebody meanwhile, 130 and 143 ended by ctrl+c or SIGTERM,
// 1 anything else.
func Run(ctx context.Context, streams Streams, args []string) int {
	c := &command{Streams: streams}
	ctx, stop := c.signals(ctx, os.Interrupt)
	defer stop()
	root := c.root()
	root.SetArgs(args)
	root.SetIn(streams.In)
	root.SetOut(streams.Out)
	root.SetErr(streams.Err)
	usage := func(_ io.Writer, _ fang.Styles, err error) {
		if c.failed = err; !errors.As(err, new(*exit)) {
			c.failed = invalidf("%w; facet --help shows how", err)
		}
	}
	_ = fang.Execute(ctx, root, fang.WithVersion(versionInFull()), fang.WithoutManpage(), fang.WithErrorHandler(usage))
	return c.report()
}

// command is one run of the program: what the flags say, and how it ended.
type command struct {
	Streams
	user    string
	confirm string
	sandbox bool
	line    bool
	quiet   bool   // no talk, but errors
	noInput bool   // nobody is asked
	format  string // of the result, as somebody said it; empty: nobody did
	trace   string
	faults  []string
	failed  error

	dirs     state.Dirs
	machine  string // the folder with what holds for everybody; empty: none
	settings settings.Values
	audit    audit.Log // nil: none is written

	drafts  person.Drafts     // of the editor; nil elsewhere
	work    draft.Work        // of the editor; nil: it opens a profile
	outside texteditor.Editor // of long text
	log     *debuglog.Log     // of the editor's messages; nil: none
	mu      sync.Mutex
	notices []error // what to say at the end
}

// does makes a cobra function of one that brings home an error: what goes
// wrong in it is reported in our words, not as a mistake of usage. So is a panic.
func (c *command) does(run func(ctx context.Context, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		c.failed = stoppedBy(cmd.Context(), caught(func() error { return run(cmd.Context(), args) }))
		c.forgetPhotos()
		for _, d := range c.newDamage(cmd.Context()) {
			c.notice(d)
		}
		return nil
	}
}

func (c *command) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "facet",
		Short: "Edit a Microsoft 365 profile from the terminal",
		Long: "facet edits the profile that colleagues see of a person in Microsoft 365: all of its " +
			"facet types, from skills, positions and certifications to phone numbers and the account. Without a command it opens the editor.",
		Example: "  # try it: a pretend organisation, nothing leaves this computer\n  facet --sandbox\n\n" +
			"  # your own profile\n  facet login\n  facet\n\n" +
			"  # from a script\n  facet example interest | facet create interest --sandbox",
		Args: noSuchCommand,
		RunE: c.does(c.edit),
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			c.failed = c.load(cmd.Flags())
			return c.failed
		},
	}
	c.connection(root)
	root.Flags().BoolVar(&c.line, "line", false, "ask line by line, for screen readers and plain terminals")
	flags(root)
	root.PersistentFlags().StringVar(&c.trace, "trace", "", "write down what goes over the wire into FILE: addresses, statuses, ids and the shapes of bodies, no values")
	root.PersistentFlags().BoolVarP(&c.quiet, "quiet", "q", false, "say nothing but errors on standard error")
	root.PersistentFlags().BoolVar(&c.noInput, "no-input", false, "ask nothing and open no browser; so is FACET_NO_INPUT=1, and where there is no terminal")
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return invalidf("%w; %s --help shows how", err, cmd.CommandPath())
	})
	root.AddCommand(c.listCommand(), c.getCommand(), c.createCommand(), c.updateCommand(), c.deleteCommand(), c.undoCommand(), c.audienceCommand(), c.fillCommand(), c.queueCommand(), c.photoCommand(), c.exampleCommand(), c.templatesCommand(), c.sandboxCommand(),
		c.loginCommand(), c.logoutCommand(), c.whoamiCommand(), c.doctorCommand(), c.configCommand(),
		c.outboxCommand(), c.historyCommand(), c.draftsCommand(), c.dataCommand())
	root.AddCommand(c.exportCommand(), c.importCommand())
	root.AddCommand(c.manCommand(root))
	return root
}

// noSuchCommand refuses an argument of the program itself, which can only be a
// command that there isn't.
func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	advice := ""
	if own := otherWords[strings.ToLower(args[0])]; own != "" {
		return invalidf("there is no command %q: did you mean %s? facet --help lists them", args[0], own)
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		advice = ": did you mean " + strings.Join(near, " or ") + "?"
	}
	return invalidf("there is no command %q%s facet --help lists them", args[0], cmp.Or(advice, "."))
}

// otherWords are how other programs call what facet has a word for.
var otherWords = map[string]string{
	"ls": "list", "show": "get", "view": "get", "new": "create", "add": "create", "set": "update", "patch": "update", "edit": "update",
	"rm": "delete", "remove": "delete", "apply": "fill", "send": "fill", "restore": "import", "schema": "kinds", "explain": "kinds",
	"status": "whoami", "auth": "login",
}

// connection gives a command the flags that say which Graph, and whose profile.
func (c *command) connection(cmd *cobra.Command) {
	c.userFlag(cmd)
	c.sandboxed(cmd)
}

// userFlag gives a command the flag that says whose profile.
func (c *command) userFlag(cmd *cobra.Command) {
	cmd.Flags().VarPF(&once{&c.user, "give a UPN or an object id, or leave the flag out for your own profile", false}, "user", "u",
		"the profile of somebody else: a sign-in name, an address, an object id, or a name that one person has")
}

// once is a flag that is given once, and must not be empty.
type once struct {
	value  *string
	advice string
	given  bool
}

func (o *once) Set(s string) error {
	if o.given {
		return errors.New("give it once: this is about one profile")
	}
	o.given = true
	return filled(o.value, o.advice)(s)
}
func (o *once) String() string { return "" }
func (o *once) Type() string   { return "WHO" }

// sandboxed gives a command the flags of the sandbox.
func (c *command) sandboxed(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&c.sandbox, "sandbox", false, "use a pretend Graph inside this program; nothing leaves this computer")
	cmd.Flags().StringArrayVar(&c.faults, "fault", nil, "let the sandbox misbehave, by NAME; facet sandbox --help lists them")
}

// filled is a flag that must not be empty: in a script that is a variable
// nobody set, and doing without would write to another profile than was meant.
func filled(value *string, advice string) func(string) error {
	return func(s string) error {
		if strings.TrimSpace(s) == "" {
			return errors.New(advice)
		}
		*value = s
		return nil
	}
}
