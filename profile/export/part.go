package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"time"

	"facet/internal/state"
)

// Part is an export on its way, in a file of its own: the rows of one person after the
// other, each with a line that says that it is all of them. What a run leaves, the
// next one goes on with.
type Part struct {
	Name string
	FS   state.FS
	// Of says of what it is: another export begins anew.
	Of string

	file   state.File
	end    int64            // of what is whole
	places map[string]place // of who was read, by the object id
}

// place is where the rows of a person stand.
type place struct{ begin, end int64 }

// partLine is a line that is no row.
type partLine struct {
	Export int       `json:"facetExport,omitempty"` // the first line
	Of     string    `json:"of,omitempty"`
	Begun  time.Time `json:"begun,omitzero"`
	End    string    `json:"end,omitempty"` // of the rows of a person
	Failed bool      `json:"failed,omitempty"`
}

// fresh is how long a part is gone on with: what was read before is too old to stand
// beside what is read now.
const fresh = 24 * time.Hour

// ErrNoPart means that a file has the name of a part, and is something else.
var ErrNoPart = errors.New("the file is no part of an export")

// Open opens the part, and says how many people are in it already.
func (p *Part) Open(now time.Time) (before int, err error) {
	p.places = map[string]place{}
	p.file, err = p.FS.OpenFile(p.Name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return 0, fmt.Errorf("open %s: %w", p.Name, err)
	}
	if err := p.goOn(now); err != nil {
		return 0, errors.Join(err, p.file.Close())
	}
	return len(p.places), nil
}

// goOn finds out what is there, and cuts off what isn't whole.
func (p *Part) goOn(now time.Time) error {
	in := bufio.NewReader(p.file)
	first, err := in.ReadBytes('\n')
	var head partLine
	switch {
	case len(first) == 0 && errors.Is(err, io.EOF):
		return p.begin(now)
	case json.Unmarshal(first, &head) != nil || head.Export == 0:
		return fmt.Errorf("%s: %w", p.Name, ErrNoPart)
	case head.Of != p.Of || now.Sub(head.Begun) > fresh || head.Export != Version:
		return p.begin(now)
	}
	p.end = int64(len(first))
	begin, at := p.end, p.end
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			break // it ends here, or in the middle of a line
		}
		at += int64(len(line))
		var l partLine
		if !bytes.HasPrefix(line, []byte(`{"end":`)) || json.Unmarshal(line, &l) != nil {
			continue
		}
		if !l.Failed {
			p.places[l.End] = place{begin, at - int64(len(line))}
		}
		begin, p.end = at, at
	}
	return p.cut()
}

// begin begins the part anew.
func (p *Part) begin(now time.Time) error {
	p.end, p.places = 0, map[string]place{}
	if err := p.cut(); err != nil {
		return err
	}
	return p.write(partLine{Export: Version, Of: p.Of, Begun: now.UTC().Truncate(time.Second)})
}

func (p *Part) cut() error {
	if err := p.file.Truncate(p.end); err != nil {
		return err
	}
	_, err := p.file.Seek(p.end, io.SeekStart)
	return err
}

// write adds lines.
func (p *Part) write(lines ...any) error {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	for _, l := range lines {
		if err := out.Encode(l); err != nil {
			return err
		}
	}
	if _, err := p.file.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write %s: %w", p.Name, err)
	}
	p.end += int64(b.Len())
	return nil
}

// Has reports whether the rows of somebody are there.
func (p *Part) Has(id string) bool { _, has := p.places[id]; return has }

// Add adds what was read of somebody. Who had trouble is read again by the next run.
func (p *Part) Add(one Profile) error {
	begin := p.end
	var lines []any
	for _, row := range one.Rows {
		lines = append(lines, row)
	}
	if len(lines) > 0 {
		if err := p.write(lines...); err != nil {
			return err
		}
	}
	p.places[one.User.ID] = place{begin, p.end}
	return p.write(partLine{End: one.User.ID, Failed: one.Trouble != nil})
}

// Rows are the rows of people, in that order. The error, once they are through, is of
// the file.
func (p *Part) Rows(people []string) (iter.Seq[Row], func() error) {
	var failed error
	return func(yield func(Row) bool) {
		for _, id := range people {
			at := p.places[id]
			if _, failed = p.file.Seek(at.begin, io.SeekStart); failed != nil {
				return
			}
			in := json.NewDecoder(bufio.NewReader(io.LimitReader(p.file, at.end-at.begin)))
			for in.More() {
				var row Row
				if failed = in.Decode(&row); failed != nil || !yield(row) {
					return
				}
			}
		}
	}, func() error { return failed }
}

// Close ends the work on the part; what is there stays.
func (p *Part) Close() error { return p.file.Close() }

// Remove deletes the part, once the export is there.
func (p *Part) Remove() error {
	err := p.file.Close()
	if errors.Is(err, fs.ErrClosed) {
		err = nil
	}
	return errors.Join(err, state.Remove(p.FS, p.Name))
}
