package ui_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"facet/graph/sandbox"
)

// kind puts the cursor on a facet type of the profile.
func (term *terminal) kind(title string) *terminal {
	term.t.Helper()
	if !strings.Contains(term.screen(), "▌ "+title) {
		term.press("home")
	}
	for range 30 {
		if strings.Contains(term.screen(), "▌ "+title) {
			return term
		}
		term.press("down")
	}
	term.t.Fatalf("there is no facet type %q:\n%s", title, term.screen())
	return term
}

// focused is the title of the field with the focus.
func (term *terminal) focused() string { return focusedIn(term.screen()) }

func focusedIn(screen string) string {
	for line := range strings.SplitSeq(screen, "\n") {
		if title, found := strings.CutPrefix(strings.TrimLeft(line, " "), "▌ "); found && !strings.HasPrefix(title, " ") {
			title, _, _ = strings.Cut(title, "  ")
			title, _, _ = strings.Cut(title, " [") // where no surface is seen
			return title
		}
	}
	return ""
}

// lastStop is what focused says of the last stop of every form.
const lastStop = "[ Check and send ]"

// field goes to the field with a title, wherever the form has it: forward as
// far as the last stop, and back if it isn't there.
func (term *terminal) field(title string) *terminal {
	term.t.Helper()
	for _, way := range []struct{ key, end string }{{"tab", lastStop}, {"shift+tab", ""}} {
		for range 60 {
			at := term.focused()
			if at == title {
				return term
			}
			if at == way.end {
				break
			}
			term.press(way.key)
		}
	}
	term.t.Fatalf("no field of this form is called %q:\n%s", title, term.screen())
	return term
}

// fill types words into the field with a title.
func (term *terminal) fill(title, words string) *terminal {
	term.t.Helper()
	return term.field(title).typ(words)
}

// choose looks for an option of the field with a title, and takes it.
func (term *terminal) choose(title, option string) *terminal {
	term.t.Helper()
	term.field(title).press("enter")
	for _, direction := range []string{"down", "up"} {
		for before := ""; before != term.screen(); term.press(direction) {
			if term.looksAt(option) {
				return term.press("enter")
			}
			before = term.screen()
		}
	}
	term.t.Fatalf("%q is not offered:\n%s", option, term.screen())
	return term
}

// looksAt reports whether the cursor of a choice stands on an option.
func (term *terminal) looksAt(option string) bool {
	at := regexp.MustCompile(`› \([● ]\) (?:[●○·]{5} )?` + regexp.QuoteMeta(option) + `(?:  |\n)`)
	return at.MatchString(term.screen() + "\n")
}

// everything is all that can be read on the screen by scrolling down.
func (term *terminal) everything() string {
	var all strings.Builder
	for before := ""; before != term.screen(); term.press("pgdown") {
		before = term.screen()
		all.WriteString(before + "\n")
	}
	return all.String()
}

// writes are the requests that would change something, in order.
func (term *terminal) writes() []sandbox.Request {
	var writes []sandbox.Request
	for _, r := range term.server.Requests() {
		if r.Method != "GET" {
			writes = append(writes, r)
		}
	}
	return writes
}

// sent fails unless just one write went out: this one. An empty body is none.
func (term *terminal) sent(method, path, body string) *terminal {
	term.t.Helper()
	writes := term.writes()
	if len(writes) != 1 {
		term.t.Fatalf("%d writes, want 1:\n%s", len(writes), term.screen())
	}
	if got := writes[0].Method + " " + writes[0].Path; got != method+" "+path {
		term.t.Errorf("it sent %s, want %s %s", got, method, path)
	}
	sameJSON(term.t, string(writes[0].Body), body)
	return term
}

// nothingSent fails if a write went out.
func (term *terminal) nothingSent() *terminal {
	term.t.Helper()
	for _, r := range term.writes() {
		term.t.Fatalf("it sent %s %s %s", r.Method, r.Path, r.Body)
	}
	return term
}

// sameJSON fails unless two texts are the same JSON value.
func sameJSON(t testing.TB, got, want string) {
	t.Helper()
	if diff := cmp.Diff(value(t, want), value(t, got)); diff != "" {
		t.Errorf("the JSON differs (-want +got):\n%s", diff)
	}
}

func value(t testing.TB, s string) (v any) {
	t.Helper()
	if s == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatalf("%v in %s", err, s)
	}
	return v
}

// documented is the body of the request in Microsoft's documentation of how
// to create one of a kind.
func documented(t testing.TB, kind string) string {
	t.Helper()
	body, err := os.ReadFile("../forms/testdata/documented/" + kind + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
