package ui_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"facet/graph/sandbox"
)

// oracle knows whom the person at the keyboard means, from what they read on
// the screen and what they press, and from nothing within the program. It says
// which objects may be there in the end, and whose.
type oracle struct {
	account string              // who is signed in
	names   map[string][]string // the object ids that a sign-in name ever had
	calls   map[string]string   // the display names by object id
	opened  map[string]bool     // whose card was agreed to, since the program began
	named   map[string]bool     // whose name was typed, since the program began
	typed   map[string]meaning  // what was typed, and for whom
	meant   map[meant]*order    // what Enter was pressed for
	wrong   []string            // what went wrong
	astray  int                 // objects on the wrong person
	unclear int                 // headers that fit two people: a name that moved between namesakes
}

// meaning is whom something was typed for, and by whom.
type meaning struct {
	whom    []string
	account string // empty: whoever it is
}

// meant is an object that Enter was pressed for: whose it is, and its label.
type meant struct{ person, label string }

// order is what was wanted of it, how often.
type order struct {
	made, changed, gone int      // how often Enter was pressed for that
	created             int      // how often the screen said that it was done
	makers              []string // the accounts that had it made
	verb                string   // of the latest
}

func newOracle(people []sandbox.Person) *oracle {
	o := &oracle{names: map[string][]string{}, calls: map[string]string{}, typed: map[string]meaning{}, meant: map[meant]*order{}}
	for _, p := range people {
		o.call(p.ID, p.UserPrincipalName)
		o.calls[p.ID] = strings.Join(strings.Fields(p.DisplayName), " ")
	}
	o.begin()
	return o
}

// begin is a new program, in which nobody was opened yet.
func (o *oracle) begin() { o.opened, o.named = map[string]bool{}, map[string]bool{} }

// call notes that somebody has a name now.
func (o *oracle) call(id, upn string) {
	o.names[strings.ToLower(upn)] = append(o.names[strings.ToLower(upn)], id)
}

func (o *oracle) blame(format string, a ...any) { o.wrong = append(o.wrong, fmt.Sprintf(format, a...)) }

// whom are the people whom the header may name, by the words of it alone: one,
// unless a name has moved between namesakes, or nobody whose card was agreed to.
func (o *oracle) whom(header string) (fits []string) {
	who, elses := strings.CutPrefix(header, "EDITING SOMEONE ELSE: ")
	name, upn, _ := strings.Cut(who, " · ")
	upn, _, _ = strings.Cut(upn, " · ") // by whom, or what Graph says about it
	had := o.names[strings.ToLower(upn)]
	if !elses {
		if name == "Your profile" && (!strings.Contains(upn, "@") || slices.Contains(had, o.account)) {
			fits = append(fits, o.account)
		}
		return fits
	}
	for _, id := range had {
		if o.opened[id] && same(o.calls[id], name) && !slices.Contains(fits, id) {
			fits = append(fits, id)
		}
	}
	return fits
}

// same reports whether a name is written in the header, where a long one is
// cut.
func same(name, written string) bool {
	begin, cut := strings.CutSuffix(written, "…")
	return name == written || cut && strings.HasPrefix(name, begin)
}

// walkWord is what a walk types, like w17x: no two are the same.
var walkWord = regexp.MustCompile(`w\d+x`)

// review is what the screen says of a request, where Enter sends it.
var review = regexp.MustCompile(`(?m)(?:^|  )(Undo: delete|Undo: change|Create|Change|Delete|Put back) [a-z ]+: (.*?)(?: ━.*)?$`)

// enter notes that Enter is about to send what is on the screen, under a
// header. It returns the orders: several where the header fits several people.
func (o *oracle) enter(screen, header string) (orders []*order) {
	found := review.FindStringSubmatch(screen)
	whom := o.whom(header)
	if found == nil || len(whom) == 0 {
		o.blame("nobody can tell what is sent, or for whom: %s\n%s", header, screen)
		return nil
	}
	if len(whom) > 1 {
		o.unclear++
	}
	if !strings.Contains(screen, "It began as a copy of ") { // whose words are anybody's
		o.own(found[1], found[2], whom)
	}
	if !slices.ContainsFunc(whom, func(id string) bool { return id == o.account || o.named[id] }) {
		o.blame("it sends without having asked for the name of %s", whom)
	}
	for _, id := range whom {
		orders = append(orders, o.order(found[1], meant{id, found[2]}))
	}
	return orders
}

