package clipboard

import (
	"context"
	"fmt"
	"runtime"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// The functions are looked for when they are called first: user32 brings the whole
// desktop along, and most commands never copy.
var (
	user32   = windows.NewLazySystemDLL("user32.dll")
	kernel32 = windows.NewLazySystemDLL("kernel32.dll")

	openClipboard    = user32.NewProc("OpenClipboard")
	closeClipboard   = user32.NewProc("CloseClipboard")
	emptyClipboard   = user32.NewProc("EmptyClipboard")
	setClipboardData = user32.NewProc("SetClipboardData")

	globalAlloc  = kernel32.NewProc("GlobalAlloc")
	globalFree   = kernel32.NewProc("GlobalFree")
	globalLock   = kernel32.NewProc("GlobalLock")
	globalUnlock = kernel32.NewProc("GlobalUnlock")
	copyString   = kernel32.NewProc("lstrcpyW")
)

const (
	unicodeText = 13 // CF_UNICODETEXT
	movable     = 2  // GMEM_MOVEABLE
)

// Write puts a text into the clipboard.
func Write(ctx context.Context, text string) error {
	units, err := windows.UTF16FromString(text)
	if err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	if err := user32.Load(); err != nil {
		return fmt.Errorf("%w: %w", ErrNone, err)
	}
	runtime.LockOSThread() // the clipboard is open for one thread
	defer runtime.UnlockOSThread()
	if err := open(ctx); err != nil {
		return err
	}
	defer call(closeClipboard)
	if _, err := call(emptyClipboard); err != nil {
		return err
	}
	memory, err := moved(units)
	if err != nil {
		return err
	}
	if _, err := call(setClipboardData, unicodeText, memory); err != nil {
		_, _ = call(globalFree, memory) // else it is the system's
		return err
	}
	return nil
}

// open waits for a program that has the clipboard open at the moment.
func open(ctx context.Context) error {
	for patience := 50; ; patience-- {
		_, err := call(openClipboard, 0)
		if err == nil || patience == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// moved puts text into memory that can be handed to the system.
func moved(units []uint16) (memory uintptr, err error) {
	memory, err = call(globalAlloc, movable, uintptr(len(units))*unsafe.Sizeof(units[0]))
	if err != nil {
		return 0, err
	}
	at, err := call(globalLock, memory)
	if err == nil {
		_, err = call(copyString, at, uintptr(unsafe.Pointer(&units[0])))
		_, _, _ = globalUnlock.Call(memory)
	}
	if err != nil {
		_, _ = call(globalFree, memory)
	}
	return memory, err
}

// call calls a function that answers zero when it fails.
func call(of *windows.LazyProc, arguments ...uintptr) (uintptr, error) {
	answer, _, err := of.Call(arguments...)
	if answer != 0 {
		return answer, nil
	}
	return 0, fmt.Errorf("%s: %w", of.Name, err)
}
