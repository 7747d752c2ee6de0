package lines_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode"

	"facet/forms"
	"facet/graph"
	"facet/graph/sandbox"
	"facet/profile/flow/flowtest"
	"facet/ui"
	"facet/ui/lines"
)

// converse runs a conversation whose input is there at once, as through a pipe.
func converse(t testing.TB, server *sandbox.Sandbox, person graph.Person, input string, out io.Writer) error {
	t.Helper()
	return lines.Run(t.Context(), strings.NewReader(input), out, ui.Options{Session: session(t, server, person)})
}

// script is what somebody pipes in to create one of a kind.
func script(t testing.TB, kind forms.Kind) string {
	t.Helper()
	return strings.Join(append(slices.Clone(typed(t, kind.Name)), "y", "", "", "q"), "\n") + "\n"
}

// everyWayToAsk are the kinds that between them have every way to ask.
func everyWayToAsk(t testing.TB) []forms.Kind {
	t.Helper()
	var all []forms.Kind
	for _, name := range recorded {
		kind, err := forms.Named(forms.Kinds(), name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, kind)
	}
	return all
}

func TestPipedInputIsReadToItsEnd(t *testing.T) {
	for _, kind := range everyWayToAsk(t) {
		for name, input := range map[string]string{"lf": script(t, kind), "crlf": strings.ReplaceAll(script(t, kind), "\n", "\r\n")} {
			t.Run(kind.Name+" "+name, func(t *testing.T) {
				server := sandboxWith(t)
				if err := converse(t, server, graph.Me(), input, io.Discard); err != nil {
					t.Error(err)
				}
				if n := len(writes(server)); n != 1 {
					t.Errorf("it was sent %d times", n)
				}
			})
		}
	}
}

// TestInputThatEndsSendsNothingMore cuts the input at every byte.
func TestInputThatEndsSendsNothingMore(t *testing.T) {
	for _, kind := range everyWayToAsk(t) {
		t.Run(kind.Name, func(t *testing.T) {
			t.Parallel()
			whole := script(t, kind)
			yes := strings.LastIndex(whole, "y\n\n\nq\n") + len("y\n")
			for n := range len(whole) {
				if testing.Short() && n%29 != 0 && n < yes-3 {
					continue
				}
				var out bytes.Buffer
				server := sandboxWith(t)
				if err := converse(t, server, graph.Me(), whole[:n], &out); !errors.Is(err, lines.ErrEnded) {
					t.Fatalf("after %q it ended with %v", whole[:n], err)
				}
				want := 0
				if n >= yes {
					want = 1
				}
				if got := len(writes(server)); got != want {
					t.Fatalf("after %q it was sent %d times", whole[:n], got)
				}
				if !strings.Contains(out.String(), "The input has ended. Nothing was sent") {
					t.Fatalf("after %q it says\n%s", whole[:n], out.String())
				}
			}
		})
	}
}

// breaking is an output that ends after some bytes.
type breaking struct{ left int }

var errBroken = errors.New("nobody listens")

func (b *breaking) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errBroken
	}
	return len(p), nil
}

func TestWhatCannotBeReadOutIsNotSent(t *testing.T) {
	kind := flowtest.Kinds()[2]
	var whole bytes.Buffer
	if err := converse(t, sandboxWith(t), graph.Me(), script(t, kind), &whole); err != nil {
		t.Fatal(err)
	}
	asked := bytes.Index(whole.Bytes(), []byte("Send now?")) + len("Send now? y or n.\n")
	step := 13
	if testing.Short() {
		step = 97
	}
	for left := 0; left < asked; left += step {
		server := sandboxWith(t)
		if err := converse(t, server, graph.Me(), script(t, kind), &breaking{left}); !errors.Is(err, errBroken) {
			t.Errorf("after %d bytes it ended with %v", left, err)
		}
		if n := len(writes(server)); n != 0 {
			t.Fatalf("after %d bytes it was sent", left)
		}
	}
}

