package graph

import (
	"slices"
	"strconv"
	"strings"
)

// Audiences says who may see an object: one member of the enumeration
// allowedAudiences, or several joined by commas, since it is a set of flags.
// Empty means that the organisation's setting holds.
//
// https://learn.microsoft.com/graph/api/resources/itemfacet?view=graph-rest-beta
type Audiences string

// The audiences, from the narrowest to the widest.
const (
	OnlyMe                 Audiences = "me"
	Family                 Audiences = "family"
	Contacts               Audiences = "contacts"
	GroupMembers           Audiences = "groupMembers"
	Organization           Audiences = "organization"
	FederatedOrganizations Audiences = "federatedOrganizations"
	Everyone               Audiences = "everyone"
)

// AllAudiences are the audiences that can be chosen, narrowest first.
func AllAudiences() []Audiences {
	return []Audiences{OnlyMe, Family, Contacts, GroupMembers, Organization, FederatedOrganizations, Everyone}
}

// Each is the audiences in the set, one by one.
func (a Audiences) Each() []Audiences {
	var each []Audiences
	for word := range strings.SplitSeq(string(a), ",") {
		if word = strings.TrimSpace(word); word != "" {
			each = append(each, Audiences(word))
		}
	}
	return each
}

// Widest is the widest audience in the set; empty: none is set, or none is known.
func (a Audiences) Widest() Audiences {
	each, all := a.Each(), AllAudiences()
	for _, one := range slices.Backward(all) {
		if slices.Contains(each, one) {
			return one
		}
	}
	return ""
}

// WiderThan reports whether more people may be in the set than in another. Whom the
// organisation's setting lets in isn't known: it may be wider than any, and only
// what goes beyond the organisation is wider than it.
func (a Audiences) WiderThan(other Audiences) bool {
	all := AllAudiences()
	now, then := slices.Index(all, a.Widest()), slices.Index(all, other.Widest())
	if then < 0 {
		return a.Widest() == FederatedOrganizations || a.Widest() == Everyone
	}
	return now > then || now < 0
}

// UnmarshalJSON reads the words, or the number of a set of flags, which the
// service has been seen to send as text ("8"). It never fails.
func (a *Audiences) UnmarshalJSON(raw []byte) error {
	text := looseString(raw)
	if flags, err := strconv.ParseUint(text, 10, 16); err == nil {
		text = string(audiencesOf(flags))
	}
	*a = Audiences(text)
	return nil
}

// audiencesOf is the set that the number means: "me" is 0, and each wider
// audience is the next power of two.
func audiencesOf(flags uint64) Audiences {
	if flags == 0 {
		return OnlyMe
	}
	var names []string
	for bit, name := range append(AllAudiences()[1:], UnknownFutureValue) {
		if flags&(1<<bit) != 0 {
			names = append(names, string(name))
			flags &^= 1 << bit
		}
	}
	if flags != 0 {
		names = append(names, strconv.FormatUint(flags, 10))
	}
	return Audiences(strings.Join(names, ","))
}
