package person

import (
	"errors"
	"net/http"
	"slices"
	"sort"
	"strings"

	"facet/graph"
)

// Standing says whether a cause is the case.
type Standing int

// What can be known of a cause, the surest first.
const (
	Applies  Standing = iota // it is so
	Open                     // it can't be ruled out
	RuledOut                 // it is not so
)

func (s Standing) String() string {
	return [...]string{"applies", "can't be ruled out", "ruled out"}[s]
}

// Cause is a reason why Graph may have said no. Its words are raw text.
type Cause struct {
	Standing Standing
	What     string
	Evidence string   // how its standing is known
	Remedy   string   // what would settle it
	Missing  *Missing // the permission that would; nil: none would
}

// String is the cause with its standing, on one line.
func (c Cause) String() string { return c.Standing.String() + ": " + c.Sentences() }

// Settles is the permission that would settle it, or might, if one would.
func Settles(causes []Cause) (Missing, bool) {
	for _, c := range causes {
		if c.Missing != nil {
			return *c.Missing, true
		}
	}
	return Missing{}, false
}

// Sentences is all that is known of the cause. One that is ruled out needs no
// remedy.
func (c Cause) Sentences() string {
	if c.Standing == RuledOut {
		return c.What + " " + c.Evidence
	}
	return strings.TrimSpace(c.What + " " + c.Evidence + " " + c.Remedy)
}

// Forbidden is Graph's answer that something isn't allowed, or nil.
func Forbidden(err error) *graph.Error {
	if !graph.SaysStatus(err, http.StatusForbidden) {
		return nil
	}
	e, _ := errors.AsType[*graph.Error](err)
	return e
}

// Causes are the reasons that Graph may have had to say that a change isn't
// allowed, those that apply first; nil if it said something else. They follow
// from what the token, the directory and the answer say of themselves.
func Causes(s *Session, err error) []Cause {
	e := Forbidden(err)
	if e == nil {
		return nil
	}
	all := []Cause{s.scopeCause(s.wants(e)), s.guestCause()}
	switch {
	case isPhoto(e):
		all = append(all, photoCause)
	case isDirectory(e):
		all = append(all, sharePointCause(e))
	case !s.Person.IsMe():
		all = append(all, s.roleCause(e), s.disabledCause(), serviceCause)
	}
	if strings.Contains(e.Path, "/profile/account") {
		all = append(all, accountCause)
	}
	all = append(all, answerCause(e))
	if s.Sandbox {
		all = append(all, sandboxCause)
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].Standing < all[b].Standing })
	return all
}

// wants is the permission that the refused request takes.
func (s *Session) wants(e *graph.Error) string {
	if isPhoto(e) && !s.Person.IsMe() {
		return ScopePhotos
	}
	return s.Wants()
}

// scopeCause is that the token lacks the permission.
func (s *Session) scopeCause(scope string) Cause {
	g := s.Grant()
	missing := g.Missing(scope)
	c := Cause{
		Standing: Open, What: "The permission " + scope + " is missing.",
		Evidence: "The token doesn't say which permissions it has.", Remedy: "An administrator can approve it.", Missing: &missing,
	}
	if scope == ScopeOwn {
		c.Remedy = "Sign in again and accept it, or ask an administrator to approve it."
	}
	switch {
	case g.Has(scope) || g.Has(ScopeOthers) && scope != ScopePhotos:
		c.Standing, c.Evidence, c.Missing = RuledOut, "The token has it.", nil
	case g.Scopes != nil:
		c.Standing, c.Evidence = Applies, "The token has only "+strings.Join(graphScopes(g.Scopes), ", ")+"."
	}
	return c
}

// graphScopes are the scopes of Graph; those of signing in say nothing here.
func graphScopes(scopes []string) []string {
	own := slices.DeleteFunc(slices.Clone(scopes), func(s string) bool { return !strings.Contains(s, ".") })
	if len(own) == 0 {
		return []string{"none for Microsoft Graph"}
	}
	return own
}

// roleCause is that the permission is there, but who is signed in may not
// write to this person.
func (s *Session) roleCause(e *graph.Error) Cause {
	c := Cause{
		Standing: Open, What: "Your role in the organisation doesn't let you write to this person.",
		Evidence: "The token doesn't say which roles you have.",
		Remedy:   "Ask an administrator whether a role would: Microsoft's documentation names none. The person may be able to add it themselves.",
	}
	switch g := s.Grant(); {
	case len(g.administers()) > 0:
		c.Evidence = "The token names roles of yours, but only Microsoft 365 knows whether they are enough."
	case g.Roles != nil:
		c.Evidence = "The token names no administrator role for you."
	}
	if e.Code == "ErrorAccessDeniedForRole" {
		c.Standing, c.Evidence = Applies, "The answer's code says so: "+e.Code+"."
	}
	return c
}

// guestCause is that the person comes from another organisation.
func (s *Session) guestCause() Cause {
	c := Cause{
		Standing: RuledOut, What: s.isOrAre() + " a guest of the organisation.", Evidence: "The directory says: a member.",
		Remedy: "Microsoft doesn't document whether guests are refused. A guest also has a profile in their own organisation.",
	}
	switch {
	case s.User.Guest():
		c.Standing, c.Evidence = Applies, "The directory says so."
	case s.User.UserType == "":
		c.Standing, c.Evidence = Open, "The directory doesn't say."
	}
	return c
}

// isOrAre begins a sentence about the person.
func (s *Session) isOrAre() string {
	if s.Person.IsMe() {
		return "You are"
	}
	return s.Owner() + " is"
}

// disabledCause is that the person's account is switched off.
func (s *Session) disabledCause() Cause {
	c := Cause{
		Standing: RuledOut, What: "The account of " + s.Owner() + " is disabled.", Evidence: "The directory says: it is not.",
		Remedy: "Microsoft doesn't document whether disabled accounts are refused. An administrator can enable this one.",
	}
	switch {
	case s.User.Disabled():
		c.Standing, c.Evidence = Applies, "The directory says so."
	case s.User.AccountEnabled == "":
		c.Standing, c.Evidence = Open, "The directory doesn't say."
	}
	return c
}

var (
	serviceCause = Cause{
		Standing: Open, What: "Microsoft 365 may let nobody change other people's profiles this way.",
		Evidence: "Microsoft documents it, but the only public report that we know of was refused, too.",
		Remedy:   "If nothing else helps, the person can add it themselves.",
	}
	accountCause = Cause{
		Standing: Open, What: "Only your IT can change these.",
		Evidence: "Microsoft says both that they can be written and that they can't.",
		Remedy:   "An administrator changes the country and the language in the Entra admin center.",
	}
	sandboxCause = Cause{
		Standing: Applies, What: "This is the sandbox, and it was told to refuse.",
		Evidence: "Nothing here comes from Microsoft.", Remedy: "Without --fault it doesn't.",
	}
)

// answerCause is that something on the way refused, and not Graph.
func answerCause(e *graph.Error) Cause {
	c := Cause{
		Standing: RuledOut, What: "Something in between refused, such as a proxy, and not Microsoft 365.",
		Evidence: "The answer has an id from Microsoft 365.", Remedy: "Ask whoever runs the network.",
	}
	if e.RequestID == "" {
		c.Standing, c.Evidence = Open, "The answer has no id from Microsoft 365."
	}
	return c
}
