package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/google/uuid"
)

// benchPosition is as large as a position that a person fills in.
type benchPosition struct {
	ID     string `json:"id,omitempty"`
	Detail struct {
		JobTitle string `json:"jobTitle,omitempty"`
		Role     string `json:"role,omitempty"`
		Company  struct {
			DisplayName string `json:"displayName,omitempty"`
			Department  string `json:"department,omitempty"`
			Address     struct {
				Street     string `json:"street,omitempty"`
				City       string `json:"city,omitempty"`
				PostalCode string `json:"postalCode,omitempty"`
			} `json:"address,omitzero"`
		} `json:"company,omitzero"`
	} `json:"detail,omitzero"`
	IsCurrent bool     `json:"isCurrent,omitempty"`
	Tags      []string `json:"tags,omitempty"`
}

func newBenchPosition() (p benchPosition) {
	p.Detail.JobTitle, p.Detail.Role = "Senior Brand Manager", "consulting"
	p.Detail.Company.DisplayName, p.Detail.Company.Department = "Adventure Works", "Consulting"
	p.Detail.Company.Address.Street, p.Detail.Company.Address.City = "1 High Street", "Oslo"
	p.IsCurrent, p.Tags = true, []string{"one", "two"}
	return p
}

const benchAnswer = `{"@odata.context":"https://graph.microsoft.com/beta/$metadata#users('1')/profile/positions/$entity",` +
	`"id":"0fb4c1e3-c1e3-0fb4-e3c1-b40fe3c1b40f","allowedAudiences":"me","inference":null,` +
	`"createdDateTime":"2020-07-06T06:34:12.2294868Z","createdBy":{"application":null,"device":null,"user":` +
	`{"displayName":"Innocenty Popov","id":"db789417-4ccb-41d1-a0a9-47b01a09ea49"}},"source":null,"categories":null,` +
	`"detail":{"company":{"displayName":"Adventure Works","pronunciation":null,"department":"Consulting","address":` +
	`{"type":null,"street":"1 High Street","city":"Oslo","postalCode":null}},"jobTitle":"Senior Brand Manager",` +
	`"role":"consulting","summary":null},"manager":null,"colleagues":null,"isCurrent":true}`

// benchTransport takes a request's body and answers with a created object.
var benchTransport = roundTrip(func(r *http.Request) (*http.Response, error) {
	var body [1024]byte
	for {
		if _, err := r.Body.Read(body[:]); err != nil {
			break
		}
	}
	return says(http.StatusCreated, benchAnswer, "Content-Type", "application/json", "request-id", "r-1"), nil
})

// BenchmarkCreate is one create by a Client, from a value to a value.
func BenchmarkCreate(b *testing.B) {
	c := positions(b, over(testRoot, benchTransport))
	view := newBenchPosition()
	for b.Loop() {
		body, err := Body(view)
		if err != nil {
			b.Fatal(err)
		}
		answer, err := c.Create(b.Context(), body)
		if err != nil {
			b.Fatal(err)
		}
		var made benchPosition
		if err := json.Unmarshal(answer.Object, &made); err != nil || made.ID == "" {
			b.Fatal("no object")
		}
	}
}

// BenchmarkPlainCreate is the same with net/http and encoding/json alone:
// as long a limit, as large a body, a request id, and no redirect.
func BenchmarkPlainCreate(b *testing.B) {
	client := &http.Client{Transport: benchTransport, Timeout: writeLimit, CheckRedirect: CheckRedirect}
	view := newBenchPosition()
	for b.Loop() {
		if made, err := plainCreate(b, client, view); err != nil || made.ID == "" {
			b.Fatal("no object")
		}
	}
}

func plainCreate(b *testing.B, client *http.Client, view benchPosition) (made benchPosition, err error) {
	body, err := json.Marshal(view)
	if err != nil {
		return made, err
	}
	r, err := http.NewRequestWithContext(b.Context(), http.MethodPost, testRoot+"/me/profile/positions", bytes.NewReader(body))
	if err != nil {
		return made, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	r.Header.Set("User-Agent", "facet/test")
	r.Header.Set("client-request-id", uuid.NewString())
	response, err := client.Do(r)
	if err != nil {
		return made, err
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusCreated {
		return made, fmt.Errorf("status %d", response.StatusCode)
	}
	raw, err := io.ReadAll(io.LimitReader(response.Body, answerLimit))
	if err != nil {
		return made, err
	}
	return made, json.Unmarshal(raw, &made)
}
