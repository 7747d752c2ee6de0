package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// Snapshot reads all objects as List does, and tells when that was by the
// service's clock: the Date of the first answer, zero if it had none. What
// was not in the collection then is younger, unless the list was stale.
func (c Collection) Snapshot(ctx context.Context) ([]json.RawMessage, time.Time, error) {
	if c.client == nil || c.client.HTTP == nil {
		objects, err := c.List(ctx)
		return objects, time.Time{}, err
	}
	client, carrier := *c.client, *c.client.HTTP
	clock := &clock{base: carrier.Transport}
	carrier.Transport, client.HTTP = clock, &carrier
	timed := c
	timed.client = &client
	objects, err := timed.List(ctx)
	return objects, clock.first, err
}

// clock notes the date of the first answer that has one.
type clock struct {
	base  http.RoundTripper
	first time.Time
}

func (c *clock) RoundTrip(r *http.Request) (*http.Response, error) {
	base := c.base
	if base == nil {
		base = http.DefaultTransport
	}
	response, err := base.RoundTrip(r)
	if err == nil && c.first.IsZero() {
		c.first = date(response.Header)
	}
	return response, err
}
