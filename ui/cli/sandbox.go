package cli

import (
	"context"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"facet/graph/sandbox"
)

func (c *command) sandboxCommand() *cobra.Command {
	var listen string
	cmd := &cobra.Command{
		Use:   "sandbox",
		Short: "Run a pretend Graph on this computer",
		Long: "sandbox answers like the profile API of Microsoft Graph, on a loopback address, for a pretend organisation. " +
			"It prints its base URL and a ready token, and runs until ctrl+c.\n\nFaults:\n" + faultWords(),
		Example: "  facet sandbox --listen 127.0.0.1:8080\n  facet sandbox --fault latency=2s --fault status=503",
		Args:    cobra.NoArgs,
	}
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "the loopback ADDRESS to answer on; port 0 takes a free one")
	cmd.Flags().StringArrayVar(&c.faults, "fault", nil, "let it misbehave, by NAME")
	cmd.RunE = c.does(func(ctx context.Context, _ []string) error { return c.serve(ctx, listen) })
	return cmd
}

// serve runs the sandbox until the context ends.
func (c *command) serve(ctx context.Context, listen string) error {
	pretend, err := newSandbox(c.faults)
	if err != nil {
		return err
	}
	server, err := sandbox.Listen(ctx, listen, pretend)
	if err != nil {
		return invalidf("--listen: %w", err)
	}
	you := pretend.People()[0]
	token, err := pretend.Token(you.ID)
	if err != nil {
		return err
	}
	c.introduce(pretend, server, token)
	return server.Serve()
}

// introduce says where the sandbox is, and how a second facet comes to it: with
// the ready token, or by signing in as any of its people.
func (c *command) introduce(pretend *sandbox.Sandbox, server *sandbox.Server, token string) {
	at := server.Endpoints()
	fmt.Fprintf(c.Out, "Sandbox at  %s\nToken       %s   (%s)\n\n", server.URL, token, pretend.People()[0].DisplayName)
	ready := []string{tokenVariable, token}
	fmt.Fprintf(c.Out, "In another terminal, with the token:\n\n    %s facet --graph %s\n\n", forShell(runtime.GOOS, false, ready), server.URL)
	fmt.Fprintf(c.Out, "or signing in, as any of its people:\n\n    %s\n    facet\n\nPeople:\n", forShell(runtime.GOOS, true,
		[]string{"FACET_CLIENT_ID", "facet"}, []string{"FACET_TOKEN_CACHE", "memory"}, []string{"FACET_GRAPH", at.Graph},
		[]string{"FACET_AUTHORIZE_URL", at.Authorize}, []string{"FACET_TOKEN_URL", at.Token}, []string{"FACET_DEVICE_URL", at.Device}))
	for _, p := range pretend.People() {
		fmt.Fprintf(c.Out, "    %s  %s\n", p.UserPrincipalName, p.DisplayName)
	}
	fmt.Fprintln(c.Out, "\nctrl+c stops it; nothing is kept.")
}

// forShell sets variables as the shell of a system takes it: for one command, or for
// all that follow. On Windows that is PowerShell, which knows the second only.
func forShell(system string, lasting bool, variables ...[]string) string {
	var all []string
	for _, v := range variables {
		if system == "windows" {
			all = append(all, "$env:"+v[0]+"='"+v[1]+"';")
		} else {
			all = append(all, v[0]+"="+v[1])
		}
	}
	switch {
	case system == "windows":
		return strings.Join(all, "\n    ")
	case lasting:
		return "export " + strings.Join(all, " \\\n      ")
	}
	return strings.Join(all, " ")
}

// faultWords lists the faults for the help.
func faultWords() string {
	var b strings.Builder
	for _, f := range sandbox.Faults() {
		fmt.Fprintf(&b, "  %-24s %s\n", f.Name, f.Summary)
	}
	return b.String() + "\nA fault is written " + sandbox.FaultGrammar
}
