package outbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"facet/internal/state"
)

const (
	// The names carry the version of the format: another one gets files of
	// its own, and an older facet never misreads a newer journal.
	journalName = "journal-1.jsonl"
	historyName = "history-1.jsonl"

	mostBytes = 1 << 30 // of a file that is read
	patience  = 10 * time.Second
)

func (o *Outbox) journal() string { return filepath.Join(o.dir, journalName) }
func (o *Outbox) history() string { return filepath.Join(o.dir, historyName) }

// locked does something while nobody else, in this process or another, is at
// the files of the journal.
func (o *Outbox) locked(ctx context.Context, do func() error) error {
	select {
	case o.turn <- struct{}{}:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	defer func() { <-o.turn }()
	unlock, err := state.LockOn(ctx, o.fs, o.journal())
	if err != nil {
		return err
	}
	defer unlock()
	return do()
}

// record appends to the journal, even if the context of the send is over: how
// it ended must be written down.
func (o *Outbox) record(ctx context.Context, r record) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	return o.locked(ctx, func() error { return o.add(o.journal(), r) })
}

// add appends records to a file and returns when they would survive a power
// cut. If it fails, the file is as it was, or has a torn tail.
func (o *Outbox) add(name string, records ...record) error {
	lines, err := encode(records...)
	if err != nil {
		return err
	}
	f, m, err := o.openWhole(name)
	if err != nil {
		return fmt.Errorf("open the journal: %w", err)
	}
	defer f.Close()
	if err := appendSynced(f, m, lines); err != nil {
		return fmt.Errorf("write to the journal: %w", err)
	}
	return nil
}

// openWhole opens a file to append to it: it is made if it isn't there, and
// mended if an append was torn.
func (o *Outbox) openWhole(name string) (state.File, mark, error) {
	for try := 0; ; try++ {
		f, err := o.fs.OpenFile(name, os.O_RDWR, 0)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			err = o.begin(name)
		case err == nil:
			m, ok, failed := covering(f)
			if ok && failed == nil {
				return f, m, nil
			}
			_ = f.Close()
			if err = failed; err == nil {
				_, err = o.read(name)
			}
		}
		if err == nil && try > 1 {
			err = errors.New("it changes under facet's hands")
		}
		if err != nil {
			return nil, mark{}, err
		}
	}
}

// begin makes a file without records, so that it is never empty: a file that
// is has lost what was in it.
func (o *Outbox) begin(name string) error {
	if err := state.WriteFile(o.fs, name, marked(nil)); err != nil {
		return err
	}
	return o.fs.SyncDir(filepath.Dir(o.dir))
}

// appendSynced appends to a file, and has its mark cover what was there before.
func appendSynced(f state.File, m mark, lines []byte) error {
	_, err := f.Seek(m.size, io.SeekStart)
	if err == nil {
		_, err = f.Write(lines)
	}
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err == nil {
		_, err = f.Write(m.text())
	}
	if err == nil {
		err = f.Sync()
	}
	if err != nil { // such as a full disk: what isn't safe is not there
		err = errors.Join(err, f.Truncate(m.size))
	}
	return err
}

// mended is what a file has in it, repaired if that is needed; nothing if it isn't there.
func (o *Outbox) mended(name string) ([]byte, error) {
	data, err := o.content(name)
	if err != nil || data == nil || intact(data) {
		return data, err
	}
	if _, err := o.read(name); err != nil {
		return nil, err
	}
	return o.content(name)
}

// read reads a file and repairs it. A torn tail was never promised to anybody
// and is cut off; if there is other damage, the file is copied aside first. A
// file of an older version gets its mark.
func (o *Outbox) read(name string) ([]record, error) {
	data, err := state.ReadFile(o.fs, name, mostBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the journal: %w", err)
	}
	c := parse(data)
	switch {
	case c.damaged:
		if err := o.setAside(name, data); err != nil {
			return nil, err
		}
		fallthrough
	case !c.marked:
		return c.records, state.WriteFile(o.fs, name, marked(wholeLines(data)))
	case c.end < len(data):
		return c.records, o.cutOff(name, c.end)
	default:
		return c.records, nil
	}
}

// setAside keeps what a damaged file has, under a name that tells when that was.
func (o *Outbox) setAside(name string, data []byte) error {
	_, err := state.CopyAside(o.fs, name, data, time.Now())
	return err
}

func (o *Outbox) cutOff(name string, end int) error {
	f, err := o.fs.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("cut the torn tail off the journal: %w", err)
	}
	defer f.Close()
	if err := errors.Join(f.Truncate(int64(end)), f.Sync()); err != nil {
		return fmt.Errorf("cut the torn tail off the journal: %w", err)
	}
	return nil
}

// content is what a file has in it; nothing if it isn't there.
func (o *Outbox) content(name string) ([]byte, error) {
	data, err := state.ReadFile(o.fs, name, mostBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}
