package auth

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"log/slog"
)

const redacted = "[redacted]"

// Secret is a token, a code or a key. It prints as [redacted], by every verb
// of fmt, as JSON and in logs. The pointer keeps that true inside unexported
// fields, where fmt prints memory and asks no method.
type Secret struct{ value *string }

// NewSecret wraps s.
func NewSecret(s string) Secret { return Secret{&s} }

// Reveal is the text itself: for the wire and the sealed cache only.
func (s Secret) Reveal() string {
	if s.value == nil {
		return ""
	}
	return *s.value
}

// Empty tells whether there is nothing to hide.
func (s Secret) Empty() bool { return s.Reveal() == "" }

// Equal compares two secrets in a time that depends on their length only.
func (s Secret) Equal(other Secret) bool {
	return subtle.ConstantTimeCompare([]byte(s.Reveal()), []byte(other.Reveal())) == 1
}

// Fingerprint tells the secret from others, and gives nothing of it away that
// can't be guessed whole: it is for tokens, not for what people choose.
func (s Secret) Fingerprint() string {
	sum := sha256.Sum256([]byte("facet fingerprint\n" + s.Reveal()))
	return hex.EncodeToString(sum[:16])
}

// Format implements [fmt.Formatter].
func (Secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, redacted) }

// MarshalText implements [encoding.TextMarshaler], and with it JSON and TOML.
func (Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// LogValue implements [slog.LogValuer].
func (Secret) LogValue() slog.Value { return slog.StringValue(redacted) }
