package graph

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"facet/internal/object"
)

// DirectoryUser is what the directory says about a person. Members that the
// signed-in person may not read are empty.
//
// https://learn.microsoft.com/graph/api/resources/user
type DirectoryUser struct {
	ID                string `json:"id"`
	DisplayName       string `json:"displayName"`
	UserPrincipalName string `json:"userPrincipalName"`
	Mail              string `json:"mail"`
	JobTitle          string `json:"jobTitle"`
	Department        string `json:"department"`
	UserType          string `json:"userType"`
	// AccountEnabled is empty if the directory doesn't say.
	AccountEnabled Bool `json:"accountEnabled"`
}

const directoryMembers = "?$select=id,displayName,userPrincipalName,mail,jobTitle,department,userType,accountEnabled"

// Guest reports whether the person's home is another organisation.
func (u DirectoryUser) Guest() bool {
	if u.UserType == "" {
		return strings.Contains(strings.ToUpper(u.UserPrincipalName), "#EXT#")
	}
	return strings.EqualFold(u.UserType, "Guest")
}

// Disabled reports whether the directory says that the person cannot sign in.
func (u DirectoryUser) Disabled() bool { return u.AccountEnabled == False }

// Lookup reads a person's entry in the directory. Its ID is never empty.
func (c *Client) Lookup(ctx context.Context, p Person) (DirectoryUser, error) {
	var u DirectoryUser
	identified := func() bool { return u.ID != "" }
	if err := c.readUser(ctx, p, directoryMembers, &u, identified); err != nil {
		return DirectoryUser{}, fmt.Errorf("look up %s: %w", p, err)
	}
	return u, nil
}

// Responsibilities reads the plain list of responsibilities that the directory
// keeps beside the profile.
func (c *Client) Responsibilities(ctx context.Context, p Person) ([]string, error) {
	var u struct {
		Responsibilities []string `json:"responsibilities"`
	}
	if err := c.readUser(ctx, p, "?$select=responsibilities", &u, func() bool { return true }); err != nil {
		return nil, fmt.Errorf("read responsibilities: %w", err)
	}
	return u.Responsibilities, nil
}

// SetResponsibilities replaces the plain list that [Client.Responsibilities]
// reads. Graph wants it in a request of its own.
//
// https://learn.microsoft.com/graph/api/user-update
func (c *Client) SetResponsibilities(ctx context.Context, p Person, names []string) (Answer, error) {
	address, err := c.UserURL(p)
	if err != nil {
		return Answer{}, err
	}
	body, err := object.Write(map[string][]string{"responsibilities": append([]string{}, names...)})
	if err != nil {
		return Answer{}, err
	}
	return c.do(ctx, http.MethodPatch, address, body)
}

// readUser reads members of a person's directory object, which must then be
// complete.
func (c *Client) readUser(ctx context.Context, p Person, query string, into any, complete func() bool) error {
	address, err := c.UserURL(p)
	if err != nil {
		return err
	}
	answer, err := c.do(ctx, http.MethodGet, address+query, nil)
	if err != nil {
		return err
	}
	if Decode(answer.Object, into) != nil || !complete() {
		return c.unusable(address, answer, "it is not a person of the directory")
	}
	return nil
}