// own sees whether what a label says was typed for one of these people, by who
// is signed in. What stood there already may be anybody's.
func (o *oracle) own(verb, label string, whom []string) {
	words := walkWord.FindAllString(label, -1)
	switch {
	case verb == "Change" && len(words) > 0:
		words = words[len(words)-1:]
	case verb != "Create":
		words = nil
	}
	for _, word := range words {
		m := o.typed[word]
		if m.account != "" && m.account != o.account || !slices.ContainsFunc(m.whom, func(id string) bool { return slices.Contains(whom, id) }) {
			o.blame("%s was typed for %s by %s, and is sent for %s by %s", word, m.whom, m.account, whom, o.account)
		}
	}
}

// order counts a request for something.
func (o *oracle) order(verb string, what meant) *order {
	if o.meant[what] == nil {
		o.meant[what] = &order{}
	}
	one := o.meant[what]
	one.verb = verb
	switch verb {
	case "Create", "Put back":
		one.made++
		one.makers = append(one.makers, o.account)
	case "Change", "Undo: change":
		one.changed++
	default:
		one.gone++
	}
	return one
}

// thing is an object in the sandbox.
type thing struct {
	ID          string
	DisplayName string
	CreatedBy   struct{ User struct{ ID string } }
}

// spot is where a thing is: no thing is in two.
type spot struct{ person, segment, id string }

// things are all that there are, of the sorts that are walked through.
func things(server *sandbox.Sandbox) map[spot]thing {
	all := map[spot]thing{}
	for _, p := range server.People() {
		for _, segment := range []string{"interests", "responsibilities"} {
			for _, raw := range server.Objects(p.ID, segment) {
				var one thing
				if json.Unmarshal(raw, &one) == nil {
					all[spot{p.ID, segment, one.ID}] = one
				}
			}
		}
	}
	return all
}

// judge holds the things that are there against those that were there at first
// and what Enter was pressed for. It returns how many are new.
func (o *oracle) judge(first, now map[spot]thing) (fresh int) {
	more := map[meant]int{}
	for at, one := range now {
		was, old := first[at]
		if !old {
			fresh++
		}
		more[meant{at.person, one.DisplayName}]++
		o.allow(at.person, was, one, old)
	}
	for at, one := range first {
		more[meant{at.person, one.DisplayName}]--
		if _, still := now[at]; !still && !o.took(at.person, one.DisplayName) {
			o.blame("%q of %s is gone", one.DisplayName, at.person)
		}
	}
	for what, one := range o.meant {
		if n := more[what]; n > one.made+one.changed || n < one.created-one.gone && !o.changes(what.person) {
			o.blame("%q of %s: %d more than at first; asked for %d times, done %d times, taken away %d times",
				what.label, what.person, n, one.made, one.created, one.gone)
		}
	}
	return fresh
}

// took reports whether something of a person was to be taken away that was
// called so at first.
func (o *oracle) took(person, label string) bool {
	for what, one := range o.meant {
		if what.person == person && one.gone > 0 && walkWord.ReplaceAllString(what.label, "") == label {
			return true
		}
	}
	return false
}

// changes reports whether anything of a person was changed, and so goes by
// another label than it was created with.
func (o *oracle) changes(person string) bool {
	for what, one := range o.meant {
		if what.person == person && one.changed > 0 {
			return true
		}
	}
	return false
}

// allow sees whether a thing may say what it says, where it is.
func (o *oracle) allow(person string, was, one thing, old bool) {
	want := o.of(person, one.DisplayName)
	switch {
	case old && was.DisplayName == one.DisplayName:
	case old && want.changed == 0:
		o.blame("%q of %s says %q", was.DisplayName, person, one.DisplayName)
	case !old && want.made+want.changed == 0:
		o.astray++
		o.blame("%q is on the wrong person: %s", one.DisplayName, person)
	case !old && want.made > 0 && !slices.Contains(want.makers, one.CreatedBy.User.ID):
		o.blame("%q of %s was made by %s", one.DisplayName, person, one.CreatedBy.User.ID)
	}
}

func (o *oracle) of(person, label string) order {
	if one := o.meant[meant{person, label}]; one != nil {
		return *one
	}
	return order{}
}
