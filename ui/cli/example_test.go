package cli_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"facet/forms"
	"facet/ui/cli"
)

// facet runs the program within the test, with nothing in its environment.
func facet(t *testing.T, input string, args ...string) (status int, out, said string) {
	t.Helper()
	t.Setenv("FACET_HOME", t.TempDir())
	var stdout, stderr bytes.Buffer
	streams := cli.Streams{
		In: strings.NewReader(input), Out: &stdout, Err: &stderr,
		LookupEnv: func(string) (string, bool) { return "", false },
	}
	status = cli.Run(t.Context(), streams, args)
	return status, stdout.String(), stderr.String()
}

func TestEveryExampleIsCreatedAsItStands(t *testing.T) {
	for _, kind := range forms.Kinds() {
		for _, args := range [][]string{{"example", kind.Name}, {"example", kind.Name, "--all"}} {
			t.Run(strings.Join(args, " "), func(t *testing.T) {
				_, example, _ := facet(t, "", args...)
				status, created, said := facet(t, example, "create", kind.Name, "--sandbox", "--again")
				if status != 0 {
					t.Fatalf("status %d: %s", status, said)
				}
				var sent, got map[string]any
				if err := json.Unmarshal([]byte(example), &sent); err != nil {
					t.Fatal(err)
				}
				if err := json.Unmarshal([]byte(created), &got); err != nil {
					t.Fatal(err)
				}
				for name, value := range sent {
					if !holds(got[name], value) {
						t.Errorf("%s: sent %v, and Graph made %v of it", name, value, got[name])
					}
				}
			})
		}
	}
}

// holds reports whether a value has all that was sent; Graph may add members.
func holds(got, sent any) bool {
	members, ok := sent.(map[string]any)
	if !ok {
		items, ok := sent.([]any)
		if !ok {
			return reflect.DeepEqual(got, sent)
		}
		others, _ := got.([]any)
		for i := range items {
			if i >= len(others) || !holds(others[i], items[i]) {
				return false
			}
		}
		return len(items) == len(others)
	}
	object, _ := got.(map[string]any)
	for name, value := range members {
		if !holds(object[name], value) {
			return false
		}
	}
	return true
}

func FuzzNoInputPanics(f *testing.F) {
	for _, kind := range forms.Kinds() {
		f.Add(kind.Name, `{"displayName":"Chess"}`)
		f.Add(kind.Name, `{"displayName":`)
		f.Add(kind.Name, `[{}]`)
	}
	f.Add("position", `{"detail":{"company":{"address":{"type":8}}},"colleagues":[null,{}],"manager":[]}`)
	f.Fuzz(func(t *testing.T, kind, input string) {
		status, out, said := facet(t, input, "create", kind, "--sandbox", "--dry-run")
		if status == 0 && !strings.HasPrefix(out, "POST ") || status != 0 && said == "" {
			t.Errorf("status %d, with %q and %q", status, out, said)
		}
		if strings.ContainsAny(said, "\x1b\u009b\u202e") {
			t.Errorf("control characters in %q", said)
		}
	})
}
