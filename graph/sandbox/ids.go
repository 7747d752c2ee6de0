package sandbox

import (
	"math/rand/v2"

	"github.com/google/uuid"
)

// ids is an endless row of GUIDs that depends on nothing but its seed.
type ids struct{ source *rand.ChaCha8 }

func newIDs(seed uint64, purpose byte) *ids {
	var key [32]byte
	for i := range 8 {
		key[i] = byte(seed >> (8 * i))
	}
	key[8] = purpose
	return &ids{rand.NewChaCha8(key)}
}

func (i *ids) next() string { return uuid.Must(uuid.NewRandomFromReader(i.source)).String() }
