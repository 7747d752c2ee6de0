package outbox

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"

	"facet/internal/state"
)

// The index tells where in the history the sends are that have an id, a hash, a key, a
// batch or a collection, so that a send costs the same however many there were. It is a
// sorted list, in blocks that each have a checksum, and can be made anew from
// the history at any time.
const (
	indexName   = "history-1.index"
	blockSize   = 4096
	postingSize = 16
	perBlock    = blockSize/postingSize - 1 // the first posting's room is for the checksum
	indexMagic  = "facetix2"
)

// posting is one place in the history where something is to be found.
type posting struct {
	term uint64
	at   int64
}

// term stands for what is looked for. Two that share one are told apart by what
// stands in the history.
func term(what, value string) uint64 {
	sum := sha256.Sum256([]byte(what + "\n" + value))
	return binary.BigEndian.Uint64(sum[:])
}

func entryTerm(id string) uint64        { return term("entry", id) }
func hashTerm(hash string) uint64       { return term("hash", hash) }
func keyTerm(key string) uint64         { return term("key", key) }
func batchTerm(id string) uint64        { return term("batch", id) }
func collectionTerm(name string) uint64 { return term("collection", name) }
func undoesTerm(entry string) uint64    { return term("undoes", entry) }

// postings are those of a line at a place.
func postings(text []byte, at int64) []posting {
	raw, ok := recordIn(text)
	var r struct {
		Entry  string
		Intent *struct {
			Cloud, Path, Hash, Key, Undoes, Batch string
			Person                                struct{ ID string }
		}
	}
	if !ok || json.Unmarshal(raw, &r) != nil || r.Intent == nil {
		return nil
	}
	i := r.Intent
	name := Intent{Cloud: i.Cloud, Person: Identity{ID: i.Person.ID}, Path: i.Path}.Collection()
	all := []posting{{entryTerm(r.Entry), at}, {hashTerm(i.Hash), at}, {collectionTerm(name), at}}
	if i.Key != "" {
		all = append(all, posting{keyTerm(i.Key), at})
	}
	if i.Undoes != "" {
		all = append(all, posting{undoesTerm(i.Undoes), at})
	}
	if i.Batch != "" {
		all = append(all, posting{batchTerm(i.Batch), at})
	}
	return all
}

// index is the index of a history as it was once.
type index struct {
	covers  mark  // what the history was then, as a mark would say it
	changed int64 // when the history was changed for the last time, in nanoseconds
	file    state.File
	blocks  int
}

func (o *Outbox) index() string { return filepath.Join(o.dir, indexName) }

var errIndex = errors.New("the index can't be used")

// openIndex opens the index; one that is missing or broken is [errIndex]. Its
// file is to be closed.
func (o *Outbox) openIndex() (*index, error) {
	f, err := o.fs.OpenFile(o.index(), os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errIndex
	}
	if err != nil {
		return nil, err
	}
	x := &index{file: f}
	size, err := f.Seek(0, io.SeekEnd)
	head, failed := x.block(0)
	if err != nil || failed != nil || string(head[:8]) != indexMagic || size%blockSize != 0 {
		return nil, errors.Join(errIndex, f.Close())
	}
	x.covers = mark{int64(binary.BigEndian.Uint64(head[8:])), binary.BigEndian.Uint32(head[16:])}
	x.changed = int64(binary.BigEndian.Uint64(head[20:]))
	x.blocks = int(size/blockSize) - 1
	return x, nil
}

// block reads one block, without its checksum.
func (x *index) block(n int) ([]byte, error) {
	b := make([]byte, blockSize)
	if _, err := x.file.Seek(int64(n)*blockSize, io.SeekStart); err != nil {
		return nil, err
	}
	if _, err := io.ReadFull(x.file, b); err != nil {
		return nil, errors.Join(errIndex, err)
	}
	if binary.BigEndian.Uint32(b) != crc32.Checksum(b[postingSize:], castagnoli()) {
		return nil, errIndex
	}
	return b[postingSize:], nil
}

