package auth

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/zalando/go-keyring"
)

const (
	keyringService = "facet"
	keyringUser    = "account cache key"
	// keyringLimit is how long the keyring may take: on a silent D-Bus it
	// would never answer.
	keyringLimit = 3 * time.Second
	keySize      = 32
)

// ErrKeyring means that the system's keyring can't be used.
var ErrKeyring = errors.New("system keyring cannot be used")

// Keyring keeps small secrets for a user. Lookups of what isn't there answer
// keyring.ErrNotFound of github.com/zalando/go-keyring.
type Keyring interface {
	Get(service, user string) (string, error)
	Set(service, user, secret string) error
}

// systemKeyring is the operating system's own.
type systemKeyring struct{}

func (systemKeyring) Get(service, user string) (string, error) { return keyring.Get(service, user) }
func (systemKeyring) Set(service, user, secret string) error {
	return keyring.Set(service, user, secret)
}

// keyFrom reads the cache's key, making one where there is none that fits.
func keyFrom(ctx context.Context, ring Keyring) (Secret, error) {
	ctx, cancel := context.WithTimeout(ctx, keyringLimit)
	defer cancel()
	// A hung keyring can't be called off: its goroutine is left behind.
	key, err := await(ctx, func() (Secret, error) { return findOrMakeKey(ring) })
	if err != nil {
		return Secret{}, fmt.Errorf("%w: %w", ErrKeyring, err)
	}
	return key, nil
}

func findOrMakeKey(ring Keyring) (Secret, error) {
	text, err := ring.Get(keyringService, keyringUser)
	if err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return Secret{}, err
	}
	if key, err := base64.StdEncoding.DecodeString(text); err == nil && len(key) == keySize {
		return NewSecret(string(key)), nil
	}
	key := make([]byte, keySize)
	rand.Read(key)
	text = base64.StdEncoding.EncodeToString(key)
	if err := ring.Set(keyringService, keyringUser, text); err != nil {
		return Secret{}, err
	}
	// Some keyrings accept and forget.
	if kept, err := ring.Get(keyringService, keyringUser); err != nil || kept != text {
		return Secret{}, errors.New("it did not keep what it was given")
	}
	return NewSecret(string(key)), nil
}
