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

	mostBytes = 256 << 20 // of a file that is read
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
	if err := o.mend(name); err != nil {
		return err
	}
	if err := o.fs.MkdirAll(o.dir, 0o700); err != nil {
		return fmt.Errorf("make the folder of the journal: %w", err)
	}
	f, err := o.fs.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("open the journal: %w", err)
	}
	defer f.Close()
	if err := o.appendSynced(f, lines); err != nil {
		return fmt.Errorf("write to the journal: %w", err)
	}
	return nil
}

// appendSynced appends to a file. The name of one that is empty may be new,
// and is made to survive before anything relies on it.
func (o *Outbox) appendSynced(f state.File, lines []byte) error {
	size, err := f.Seek(0, io.SeekEnd)
	if err == nil && size == 0 {
		err = errors.Join(o.fs.SyncDir(o.dir), o.fs.SyncDir(filepath.Dir(o.dir)))
	}
	if err != nil {
		return err
	}
	_, err = f.Write(lines)
	if err == nil {
		err = f.Sync()
	}
	if err != nil { // such as a full disk: what isn't safe is not there
		err = errors.Join(err, f.Truncate(size))
	}
	return err
}

// mend cuts off the tail that a crash tore, before anything is put after it.
func (o *Outbox) mend(name string) error {
	f, err := o.fs.OpenFile(name, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the journal: %w", err)
	}
	defer f.Close()
	last := make([]byte, 1)
	if size, err := f.Seek(-1, io.SeekEnd); err != nil || size < 0 {
		return nil // it is empty
	}
	if _, err := io.ReadFull(f, last); err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	if last[0] == '\n' {
		return nil
	}
	_, err = o.read(name)
	return err
}

// read reads a file and repairs it. A torn tail was never promised to anybody
// and is cut off; if there is other damage, the file is copied aside first.
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
		aside, err := state.CopyAside(o.fs, name, data, time.Now())
		if err != nil {
			return nil, err
		}
		if o.SetAside != nil {
			o.SetAside(aside)
		}
		err = state.WriteFile(o.fs, name, c.whole)
		return c.records, err
	case c.end < len(data):
		return c.records, o.cutOff(name, c.end)
	default:
		return c.records, nil
	}
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
