package forms

import (
	"errors"
	"slices"
	"strings"
	"time"

	"charm.land/huh/v2"

	"facet/forms/field"
	"facet/graph"
	"facet/internal/text"
)

// Field is one line of a form: a title, an input bound to a member, and the
// checks that its value passes.
type Field struct {
	Title    string
	Help     string    // one line shown while the field has the focus
	Member   string    // the JSON path of the member it sets
	Input    huh.Field // nil for a field that is only shown
	Required bool      // we ask for it; Graph requires nothing

	advice  string      // what is said where a value is asked for and there is none
	reason  string      // why it is asked for, as Help has it where there is one; empty: it is plain
	spared  func() bool // a value is not asked for after all; nil: never
	bound   place
	value   func() string   // the present value as it would be sent
	parts   func() []part   // what is checked of it
	shown   func() string   // the present value in words; raw
	excused map[string]bool // parts that Graph sent as they are
	hidden  func() bool
	warns   []func() string
	knows   func(signIn string) string // what to know about the value in the profile of somebody; nil: nothing
	origin  func() string
	refers  *reference // nil: it names no person
	usual   string     // the relationship of who is chosen in the directory; empty: none is usual
	doubt   func() string
	options []field.Option // what it offers, in words; nil: anything
	scale   []field.Option // the steps that it offers, the lowest first; nil: it offers no steps

	present func() error                                        // what "present" in a file means in place of a day; nil: nothing
	read    func(s string, today time.Time, moving bool) string // what a text of a file is as the value; nil: it
}

// A check gives advice about a value, or nil when there is none to give.
type check func(string) error

// Lacks reports whether a value is asked for and there is none.
func (f Field) Lacks() bool { return f.lacks() }

// Scale is the step that the value is on a scale, from 1; 0 is none. The names of its
// lowest and its highest step come with it, and how many steps there are; 0: the field has no scale.
func (f Field) Scale() (step, steps int, lowest, highest string) {
	if len(f.scale) == 0 {
		return 0, 0, "", ""
	}
	at := slices.IndexFunc(f.scale, func(o field.Option) bool { return o.Value == f.value() })
	return at + 1, len(f.scale), f.scale[0].Name, f.scale[len(f.scale)-1].Name
}

// Error is why the present value can't stay: there is none where one is asked
// for, or a check fails on it. Its words are advice.
func (f Field) Error() error {
	if f.Input != nil && f.Input.Error() != nil {
		return f.Input.Error()
	}
	if f.lacks() {
		return errors.New(f.advice)
	}
	return f.wrong()
}

// lacks reports whether a value is asked for and there is none.
func (f Field) lacks() bool {
	return f.advice != "" && !f.Filled() && (f.spared == nil || !f.spared())
}

// problems are why the present value can't stay, each with its member.
func (f Field) problems() (all []Problem) {
	if f.Filled() {
		for _, wrong := range f.faults() {
			all = append(all, Problem{f.Member + wrong.place, wrong.err.Error()})
		}
	}
	if err := f.Error(); err != nil && all == nil {
		all = []Problem{{f.Member, err.Error()}}
		if f.reason != "" && f.lacks() {
			all[0].Advice += ": " + f.reason
		}
	}
	return all
}

// Filled reports whether there is a value.
func (f Field) Filled() bool { return strings.TrimSpace(f.value()) != "" }

// wrong is the advice of the first check that fails on the present value.
func (f Field) wrong() error {
	if all := f.faults(); len(all) > 0 {
		return all[0]
	}
	return nil
}

// Summary is the present value in words, on one line, safe for a terminal.
// It is empty when nothing is set.
func (f Field) Summary() string {
	if s, ok := f.Input.(field.Summarizer); ok {
		return s.Summary()
	}
	return text.Line(f.shown())
}

// Words are the present value in words, on as many lines as it has. They are
// raw text.
func (f Field) Words() string { return f.shown() }

// Hidden reports whether the field makes no sense at present. One that lacks
// what is asked for is always in sight.
func (f Field) Hidden() bool {
	if f.Input == nil && f.shown() == "" {
		return true
	}
	return f.hidden != nil && f.hidden() && !f.lacks()
}

// Warning is what to know about the present value, or nothing.
func (f Field) Warning() string {
	var all []string
	for _, warn := range f.warns {
		if words := warn(); words != "" {
			all = append(all, words)
		}
	}
	return strings.Join(all, " ")
}

