package cli

import (
	"errors"
	"slices"

	"facet/profile/person"
)

// denied is Graph's word that something isn't allowed, with the reasons that
// it may have.
type denied struct {
	error
	causes []person.Cause
}

func (d *denied) Unwrap() error { return d.error }

// because adds to an error the reasons that Graph may have had; any other
// error stays as it is.
func because(s *person.Session, err error) error {
	if causes := person.Causes(s, err); causes != nil {
		return &denied{err, causes}
	}
	return err
}

// lines are what happened, the reasons, and the ids.
func (d *denied) lines() []string {
	what, _ := person.Explain(d.error)
	lines := []string{"facet: " + what + " Possible reasons:"}
	for _, c := range d.causes {
		lines = append(lines, c.String())
	}
	if _, lacks := person.Settles(d.causes); lacks {
		lines = append(lines, consentWords)
	}
	return slices.Concat(lines, person.Details(d.error))
}

const consentWords = "facet doctor --consent prints a message to the administrator: who asks for what, and why."

// consent is where to get a message to the administrator, for an error that
// comes of a permission that only they can approve.
func consent(err error) []string {
	if _, ok := errors.AsType[unapproved](err); ok {
		return []string{consentWords}
	}
	return nil
}