// page reads the postings of one block; what is empty at its end is none.
func (x *index) page(n int) ([]posting, error) {
	b, err := x.block(n + 1)
	if err != nil {
		return nil, err
	}
	all := make([]posting, 0, perBlock)
	for ; len(b) > 0; b = b[postingSize:] {
		p := posting{binary.BigEndian.Uint64(b), int64(binary.BigEndian.Uint64(b[8:]))}
		if p.at > 0 {
			all = append(all, p)
		}
	}
	return all, nil
}

// find returns the places of a term.
func (x *index) find(t uint64) (places []int64, _ error) {
	low, high := 0, x.blocks // the first block that begins with the term, or after it
	for low < high {
		middle := (low + high) / 2
		page, err := x.page(middle)
		if err != nil {
			return nil, err
		}
		if page[0].term < t {
			low = middle + 1
		} else {
			high = middle
		}
	}
	for n := max(low-1, 0); n < x.blocks; n++ {
		page, err := x.page(n)
		if err != nil {
			return nil, err
		}
		for _, p := range page {
			if p.term == t {
				places = append(places, p.at)
			}
		}
		if page[len(page)-1].term > t {
			break
		}
	}
	return places, nil
}

// few is for how many terms the index is searched block by block; for more, all of
// it is read.
const few = 64

// places are where records with some terms are, each once, in the order of the history.
func (x *index) places(terms []uint64) (places []int64, _ error) {
	find := x.find
	if len(terms) > few {
		all, err := x.all()
		if err != nil {
			return nil, err
		}
		find = func(t uint64) ([]int64, error) { return within(all, t), nil }
	}
	for _, t := range terms {
		more, err := find(t)
		if err != nil {
			return nil, err
		}
		places = append(places, more...)
	}
	slices.Sort(places)
	return slices.Compact(places), nil
}

// within are the places of a term among postings in their order.
func within(all []posting, t uint64) (places []int64) {
	at, _ := slices.BinarySearchFunc(all, t, func(p posting, t uint64) int { return cmp.Compare(p.term, t) })
	for ; at < len(all) && all[at].term == t; at++ {
		places = append(places, all[at].at)
	}
	return places
}

// all are the postings of the whole index, in their order.
func (x *index) all() ([]posting, error) {
	all := make([]posting, 0, x.blocks*perBlock)
	for n := range x.blocks {
		page, err := x.page(n)
		if err != nil {
			return nil, err
		}
		all = append(all, page...)
	}
	return all, nil
}

// merged are postings in their order, with some more.
func merged(old, added []posting) []posting {
	sort.Slice(added, func(a, b int) bool { return compare(added[a], added[b]) < 0 })
	all := make([]posting, 0, len(old)+len(added))
	for _, p := range added {
		at, _ := slices.BinarySearchFunc(old, p, compare)
		all, old = append(append(all, old[:at]...), p), old[at:]
	}
	return append(all, old...)
}

func compare(a, b posting) int { return cmp.Or(cmp.Compare(a.term, b.term), cmp.Compare(a.at, b.at)) }

// writeIndex puts an index of postings in their order in the place of the one before.
func (o *Outbox) writeIndex(covers mark, changed int64, all []posting) error {
	head := binary.BigEndian.AppendUint64([]byte(indexMagic), uint64(covers.size))
	head = binary.BigEndian.AppendUint32(head, covers.sum)
	head = binary.BigEndian.AppendUint64(head, uint64(changed))
	var file bytes.Buffer
	file.Write(block(head))
	b := make([]byte, 0, blockSize)
	for page := range slices.Chunk(all, perBlock) {
		b = b[:0]
		for _, p := range page {
			b = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(b, p.term), uint64(p.at))
		}
		file.Write(block(b))
	}
	return state.WriteFile(o.fs, o.index(), file.Bytes())
}

// block is a block with its checksum.
func block(content []byte) []byte {
	b := make([]byte, blockSize)
	copy(b[postingSize:], content)
	binary.BigEndian.PutUint32(b, crc32.Checksum(b[postingSize:], castagnoli()))
	return b
}
