package cli

import (
	"strings"
	"testing"
)

func TestPanicInAGoroutineEndsTheProgramAndIsSaid(t *testing.T) {
	c := &command{}
	ended := make(chan struct{})
	c.guard(func() { close(ended) })(func() { panic("boom\x1b[31m") })
	<-ended
	if len(c.notices) != 1 || !strings.Contains(c.notices[0].Error(), "a part of facet failed") {
		t.Errorf("%v", c.notices)
	}
}
