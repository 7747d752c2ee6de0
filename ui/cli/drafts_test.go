package cli_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"facet/forms"
	"facet/graph/sandbox"
	"facet/ui/cli"
)

// machine is a computer with a sandbox beside it, whose tokens can't be read.
type machine struct {
	t     *testing.T
	org   *sandbox.Sandbox
	graph string
}

func newMachine(t *testing.T) machine {
	t.Helper()
	t.Setenv("FACET_HOME", t.TempDir())
	org := sandbox.New()
	if err := org.Inject("opaque-tokens"); err != nil {
		t.Fatal(err)
	}
	server, err := sandbox.Listen(t.Context(), "127.0.0.1:0", org)
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve() }() // until the context of the test ends
	return machine{t, org, server.URL}
}

func (h machine) token() string {
	h.t.Helper()
	token, err := h.org.Token("me")
	if err != nil {
		h.t.Fatal(err)
	}
	return token
}

func (h machine) facet(token, input string, args ...string) (status int, out, said string) {
	h.t.Helper()
	var stdout, stderr bytes.Buffer
	env := map[string]string{"FACET_ACCESS_TOKEN": token, "FACET_GRAPH": h.graph}
	status = cli.Run(h.t.Context(), cli.Streams{
		In: strings.NewReader(input), Out: &stdout, Err: &stderr,
		LookupEnv: func(name string) (string, bool) { value, set := env[name]; return value, set },
	}, args)
	return status, stdout.String(), stderr.String()
}

// newInterest is what is typed to begin a new interest with a name, wherever
// the form asks for it.
func newInterest(name string) string {
	kind, _ := forms.Named(forms.Kinds(), "interest")
	input := "4\nn\n" // behind notes, skills and languages
	for _, f := range forms.Fields(kind.New()) {
		if f.Title == "Name" {
			break
		}
		if f.Input != nil {
			input += "\n"
		}
	}
	return input + name + "\n"
}

func TestFormThatNobodyKnowsThePersonOfIsClaimed(t *testing.T) {
	h := newMachine(t)
	if err := h.org.Inject("status=400@get"); err != nil {
		t.Fatal(err)
	}
	first := h.token()
	if _, out, said := h.facet(first, newInterest("Chess"), "--line"); !strings.Contains(out, "kept as a draft") || strings.Contains(said, first) {
		t.Fatalf("%s\n%s", out, said)
	}
	_, out, said := h.facet(first, "", "drafts")
	found := regexp.MustCompile(`for whoever the token is for \(([a-z0-9]+)\)  Chess\n`).FindStringSubmatch(out)
	if found == nil || !strings.Contains(said, "facet drafts claim ID") {
		t.Fatalf("%s\n%s", out, said)
	}
	if status, _, said := h.facet(h.token(), "", "drafts", "claim", found[1]); status != 3 {
		t.Errorf("claimed by somebody whom Graph doesn't name: %d, %s", status, said)
	}
	h.org.Clear("status")
	if status, _, said := h.facet(h.token(), "", "drafts", "claim", "nonsense"); status != 2 || !strings.Contains(said, "facet drafts lists") {
		t.Errorf("%d, %s", status, said)
	}
	if status, _, said := h.facet(h.token(), "", "drafts", "claim", found[1], "--user", "kenta.sato@contoso.com"); status != 2 {
		t.Errorf("claimed for somebody else: %d, %s", status, said)
	}
	if status, _, said := h.facet(h.token(), "", "drafts", "claim", found[1]); status != 0 {
		t.Fatalf("%d, %s", status, said)
	}
	if _, out, _ := h.facet("", "", "drafts"); !strings.Contains(out, "for ines.popova@contoso.com  Chess\n") {
		t.Errorf("%s", out)
	}
	if _, out, _ := h.facet(h.token(), "drafts\n1\n", "--line"); !strings.Contains(out, " Name: Chess") {
		t.Errorf("%s", out)
	}
}
