// Package clipboard puts text into the system's clipboard.
//
// Its law: nothing is looked for, and no library of the system is loaded, before
// somebody copies. Commands that never do start no slower for it.
package clipboard

import "errors"

// ErrNone is where there is no clipboard that could be reached.
var ErrNone = errors.New("there is no clipboard here")
