// Package photo makes a picture that a profile takes out of a file.
//
// Its laws: a file is held against its limits before anything as large as the
// picture is allocated. What comes out is an upright square JPEG with nothing in
// it but pixels: where and when it was taken, and with what, is left behind with
// the file. Whatever is done to the picture is said. What can't be used is refused
// in a sentence that says what to do. The old picture is kept for a day, for its
// owner alone, by a [Shelf]. No request is made here.
package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strings"

	"golang.org/x/image/draw"
)

const (
	// MostBytes is how large a file may be, and a picture that is sent
	// (https://learn.microsoft.com/graph/api/profilephoto-update).
	MostBytes = 4 << 20
	// mostPixels is how many pixels are decoded: cameras of telephones have up to
	// fifty million.
	mostPixels = 64_000_000
	// LeastSide is the smallest square that Graph keeps
	// (https://learn.microsoft.com/graph/api/resources/profilephoto).
	LeastSide = 48
	// Side is the largest.
	Side = 648

	// easyBytes is what Graph takes also from accounts without a mailbox.
	easyBytes = 100_000
)

// Photo is a picture as it is sent: a square JPEG.
type Photo struct {
	JPEG []byte
	Side int // of the square, in pixels

	Width, Height int  // of the picture in the file, upright
	Turned        bool // the camera was held otherwise than the pixels lie
}

// Cropped reports whether something of the picture is left out.
func (p Photo) Cropped() bool { return p.Width != p.Height }

// Says is what is sent, and what was done to the picture for it, in sentences.
func (p Photo) Says() []string {
	var done []string
	if p.Turned {
		done = append(done, "turned upright")
	}
	if p.Cropped() {
		done = append(done, "cropped to the square in its middle")
	}
	if p.Side < min(p.Width, p.Height) {
		done = append(done, "made smaller")
	}
	from := fmt.Sprintf("The picture in the file has %d × %d pixels", p.Width, p.Height)
	if len(done) > 0 {
		from += ", and is " + listed(done)
	}
	return []string{
		from + ".",
		fmt.Sprintf("What is sent is a JPEG of %d × %d pixels. What the file says of camera, place and time is left out.", p.Side, p.Side),
	}
}

// listed joins words as a sentence does.
func listed(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return words[0]
}

// Read makes a photo of a file. Its error is an [Error].
func Read(file []byte) (Photo, error) {
	kind, err := kindOf(file)
	if err != nil {
		return Photo{}, err
	}
	head, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return Photo{}, damaged(file, err)
	}
	if err := checkSize(head.Width, head.Height); err != nil {
		return Photo{}, err
	}
	whole, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return Photo{}, damaged(file, err)
	}
	o := orientationOf(file, kind)
	p := Photo{Width: head.Width, Height: head.Height, Turned: o != upright}
	if o.lying() {
		p.Width, p.Height = p.Height, p.Width
	}
	square := o.turn(scaled(whole))
	p.Side = square.Bounds().Dx()
	p.JPEG, err = encode(square)
	return p, err
}

// checkSize holds what a file says of its picture against the limits.
func checkSize(width, height int) error {
	switch {
	case int64(width)*int64(height) > mostPixels:
		return &Error{fmt.Sprintf("The picture has %d × %d pixels, and facet opens at most %d million in all.", width, height, mostPixels/1_000_000),
			"Make a smaller copy of it, and give that."}
	case min(width, height) < LeastSide:
		return &Error{fmt.Sprintf("The picture has %d × %d pixels, and a profile takes none below %d × %d.", width, height, LeastSide, LeastSide),
			fmt.Sprintf("Give a larger one; with %d × %d pixels it looks best.", Side, Side)}
	}
	return nil
}

// scaled is the square in the middle of a picture, no larger than Graph keeps,
// on white.
func scaled(whole image.Image) *image.RGBA {
	from := middle(whole.Bounds())
	side := min(from.Dx(), Side)
	square := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.Draw(square, square.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.CatmullRom.Scale(square, square.Bounds(), whole, from, draw.Over, nil)
	return square
}

// middle is the square in the middle of a rectangle.
func middle(r image.Rectangle) image.Rectangle {
	side := min(r.Dx(), r.Dy())
	at := r.Min.Add(image.Pt((r.Dx()-side)/2, (r.Dy()-side)/2))
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(side, side))}
}

// encode writes the picture as well as it can be within what everybody's account
// takes.
func encode(square image.Image) ([]byte, error) {
	var b bytes.Buffer
	for quality := 92; quality >= 60; quality -= 8 {
		b.Reset()
		if err := jpeg.Encode(&b, square, &jpeg.Options{Quality: quality}); err != nil {
			return nil, fmt.Errorf("write the picture: %w", err)
		}
		if b.Len() <= easyBytes {
			break
		}
	}
	return b.Bytes(), nil
}

// MediaType is the type of a picture that a profile has.
func MediaType(picture []byte) string {
	if k, err := kindOf(picture); err == nil && k == isPNG {
		return "image/png"
	}
	return "image/jpeg"
}

// InCells is how many pixels of a picture are enough for the cells of a terminal.
const InCells = 96

// Thumb is a picture that a profile has, so many pixels wide, to be drawn in a
// terminal; nil if it can't be opened, or would be too large.
func Thumb(picture []byte, wide int) image.Image {
	head, _, err := image.DecodeConfig(bytes.NewReader(picture))
	if err != nil || int64(head.Width)*int64(head.Height) > mostPixels {
		return nil
	}
	whole, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil || whole.Bounds().Empty() {
		return nil
	}
	small := image.NewRGBA(image.Rect(0, 0, wide, max(wide*head.Height/head.Width, 1)))
	draw.Draw(small, small.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(small, small.Bounds(), whole, whole.Bounds(), draw.Over, nil)
	return small
}
