package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

const mostPages = 200

// ErrNextLink is in the error of a list that goes on at an address which is no
// page of the same collection, or was read already: it is not followed.
var ErrNextLink = errors.New("the link to the next page")

// List reads all objects of the collection, as Graph sent them, page by page.
//
// https://learn.microsoft.com/graph/paging
func (c Collection) List(ctx context.Context) ([]json.RawMessage, error) {
	if c.path == DirectoryPath {
		return c.directory(ctx, directoryNames...)
	}
	return c.pages(ctx, c.url, map[string]bool{})
}

// Rest reads the objects behind a page that is there already, such as that in a
// [Profile], from its link to the next one on.
func (c Collection) Rest(ctx context.Context, link string) ([]json.RawMessage, error) {
	next, err := c.follow(ctx, link)
	if err != nil {
		return nil, fmt.Errorf("list the rest of %s: %w", c.name(), err)
	}
	return c.pages(ctx, next, map[string]bool{c.url: true})
}

// pages reads page by page, from the one at an address on. None is read twice.
func (c Collection) pages(ctx context.Context, next string, read map[string]bool) ([]json.RawMessage, error) {
	var all []json.RawMessage
	for range mostPages {
		if read[next] {
			return nil, fmt.Errorf("list %s: %w leads back to a page before it", c.name(), ErrNextLink)
		}
		read[next] = true
		items, link, err := c.page(ctx, next)
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", c.name(), err)
		}
		all = append(all, items...)
		if link == "" {
			return all, nil
		}
		if next, err = c.follow(ctx, link); err != nil {
			return nil, fmt.Errorf("list %s: %w", c.name(), err)
		}
	}
	return nil, fmt.Errorf("list %s: there are more than %d pages", c.name(), mostPages)
}

// page reads one page, and the link to the next one.
func (c Collection) page(ctx context.Context, address string) (items []json.RawMessage, next string, err error) {
	answer, err := c.client.do(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, "", err
	}
	var page struct {
		Value    json.RawMessage `json:"value"`
		NextLink string          `json:"@odata.nextLink"`
	}
	if json.Unmarshal(answer.Object, &page) != nil || json.Unmarshal(page.Value, &items) != nil {
		return nil, "", c.client.unusable(address, answer, "it is not a page of a list")
	}
	return items, page.NextLink, nil
}

// follow returns the address of the next page, which must be a page of this
// same collection. The link is opaque beyond that.
func (c Collection) follow(ctx context.Context, link string) (string, error) {
	here, err := url.Parse(c.url)
	if err != nil {
		return "", err
	}
	next, err := here.Parse(link)
	if err != nil {
		return "", fmt.Errorf("%w cannot be understood", ErrNextLink)
	}
	if !sameOrigin(next, here) || next.User != nil || !strings.EqualFold(next.Path, here.Path) && !c.alias(ctx, here, next) {
		return "", fmt.Errorf("%w leads out of the collection", ErrNextLink)
	}
	next.Fragment, next.RawFragment = "", ""
	return next.String(), nil
}

// alias reports whether next is this same collection below the object id of
// the same person: Graph may go on there from /me, or from a sign-in name. Whose
// id that is, it is asked, and not the link.
func (c Collection) alias(ctx context.Context, here, next *url.URL) bool {
	person, err := c.person.path()
	if err != nil {
		return false
	}
	root, isHere := strings.CutSuffix(here.EscapedPath(), "/"+person+"/"+c.path)
	users, isBelow := strings.CutPrefix(next.EscapedPath(), root+"/users")
	id, isSame := strings.CutSuffix(users, "/"+c.path)
	if !isHere || !isBelow || !isSame || strings.Contains(id, "%") {
		return false
	}
	user, err := c.client.Lookup(ctx, c.person)
	return err == nil && (strings.EqualFold(id, "/"+user.ID) || strings.EqualFold(id, "('"+user.ID+"')"))
}

// name returns the last part of the collection's address, for errors.
func (c Collection) name() string { return c.url[strings.LastIndex(c.url, "/")+1:] }
