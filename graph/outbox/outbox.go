// Package outbox sends changes to Graph so that none is made twice.
//
// Its laws:
//   - What is about to be sent is in the journal, on the disk, before its
//     first byte leaves.
//   - What may have been done is looked for, and never sent again: only a
//     person does that, by [Outbox.Again]. What an answer means is for
//     [graph.OutcomeOf] to say, and for nobody else.
//   - A photo is the exception: set twice, it is the same. So a PUT is sent again
//     where it isn't known whether it arrived, and the next one settles it.
//   - To one collection of one person goes one change at a time, whichever
//     process sends it.
//   - The address, the person and the journal name the same profile, or
//     nothing is sent.
//   - Damage is never silent: a file that isn't as it was written is copied
//     aside, where [state.Asides] finds it, before it goes on with what is whole.
//   - Bodies and labels are in the journal, for its owner alone and for a day
//     after they were settled, and nowhere else: no error repeats one. A token
//     never comes here.
package outbox

import (
	"bytes"
	"time"

	"facet/internal/state"
)

// keepValues is how long bodies and labels stay after a send is settled.
const keepValues = 24 * time.Hour

// Outbox is where changes leave from. Several processes may share its folder.
// Make one with [New]; its methods may be called concurrently.
type Outbox struct {
	// Ended, if it isn't nil, is told how each send ended, after that was written down:
	// also that nobody knows, and what a person decided then. Set it before the first send.
	Ended func(Entry)

	dir  string
	fs   state.FS
	pace pace

	turn   chan struct{} // whose turn it is with the journal, in this process
	looked time.Time     // when the journal was last looked at for what is old

	tidiest int          // the journal's size after it was tidied
	room    bytes.Buffer // for what is in the journal
}

// tell tells of an ending.
func (o *Outbox) tell(e Entry) {
	if o.Ended != nil {
		o.Ended(e)
	}
}

// New returns the outbox whose journal is in dir. It touches no file yet.
func New(dir string, fsys state.FS) *Outbox {
	return &Outbox{dir: dir, fs: fsys, turn: make(chan struct{}, 1), pace: usual}
}
