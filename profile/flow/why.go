package flow

import (
	"facet/internal/text"
	"facet/profile/person"
)

// why explains why something is impossible now: a sentence for people, and perhaps an error for programs.
type why struct {
	sentence string
	cause    error
}

func because(sentence string, cause error) error { return why{sentence, cause} }

func (w why) Error() string                  { return w.sentence }
func (w why) Unwrap() error                  { return w.cause }
func (w why) Explain() (what, remedy string) { return w.sentence, "" }

// WhyNot says why the row can't be one of several, in a sentence.
func (r Row) WhyNot() text.Safe { return Action{Why: r.Why}.WhyNot() }

// WhyNot says why the action can't be done now, in a sentence.
func (a Action) WhyNot() text.Safe {
	if a.Can() {
		return text.Safe{}
	}
	what, _ := person.Explain(a.Why)
	return line(what)
}
