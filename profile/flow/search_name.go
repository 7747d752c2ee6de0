package flow

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"

	"facet/graph"
	"facet/profile/person"
)

// lookFor asks the directory, and goes on where a whole name is sought.
func (s Search) lookFor() Work {
	session := *s.session
	return func(ctx context.Context, _ Tell) Next {
		if !s.isID() && (!s.answered || s.err != nil) {
			s = s.answer(session.Client.Search(ctx, s.sought))
		}
		next, sought, found, err := Next{Err: s.err}, s.sought, s.found, s.err
		switch {
		case s.Whole() && (err == nil || errors.Is(err, graph.ErrNoSearch)):
			next = s.named(ctx, &session)
			err = next.Err
		case err == nil && len(found) == 0:
			next.Err = errNobody
		}
		next.Change = changed(func(now Search) Step { return now.Seek(sought).answer(found, err) })
		return next
	}
}

// named continues with the whole name as typed. A mere mail address can't be looked up, so its person's id is
// used. If several people match, none is chosen.
func (s Search) named(ctx context.Context, session *person.Session) Next {
	fits, byName := s.fits(), s.purpose.name
	switch {
	case len(fits) > 1:
		return Next{Err: errSeveral}
	case len(fits) == 1 && (byName == nil || !strings.EqualFold(fits[0].UserPrincipalName, s.sought)):
		return s.goOn(session, fits[0])
	case byName != nil:
		return byName(session, s.sought)
	}
	who, err := graph.User(s.sought)
	if err != nil {
		return Next{Err: err}
	}
	user, err := session.Client.Lookup(ctx, who)
	if err != nil {
		return Next{Err: err}
	}
	return s.goOn(session, user)
}

// goOn continues with a person of the directory, unless they can't be chosen.
func (s Search) goOn(session *person.Session, u graph.DirectoryUser) Next {
	if err := s.whyNot(session, u); err != nil {
		return Next{Err: err}
	}
	return s.purpose.user(session, u)
}

// whyNot is why somebody can't be chosen.
func (s Search) whyNot(session *person.Session, u graph.DirectoryUser) error {
	if s.purpose.not == nil {
		return nil
	}
	return s.purpose.not(session, u)
}

// fits are those who were found under just the name that is sought.
func (s Search) fits() (fits []graph.DirectoryUser) {
	for _, u := range s.found {
		if strings.EqualFold(u.UserPrincipalName, s.sought) || strings.EqualFold(u.Mail, s.sought) {
			fits = append(fits, u)
		}
	}
	return fits
}

// Whole reports whether an object id or a whole address is sought, which can be
// looked up as it is.
func (s Search) Whole() bool {
	if _, err := graph.User(s.sought); err != nil {
		return false
	}
	return s.isID() || isAddress(s.sought)
}

func (s Search) isID() bool { return len(s.sought) == 36 && uuid.Validate(s.sought) == nil }

// isAddress reports whether s has the shape of a sign-in name.
func isAddress(s string) bool {
	local, domain, found := strings.Cut(s, "@")
	return found && local != "" && strings.Contains(strings.Trim(domain, "."), ".") && !strings.ContainsAny(s, " ,;<>\"")
}
