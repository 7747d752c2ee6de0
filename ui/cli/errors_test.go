package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/auth"
	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
)

// likeChess is the error of a create for which the person has one like it.
func likeChess(t *testing.T) error {
	t.Helper()
	kind, err := forms.Named(forms.Kinds(), "interest")
	if err != nil {
		t.Fatal(err)
	}
	s := &person.Session{Person: graph.Me()}
	return send.Once(s, kind, []byte(`{"displayName":"Chess","description":"new"}`))(rawAll(`{"id":"1","displayName":"Chess","description":"old"}`))
}

func TestStatusAndWordsFitWhatWentWrong(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		status int
		signIn bool
		words  string
	}{
		"like":          {likeChess(t), statusInvalid, false, "facet: The interest “Chess” is in your profile already, but says something else"},
		"advice":        {fmt.Errorf("send: %w", person.Advised{What: "Not now.", Remedy: "Later."}), statusFailed, false, "facet: Not now. Later."},
		"app token":     {person.AppToken, statusFailed, false, "facet: This token belongs to an application"},
		"settled":       {fmt.Errorf("settle a send: %w", outbox.ErrSettled), statusInvalid, false, "facet: This was sent before"},
		"no entry":      {fmt.Errorf("settle a send: %w", outbox.ErrNoEntry), statusInvalid, false, "facet: settle a send: there is no such send"},
		"changed":       {&outbox.ChangedError{}, statusChangedSince, false, "facet: Somebody has changed it"},
		"next link":     {fmt.Errorf("list: %w", graph.ErrNextLink), statusFailed, false, "facet: The next page of this list is on another server"},
		"run out":       {explaining(auth.ErrSignInAgain), statusNotSignedIn, true, "facet: "},
		"unread token":  {unfitToken{unfit(&auth.FlawError{}), &auth.FlawError{}}, statusNotSignedIn, true, "facet: What FACET_ACCESS_TOKEN has in it"},
		"keyring":       {explaining(auth.ErrKeyring), statusFailed, false, "facet: Your sign-in can't be kept"},
		"offline":       {explaining(&net.OpError{Op: "dial", Err: errors.New("no route")}), statusFailed, false, "facet: The sign-in service could not be reached"},
		"called off":    {explaining(context.Canceled), statusFailed, false, "facet: Signing in was called off"},
		"refused token": {&graph.Error{Status: 401, By: graph.ByGraph}, statusNotSignedIn, true, "facet: Microsoft 365 doesn't accept the sign-in"},
		"not confirmed": {&outbox.UnconfirmedError{LookErr: explaining(auth.ErrSignInAgain)}, statusUnconfirmed, true, "facet: facet can't tell"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := status(c.err); got != c.status {
				t.Errorf("it ends with %d, want %d", got, c.status)
			}
			if got := person.NeedsSignIn(c.err); got != c.signIn {
				t.Errorf("signing in again helps: %v", got)
			}
			if words := strings.Join(said(c.err), "\n"); !strings.HasPrefix(words, c.words) {
				t.Errorf("it says %q", words)
			}
		})
	}
}

func TestRefusalSaysByTheClockWhenGraphTakesItAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		words := strings.Join(said(&graph.Error{Status: 429, RetryAfter: 7 * time.Second}), "\n")
		if want := "Microsoft 365 takes it again from " + time.Now().Add(7*time.Second).Format("15:04") + " on."; !strings.Contains(words, want) {
			t.Errorf("it says %q, not %q", words, want)
		}
		if words := strings.Join(said(&graph.Error{Status: 403}), "\n"); strings.Contains(words, "again from") {
			t.Errorf("it says %q", words)
		}
	})
}

func rawAll(objects ...string) (all []json.RawMessage) {
	for _, o := range objects {
		all = append(all, json.RawMessage(o))
	}
	return all
}