func TestEndOfTheContextEndsAtOnce(t *testing.T) {
	for n := range typed(t, "interest") {
		synctest.Test(t, func(t *testing.T) {
			in, input := io.Pipe()
			ctx, cancel := context.WithCancel(t.Context())
			server := sandboxWith(t)
			ended := make(chan error, 1)
			options := ui.Options{Session: session(t, server, graph.Me())}
			go func() { ended <- lines.Run(ctx, in, io.Discard, options) }()
			_, _ = io.WriteString(input, strings.Join(typed(t, "interest")[:n], "\n")+"\n")
			synctest.Wait()
			cancel()
			synctest.Wait()
			select {
			case err := <-ended:
				if !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
			default:
				t.Error("it goes on")
			}
			input.Close()
			if len(writes(server)) != 0 {
				t.Error("it was sent")
			}
		})
	}
}

func TestEndOfTheContextWhileSendingSaysWhatBecameOfIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandboxWith(t, "latency=1m@post")
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		var out bytes.Buffer
		err := lines.Run(ctx, strings.NewReader(script(t, flowtest.Kinds()[2])), &out, ui.Options{Session: session(t, server, graph.Me())})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		if s := out.String(); !strings.Contains(s, "Not confirmed") || strings.Contains(s, "Created") {
			t.Errorf("it says\n%s", s)
		}
	})
}

func TestLineThatIsTooLongEndsTheInput(t *testing.T) {
	server := sandboxWith(t)
	input := "3\nn\nChess\n" + strings.Repeat("x", 2<<20) + "\n\n.\ny\n"
	if err := converse(t, server, graph.Me(), input, io.Discard); !errors.Is(err, lines.ErrEnded) || len(writes(server)) != 0 {
		t.Errorf("it ended with %v, %d writes", err, len(writes(server)))
	}
}

// plain fails if an output holds anything but text and line breaks.
func plain(t *testing.T, out string) {
	t.Helper()
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			t.Fatalf("%U is in the output", r)
		}
	}
}

func TestHostileTextIsReadOutHarmless(t *testing.T) {
	for payload := 0; ; payload++ {
		fault := fmt.Sprintf("hostile-text=%d", payload)
		if sandbox.New().Inject(fault) != nil {
			if payload < 10 {
				t.Errorf("only %d payloads", payload)
			}
			return
		}
		if testing.Short() && payload%14 != 0 {
			continue
		}
		var out bytes.Buffer
		server := sandboxWith(t, fault, "unknown-error")
		input := "1\n1\nj\ne\nr\n1\nx\nr\ny\nd\n\nq\ny\n"
		_ = converse(t, server, graph.Me(), input, &out)
		_ = converse(t, server, graph.Me(), "2\nn\nx\n.\nx\ny\nd\nq\ny\n", &out)
		_ = converse(t, server, graph.Me(), "u\nkenta.sato@contoso.com\n1\ny\n1\n", &out)
		plain(t, out.String())
	}
}

func FuzzAnyLinesNeverSendWithoutAYes(f *testing.F) {
	for _, kind := range flowtest.Kinds() {
		f.Add(script(f, kind), false)
	}
	f.Add("3\n1\ne\n1\nx\nr\ny\nu\ny\nq\n", false)
	f.Add("y\n3\n1\nd\ny\nq\n", true)
	f.Add("2\n1\ne\n24\nn\na\nb\n3\nd 1\n1\n<\n.\nq\nr\ny\n", false)
	f.Add("5\nn\nunited\n2\n?\n-\n<\n\\q\n.\nr\nyes\nj\nc\nn\nq\n\no\n1\nu\nkenta\n1\nn\n/\n", false)
	other, err := graph.User(sandbox.New().People()[1].UserPrincipalName)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, input string, somebody bool) {
		person := graph.Me()
		if somebody {
			person = other
		}
		var out bytes.Buffer
		server := sandbox.New()
		err := converse(t, server, person, input, &out)
		if err != nil && !errors.Is(err, lines.ErrEnded) {
			t.Error(err)
		}
		yes := 0
		for line := range strings.Lines(input) {
			if word := strings.ToLower(strings.TrimSpace(line)); word == "y" || word == "yes" {
				yes++
			}
		}
		if n := len(writes(server)); n > yes {
			t.Errorf("%d writes after %d yes", n, yes)
		}
		plain(t, out.String())
	})
}
