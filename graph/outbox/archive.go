package outbox

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"facet/internal/state"
)

// indexed is the index, brought up to date with the history; nil if there is
// neither. The history is read where it isn't as the index knows it: something
// other than this facet has written to it, and it may be damaged.
func (o *Outbox) indexed() (*index, error) {
	size, changed, err := o.stat(o.history())
	if err != nil {
		return nil, err
	}
	x, err := o.openIndex()
	switch {
	case err == nil && x.covers.size == size && x.changed == changed:
		return x, nil
	case errors.Is(err, errIndex) && size == 0:
		return nil, nil
	case err != nil && !errors.Is(err, errIndex):
		return nil, err
	case err == nil:
		_ = x.file.Close()
		if err := o.compare(x.covers); err != nil {
			return nil, err
		}
	}
	if _, err := o.mended(o.history()); err != nil {
		return nil, err
	}
	if size, _, err = o.stat(o.history()); err != nil {
		return nil, err
	}
	if size == 0 { // somebody has deleted it
		return nil, state.Remove(o.fs, o.index())
	}
	if err := o.reindex(nil, 0); err != nil {
		return nil, err
	}
	return o.openIndex()
}

// compare sets a history aside that isn't any more what it was. Its own mark
// tells of that, too, but not of the latest append.
func (o *Outbox) compare(was mark) error {
	data, err := o.content(o.history())
	if err != nil || data != nil && (parse(data).damaged || was.holds(data)) {
		return err // what is damaged is set aside by who reads it
	}
	return o.setAside(o.history(), data)
}

// stat is the size of a file, and when it was changed; nothing if it isn't there.
func (o *Outbox) stat(name string) (size, changed int64, _ error) {
	f, err := o.fs.OpenFile(name, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, 0, nil
	}
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	size, err = f.Seek(0, io.SeekEnd)
	if of, ok := f.(interface{ Stat() (fs.FileInfo, error) }); ok && err == nil {
		info, failed := of.Stat()
		if err = failed; err == nil {
			changed = info.ModTime().UnixNano()
		}
	}
	return size, changed, err
}

// reindex adds what the history has from a place on to postings in their order.
func (o *Outbox) reindex(old []posting, from int64) error {
	data, err := o.tail(o.history(), from)
	if err != nil {
		return err
	}
	var added []posting
	for at := from; len(data) > 0; {
		length := bytes.IndexByte(data, '\n') + 1
		if length == 0 {
			return fmt.Errorf("%w: the history ends in the middle of a line", errIndex)
		}
		added = append(added, postings(data[:length], at)...)
		at, data = at+int64(length), data[length:]
	}
	f, err := o.fs.OpenFile(o.history(), os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	covers, ok, err := covering(f)
	if err = errors.Join(err, f.Close()); err != nil || !ok {
		return errors.Join(errIndex, err)
	}
	_, changed, err := o.stat(o.history())
	if err != nil {
		return err
	}
	return o.writeIndex(covers, changed, merged(old, added))
}

// tail is what a file has from a place on.
func (o *Outbox) tail(name string, from int64) ([]byte, error) {
	f, err := o.fs.OpenFile(name, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if _, err := f.Seek(from, io.SeekStart); err != nil {
		return nil, err
	}
	return io.ReadAll(f)
}

// archived are the records of the history under some terms, without what was begun
// before a time.
func (o *Outbox) archived(terms []uint64, since time.Time) ([]record, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	for try := 0; ; try++ {
		records, err := o.lookUp(terms, since)
		if !errors.Is(err, errIndex) || try > 0 {
			return records, err
		}
		if err := state.Remove(o.fs, o.index()); err != nil { // it is made anew
			return nil, err
		}
	}
}

func (o *Outbox) lookUp(terms []uint64, since time.Time) ([]record, error) {
	x, err := o.indexed()
	if err != nil || x == nil {
		return nil, err
	}
	defer x.file.Close()
	places, err := x.places(terms)
	if err != nil {
		return nil, err
	}
	return o.recordsAt(places, since)
}

// recordsAt reads lines of the history, without what was begun before a time.
func (o *Outbox) recordsAt(places []int64, since time.Time) ([]record, error) {
	if len(places) == 0 {
		return nil, nil
	}
	f, err := o.fs.OpenFile(o.history(), os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	records := make([]record, 0, len(places))
	in := bufio.NewReaderSize(f, blockSize)
	for _, at := range places {
		if _, err := f.Seek(at, io.SeekStart); err != nil {
			return nil, err
		}
		in.Reset(f)
		text, err := in.ReadBytes('\n')
		if before(text, since) {
			continue
		}
		r, ok := parseLine(text)
		if !ok {
			return nil, errors.Join(errIndex, err)
		}
		records = append(records, r)
	}
	return records, nil
}
