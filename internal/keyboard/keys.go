package keyboard

import (
	"bytes"
	"time"
)

// How long what hasn't come whole is waited for.
const (
	// together is how soon a letter follows an escape that it is one key with.
	together = 50 * time.Millisecond

	// apart is how far a line may pull the parts of a key apart. An escape by
	// itself is a key that late.
	apart = 120 * time.Millisecond

	// silence ends a paste.
	silence = time.Second

	// resumed is how long after that what comes at once counts as its rest, and
	// burst how much that is: nobody types it.
	resumed = 30 * time.Second
	burst   = 16
)

const (
	esc      = 0x1b
	escape   = "\x1b[27u" // the key, as newer terminals send it: nothing that follows belongs to it
	begin    = "\x1b[200~"
	end      = "\x1b[201~"
	cutShort = end + "\x1b[?19733;4$y"

	// spare is room for what is put between what came.
	spare = len(begin) + len(cutShort) + 2*len(escape)
)

// stops are the keys that end a paste, as terminals send ctrl+c.
var stops = [][]byte{{3}, []byte("\x1b[99;5u"), []byte("\x1b[27;5;99~")}

// keys reads whole keys from a source.
type keys struct {
	source
	closed func(error)

	pasting bool      // the end of a paste has still to come
	cut     time.Time // when a paste was ended for want of bytes
	held    []byte    // the beginning of a key whose rest is there to be read
}

// Read implements [io.Reader]. A caller that waits for the source before each
// Read would not hear of what is kept back: nothing is, unless more is there.
func (k *keys) Read(p []byte) (int, error) {
	var lone time.Time // when an escape came that nothing has followed yet
	n, room := copy(p, k.held), len(p)-spare
	k.held = nil
	for {
		m, err := k.source.Read(p[n:room])
		if m == 0 && err != nil {
			k.closed(err)
			return n, err
		}
		n = k.came(p, n, m, lone)
		if stop := k.stopped(p[:n]); stop > 0 {
			return k.finish(p, n-stop), nil
		}
		wait := k.wait(p[:n])
		if wait == 0 {
			break
		}
		if lone = (time.Time{}); p[n-1] == esc && unfinished(p[:n]) == 1 {
			lone = time.Now()
		}
		if !k.ready(wait) {
			return k.late(p, n), nil
		}
		if n+spare >= room {
			return k.full(p, n), nil
		}
	}
	k.pasting = k.within(p[:n])
	return n, nil
}

// came adds m bytes that were read behind n others, and returns how many there
// are now. An escape that they don't belong to becomes a key, and what they are
// the rest of a paste again.
func (k *keys) came(p []byte, n, m int, lone time.Time) int {
	fresh := p[n : n+m]
	switch {
	case !lone.IsZero() && time.Since(lone) > together && !bytes.ContainsRune([]byte("[O]P^_X"), rune(fresh[0])):
		return n - 1 + put(p[n-1:], escape, 1, m)
	case n == 0 && k.resumes(fresh):
		return put(p, begin, 0, m)
	}
	return n + m
}

// put puts a sequence in the place of some bytes before m others, and returns
// how many that makes.
func put(p []byte, sequence string, instead, m int) int {
	copy(p[len(sequence):], p[instead:instead+m])
	return copy(p, sequence) + m
}

// resumes reports whether this is the rest of a paste that was cut short.
func (k *keys) resumes(b []byte) bool {
	if k.pasting || time.Since(k.cut) > resumed {
		return false
	}
	starts, ends := bytes.Index(b, []byte(begin)), bytes.Index(b, []byte(end))
	if ends >= 0 && (starts < 0 || ends < starts) {
		return true
	}
	return len(b) > burst && b[0] != esc
}

// within reports whether a paste goes on behind these bytes.
func (k *keys) within(b []byte) bool {
	starts, ends := bytes.LastIndex(b, []byte(begin)), bytes.LastIndex(b, []byte(end))
	if starts == ends {
		return k.pasting
	}
	return starts > ends
}

// stopped returns how long the key is that stops the paste in which these bytes
// end, or 0. In the middle of what was pasted it is a character like others.
func (k *keys) stopped(b []byte) int {
	if !k.within(b) {
		return 0
	}
	for _, stop := range stops {
		if bytes.HasSuffix(b, stop) && !k.ready(0) {
			return len(stop)
		}
	}
	return 0
}

// wait is how long what is to follow may take; 0 if nothing has to.
func (k *keys) wait(b []byte) time.Duration {
	switch {
	case k.within(b):
		return silence
	}
	switch part := unfinished(b); {
	case part == 0:
		return 0
	case answers(b[len(b)-part:]):
		return silence
	}
	return apart
}

// late deals with what never came.
func (k *keys) late(p []byte, n int) int {
	part := unfinished(p[:n])
	if k.within(p[:n]) {
		k.cut = time.Now()
		return k.finish(p, n-part)
	}
	k.pasting = false
	if part == 1 && p[n-1] == esc {
		return n - 1 + copy(p[n-1:], escape)
	}
	return n
}

// finish ends a paste behind n bytes, and says that the terminal didn't.
func (k *keys) finish(p []byte, n int) int {
	k.pasting = false
	return n + copy(p[n:], cutShort)
}

// full passes on what fills the room, but for a key whose rest is next.
func (k *keys) full(p []byte, n int) int {
	if part := unfinished(p[:n]); part < spare {
		k.held = bytes.Clone(p[n-part : n])
		n -= part
	}
	k.pasting = k.within(p[:n])
	return n
}
