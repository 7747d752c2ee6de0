package picture

import (
	"errors"
	"image"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// terminal answers what it is asked, in pieces.
type terminal struct {
	answers []string
	asked   strings.Builder
}

func (t *terminal) Write(b []byte) (int, error) { return t.asked.Write(b) }

func (t *terminal) Read(b []byte) (int, error) {
	if len(t.answers) == 0 {
		return 0, io.EOF
	}
	n := copy(b, t.answers[0])
	t.answers = t.answers[1:]
	return n, nil
}

func TestTerminalIsGivenWhatItAnsweredThatItTakes(t *testing.T) {
	for name, test := range map[string]struct {
		answers []string
		want    Protocol
	}{
		"kitty":                      {[]string{"\x1b_Gi=31;OK\x1b\\", "\x1bP>|kitty(0.35)\x1b\\", "\x1b[?62;c"}, Kitty},
		"all at once":                {[]string{"\x1b_Gi=31;OK\x1b\\\x1b[?62;c"}, Kitty},
		"in pieces":                  {[]string{"\x1b_Gi=3", "1;OK\x1b", "\\\x1b[?6", "2;4c"}, Kitty},
		"behind a key":               {[]string{"x", "\x1b_Gi=31;OK\x1b\\\x1b[?62;c"}, Kitty},
		"one that refuses":           {[]string{"\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\\x1b[?62;c"}, None},
		"iTerm2":                     {[]string{"\x1bP>|iTerm2 3.5.10\x1b\\\x1b[?62;c"}, ITerm2},
		"xterm":                      {[]string{"\x1bP>|XTerm(390)\x1b\\\x1b[?64;1c"}, None},
		"one that knows no more":     {[]string{"\x1b[?1;2c"}, None},
		"one that ends":              {nil, None},
		"a name that only begins so": {[]string{"\x1bP>|iTerm2ish\x1b\\\x1b[?62;c"}, None},
		"one that never ends":        {slices(strings.Repeat("x", 200), 100), None},
	} {
		synctest.Test(t, func(t *testing.T) {
			over := &terminal{answers: test.answers}
			if got := Ask(over, over, time.Second); got != test.want || over.asked.String() != queries {
				t.Errorf("%s: %v", name, got)
			}
		})
	}
}

func slices(s string, n int) (all []string) {
	for range n {
		all = append(all, s)
	}
	return all
}

// silent is a terminal that says nothing.
type silent struct{ closed chan struct{} }

func (s silent) Write(b []byte) (int, error) { return len(b), nil }
func (s silent) Read([]byte) (int, error)    { <-s.closed; return 0, io.EOF }

func TestTerminalThatSaysNothingIsNotWaitedForLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, begun := silent{make(chan struct{})}, time.Now()
		if got := Ask(s, s, time.Second); got != None || time.Since(begun) != time.Second {
			t.Errorf("%v after %s", got, time.Since(begun))
		}
		close(s.closed)
	})
	if got := Ask(strings.NewReader(""), broken{}, time.Second); got != None {
		t.Error(got)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("broken") }

func TestPictureIsDrawnAsTheProtocolSays(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 200, 200))
	for protocol, shape := range map[Protocol]string{
		None:   `^$`,
		Kitty:  `^(\x1b_G[a-zA-Z0-9=,]*(;[A-Za-z0-9+/=]*)?\x1b\\)+\n$`,
		ITerm2: `^\x1b\]1337;File=size=[0-9]+;width=24;inline=1:[A-Za-z0-9+/=]*\x07\n$`,
	} {
		got, err := protocol.Draw(img, 24)
		if err != nil || !regexp.MustCompile(shape).MatchString(got) {
			t.Errorf("%v: %v, %.200q", protocol, err, got)
		}
	}
}
