package outbox

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"io"

	"facet/internal/state"
)

// mark is the first line of a file. It says how much of the file was safe on
// the disk before the latest append, and what that was: without it, lines that
// are missing at the end could not be told from an append that a crash tore. It
// is written in place and synced with the next append, so it costs nothing.
type mark struct {
	size int64  // of the file, this line included
	sum  uint32 // of what follows this line
}

// marker is the entry of a mark, which older versions pass over: nothing was
// begun under it.
const marker = "-"

// text is the mark as a line, which always has the same length.
func (m mark) text() []byte {
	r := fmt.Appendf(nil, `{"entry":"%s","at":"0001-01-01T00:00:00Z","whole":"%012d %08x"}`, marker, m.size, m.sum)
	return fmt.Appendf(nil, `{"sum":"%s","record":%s}`+"\n", sum(r), r)
}

var markSize = int64(len(mark{}.text()))

// markOf is the mark of a whole file.
func markOf(data []byte) (m mark, ok bool) {
	if int64(len(data)) < markSize {
		return mark{}, false
	}
	r, ok := parseLine(data[:markSize])
	if !ok || r.Entry != marker {
		return mark{}, false
	}
	_, err := fmt.Sscanf(r.Whole, "%d %x", &m.size, &m.sum)
	return m, err == nil && m.size >= markSize
}

// holds reports whether all that the mark covers is there.
func (m mark) holds(data []byte) bool {
	return m.size <= int64(len(data)) && crc32.Checksum(data[markSize:m.size], castagnoli()) == m.sum
}

// marked is a file with these lines, all of them covered.
func marked(lines []byte) []byte {
	m := mark{markSize + int64(len(lines)), crc32.Checksum(lines, castagnoli())}
	return append(m.text(), lines...)
}

// intact reports whether a file is as it was written: there is no torn tail
// and no damage. It doesn't take lines apart.
func intact(data []byte) bool {
	m, ok := markOf(data)
	if !ok || !m.holds(data) {
		return false
	}
	for rest := data[m.size:]; len(rest) > 0; {
		length := bytes.IndexByte(rest, '\n') + 1
		if length == 0 {
			return false
		}
		if _, ok := sound(rest[:length]); !ok {
			return false
		}
		rest = rest[length:]
	}
	return true
}

// sound is the record of a line, if that is as encode wrote it.
func sound(line []byte) (record []byte, ok bool) {
	const before, between = `{"sum":"`, `","record":`
	rest, ok := bytes.CutPrefix(bytes.TrimSuffix(line, []byte("\n")), []byte(before))
	if !ok || len(rest) < 8+len(between)+1 || string(rest[8:8+len(between)]) != between {
		return nil, false
	}
	record = rest[8+len(between) : len(rest)-1]
	return record, sum(record) == string(rest[:8]) && rest[len(rest)-1] == '}'
}

// covering is the mark for the next append to a file: it covers all that is
// there now. Only what the present mark doesn't cover is read. A file with a
// torn tail, or without a mark, has none.
func covering(f state.File) (m mark, ok bool, _ error) {
	size, err := f.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil || size < markSize {
		return mark{}, false, err
	}
	first := make([]byte, markSize)
	if _, err := io.ReadFull(f, first); err != nil {
		return mark{}, false, err
	}
	m, ok = markOf(first)
	if !ok || m.size > size {
		return mark{}, false, nil
	}
	rest := make([]byte, size-m.size)
	if _, err := f.Seek(m.size, io.SeekStart); err != nil {
		return mark{}, false, err
	}
	if _, err := io.ReadFull(f, rest); err != nil {
		return mark{}, false, err
	}
	whole := len(rest) == 0 || rest[len(rest)-1] == '\n'
	return mark{size, crc32.Update(m.sum, castagnoli(), rest)}, whole, nil
}
