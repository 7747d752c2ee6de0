package e2e

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// sizes are the windows that the screens are made for.
var sizes = map[string]size{"60x20": {60, 20}, "80x24": {80, 24}, "140x40": {140, 40}}

// job is one facet to add: its kind, and its fields as a person fills them in.
type job struct {
	kind   string
	fields []entry
	made   string // what the result calls it
}

// entry is a field, by its title, and what is typed there. Keys that have a
// name stand after the text.
type entry struct {
	title, text string
	keys        []string
}

// jobs add one facet of each kind.
var jobs = []job{
	{"Certifications", []entry{
		{"Name", "Certified Kubernetes Administrator", nil}, {"Issued by", "Cloud Native Computing Foundation", nil},
		{"Issued", "2026-03-02", nil}, {"Expires", "2028-03-01", nil},
	}, "Certified Kubernetes"},
	{"Positions", []entry{
		{"Job title", "Head of Stores", nil}, {"From", "2021-04", nil}, {"Company name", "Contoso Ltd.", nil}, {"City", "Bergen", nil},
	}, "Head of Stores"},
	{"Interests", []entry{
		{"Name", "Bouldering 攀岩 🧗", nil}, {"Categories", "Sports", []string{"enter"}}, {"Tags", "", []string{"space"}},
	}, "Bouldering 攀岩 🧗"},
	{"Responsibilities", []entry{{"Name", "Travel expenses", nil}, {"Tags", "", []string{"space", "down", "space"}}}, "Travel expenses"},
	{"Account", []entry{{"Country", "Norw", []string{"enter"}}, {"Preferred language", "sv-SE", []string{"enter"}}}, "Norway"},
}

var cursor = regexp.MustCompile(`(?m)^[ ▌] {1,2}▌ (\S+)`)

// kind goes to a facet type of the profile, from the first of them down.
func (term *terminal) kind(title string) *terminal {
	term.t.Helper()
	where := func() string {
		if at := cursor.FindStringSubmatch(term.shown()); at != nil {
			return at[1]
		}
		return ""
	}
	term.until("a facet type under the cursor", func() bool { return where() != "" })
	if from := where(); from != title {
		term.typ("1")
		waitFor(300*time.Millisecond, term.drew, func() bool { return where() != from && where() != "" })
	}
	return term.walk(title, "down", where)
}

// field goes on to the next field with a title.
func (term *terminal) field(title string) *terminal {
	term.t.Helper()
	return term.walk(title, "tab", func() string { return focused(term.shown()) })
}

// walk presses a key until one is where one wants to be. It waits for each
// step to be taken, whatever else is drawn meanwhile.
func (term *terminal) walk(to, key string, where func() string) *terminal {
	term.t.Helper()
	term.until("a place to start from", func() bool { return where() != "" })
	for range 60 {
		from := where()
		if from == to {
			return term
		}
		term.typ(strokes[key])
		waitFor(time.Second, term.drew, func() bool { return where() != from && where() != "" })
	}
	term.t.Fatalf("%s never comes to %s:\n%s", key, to, term.shown())
	return term
}

// withFocus is the line of a field with the focus, behind the margin.
var withFocus = regexp.MustCompile(`^[ ▌] ?▌ (.*)`)

// focused is the title of the field with the focus.
func focused(screen string) string {
	for line := range strings.SplitSeq(screen, "\n") {
		if found := withFocus.FindStringSubmatch(line); found != nil {
			title, _, _ := strings.Cut(found[1], "  ")
			title, _, _ = strings.Cut(title, " [") // where no surface is seen
			return title
		}
	}
	return ""
}

// add does a job, from the profile to the result and back.
func (term *terminal) add(j job) {
	term.t.Helper()
	term.kind(j.kind).press("n")
	for _, f := range j.fields {
		term.field(f.title).typ(f.text).press(f.keys...)
	}
	term.press("ctrl+s").onSend().press("enter").see("✓ Created", j.made, "gives no time")
	term.press("enter").kind(j.kind)
}

// onSend waits for the review and goes to Send, where Back is offered first:
// the person has something like it already.
func (term *terminal) onSend() *terminal {
	term.t.Helper()
	term.until("the review", func() bool {
		return strings.Contains(term.shown(), "enter send") || strings.Contains(term.shown(), "enter back")
	})
	if strings.Contains(term.shown(), "enter back") {
		term.press("tab")
	}
	return term.see("enter send")
}

func TestEachKindIsAddedInEachSizeOfWindow(t *testing.T) {
	t.Parallel()
	for name, s := range sizes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			term := startSized(t, s, []string{"--sandbox"}, environment(t))
			term.see("SANDBOX", "Your profile · "+ines)
			for _, j := range jobs {
				term.add(j)
			}
			term.press("q")
			if status := term.gone(patience); status != 0 {
				t.Errorf("status %d", status)
			}
			term.restored()
		})
	}
}

func TestResizedFormKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	term := start(t, []string{"--sandbox"}, environment(t))
	term.kind("Certifications").see("First aid at work").press("n").see("New certification").field("Name").typ("Certified")
	term.resize(sizes["140x40"]).see("│ Certified", "Name").typ(" Welder")
	term.see("│ Certified Welder")
	term.resize(sizes["60x20"]).see("Certified Welder").typ(" II")
	term.resize(size{20, 5}).resize(sizes["80x24"]).see("Certified Welder II")
	term.press("ctrl+s").see("enter send").resize(sizes["60x20"]).see("enter send").press("enter")
	term.see("✓ Created").resize(sizes["140x40"]).see("✓ Created", "Certified Welder II").press("enter").see("Certified Welder II")
}
