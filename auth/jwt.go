package auth

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
)

// readClaims reads what a JWT says. The signature is not looked at.
func readClaims(raw string, claims any) error {
	parts := strings.Split(raw, ".")
	if len(parts) != 3 {
		return errors.New("not a JWT")
	}
	payload, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return errors.New("payload is not base64")
	}
	if json.Unmarshal(payload, claims) != nil {
		return errors.New("payload is not JSON of the right types") // what json says repeats parts of it
	}
	return nil
}
