package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// ID names one object of a collection. The empty ID names nothing: Get, Update
// and Delete refuse it before anything is sent, since the address without an
// id is that of the whole collection.
type ID string

// Known reports whether an object can have the id: one without can't be read,
// changed or deleted.
func (id ID) Known() bool { return id.check() == nil }

func (id ID) check() error {
	if err := checkSegment(string(id)); err != nil {
		return fmt.Errorf("an id %w", err)
	}
	return nil
}

// Collection is one kind of facet of one person. [Client.Collection] makes it.
type Collection struct {
	client *Client
	url    string
	person Person
	path   string // below the person
}

// Collection returns the collection at path below a person, such as
// "profile/positions" or "responsibilities".
func (c *Client) Collection(p Person, path string) (Collection, error) {
	if name := strings.TrimPrefix(path, "profile/"); path == "profile" || !consistsOf(name, letters) {
		return Collection{}, fmt.Errorf("%q is not the path of a collection, such as profile/positions", path)
	}
	below := "/" + path
	if path == DirectoryPath {
		below = "" // the person's own object
	}
	address, err := c.url(p, below)
	if err != nil {
		return Collection{}, fmt.Errorf("address of %s: %w", path, err)
	}
	return Collection{c, address, p, path}, nil
}

// URL returns the collection's address.
func (c Collection) URL() string { return c.url }

// ItemURL returns the address of one object, or nothing for an id that no
// object can have.
func (c Collection) ItemURL(id ID) string {
	switch {
	case c.path == DirectoryPath && directoryID(id) == nil:
		return c.url
	case id.check() != nil, c.path == DirectoryPath:
		return ""
	}
	return c.url + "/" + escape(string(id))
}

// Get reads one object. Of the photo it reads what Graph says of it, not the
// picture.
func (c Collection) Get(ctx context.Context, id ID) (Answer, error) {
	switch c.path {
	case PhotoPath:
		return c.client.do(ctx, http.MethodGet, c.url, nil)
	case DirectoryPath:
		return c.getDirectory(ctx, id)
	}
	return c.one(ctx, http.MethodGet, id, nil)
}

// Create adds an object, once. The Answer's object has an id; an error that
// is [ErrUnconfirmed] means that the object may exist all the same.
func (c Collection) Create(ctx context.Context, body json.RawMessage) (Answer, error) {
	if len(body) == 0 {
		return Answer{}, errors.New("there is nothing to create")
	}
	if c.path == DirectoryPath {
		return Answer{}, errDirectoryStays
	}
	return c.client.do(ctx, http.MethodPost, c.url, body)
}

// Update changes the members that are in patch, as [Patch] makes it. The
// Answer has no object if Graph sent none.
func (c Collection) Update(ctx context.Context, id ID, patch json.RawMessage) (Answer, error) {
	if len(patch) == 0 {
		return Answer{}, errors.New("there is nothing to change")
	}
	if c.path == DirectoryPath {
		return c.setDirectory(ctx, id, patch)
	}
	return c.one(ctx, http.MethodPatch, id, patch)
}

// Delete removes one object.
func (c Collection) Delete(ctx context.Context, id ID) (Answer, error) {
	if c.path == DirectoryPath {
		return Answer{}, errDirectoryStays
	}
	return c.one(ctx, http.MethodDelete, id, nil)
}

func (c Collection) one(ctx context.Context, method string, id ID, body json.RawMessage) (Answer, error) {
	if err := id.check(); err != nil {
		return Answer{}, err
	}
	return c.client.do(ctx, method, c.ItemURL(id), body)
}
