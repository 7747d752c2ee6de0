package outbox

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"facet/internal/state"
)

// tidyAt is the size from which on the journal is tidied, in bytes: all of it is
// read before each send.
const tidyAt = 256 << 10

// tidied returns what is in the journal, which is whole, after moving to the
// history what was settled a day ago, and if the journal has grown, all that is
// settled. The caller holds the lock.
func (o *Outbox) tidied() ([]byte, error) {
	data, err := o.whole()
	if err != nil {
		return nil, fmt.Errorf("read the journal: %w", err)
	}
	grown := len(data) >= max(tidyAt, 2*o.tidiest)
	if !grown && time.Since(o.looked) < time.Hour {
		return data, nil
	}
	o.looked = time.Now()
	if err := o.tidy(data, grown); err != nil {
		return nil, err
	}
	data, err = o.content(o.journal())
	o.tidiest = len(data)
	return data, err
}

// whole is the journal, mended if that was needed; and the history has nothing
// in it that this facet doesn't know.
func (o *Outbox) whole() ([]byte, error) {
	x, err := o.indexed()
	if err != nil {
		return nil, err
	}
	if x != nil {
		_ = x.file.Close()
	}
	data, err := o.again()
	switch {
	case err != nil:
		return nil, err
	case data == nil && x != nil: // there is a history of it, so there was one
		if err := o.setAside(o.journal(), nil); err != nil {
			return nil, err
		}
		return nil, o.begin(o.journal())
	case data == nil, intact(data):
		return data, nil
	}
	if _, err := o.read(o.journal()); err != nil {
		return nil, err
	}
	return o.content(o.journal())
}

// again is what is in the journal, read into the room of the time before: it is read
// several times for each send, and nobody keeps it beyond the lock.
func (o *Outbox) again() ([]byte, error) {
	err := state.ReadFileInto(o.fs, o.journal(), mostBytes, &o.room)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return o.room.Bytes(), err
}

// tidy moves what is settled to the history, and its values to where they stay
// for a day. A crash in between leaves an entry in both, which reads as one.
// What was throttled stays for a day, since its values may be needed.
func (o *Outbox) tidy(journal []byte, grown bool) error {
	if err := o.forget(); err != nil {
		return err
	}
	var kept, moved []record
	var values []Entry
	for _, e := range fold(parse(journal).records) {
		aged := time.Since(e.Ended) >= keepValues
		if e.Open() || !aged && (!grown || e.throttled()) {
			kept = append(kept, e.unfold())
			continue
		}
		moved, values = append(moved, e.withoutValues().unfold()), append(values, e)
	}
	if len(moved) == 0 {
		return nil
	}
	if err := o.keep(values); err != nil {
		return err
	}
	if err := o.archive(moved); err != nil {
		return err
	}
	lines, err := encode(kept...)
	if err != nil {
		return err
	}
	if err := state.WriteFile(o.fs, o.journal(), marked(lines)); err != nil {
		return fmt.Errorf("tidy the journal: %w", err)
	}
	return state.Sweep(o.fs, o.journal())
}

// archive adds records to the history and its index.
func (o *Outbox) archive(records []record) error {
	x, err := o.indexed()
	if err != nil {
		return err
	}
	var all []posting
	var covers int64
	if x != nil {
		all, err = x.all()
		covers = x.covers.size
		if failed := x.file.Close(); err == nil {
			err = failed
		}
		if err != nil {
			all, covers = nil, 0 // it is made anew
		}
	}
	if err := o.add(o.history(), records...); err != nil {
		return err
	}
	return o.reindex(all, covers)
}
