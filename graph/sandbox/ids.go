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

// userCodeLength is how many letters a device shows to its person.
const userCodeLength = 9

// word is a code for people to type: of letters and digits that can't be
// mistaken for one another, and make no words.
func (i *ids) word(length int) string {
	const letters = "BCDFGHJKLMNPQRTVWXYZ346789"
	word := make([]byte, length)
	for at := range word {
		word[at] = letters[i.source.Uint64()%uint64(len(letters))]
	}
	return string(word)
}
