package paint

import (
	"image/color"
	"math"
)

// readable is the ratio of contrast that text has to have on its fill.
//
// https://www.w3.org/TR/WCAG22/#contrast-minimum
const readable = 4.5

// contrastOf is the ratio of two colours, from 1 to 21.
func contrastOf(a, b color.Color) float64 {
	one, two := luminance(a), luminance(b)
	return (max(one, two) + 0.05) / (min(one, two) + 0.05)
}

func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / math.MaxUint16
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// mix is a colour with a part of another in it.
func mix(base, other color.Color, part float64) color.Color {
	at := func(a, b uint32) uint8 {
		return uint8(math.Round((float64(a)*(1-part) + float64(b)*part) / math.MaxUint16 * math.MaxUint8))
	}
	r, g, b, _ := base.RGBA()
	or, og, ob, _ := other.RGBA()
	return color.RGBA{at(r, or), at(g, og), at(b, ob), math.MaxUint8}
}
