package e2e

import (
	"bufio"
	"encoding/json"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// organisation is a sandbox in a process of its own: a Graph and the service
// that signs people in to it.
type organisation struct {
	t   testing.TB
	env []string // points a facet at it that signs in
	api string   // the root of its Graph, with /beta
	all string   // a token of its first person
}

// The people who sign in here.
const (
	ines  = "ines.popova@contoso.com" // the first: may approve for everybody
	kenta = "kenta.sato@contoso.com"
	alex  = "alex.kim@contoso.com"
)

var (
	setting = regexp.MustCompile(`FACET_[A-Z_]+=\S+`)
	root    = regexp.MustCompile(`http://\S+/beta`)
)

// host runs facet sandbox, and reads from what it prints how to get to it.
func host(t testing.TB, faults ...string) *organisation {
	t.Helper()
	args := []string{"sandbox", "--listen", "127.0.0.1:0"}
	for _, fault := range faults {
		args = append(args, "--fault", fault)
	}
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Env = environment(t)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	o := &organisation{t: t}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		o.read(lines.Text())
		if strings.Contains(lines.Text(), "ctrl+c") {
			return o
		}
	}
	t.Fatal("the sandbox ended before it had said where it is")
	return nil
}

// read takes the settings from a line of what the sandbox prints.
func (o *organisation) read(line string) {
	if o.api == "" {
		o.api = root.FindString(line)
	}
	for _, s := range setting.FindAllString(line, -1) {
		if token, is := strings.CutPrefix(s, "FACET_ACCESS_TOKEN="); is {
			o.all = token
			continue
		}
		o.env = append(o.env, s)
	}
}

// names are the display names of somebody's facets of a kind, asked for over
// HTTP as another program would.
func (o *organisation) names(who, path string) []string {
	o.t.Helper()
	request, err := http.NewRequestWithContext(o.t.Context(), http.MethodGet, o.api+"/users/"+who+"/"+path, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+o.all)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		o.t.Fatal(err)
	}
	defer response.Body.Close()
	var list struct {
		Value []struct{ DisplayName string }
	}
	if err := json.NewDecoder(response.Body).Decode(&list); err != nil || response.StatusCode != http.StatusOK {
		o.t.Fatal(response.Status, err)
	}
	var names []string
	for _, one := range list.Value {
		names = append(names, one.DisplayName)
	}
	return names
}
