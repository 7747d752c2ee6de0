package keyboard

import "time"

// ready implements [source]: a Read follows that waits. From a console, Bubble
// Tea reads events, and no bytes.
func (file) ready(time.Duration) bool { return true }
