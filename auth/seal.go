package auth

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/json"
	"errors"
	"fmt"
)

// sealMark begins a sealed cache, and is sealed with it.
const sealMark = "facet accounts, sealed, version 1\n"

var errUnreadable = errors.New("account cache cannot be read")

// record is an account and its refresh token. Access tokens are never kept.
type record struct {
	Account
	refresh Secret // empty if the service gave none
}

// book is the cache's content at rest.
type book struct {
	Version  int     `json:"version"`
	Accounts []entry `json:"accounts"`
}

type entry struct {
	Account
	Refresh string `json:"refresh_token"`
}

func encode(records []record) ([]byte, error) {
	b := book{Version: 1, Accounts: make([]entry, len(records))}
	for i, r := range records {
		b.Accounts[i] = entry{r.Account, r.refresh.Reveal()}
	}
	return json.MarshalIndent(b, "", "  ")
}

func decode(data []byte) ([]record, error) {
	var b book
	if json.Unmarshal(data, &b) != nil || b.Version != 1 {
		return nil, errUnreadable // the JSON error might quote a token
	}
	records := make([]record, len(b.Accounts))
	for i, e := range b.Accounts {
		records[i] = record{e.Account, NewSecret(e.Refresh)}
	}
	return records, nil
}

// seal encrypts by AES-256-GCM. A fresh random nonce goes in front.
func seal(key Secret, plain []byte) ([]byte, error) {
	aead, err := gcm(key)
	if err != nil {
		return nil, err
	}
	return aead.Seal([]byte(sealMark), nil, plain, []byte(sealMark)), nil
}

func unseal(key Secret, sealed []byte) ([]byte, error) {
	aead, err := gcm(key)
	if err != nil {
		return nil, err
	}
	text, ok := bytes.CutPrefix(sealed, []byte(sealMark))
	if !ok {
		return nil, errUnreadable
	}
	plain, err := aead.Open(nil, nil, text, []byte(sealMark))
	if err != nil {
		return nil, errUnreadable
	}
	return plain, nil
}

func gcm(key Secret) (cipher.AEAD, error) {
	block, err := aes.NewCipher([]byte(key.Reveal()))
	if err != nil {
		return nil, fmt.Errorf("use the cache's key: %w", err)
	}
	return cipher.NewGCMWithRandomNonce(block)
}
