package sandbox

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// injected is a fault that is in force.
type injected struct {
	written string // all of it
	name    string
	scope   scope
	text    string // the scope as it was written
	wrap    wrapper
	hits    int // how many requests within its scope have come
}

// FaultGrammar says, for help texts, how a fault is written.
const FaultGrammar = `name[=value][@scope[+scope]...]

A scope narrows a fault to some requests, and all scopes must hold: reads,
writes, get, post, put, patch, delete, a facet's path segment (interests), photo,
others (what is about another person), directory, user (one of it), once, #2 (the
second such request only) or #2-4. So status=503:html@post+interests+once refuses the first
interest.
A collection that a fault is aimed at is left out of a whole profile, and has to
be asked for by itself.

Without one of these scopes, a fault of Graph's leaves the sign-in service
alone: signin (all of it), authorize (the pages in the browser), redeem,
refresh, poll (what is asked of the token endpoint), token (all three),
devicecode, device (the page for the code). So reset@poll+#2 breaks the
connection when a device asks for the second time.`

// Inject puts a fault into force, written as FaultGrammar says. Several work
// together, also several of one name with different scopes; the same name with
// the same scope replaces the one before. The error names the nearest fault
// where there is none of that name.
func (s *Sandbox) Inject(fault string) error {
	in, err := parseFault(fault)
	if err != nil {
		return fmt.Errorf("injecting %q: %w", fault, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = slices.DeleteFunc(s.faults, func(f *injected) bool { return f.name == in.name && f.text == in.text })
	s.faults = append(s.faults, in)
	return nil
}

// Clear ends a fault, in all its scopes. Only the name counts.
func (s *Sandbox) Clear(fault string) {
	name, _, _ := cutFault(fault)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = slices.DeleteFunc(s.faults, func(f *injected) bool { return f.name == name })
}

func cutFault(text string) (name, value, scope string) {
	text, scope, _ = strings.Cut(text, "@")
	name, value, _ = strings.Cut(text, "=")
	return name, value, scope
}

func parseFault(text string) (*injected, error) {
	name, value, where := cutFault(text)
	fault, err := faultNamed(name)
	if err != nil {
		return nil, err
	}
	wrap, err := fault.arm(value)
	if err != nil {
		return nil, err
	}
	if where == "" {
		where = fault.usual
	}
	scope, err := parseScope(fault.always, where)
	return &injected{written: text, name: name, scope: scope, text: where, wrap: wrap}, err
}

func faultNamed(name string) (Fault, error) {
	var names []string
	for _, f := range Faults() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Fault{}, fmt.Errorf("there is no such fault; the nearest is %q", nearest(name, names))
}

func unexpected(value, want string) error {
	return fmt.Errorf("the value %q is not %s", value, want)
}

// faulty lays the faults that strike x around next.
func (s *Sandbox) faulty(x *exchange, next handler) handler {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.faults) == 0 {
		return next
	}
	all := Faults()
	for _, fault := range slices.Backward(all) {
		for _, in := range s.faults {
			if in.name == fault.Name && x.part.reaches(fault) && in.strikes(x) {
				next = in.wrap(next)
			}
		}
	}
	return next
}

func (in *injected) strikes(x *exchange) bool {
	if !in.scope.matches(x) {
		return false
	}
	in.hits++
	return in.hits >= in.scope.first && in.hits <= in.scope.last
}

// scope is which requests a fault strikes.
type scope struct {
	conditions  []func(*exchange) bool
	placed      bool // whether they say if Graph or the sign-in service is meant
	facet       bool // whether they name a collection
	first, last int  // of those that meet the conditions, counted from 1
}

func (s scope) matches(x *exchange) bool {
	return !slices.ContainsFunc(s.conditions, func(so func(*exchange) bool) bool { return !so(x) })
}

// parseScope reads several scopes, all of which must hold.
func parseScope(texts ...string) (scope, error) {
	s := scope{first: 1, last: 1 << 30}
	for _, text := range texts {
		for word := range strings.SplitSeq(text, "+") {
			if err := s.add(word); err != nil {
				return s, err
			}
		}
	}
	if !s.placed {
		s.conditions = append(s.conditions, func(x *exchange) bool { return x.signIn == nil })
	}
	return s, nil
}

func (s *scope) add(word string) error {
	if count, ok := strings.CutPrefix(word, "#"); ok {
		return s.count(count)
	}
	switch word {
	case "":
		return nil
	case "once":
		return s.count("1")
	case anywhere:
		s.placed = true
		return nil
	}
	if so, ok := signInCondition(step(word)); ok {
		s.placed = true
		s.conditions = append(s.conditions, so)
		return nil
	}
	so, err := condition(word)
	s.facet = s.facet || metadata().facet(word) != nil
	s.conditions = append(s.conditions, so)
	return err
}

func (s *scope) count(text string) error {
	from, to, ranged := strings.Cut(text, "-")
	if !ranged {
		to = from
	}
	var wrong, alsoWrong error
	s.first, wrong = strconv.Atoi(from)
	s.last, alsoWrong = strconv.Atoi(to)
	if errors.Join(wrong, alsoWrong) != nil || s.first < 1 || s.last < s.first {
		return unexpected("#"+text, "a count such as #2 or #2-4")
	}
	return nil
}

// anywhere is the scope of faults that strike both Graph and the sign-in service.
const anywhere = "anywhere"

// signInCondition is the meaning of a word of a scope that is a step of a
// sign-in.
func signInCondition(word step) (func(*exchange) bool, bool) {
	switch word {
	case stepSignIn:
		return func(x *exchange) bool { return x.signIn != nil }, true
	case stepToken:
		return func(x *exchange) bool {
			return x.signIn != nil && slices.Contains([]step{stepRedeem, stepRefresh, stepPoll, stepToken}, x.signIn.step)
		}, true
	case stepAuthorize, stepRedeem, stepRefresh, stepPoll, stepDeviceCode, stepDevice:
		return func(x *exchange) bool { return x.signIn != nil && x.signIn.step == word }, true
	}
	return nil, false
}

// condition is the meaning of one word of a scope.
func condition(word string) (func(*exchange) bool, error) {
	switch word {
	case "reads":
		return func(x *exchange) bool { return !x.writing() }, nil
	case "writes":
		return (*exchange).writing, nil
	case "get", "post", "put", "patch", "delete":
		return func(x *exchange) bool { return strings.EqualFold(x.method, word) }, nil
	case "others":
		return func(x *exchange) bool { return x.target != x.caller }, nil
	case "directory":
		return func(x *exchange) bool { return x.wrong == nil && x.route.resource == directory }, nil
	}
	if word == "photo" {
		return func(x *exchange) bool {
			return x.wrong == nil && (x.route.resource == photo || x.route.resource == photoValue)
		}, nil
	}
	if word == "user" {
		return func(x *exchange) bool { return x.wrong == nil && x.route.resource == user }, nil
	}
	facet := metadata().facet(word)
	if facet == nil {
		return nil, fmt.Errorf("the scope %q is none of reads, writes, get, post, put, patch, delete, others, directory, user, photo, once, #2, #2-4, a facet's path segment, signin, authorize, redeem, refresh, poll, token, devicecode and device", word)
	}
	return func(x *exchange) bool { return x.route.facet == facet }, nil
}
