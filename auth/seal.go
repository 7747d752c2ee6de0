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

// record is an account at rest. There is no access token in it.
type record struct {
	Account
	Refresh string `json:"refresh_token"`
}

// book is the cache's content.
type book struct {
	Version  int      `json:"version"`
	Accounts []record `json:"accounts"`
}

func encode(records []record) ([]byte, error) {
	return json.MarshalIndent(book{1, records}, "", "  ")
}

func decode(data []byte) ([]record, error) {
	var b book
	if json.Unmarshal(data, &b) != nil || b.Version != 1 {
		return nil, errUnreadable // the JSON error might quote a token
	}
	return b.Accounts, nil
}

// seal encrypts by AES-256-GCM. A fresh random nonce goes in front.
func seal(key, plain []byte) ([]byte, error) {
	aead, err := gcm(key)
	if err != nil {
		return nil, err
	}
	return aead.Seal([]byte(sealMark), nil, plain, []byte(sealMark)), nil
}

func unseal(key, sealed []byte) ([]byte, error) {
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

func gcm(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("use the cache's key: %w", err)
	}
	return cipher.NewGCMWithRandomNonce(block)
}
