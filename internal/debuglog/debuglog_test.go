package debuglog_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"

	"facet/internal/debuglog"
)

func TestLineSaysWhenWhatWhereHowLargeAndWhichKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		log := debuglog.New(&out)
		log.Add(debuglog.Line{Message: reflect.TypeFor[strings.Builder](), Place: reflect.TypeFor[*bytes.Buffer](), Width: 80, Height: 24, Key: "ctrl+s"})
		log.Add(debuglog.Line{})
		log.Close()
		const want = "2000-01-01T00:00:00.000000Z strings.Builder bytes.Buffer 80x24 ctrl+s\n2000-01-01T00:00:00.000000Z - -\n"
		if out.String() != want {
			t.Errorf("got  %q\nwant %q", out.String(), want)
		}
	})
}

// stuck is a disk that takes nothing until it is told to.
type stuck struct {
	taken bytes.Buffer
	free  chan struct{}
}

func (s *stuck) Write(p []byte) (int, error) {
	<-s.free
	return s.taken.Write(p)
}

func TestSlowDiskHoldsNobodyUpAndMissingLinesAreCounted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		out := &stuck{free: make(chan struct{})}
		log := debuglog.New(out)
		log.Add(debuglog.Line{Key: "first"})
		synctest.Wait()
		for range debuglog.Waiting + 7 {
			log.Add(debuglog.Line{})
		}
		close(out.free)
		log.Close()
		if !strings.Contains(out.taken.String(), " 7 lines are missing\n") {
			t.Errorf("the missing lines aren't counted: %d bytes", out.taken.Len())
		}
	})
}

func TestLogThatIsNilCostsNothing(t *testing.T) {
	var log *debuglog.Log
	message := reflect.TypeFor[string]()
	if n := testing.AllocsPerRun(100, func() { log.Add(debuglog.Line{Message: message}) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
	log.Close()
}
