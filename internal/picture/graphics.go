package picture

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/iterm2"
	"github.com/charmbracelet/x/ansi/kitty"

	"facet/internal/pattern"
)

// Protocol is a way in which a terminal takes pictures.
type Protocol int

// The protocols. Zero is none: a picture is made of characters.
const (
	None Protocol = iota
	Kitty
	ITerm2
)

// queries ask a terminal whether it draws pictures, by the one pixel of a picture that
// isn't shown; then what it is called, and last what every terminal answers.
var queries = ansi.KittyGraphics([]byte("AAAA"), "i=31", "s=1", "v=1", "a=q", "t=d", "f=24") + ansi.RequestNameVersion + ansi.RequestPrimaryDeviceAttributes

var (
	answersAll = pattern.New(`\x1b\[\?[0-9;]*c`)
	isKitty    = pattern.New(`\x1b_Gi=31;OK\x1b\\`)
	isITerm2   = pattern.New(`\x1bP>\|(iTerm2|WezTerm)[ (0-9]`)
)

// understood is what a terminal's answers say that it takes.
func understood(answers []byte) Protocol {
	switch {
	case isKitty().Match(answers):
		return Kitty
	case isITerm2().Match(answers):
		return ITerm2
	}
	return None
}

// Ask asks a terminal what it takes. Its keys have to come as they are, and in has to
// end its Read when it is closed, or something stays unread. What doesn't answer within
// the time takes nothing.
func Ask(in io.Reader, out io.Writer, within time.Duration) Protocol {
	if _, err := io.WriteString(out, queries); err != nil {
		return None
	}
	const most = 4096
	end := time.After(within)
	read := make(chan []byte)
	done := make(chan struct{})
	defer close(done)
	go pass(in, read, done)
	var answers []byte
	for len(answers) < most && !answersAll().Match(answers) {
		select {
		case some, more := <-read:
			if answers = append(answers, some...); !more {
				return None
			}
		case <-end:
			return None
		}
	}
	return understood(answers)
}

// pass hands on what is read, until nobody wants it.
func pass(in io.Reader, read chan<- []byte, done <-chan struct{}) {
	defer close(read)
	for {
		some := make([]byte, 256)
		n, err := in.Read(some)
		select {
		case read <- some[:n]:
		case <-done:
			return
		}
		if err != nil || answersAll().Match(some[:n]) {
			return
		}
	}
}

// Draw is a picture as a terminal takes it that answered so, so many cells wide;
// nothing for None.
func (p Protocol) Draw(img image.Image, columns int) (string, error) {
	var b strings.Builder
	size := img.Bounds().Size()
	switch p {
	case Kitty:
		err := kitty.EncodeGraphics(&b, img, &kitty.Options{
			Action: kitty.TransmitAndPut, Transmission: kitty.Direct, Format: kitty.PNG, Chunk: true, Quiet: 2, Columns: columns, Rows: max(columns*size.Y/max(2*size.X, 1), 1),
		})
		if err != nil {
			return "", fmt.Errorf("draw the picture: %w", err)
		}
	case ITerm2:
		var file bytes.Buffer
		if err := png.Encode(&file, img); err != nil {
			return "", fmt.Errorf("draw the picture: %w", err)
		}
		content := []byte(base64.StdEncoding.EncodeToString(file.Bytes()))
		b.WriteString(ansi.ITerm2(iterm2.File{Size: int64(file.Len()), Width: iterm2.Cells(columns), Inline: true, Content: content}))
	default:
		return "", nil
	}
	return b.String() + "\n", nil
}
