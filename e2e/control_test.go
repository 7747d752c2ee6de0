package e2e

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// control asks the sandbox's control address, and reads the answer into found.
// With an order, it switches faults.
func (o *organisation) control(path string, order map[string]string, found any) error {
	method, body := http.MethodGet, ""
	if order != nil {
		raw, err := json.Marshal(order)
		if err != nil {
			return err
		}
		method, body = http.MethodPost, string(raw)
	}
	address := strings.TrimSuffix(o.api, "/beta") + "/sandbox/" + path
	request, err := http.NewRequestWithContext(o.t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %s: %s %w", method, address, response.Status, raw, err)
	}
	return json.Unmarshal(raw, found)
}

// misbehave puts faults into force, and ends all others.
func (o *organisation) misbehave(faults ...string) error {
	var before, now []string
	if err := o.control("faults", nil, &before); err != nil {
		return err
	}
	for _, fault := range before {
		if err := o.control("faults", map[string]string{"clear": fault}, &now); err != nil {
			return err
		}
	}
	for _, fault := range faults {
		if err := o.control("faults", map[string]string{"inject": fault}, &now); err != nil {
			return err
		}
	}
	return nil
}

// object is what tests look at of an object in the sandbox.
type object struct{ DisplayName, Description string }

// objects are the first person's objects of a facet type.
func (o *organisation) objects(segment string) (all []object, err error) {
	err = o.control("objects?person=me&segment="+url.QueryEscape(segment), nil, &all)
	return all, err
}

// asked is what came to the sandbox.
type asked struct {
	Postponed int // writes that it has taken and will do later
	Requests  []struct {
		Method, Path string
		Count        int
	}
}

func (o *organisation) asked() (all asked, err error) {
	err = o.control("requests", nil, &all)
	return all, err
}

// writes is how many requests came that were to change something.
func (a asked) writes() (n int) {
	for _, r := range a.Requests {
		if r.Method != http.MethodGet {
			n += r.Count
		}
	}
	return n
}
