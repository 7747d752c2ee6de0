package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"facet/auth"
	"facet/graph"
	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/person"
)

// finding is what the doctor found out about one thing.
type finding struct {
	what   string
	state  string // what is the case, in a few words
	remedy string // what to do about it; empty when all is well
}

func (c *command) doctorCommand() *cobra.Command {
	var consent, registration bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check the settings, the registration, the network and the keyring",
		Long: "doctor checks what signing in needs, a line each, with what to do where something is wrong. " +
			"It asks the sign-in service for a device code to see whether the app registration is as it should be, and uses nothing of it.\n\n" +
			"With --consent it prints a message to send to an administrator instead: who asks for the permission to write to other people's profiles, for which application, why, and what it allows. " +
			"With --registration it prints what to ask of an IT department before anybody can sign in.",
		Args: cobra.NoArgs,
	}
	cmd.Flags().BoolVar(&consent, "consent", false, "print a message that asks an administrator for "+person.ScopeOthers)
	cmd.Flags().BoolVar(&registration, "registration", false, "print a message that asks an IT department to register facet")
	cmd.RunE = c.does(func(ctx context.Context, _ []string) error {
		switch {
		case registration:
			_, err := fmt.Fprint(c.Out, person.RegistrationMessage())
			return err
		case consent:
			_, err := fmt.Fprint(c.Out, text.Block(c.atHand(ctx).Missing(person.ScopeOthers).Message()))
			return err
		}
		return c.tellFindings(slices.Concat(c.examine(ctx), c.permission(ctx), c.damageFinding(ctx), c.exposure()))
	})
	return cmd
}

// tellFindings prints what was found, and fails if something needs attention.
func (c *command) tellFindings(all []finding) error {
	sick := 0
	for _, f := range all {
		mark := "ok"
		if f.remedy != "" {
			mark, sick = "!!", sick+1
		}
		fmt.Fprintf(c.Out, "%s  %-14s %s\n", mark, f.what, text.Line(f.state))
		if f.remedy != "" {
			fmt.Fprintf(c.Out, "    %-14s %s\n", "", text.Line(f.remedy))
		}
	}
	if sick > 0 {
		return errors.New(text.Count(sick, "of these needs attention", "of these need attention"))
	}
	return nil
}

// exposure says that others at this computer may read what facet keeps, where they may.
func (c *command) exposure() []finding {
	if why := state.Exposed(c.dirs.State); why != "" {
		return []finding{{"files", "others may read what is in " + c.dirs.State + ": " + why, "Put facet's files where only you can get at them: leave FACET_HOME out, or point it at a folder of yours."}}
	}
	return nil
}

// permission says what may be written, if the token at hand tells. That of
// other people's profiles is asked for only when somebody chooses one.
func (c *command) permission(ctx context.Context) []finding {
	known := c.atHand(ctx)
	switch {
	case known.Scopes == nil:
		return nil
	case known.Has(person.ScopeOthers):
		return []finding{{what: "permission", state: "the own profile and those of others (" + person.ScopeOthers + "), as far as your role lets"}}
	case known.Has(person.ScopeOwn):
		return []finding{{what: "permission", state: "the own profile; for those of others an administrator approves " + person.ScopeOthers + ": facet doctor --consent writes to them"}}
	}
	what, remedy := known.Missing(person.ScopeOwn).Advice()
	return []finding{{"permission", what, strings.TrimSpace(remedy + " " + known.Missing(person.ScopeOwn).Page)}}
}

// examine looks at one thing after the other; what can't be looked at without
// the settings is left out.
func (c *command) examine(ctx context.Context) []finding {
	if c.hasToken() {
		return c.bearer(ctx)
	}
	client, err := c.authClient()
	if err != nil {
		return []finding{wrong("settings", err), c.terminal()}
	}
	found := []finding{{what: "settings", state: "client_id, tenant and cloud have the right form"}}
	sign := client.ReachSignIn(ctx)
	answers, ahead, err := probeGraph(ctx, client)
	found = append(found, c.proxyFinding(ctx, client.Cloud.Graph().String(), err), reached("sign-in", sign), answers)
	if sign.Err == nil {
		found = append(found, clock(sign.Ahead, ahead), registration(client.CheckRegistration(ctx)))
	}
	return append(found, keyring(client.Cache.Probe(ctx), client.Cache), c.terminal())
}

// probeGraph asks Graph who is signed in, without a token: Graph itself refuses with
// a 401. Ahead is how far this computer's clock is ahead of Graph's.
func probeGraph(ctx context.Context, client *auth.Client) (found finding, ahead time.Duration, err error) {
	base := client.Cloud.Graph().JoinPath("beta").String()
	plain := &graph.Client{BaseURL: base, UserAgent: "facet/" + version(), HTTP: &http.Client{Transport: graph.NewTransport(base, client.Base)}}
	begun := time.Now()
	_, err = plain.Lookup(ctx, graph.Me())
	if e, ok := errors.AsType[*graph.Error](err); ok && !e.Date.IsZero() {
		ahead = time.Since(e.Date).Round(time.Second)
	}
	if err == nil || graph.SaysStatus(err, http.StatusUnauthorized, http.StatusForbidden) {
		return finding{what: "Graph", state: fmt.Sprintf("%s answers (%d ms)", base, time.Since(begun).Milliseconds())}, ahead, err
	}
	what, remedy := person.Explain(err)
	return finding{"Graph", what, cmp.Or(remedy, "See facet --help.")}, ahead, err
}

// wrong is a finding of an error that explains itself.
func wrong(what string, err error) finding {
	state, remedy := auth.Explain(err)
	if remedy == "" {
		remedy = "See facet --help."
	}
	return finding{what, state, remedy}
}

func reached(what string, r auth.Reach) finding {
	if r.Err != nil {
		return wrong(what, r.Err)
	}
	return finding{what: what, state: fmt.Sprintf("%s answers (%d ms)", r.Address, r.Took.Milliseconds())}
}

// clock compares this computer's clock with those of the servers that told
// theirs.
func clock(all ...time.Duration) finding {
	for _, ahead := range all {
		if ahead.Abs() > 5*time.Minute {
			return wrong("clock", &auth.ClockError{Ahead: ahead})
		}
	}
	return finding{what: "clock", state: "agrees with the servers'"}
}

func registration(err error) finding {
	if err != nil {
		return wrong("registration", err)
	}
	return finding{what: "registration", state: "the sign-in service knows the application, and lets it be a public client"}
}

func keyring(err error, cache *auth.Cache) finding {
	if err != nil {
		return wrong("token cache", err)
	}
	if cache.Mode == auth.ModeFile {
		return finding{"token cache", "an unencrypted file: " + cache.Place(), "Set token_cache to keyring if this computer has one."}
	}
	return finding{what: "token cache", state: "can keep a sign-in (" + string(cache.Mode) + ")"}
}

func (c *command) terminal() finding {
	out, ok := c.Out.(term.File)
	if !ok || !term.IsTerminal(out.Fd()) {
		return finding{what: "terminal", state: "none: the editor needs one, the commands do not"}
	}
	width, height, err := term.GetSize(out.Fd())
	if err == nil && (width < 60 || height < 20) {
		return finding{"terminal", fmt.Sprintf("%d×%d", width, height), "Make the window at least 60×20."}
	}
	return finding{what: "terminal", state: fmt.Sprintf("%d×%d, TERM=%s", width, height, c.envOf("TERM"))}
}