// Warns gives the field one more thing to know about its value.
func (f Field) Warns(warn func() string) Field {
	f.warns = append(slices.Clone(f.warns), warn)
	return f
}

// Notice is what became of what was typed last, where that isn't plain to see,
// or nothing.
func (f Field) Notice() string {
	if n, ok := f.Input.(field.Noticer); ok {
		return n.Notice()
	}
	return ""
}

// Origin says in a few words where the present value came from, or nothing. It
// is raw text.
func (f Field) Origin() string {
	if f.origin == nil {
		return ""
	}
	return f.origin()
}

// From tells the field where its value came from.
func (f Field) From(origin func() string) Field {
	f.origin = origin
	return f
}

// helps says what the field wants, while it has the focus.
func (f Field) helps(words string) Field {
	f.Help = words
	return f
}

// asked marks a field that we ask for, in these words.
func (f Field) asked(advice string) Field {
	f.Required, f.advice, f.spared = true, advice, nil
	return f
}

// since says why a field is asked for, where no Help can be seen.
func (f Field) since(reason string) Field {
	f.reason = reason
	return f
}

// askedUnless asks for the field in these words while the others are empty, too.
func (f Field) askedUnless(advice string, others ...*string) Field {
	f.advice = advice
	f.spared = func() bool {
		return slices.ContainsFunc(others, func(other *string) bool { return strings.TrimSpace(*other) != "" })
	}
	return f
}

// unless hides the field while the condition holds, if it is empty: what was
// typed is never out of sight.
func (f Field) unless(condition func() bool) Field {
	empty := f.value
	f.hidden = func() bool { return empty() == "" && condition() }
	return f
}

// bind makes a field for a member that is text.
func bind[T ~string](title string, member *T, input huh.Field, checks ...check) Field {
	value := func() string { return string(*member) }
	return Field{
		Title: title, Input: input, bound: placeOf(member),
		value: value, shown: value, parts: one(value, checks),
	}
}

// line is text without line breaks.
func line[T ~string](title string, member *T, checks ...check) Field {
	return bind(title, member, field.NewLine(member), append([]check{oneLine}, checks...)...)
}

// webLine is a web address: https:// is put in front of one without it.
func webLine(title string, member *string) Field {
	f := bind(title, member, field.NewLine(member).Reads(webAddress), oneLine, webURL)
	f.read = alike(webAddress)
	return f.helps("A web address such as example.org/badge; https:// is put in front.")
}

// bareWebLine is a web address that may go without https://, as Graph takes it.
func bareWebLine(title string, member *string) Field {
	whole := func(s string) error { return webURL(webAddress(s)) }
	f := bind(title, member, field.NewLine(member).Reads(strings.TrimSpace), oneLine, whole)
	return f.helps("A web address, such as https://example.org.").Warns(func() string {
		if address := webAddress(*member); address != *member && whole(*member) == nil {
			return "Put https:// in front, or programs may not take it for a link: " + text.Line(address)
		}
		return ""
	})
}

// alike reads a text of a file as the form reads what is typed.
func alike(read func(string) string) func(string, time.Time, bool) string {
	return func(s string, _ time.Time, _ bool) string { return read(s) }
}

// paragraph is text of several lines.
func paragraph(title string, member *string) Field {
	return bind(title, member, field.NewText(member), readable).
		helps("Enter starts a new line.")
}

// date is a calendar day.
func date[T ~string](title string, member *T, checks ...check) Field {
	f := bind(title, member, field.NewDate(member, time.Now), append([]check{day}, checks...)...)
	f.read = readDay
	return f.helps("Also: 2026-11-21, today, +1y or -3m.")
}

// month is a month, sent as a day of it.
func month(title string, member *graph.Date, checks ...check) Field {
	f := bind(title, member, field.NewMonth(member, time.Now), append([]check{aMonth}, checks...)...)
	f.read = readMonth
	return f.helps("A month as 2026-11 or Nov 2026, or today, -2y.")
}

// pick is one of many values, found by typing part of its name.
func pick(title string, member *string, options func() []field.Option, checks ...check) Field {
	return bind(title, member, field.NewPicker(member, options), checks...).
		helps("Type part of the name.")
}

// shown is a member that Graph sets: it can be read here, not changed.
func shown[T ~string](title string, member *T) Field {
	return bind(title, member, nil)
}
