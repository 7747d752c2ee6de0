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

// List reads all objects of the collection, as Graph sent them, page by page.
//
// https://learn.microsoft.com/graph/paging
func (c Collection) List(ctx context.Context) ([]json.RawMessage, error) {
	var all []json.RawMessage
	read := map[string]bool{}
	for next := c.url; next != ""; {
		if len(read) == mostPages {
			return nil, fmt.Errorf("list %s: there are more than %d pages", c.name(), mostPages)
		}
		read[next] = true
		page, err := c.page(ctx, next)
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", c.name(), err)
		}
		all = append(all, page.Value...)
		if page.NextLink == "" {
			break
		}
		if next, err = c.follow(page.NextLink); err != nil {
			return nil, fmt.Errorf("list %s: %w", c.name(), err)
		}
		if read[next] {
			return nil, fmt.Errorf("list %s: the link to the next page leads back to a page before it", c.name())
		}
	}
	return all, nil
}

// page is one page of a collection.
type page struct {
	Value    []json.RawMessage `json:"value"`
	NextLink string            `json:"@odata.nextLink"`
}

func (c Collection) page(ctx context.Context, address string) (page, error) {
	answer, err := c.client.do(ctx, http.MethodGet, address, nil)
	if err != nil {
		return page{}, err
	}
	var p page
	if err := json.Unmarshal(answer.Object, &p); err != nil {
		return page{}, errors.New("the answer is not a page of a collection")
	}
	return p, nil
}

// follow returns the address of the next page, which must be a page of this
// same collection. The link is opaque beyond that.
func (c Collection) follow(link string) (string, error) {
	here, err := url.Parse(c.url)
	if err != nil {
		return "", err
	}
	next, err := here.Parse(link)
	if err != nil {
		return "", errors.New("the link to the next page cannot be understood")
	}
	if !sameOrigin(next, here) || next.User != nil || !strings.EqualFold(next.Path, here.Path) {
		return "", errors.New("the link to the next page leads out of the collection")
	}
	next.Fragment, next.RawFragment = "", ""
	return next.String(), nil
}

// name returns the last part of the collection's address, for errors.
func (c Collection) name() string { return c.url[strings.LastIndex(c.url, "/")+1:] }
