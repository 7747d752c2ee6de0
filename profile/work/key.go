package work

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// rowKey begins the key of a row.
const rowKey = "fill-"

// Key names the row for the outbox, so that what was done under it is never
// sent again: by the Graph, the person's object id, the facet type and what
// the row says, and for what is there already which one it is. Where it stands in which file makes no difference, nor does
// how it was written, or by whom it is sent. A plan has the key of the list that it
// was made of.
func (r Row) Key(cloud, person string) string {
	if r.planned != nil {
		return r.planned.Key
	}
	parts := []string{cloud, strings.ToLower(person), r.Kind.Name, string(r.Body)}
	if !r.Adds() {
		parts = append(parts, string(r.Action), string(r.ID), r.Changed)
	}
	name := strings.Join(parts, "\n")
	sum := sha256.Sum256([]byte(name))
	return rowKey + hex.EncodeToString(sum[:])
}
