package lines

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facet/ui"
)

// menu is what can be answered at a place: numbers, and letters.
type menu struct {
	asks   *asked // a question; nil: none is asked
	label  string // what to type, where any line is an answer; safe
	count  int    // numbers from 1 up to it
	number string // what a number does: "open it"
	many   bool   // several numbers are an answer, too
	rows   []way  // letters that go before a number
	ways   []way
	quiet  []string // keys that are understood and not named
	was    []way    // letters of the version before, and what is typed now
}

// asked is a question, what its answers do, and whether an empty line is a no.
type asked struct {
	question, yes, no string
	careful           bool
}

// agreed is the answer of a yes.
const agreed = "yes"

// means is the answer that a line is to the question.
func (q *asked) means(line string) (answer, bool) {
	switch strings.ToLower(line) {
	case "y", "yes":
		return answer{key: agreed}, true
	case "n", "no":
		return answer{}, true
	case "":
		return answer{}, q.careful
	}
	return answer{}, false
}

func (q *asked) prompt() string {
	if q.careful {
		return q.question + " y or n; Enter means no."
	}
	return q.question + " y or n."
}

// way is a letter and what it does. Behind a slash stand words; no letter is
// an empty line.
type way struct{ key, words string }

// answer is what somebody chose: a number, or a letter and what stood behind it.
type answer struct {
	n     int
	all   []int // several numbers
	key   string
	rest  string
	typed string // any line, where one is asked for
}

// leave is the answer that leaves facet, wherever one is asked for.
const leave = "q"

// choose says what can be answered and waits for one of those answers. Help
// and leaving are answers everywhere.
func (t *talk) choose(m menu) (answer, error) {
	t.say(m.prompt())
	for {
		line, err := t.read()
		if err != nil {
			return answer{}, err
		}
		line = strings.TrimSpace(line)
		switch a, ok := m.means(line); {
		case line == "?":
			t.help(m)
		case line == leave:
			return answer{}, errLeft
		case ok:
			return a, nil
		default:
			t.sayf("%q is no answer here. %s%s", line, m.moved(line), m.prompt())
		}
	}
}

// prompt names every answer.
func (m menu) prompt() string {
	var all []string
	if m.count == 1 {
		all = append(all, "1 to "+m.number)
	} else if m.count > 1 {
		all = append(all, fmt.Sprintf("1 to %d to %s%s", m.count, m.number, m.asMany()))
	}
	for _, w := range m.rows {
		all = append(all, w.key+" and a number "+w.words)
	}
	for _, w := range m.ways {
		all = append(all, name(w.key)+" "+w.words)
	}
	ask := "Type "
	if m.asks != nil {
		if all == nil {
			return m.asks.prompt()
		}
		ask = m.asks.prompt() + " Or type "
	}
	if m.label != "" {
		ask = m.label + " Or type "
	}
	return ask + strings.Join(append(all, "? for help"), ", ") + ", q to leave facet."
}

// moved says what is typed now in place of a letter of the version before.
func (m menu) moved(line string) string {
	for _, w := range m.was {
		if w.key == line {
			return "Now it is “" + w.words + "”. "
		}
	}
	return ""
}

// asMany says how several numbers are answered.
func (m menu) asMany() string {
	if !m.many {
		return ""
	}
	return " (several as 1,3 or all)"
}

func name(key string) string {
	if key == "" {
		return "Enter"
	}
	return key
}

// means is the answer that a line is.
func (m menu) means(line string) (answer, bool) {
	if m.asks != nil {
		if a, ok := m.asks.means(line); ok || line == "" {
			return a, ok
		}
	}
	if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= m.count && !m.has(line) {
		return answer{n: n}, true
	}
	if m.has(line) {
		return answer{key: line}, true
	}
	if a, ok := m.ofRow(line); ok {
		return a, true
	}
	if m.many && strings.EqualFold(line, every) {
		return answer{key: every}, true
	}
	if all, ok := numbers(line, m.count); m.many && ok {
		return answer{all: all}, true
	}
	if m.label != "" && line != "" {
		return answer{typed: line}, true
	}
	rest, found := strings.CutPrefix(line, "/")
	return answer{key: seek, rest: strings.TrimSpace(rest)}, found && m.has(seek)
}

func (m menu) has(key string) bool {
	return slices.Contains(m.quiet, key) || slices.ContainsFunc(m.ways, func(w way) bool { return w.key == key })
}

// help says what each answer does, and explains the words.
func (t *talk) help(m menu) {
	t.say("Answers here:")
	if m.asks != nil {
		t.say("y: "+m.asks.yes+".", "n: "+m.asks.no+".")
	}
	if m.label != "" {
		t.say(m.label)
	}
	if m.count > 0 {
		t.sayf("A number from 1 to %d: to %s%s.", m.count, m.number, m.asMany())
	}
	for _, w := range m.rows {
		t.sayf("%s and a number: %s.", w.key, w.words)
	}
	for _, w := range m.ways {
		t.sayf("%s: %s.", name(w.key), w.words)
	}
	t.say("q: leave facet.")
	t.say(ui.Glossary()...)
	t.say("Nothing is sent before you have heard the request and answered it with y.", m.prompt())
}
