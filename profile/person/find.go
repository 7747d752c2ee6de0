package person

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"facet/graph"
)

// NobodyError says that a name isn't that of exactly one person. It is advice.
type NobodyError struct{ Name, Advice string }

func (e *NobodyError) Error() string { return e.Advice }

// IsName reports whether what somebody wrote may be what a person is called, and no
// sign-in name: it has several words.
func IsName(written string) bool {
	name := graph.PlainName(written)
	return len(strings.Fields(name)) > 1 && !strings.ContainsAny(name, "@,;:<>\"") && graph.OddCharacter(strings.Join(strings.Fields(name), "")) == ""
}

// ReadWho reads what a list or an option says of whom it is for: what [graph.ReadUser]
// takes, or a name of several words. Its error is advice.
func ReadWho(written string) (string, error) {
	if IsName(written) {
		return strings.Join(strings.Fields(graph.PlainName(written)), " "), nil
	}
	return graph.ReadUser(written)
}

// Find is the person who has an address that is no sign-in name, or who alone goes by
// a name. Its error is a [NobodyError] if there is nobody, or several.
func Find(ctx context.Context, c *graph.Client, written string) (graph.DirectoryUser, error) {
	name := graph.PlainName(written)
	if IsName(written) {
		return called(ctx, c, name)
	}
	if !strings.Contains(name, "@") {
		return graph.DirectoryUser{}, nobody(name)
	}
	found, err := c.Addressed(ctx, name)
	switch {
	case err != nil:
		return graph.DirectoryUser{}, err
	case len(found) == 0:
		return graph.DirectoryUser{}, nobody(name)
	case len(found) > 1:
		return graph.DirectoryUser{}, &NobodyError{name, "mail to " + name + " belongs to several people, such as " + names(found) + ": give the sign-in name of one"}
	}
	return found[0], nil
}

// called is the one person who goes by a name.
func called(ctx context.Context, c *graph.Client, name string) (graph.DirectoryUser, error) {
	found, err := c.Search(ctx, name)
	if err != nil {
		return graph.DirectoryUser{}, err
	}
	var same []graph.DirectoryUser
	for _, u := range found {
		if strings.EqualFold(strings.Join(strings.Fields(u.DisplayName), " "), strings.Join(strings.Fields(name), " ")) {
			same = append(same, u)
		}
	}
	switch {
	case len(same) == 0:
		return graph.DirectoryUser{}, &NobodyError{name, "there is nobody called " + name + " in the organisation: give a sign-in name, an address or an object id"}
	case len(same) > 1:
		return graph.DirectoryUser{}, &NobodyError{name, fmt.Sprintf("%d people are called %s: %s. Give one of these names", len(same), name, names(same))}
	case len(found) >= graph.MostFound:
		return graph.DirectoryUser{}, &NobodyError{name, "too many people have a name like " + name + " to tell which you mean: give the sign-in name"}
	}
	return same[0], nil
}

// names are the sign-in names of some people, and what they do.
func names(users []graph.DirectoryUser) string {
	var all []string
	for _, u := range users {
		words := u.UserPrincipalName
		if u.JobTitle != "" {
			words += " (" + u.JobTitle + ")"
		}
		all = append(all, words)
	}
	return strings.Join(all, ", ")
}

func nobody(name string) error {
	return &NobodyError{name, "there is nobody with the sign-in name, address or object id " + name + " in the organisation: " +
		cmp.Or(graph.OddCharacter(name), "check the spelling")}
}

// IsUnknown reports whether the directory says that there is nobody by a name.
func IsUnknown(err error) bool {
	return graph.SaysStatus(err, http.StatusNotFound, http.StatusBadRequest)
}

// Meant says who is meant by a name that isn't their sign-in name or id; nothing if it
// is. It is raw text.
func Meant(written string, u graph.DirectoryUser) string {
	name := graph.PlainName(written)
	if name == "" || strings.EqualFold(name, u.UserPrincipalName) || strings.EqualFold(name, u.ID) {
		return ""
	}
	said := slices.DeleteFunc([]string{u.DisplayName, u.UserPrincipalName, u.JobTitle, u.Department}, func(s string) bool { return s == "" })
	return name + " is " + strings.Join(said, ", ") + "."
}

// LookUp is the person whom a name means: a sign-in name, an object id, or what
// [Find] takes.
func LookUp(ctx context.Context, c *graph.Client, written string) (graph.DirectoryUser, error) {
	if IsName(written) {
		return Find(ctx, c, written)
	}
	name, err := graph.ReadUser(written)
	if err != nil {
		return graph.DirectoryUser{}, &NobodyError{graph.PlainName(written), err.Error()}
	}
	whom, err := graph.User(name)
	if err != nil {
		return graph.DirectoryUser{}, &NobodyError{name, err.Error()}
	}
	user, err := c.Lookup(ctx, whom)
	if IsUnknown(err) {
		return Find(ctx, c, written)
	}
	return user, err
}
