package outbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strings"
	"sync"
	"time"
	"unicode"
)

// record is one line of the journal: what is to be sent, or how it ended, or
// both.
type record struct {
	Entry  string    `json:"entry"`
	At     time.Time `json:"at"`
	Intent *Intent   `json:"intent,omitempty"`
	Ending *Ending   `json:"ending,omitempty"`
	Whole  string    `json:"whole,omitempty"` // in the mark of a file only
}

// line is how a record is written. The sum covers the record's bytes.
type line struct {
	Sum    string          `json:"sum"`
	Record json.RawMessage `json:"record"`
}

// castagnoli is the table of the sums. Not every start needs it.
var castagnoli = sync.OnceValue(func() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) })

func sum(b []byte) string { return fmt.Sprintf("%08x", crc32.Checksum(b, castagnoli())) }

// encode writes records as lines.
func encode(records ...record) ([]byte, error) {
	var all []byte
	for _, r := range records {
		b, err := json.Marshal(r)
		if err != nil {
			return nil, fmt.Errorf("write a line of the journal: %w", err)
		}
		all = fmt.Appendf(all, `{"sum":"%s","record":%s}`+"\n", sum(b), b)
	}
	return all, nil
}

// content is what could be read of a file.
type content struct {
	records []record
	end     int  // where the last of all lines ends
	marked  bool // it has a mark
	damaged bool // something that was written is not there any more
}

// parse reads lines. Only what follows the last line break can be a tail that a
// crash tore: a line that can't be read, or something that the mark covers and
// that isn't there, is damage.
func parse(data []byte) content {
	var c content
	m, marked := markOf(data)
	c.marked, c.damaged = marked, len(data) == 0 || marked && !m.holds(data)
	for c.end < len(data) {
		length := bytes.IndexByte(data[c.end:], '\n') + 1
		if length == 0 {
			break
		}
		text := data[c.end : c.end+length]
		c.end += length
		switch r, ok := parseLine(text); {
		case !ok:
			c.damaged = true
		case r.Entry != marker:
			c.records = append(c.records, r)
		}
	}
	c.damaged = c.damaged || !marked && !torn(data[c.end:])
	return c
}

// wholeLines are the lines that can be read, without the mark.
func wholeLines(data []byte) (whole []byte) {
	for text := range bytes.Lines(data) {
		if r, ok := parseLine(text); ok && r.Entry != marker && bytes.HasSuffix(text, []byte("\n")) {
			whole = append(whole, text...)
		}
	}
	return whole
}

// torn reports whether a tail looks like the beginning of a line. Where there is
// a mark, it says better what may be cut off.
func torn(tail []byte) bool {
	const begins = `{"sum":"`
	text := string(tail)
	return strings.HasPrefix(text, begins[:min(len(text), len(begins))]) && !strings.ContainsFunc(text, unicode.IsControl)
}

// parseLine reads a line. One that is as encode writes it, as nearly all are, is
// read once and not twice.
func parseLine(text []byte) (r record, _ bool) {
	raw, ok := recordIn(text)
	return r, ok && json.Unmarshal(raw, &r) == nil && r.Entry != ""
}

// recordIn is the record of a line whose sum is right.
func recordIn(text []byte) ([]byte, bool) {
	if raw, ok := sound(text); ok {
		return raw, true
	}
	var l line
	err := json.Unmarshal(text, &l)
	return l.Record, err == nil && sum(l.Record) == l.Sum
}

// fold makes entries of records, in the order in which they were begun.
func fold(records []record) []Entry {
	var entries []Entry
	index := map[string]int{}
	for _, r := range records {
		i, known := index[r.Entry]
		if !known {
			if r.Intent == nil {
				continue // its beginning is lost, and nothing can be told of it
			}
			i = len(entries)
			index[r.Entry] = i
			entries = append(entries, Entry{ID: r.Entry, Begun: r.At})
		}
		if r.Intent != nil {
			entries[i].Intent = *r.Intent
		}
		if r.Ending != nil {
			entries[i].Ending = *r.Ending
		}
	}
	relate(entries, index)
	return entries
}

// relate carries over what a later entry means for the one that it sends again
// or undoes. A second send that was certainly not done changes nothing.
func relate(entries []Entry, index map[string]int) {
	for _, e := range entries {
		mayBe := e.Status != NotSent && e.Status != Refused
		if i, known := index[e.Again]; known && entries[i].Open() && mayBe {
			entries[i].Status = Resent
		}
		if i, known := index[e.Undoes]; known && e.Status == Done {
			entries[i].Undone = true
		}
	}
}

// unfold is the one line that says everything of an entry.
func (e Entry) unfold() record {
	r := record{Entry: e.ID, At: e.Begun, Intent: &e.Intent}
	if e.Status != "" {
		r.Ending = &e.Ending
	}
	return r
}
