package cli

import (
	"context"
	"fmt"
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
	fmt.Fprintf(c.Out, "In another terminal, with the token:\n\n    %s=%s facet --graph %s\n\n", tokenVariable, token, server.URL)
	fmt.Fprintf(c.Out, "or signing in, as any of its people:\n\n    export FACET_CLIENT_ID=facet FACET_TOKEN_CACHE=memory \\\n"+
		"      FACET_GRAPH=%s \\\n      FACET_AUTHORIZE_URL=%s \\\n      FACET_TOKEN_URL=%s \\\n      FACET_DEVICE_URL=%s\n    facet\n\nPeople:\n",
		at.Graph, at.Authorize, at.Token, at.Device)
	for _, p := range pretend.People() {
		fmt.Fprintf(c.Out, "    %s  %s\n", p.UserPrincipalName, p.DisplayName)
	}
	fmt.Fprintln(c.Out, "\nctrl+c stops it; nothing is kept.")
}

// faultWords lists the faults for the help.
func faultWords() string {
	var b strings.Builder
	for _, f := range sandbox.Faults() {
		fmt.Fprintf(&b, "  %-24s %s\n", f.Name, f.Summary)
	}
	return b.String() + "\nA fault is written " + sandbox.FaultGrammar
}
