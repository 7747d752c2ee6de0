package lines

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"facet/forms"
	"facet/profile/flow"
)

// ask puts a field to the person until the answer is right, or an empty line
// goes on.
func (t *talk) ask(f forms.Field) error {
	if f.Asking() == forms.ForPeople {
		return t.people(f)
	}
	t.question(f)
	for {
		line, to, err := t.reply(f)
		if err != nil || line == "" {
			return cmp.Or(err, to)
		}
		advice, err := t.take(f, line)
		if err != nil {
			return err
		}
		if advice == nil {
			advice = f.Error()
		}
		if advice == nil {
			t.taken(f)
			return nil
		}
		t.sayf("Not right yet: %v. Try again, or press Enter to go on.", advice)
	}
}

// reply reads what is answered to a field. A sign means the same wherever one is
// waited for: what leads to somewhere else is no line, and "?" explains the field.
func (t *talk) reply(f forms.Field) (line string, to, err error) {
	for {
		if line, err = t.read(); err != nil {
			return "", nil, err
		}
		if to, leads := control(line); leads {
			return "", to, nil
		}
		if line != "?" {
			return line, nil, nil
		}
		t.question(f)
		t.say(flow.HowToAnswer)
	}
}

// finish is the answer that goes on to the review.
const finish = "."

// control is where the answers lead that are no values.
func control(line string) (to error, leads bool) {
	switch line {
	case "":
		return nil, true
	case "<":
		return errBack, true
	case finish:
		return errFinish, true
	case "q":
		return errForm, true
	}
	return nil, false
}

// question reads out what is asked for, what it is now, and what to type.
func (t *talk) question(f forms.Field) {
	title := f.Title
	if f.Required {
		title += " (required)"
	}
	if s := f.Summary(); s != "" {
		title += ". Now: " + s + cameFrom(f)
	}
	t.say(title)
	for i, c := range f.Choices() {
		words := c.Words
		if c.Chosen {
			words += " (chosen)"
		}
		t.sayf("%d %s", i+1, words)
	}
	if how := howTo(f); how != "" {
		t.say(how)
	}
	if f.Refers() && f.Summary() == "" {
		t.say(seekWords)
	}
	if warning := f.Warning(); warning != "" {
		t.say(warning)
	}
	if note := f.Note(); note != "" {
		t.say(note)
	}
}

// cameFrom says behind a value where it came from, if that is known.
func cameFrom(f forms.Field) string {
	if origin := f.Origin(); origin != "" {
		return " (" + origin + ")"
	}
	return ""
}

// howTo says what to type.
func howTo(f forms.Field) string {
	switch f.Asking() {
	case forms.ForText:
		return "Several lines; an empty line ends, and \\ alone is an empty one."
	case forms.ForItems:
		return "One on each line; an empty line ends."
	case forms.ForOne:
		return strings.TrimSpace("Type a number. " + f.TypedHelp())
	case forms.ForSeveral:
		return "Type the numbers of all that hold, as 1,3."
	}
	return f.TypedHelp()
}

// taken says what the answer was understood as.
func (t *talk) taken(f forms.Field) {
	t.sayf("%s: %s", f.Title, orNothing(f.Summary()))
	if notice := f.Notice(); notice != "" {
		t.say(notice)
	}
	if warning := f.Warning(); warning != "" {
		t.say(warning)
	}
}

// take gives an answer to the field. Advice is about the answer; an error ends
// the conversation.
func (t *talk) take(f forms.Field, line string) (advice, err error) {
	if line == "-" {
		return f.Type(""), nil
	}
	if words, seeks := strings.CutPrefix(line, "?"); seeks && f.Refers() {
		return t.refer(f, words)
	}
	switch f.Asking() {
	case forms.ForText, forms.ForItems:
		return t.takeLines(f, line)
	case forms.ForName:
		return t.takeName(f, literal(line))
	}
	return f.Type(literal(line)), nil
}

// takeLines reads lines up to an empty one, which are the value. A sign means
// among them what it means before them; what was typed is kept.
func (t *talk) takeLines(f forms.Field, line string) (advice, err error) {
	var all []string
	for {
		switch to, leads := control(line); {
		case line == "-":
			return f.Type(""), nil
		case line == "?":
			t.question(f)
			t.say(flow.HowToAnswer)
		case line == "" || leads:
			return f.Type(strings.Join(all, "\n")), to
		default:
			all = append(all, literal(line))
		}
		if line, err = t.read(); err != nil {
			return nil, err
		}
	}
}

// literal is what a line stands for: a backslash takes a sign that would be an
// answer of its own at its word.
func literal(line string) string {
	rest, found := strings.CutPrefix(line, `\`)
	if found && slices.Contains([]string{"", "?", "-", "<", ".", "q", `\`}, rest) {
		return rest
	}
	return line
}

// mostShown is how many names are read out; nobody listens to more.
const mostShown = 20

// takeName finds the one of many that somebody means.
func (t *talk) takeName(f forms.Field, line string) (advice, err error) {
	for {
		var several *forms.MeansSeveralError
		if advice = f.Type(line); !errors.As(advice, &several) {
			return advice, nil
		}
		shown := several.Might[:min(len(several.Might), mostShown)]
		t.sayf("%d fit:", len(several.Might))
		for i, c := range shown {
			t.sayf("%d %s", i+1, c.Words)
		}
		if more := len(several.Might) - len(shown); more > 0 {
			t.sayf("And %d more.", more)
		}
		t.say("Type the number of the one you mean, or more of its name. Enter keeps what is there.")
		typed, to, err := t.reply(f)
		if err != nil || typed == "" {
			return nil, cmp.Or(err, to)
		}
		n, err := strconv.Atoi(typed)
		switch {
		case typed == "-":
			return f.Type(""), nil
		case err == nil && n >= 1 && n <= len(shown):
			line = shown[n-1].Value
		default:
			line = literal(typed)
		}
	}
}
