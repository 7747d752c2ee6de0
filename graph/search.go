package graph

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MostFound is how many people [Client.Search] returns at most. If it returns
// as many, there may be more.
const MostFound = 15

// ErrNoSearch means that the directory can't be searched: the account may not,
// or the directory is of a sort that has no search. [Client.Lookup] may still
// find a person by the whole user principal name or the object id.
var ErrNoSearch = errors.New("the directory can't be searched")

// Search finds people by their display name, mail address or user principal
// name: one of the words of a name, or the whole of the others, begins with
// text. A blank text finds nobody. The index that is searched may lag behind
// the directory by minutes.
//
// https://learn.microsoft.com/graph/api/user-list
func (c *Client) Search(ctx context.Context, text string) ([]DirectoryUser, error) {
	if text = searchable(text); text == "" {
		return nil, nil
	}
	indexed := *c
	indexed.eventual = true
	users, err := indexed.users(ctx, "&$count=true&$search="+escapeValue(searchFor(text)))
	if SaysStatus(err, http.StatusBadRequest, http.StatusNotImplemented) {
		users, err = c.users(ctx, "&$filter="+escapeValue(filterFor(text)))
	}
	switch {
	case SaysStatus(err, http.StatusBadRequest, http.StatusForbidden, http.StatusNotImplemented):
		return nil, fmt.Errorf("search: %w: %w", ErrNoSearch, err)
	case err != nil:
		return nil, fmt.Errorf("search the directory: %w", err)
	}
	return users, nil
}

// Addressed are the people whom mail to an address reaches: it is their mail address,
// or another one of theirs. Where the directory can't tell, there are none.
//
// https://learn.microsoft.com/graph/aad-advanced-queries
func (c *Client) Addressed(ctx context.Context, address string) ([]DirectoryUser, error) {
	quoted := strings.ReplaceAll(searchable(address), "'", "''")
	users, err := c.users(ctx, "&$filter="+escapeValue("mail eq '"+quoted+"' or proxyAddresses/any(a:a eq 'smtp:"+quoted+"')"))
	switch {
	case SaysStatus(err, http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound, http.StatusNotImplemented):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("look for an address: %w", err)
	}
	return users, nil
}

// users reads the first page of the people whom a query chooses. Who has no
// id is left out: nothing could be done with them.
func (c *Client) users(ctx context.Context, query string) ([]DirectoryUser, error) {
	root, err := ParseBaseURL(c.BaseURL)
	if err != nil {
		return nil, err
	}
	address := fmt.Sprintf("%s/users%s&$top=%d%s", root, directoryMembers, MostFound, query)
	items, _, err := Collection{client: c, url: root + "/users"}.page(ctx, address)
	if err != nil {
		return nil, err
	}
	var users []DirectoryUser
	for _, item := range items {
		var u DirectoryUser
		if Decode(item, &u) == nil && u.ID != "" {
			users = append(users, u)
		}
	}
	return users, nil
}

// searchable is a text without what no name has: control characters, and
// bytes that aren't UTF-8.
func searchable(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) {
			return -1
		}
		return r
	}, text))
}

// searchFor returns the $search for a text. A clause stands in double quotes,
// within which quotes and backslashes have a backslash before them.
//
// https://learn.microsoft.com/graph/search-query-parameter
func searchFor(text string) string {
	text = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text)
	return `"displayName:` + text + `" OR "mail:` + text + `" OR "userPrincipalName:` + text + `"`
}

// filterFor returns the $filter for a text. It stands in single quotes, within
// which quotes are doubled.
//
// https://learn.microsoft.com/graph/filter-query-parameter
func filterFor(text string) string {
	text = strings.ReplaceAll(text, "'", "''")
	return "startswith(displayName,'" + text + "') or startswith(userPrincipalName,'" + text + "') or startswith(mail,'" + text + "')"
}

// escapeValue makes the value of one query option from any text. Not every
// server reads a plus as a space.
func escapeValue(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}
