package state

import (
	"context"
	"fmt"
)

// locker is an [FS] with locks of its own.
type locker interface {
	Lock(ctx context.Context, name string) (unlock func(), err error)
	TryLock(name string) (unlock func(), held bool, err error)
}

// LockOn is [Lock] for what is kept on a file system: what is kept in memory
// is locked there too, and leaves no file behind.
func LockOn(ctx context.Context, fsys FS, name string) (unlock func(), err error) {
	if own, ok := fsys.(locker); ok {
		return own.Lock(ctx, name)
	}
	return Lock(ctx, name)
}

// TryLockOn is LockOn without waiting.
func TryLockOn(fsys FS, name string) (unlock func(), held bool, err error) {
	if own, ok := fsys.(locker); ok {
		return own.TryLock(name)
	}
	return tryLock(name)
}

// Lock waits until nobody else who shares the memory holds the lock of name.
func (m *Memory) Lock(ctx context.Context, name string) (unlock func(), err error) {
	turn := m.turn(name)
	select {
	case turn <- struct{}{}:
		return func() { <-turn }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for the lock of %s: %w", name, context.Cause(ctx))
	}
}

// TryLock is Lock without waiting.
func (m *Memory) TryLock(name string) (unlock func(), held bool, err error) {
	turn := m.turn(name)
	select {
	case turn <- struct{}{}:
		return func() { <-turn }, true, nil
	default:
		return func() {}, false, nil
	}
}

// turn is the lock of name: full while somebody holds it.
func (m *Memory) turn(name string) chan struct{} {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.locks[name] == nil {
		if m.locks == nil {
			m.locks = map[string]chan struct{}{}
		}
		m.locks[name] = make(chan struct{}, 1)
	}
	return m.locks[name]
}
