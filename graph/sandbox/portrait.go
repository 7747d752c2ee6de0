package sandbox

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"sync"
)

// portraitSide is how large the pictures are that people have at the start.
const portraitSide = 240

// portraits are those that were drawn, by their number.
var portraits sync.Map

// portrait draws a head and shoulders: a number has its colours. No picture of
// anybody is kept with the program.
func portrait(n int) *picture {
	if drawn, ok := portraits.Load(n); ok {
		return drawn.(*picture)
	}
	img := image.NewRGBA(image.Rect(0, 0, portraitSide, portraitSide))
	for y := range portraitSide {
		for x := range portraitSide {
			img.SetRGBA(x, y, portraitPixel(n, float64(x)/portraitSide, float64(y)/portraitSide))
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic("sandbox: a portrait: " + err.Error())
	}
	drawn, _ := portraits.LoadOrStore(n, &picture{data: b.Bytes(), format: "jpeg", side: img.Bounds().Size()})
	return drawn.(*picture)
}

func portraitPixel(n int, x, y float64) color.RGBA {
	switch within := func(atX, atY, radius float64) bool { return math.Hypot(x-atX, y-atY) < radius }; {
	case within(0.5, 0.40, 0.17):
		return color.RGBA{232, 196, 164, 255} // the face
	case within(0.5, 0.34, 0.21):
		return tint(n+3, 0.35) // the hair
	case within(0.5, 1.02, 0.38):
		return tint(n+5, 0.7) // the shoulders
	}
	return tint(n, 0.95-0.3*y)
}

// tint is one of the colours round the circle, so light.
func tint(n int, light float64) color.RGBA {
	wave := func(shift float64) uint8 {
		return uint8(255 * light * (0.7 + 0.3*math.Cos(float64(n)+shift)))
	}
	return color.RGBA{wave(0), wave(2.1), wave(4.2), 255}
}
