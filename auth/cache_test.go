package auth

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/internal/state"
)

func TestCacheKeepsAccountsForTheNextProcess(t *testing.T) {
	for _, mode := range []Mode{"", ModeKeyring, ModeFile} {
		dir, keys := t.TempDir(), &ring{}
		p := newProvider()
		c := p.client(t)
		c.Cache = &Cache{Mode: mode, Dir: dir, Keyring: keys}
		account := signIn(t, p, c).Account()

		next := p.client(t)
		next.Base = p
		next.Cache = &Cache{Mode: mode, Dir: dir, Keyring: keys}
		accounts, err := next.Accounts(t.Context())
		if err != nil || len(accounts) != 1 || accounts[0].Key != account.Key {
			t.Fatalf("%s: %+v, %v", mode, accounts, err)
		}
		session, err := next.Session(accounts[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := session.Token(t.Context()); err != nil || p.reused != 0 {
			t.Errorf("%s: %v", mode, err)
		}
		data, err := os.ReadFile(next.Cache.Place())
		if sealed := !bytes.Contains(data, []byte("canary")) && !bytes.Contains(data, []byte("ann")); err != nil || sealed == (mode == ModeFile) {
			t.Errorf("%s: sealed %v, %v", mode, sealed, err)
		}
		if bytes.Contains(data, []byte("canary-access")) {
			t.Errorf("%s: an access token is at rest", mode)
		}
		filepath.WalkDir(dir, func(path string, entry fs.DirEntry, _ error) error {
			if info, err := entry.Info(); err != nil || path != dir && info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" { // which has no such modes
				t.Errorf("%s: %v, %v", path, info.Mode(), err)
			}
			return nil
		})
	}
}

func TestLookingAtACacheCreatesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	c := newProvider().client(t)
	c.Cache = &Cache{Dir: dir, Keyring: &ring{err: errors.New("no")}}
	accounts, err := c.Accounts(t.Context())
	if _, statErr := os.Stat(dir); err != nil || len(accounts) != 0 || statErr == nil {
		t.Errorf("%v, %v, folder %v", accounts, err, statErr)
	}
}

// sealedCache returns a cache with an account in it, and its bytes.
func sealedCache(t testing.TB) (*Client, []byte) {
	p := newProvider()
	c := p.client(t)
	c.Cache = &Cache{Dir: t.TempDir(), Keyring: &ring{}}
	signIn(t, p, c)
	data, err := os.ReadFile(c.Cache.Place())
	if err != nil {
		t.Fatal(err)
	}
	return c, data
}

