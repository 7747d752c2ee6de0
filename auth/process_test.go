package auth

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
)

// The processes that share one account: how many, and how often each renews.
const (
	processes = 4
	renewals  = 10
)

// TestMain lets the test binary be another facet that shares the cache.
func TestMain(m *testing.M) {
	if dir := os.Getenv("AUTH_TEST_SHARED_CACHE"); dir != "" {
		if err := renewShared(dir, os.Getenv("AUTH_TEST_PROVIDER")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func renewShared(dir, root string) error {
	cloud, err := CustomCloud(Endpoints{Graph: "https://graph.example", Authorize: root + "/authorize", Token: root + "/token", Device: root + "/device"})
	if err != nil {
		return err
	}
	c := &Client{ID: appID, Cloud: cloud, Cache: &Cache{Mode: ModeFile, Dir: dir}}
	ctx := context.Background()
	accounts, err := c.Accounts(ctx)
	if err != nil || len(accounts) != 1 {
		return fmt.Errorf("accounts %v: %w", accounts, err)
	}
	session, err := c.Session(accounts[0])
	if err != nil {
		return err
	}
	for range renewals {
		if _, err := session.Refresh(ctx, session.Current(), ""); err != nil {
			return err
		}
	}
	return nil
}

func TestProcessesTakeTurnsAtRenewing(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	c.Cache = &Cache{Mode: ModeFile, Dir: t.TempDir()}
	if _, err := c.Browser(t.Context(), BrowserOptions{}); err != nil {
		t.Fatal(err)
	}
	before, _ := p.totals()
	var wg sync.WaitGroup
	for range processes {
		wg.Go(func() {
			cmd := exec.CommandContext(t.Context(), os.Args[0])
			cmd.Env = append(os.Environ(), "AUTH_TEST_SHARED_CACHE="+c.Cache.Dir, "AUTH_TEST_PROVIDER="+p.root)
			if output, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, output)
			}
		})
	}
	wg.Wait()
	after, reused := p.totals()
	t.Logf("T: processes: %d, renewals wanted: %d, made: %d, old refresh tokens spent again: %d",
		processes, processes*renewals, after-before, reused)
	if after-before != processes*renewals || reused != 0 {
		t.Error("they got in each other's way")
	}
}

func TestCanariesAreNowhereButOnTheWire(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	c.Cache = &Cache{Dir: t.TempDir(), Keyring: &ring{}}
	var seen strings.Builder
	c.Notice = func(err error) { fmt.Fprintf(&seen, "%v %+v", err, err) }
	session, err := c.Browser(t.Context(), BrowserOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, answer := range failingAnswers {
		p.answer = answer
		_, err := session.Refresh(t.Context(), session.Current(), "")
		_, err2 := c.Browser(t.Context(), BrowserOptions{})
		for _, err := range []error{err, err2} {
			what, remedy := Explain(err)
			fmt.Fprintf(&seen, "%v|%+v|%#v|%s|%s\n", err, err, err, what, remedy)
			refused, _ := errors.AsType[*Error](err)
			for ; err != nil; err = errors.Unwrap(err) {
				fmt.Fprintf(&seen, "%+v|%#v|%+v\n", err, err, refused)
			}
		}
	}
	for _, v := range []any{c, *session.Transport(), session, session.Current(), session.Account()} {
		fmt.Fprintf(&seen, "%v|%+v|%#v|%s|%q|%x\n", v, v, v, v, v, v)
	}
	fmt.Fprintf(&seen, "%+v %#v\n", c.Cache, c.Cache)
	files := 0
	entries, err := os.ReadDir(c.Cache.Dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		data, err := os.ReadFile(c.Cache.Dir + "/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		seen.Write(data)
		files++
	}
	found := strings.Count(seen.String(), "canary") + strings.Count(seen.String(), fmt.Sprintf("%x", "canary"))
	t.Logf("T: failures: %d, files: %d, bytes looked through: %d, canaries: %d", 2*len(failingAnswers), files, seen.Len(), found)
	if found != 0 {
		t.Error(seen.String())
	}
}
