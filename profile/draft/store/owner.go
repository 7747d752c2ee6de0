package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Owner is whose draft it is: who typed it, and for whom. All but the tenant
// must be given; persons and accounts are named by object id.
type Owner struct {
	Cloud   string `json:"cloud"`
	Tenant  string `json:"tenant,omitempty"`
	Account string `json:"account"`
	Person  string `json:"person"`
}

// byToken begins what stands for an account or a person of whom nothing is
// known but the token.
const byToken = "token:"

// ByToken stands for the account, or the person, that a token is for, as long
// as nobody has said who that is. The fingerprint tells tokens apart; the token
// itself never comes here.
func ByToken(fingerprint string) string { return byToken + fingerprint }

// Known reports whether it is known who the owner is.
func (o Owner) Known() bool { return !strings.HasPrefix(o.Account, byToken) }

// mark stands for the owner in file names.
func (o Owner) mark() string {
	key := strings.Join([]string{o.Cloud, o.Tenant, o.Account, o.Person}, "\n")
	sum := sha256.Sum256([]byte(strings.ToLower(key)))
	return fmt.Sprintf("%x", sum[:8])
}

// adoptAll gives the drafts of one owner to another, of whom it turned out that
// they are the same. They keep their ids; name is what the person is called.
// What can't be read is set aside and returned.
func (s *Folder) adoptAll(from, to Owner, name string) ([]*Notice, error) {
	drafts, notices, err := s.List(from)
	errs := []error{err}
	for _, d := range drafts {
		errs = append(errs, s.adopt(d, to, name))
	}
	return notices, errors.Join(errs...)
}

// Claim gives one draft to an owner who says that it is theirs.
func (s *Folder) Claim(h Head, to Owner, name string) error {
	d, err := s.Load(h.Owner, h.ID)
	if err == nil {
		err = s.adopt(d, to, name)
	}
	if err != nil {
		return fmt.Errorf("claim a draft: %w", err)
	}
	return nil
}

// adopt gives one draft to another owner, unless they have a later state of it.
// It is theirs before it is gone from where it was, so that a crash in between
// leaves it twice, which [Folder.List] and [Folder.All] take for once.
func (s *Folder) adopt(d Draft, to Owner, name string) error {
	from := d.Owner
	theirs, err := s.Load(to, d.ID)
	if errors.Is(err, fs.ErrNotExist) || err == nil && theirs.Updated.Before(d.Updated) {
		d.Owner, d.PersonName = to, name
		err = s.write(d)
	}
	if err != nil {
		return fmt.Errorf("adopt a draft: %w", err)
	}
	return s.Discard(from, d.ID)
}