func TestUnreadableCacheIsSetAside(t *testing.T) {
	c, good := sealedCache(t)
	damages := 0
	damage := func(name string, bad []byte) {
		t.Helper()
		damages++
		var noticed *AsideError
		c.Cache.Notice = func(err error) { noticed, _ = errors.AsType[*AsideError](err) }
		if err := os.WriteFile(c.Cache.Place(), bad, 0o600); err != nil {
			t.Fatal(err)
		}
		accounts, err := c.Accounts(t.Context())
		if err != nil || len(accounts) != 0 || noticed == nil {
			t.Fatalf("%s: %v, %v, noticed %v", name, accounts, err, noticed)
		}
		if aside, err := os.ReadFile(noticed.Path); err != nil || !bytes.Equal(aside, bad) {
			t.Fatalf("%s: set aside: %v", name, err)
		}
		os.Remove(noticed.Path)
	}
	step := 1
	if testing.Short() {
		step = 9
	}
	for i := 0; i < len(good); i += step {
		damage("a flipped bit", append(append(bytes.Clone(good[:i]), good[i]^1), good[i+1:]...))
		damage("cut short", good[:i])
	}
	damage("too long", append(bytes.Clone(good), make([]byte, maxCache)...))
	key, err := c.Cache.sealKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{`{"version":2}`, `{`, ``, `null`, `{"version":1,"accounts":[{"refresh_token":7}]}`} {
		sealed, err := seal(key, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		damage(text, sealed)
	}
	t.Logf("damaged caches: %d, set aside unchanged: %d", damages, damages)
	if err := os.WriteFile(c.Cache.Place(), good, 0o600); err != nil {
		t.Fatal(err)
	}
	if accounts, err := c.Accounts(t.Context()); err != nil || len(accounts) != 1 {
		t.Errorf("the good one: %v, %v", accounts, err)
	}
}

func TestLostKeySetsTheCacheAside(t *testing.T) {
	c, _ := sealedCache(t)
	noticed := 0
	c.Cache = &Cache{Dir: c.Cache.Dir, Keyring: &ring{}, Notice: func(error) { noticed++ }}
	if accounts, err := c.Accounts(t.Context()); err != nil || len(accounts) != 0 || noticed != 1 {
		t.Errorf("%v, %v, noticed %d", accounts, err, noticed)
	}
}

func TestKeyringOutOfOrderStopsBeforeTheBrowserOpens(t *testing.T) {
	for _, keys := range []*ring{{err: errors.New("locked")}, {forget: true}} {
		c := newProvider().client(t)
		c.Open = func(string) error { t.Error("the browser opened"); return nil }
		c.Cache = &Cache{Dir: t.TempDir(), Keyring: keys}
		if _, err := c.Browser(t.Context(), BrowserOptions{}); !errors.Is(err, ErrKeyring) {
			t.Errorf("Browser = %v", err)
		}
		if _, err := os.Stat(c.Cache.Place()); err == nil {
			t.Error("a cache was written without a key")
		}
	}
}

func TestKeyringOutOfOrderLeavesTheCacheAlone(t *testing.T) {
	c, good := sealedCache(t)
	c.Cache = &Cache{Dir: c.Cache.Dir, Keyring: &ring{err: errors.New("locked")}}
	if _, err := c.Accounts(t.Context()); !errors.Is(err, ErrKeyring) {
		t.Errorf("Accounts = %v", err)
	}
	if data, err := os.ReadFile(c.Cache.Place()); err != nil || !bytes.Equal(data, good) {
		t.Errorf("the cache was touched: %v", err)
	}
}

func TestHungKeyringIsGivenUpBeforeTheBrowserOpens(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		hang := make(chan struct{})
		defer close(hang)
		c := newProvider().client(t)
		c.Cache = &Cache{Dir: dir, Keyring: &ring{hang: hang}}
		c.Open = func(string) error { t.Error("the browser opened"); return nil }
		began := time.Now()
		_, err := c.Browser(t.Context(), BrowserOptions{})
		if took := time.Since(began); !errors.Is(err, ErrKeyring) || took != keyringLimit {
			t.Errorf("%v after %v", err, took)
		}
	})
}

func TestUnknownModeIsRefused(t *testing.T) {
	if err := (&Cache{Mode: "plain"}).Probe(t.Context()); err == nil || !strings.Contains(err.Error(), "memory") {
		t.Errorf("Probe = %v", err)
	}
}

// fullDisk refuses to write.
type fullDisk struct{ state.FS }

func (fullDisk) Rename(string, string) error { return errors.New("no space left") }

func TestTokenThatCannotBeSavedIsUsedAndFollowed(t *testing.T) {
	p := newProvider()
	c := p.client(t)
	c.Cache = &Cache{Mode: ModeFile, Dir: t.TempDir()}
	noticed := 0
	c.Notice = func(error) { noticed++ }
	session := signIn(t, p, c)
	c.Cache.FS = fullDisk{state.Disk}
	for range 3 {
		if _, err := session.Refresh(t.Context(), session.Current(), ""); err != nil {
			t.Fatal(err)
		}
	}
	c.Cache.FS = nil
	if _, err := session.Refresh(t.Context(), session.Current(), ""); err != nil || noticed != 3 || p.reused != 0 {
		t.Errorf("%v, noticed %d, spent twice %d", err, noticed, p.reused)
	}
	if leftovers, _ := filepath.Glob(filepath.Join(c.Cache.Dir, "*.tmp-*")); len(leftovers) != 0 {
		t.Errorf("left %v", leftovers)
	}
}

func TestWaitingForTheCacheEndsWithTheContext(t *testing.T) {
	c := &Cache{Mode: ModeFile, Dir: t.TempDir()}
	unlock, err := state.Lock(t.Context(), c.Place())
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if err := c.Probe(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Probe = %v", err)
	}
}

func FuzzCache(f *testing.F) {
	key := NewSecret(strings.Repeat("k", keySize))
	const text = `{"version":1,"accounts":[{"cloud":"global","refresh_token":"x"}]}`
	sealed, err := seal(key, []byte(text))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed)
	f.Add([]byte(sealMark))
	f.Add([]byte(`{"version":1,"accounts":[{"cloud":"global","tenant":"t","refresh_token":"x"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if plain, err := unseal(key, data); err == nil && string(plain) != text {
			t.Errorf("%q was taken as sealed: %q", data, plain)
		}
		records, err := decode(data)
		if err != nil {
			return
		}
		again, err := encode(records)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := decode(again); err != nil || len(back) != len(records) {
			t.Errorf("%q became %q", data, again)
		}
	})
}
