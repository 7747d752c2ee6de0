package state

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// lockRetry is how often a waiting Lock looks again.
const lockRetry = 20 * time.Millisecond

// Lock waits until nobody else, in this process or another, holds the lock of
// name, and returns the function that gives it back. The lock is the file
// name.lock, which stays; one that a crash left behind holds nobody up. Lock
// ends with the context's error when that is done first. It orders what is on
// disk; memory that goroutines share needs a mutex as well.
func Lock(ctx context.Context, name string) (unlock func(), err error) {
	lock, err := newLock(name)
	if err != nil {
		return nil, err
	}
	err = patiently(func() error {
		_, err := lock.TryLockContext(ctx, lockRetry)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("wait for the lock of %s: %w", name, err)
	}
	return func() { lock.Close() }, nil
}

// tryLock is Lock without waiting; held tells whether the lock was free.
func tryLock(name string) (unlock func(), held bool, err error) {
	lock, err := newLock(name)
	if err != nil {
		return nil, false, err
	}
	err = patiently(func() error {
		held, err = lock.TryLock()
		return err
	})
	if err != nil {
		return nil, false, fmt.Errorf("try the lock of %s: %w", name, err)
	}
	return func() { lock.Close() }, held, nil
}

func newLock(name string) (*flock.Flock, error) {
	if err := mkdirAll(filepath.Dir(name), dirPerm); err != nil {
		return nil, fmt.Errorf("make the folder of %s: %w", name, err)
	}
	if err := isFile(name + ".lock"); err != nil {
		return nil, err
	}
	return flock.New(name+".lock", flock.SetPermissions(filePerm)), nil
}
