package photo

import "image"

// orientation is how a picture lies in its file, by Exif's numbers: 1 is upright,
// and the even ones are mirrored as well.
type orientation uint16

const upright orientation = 1

// orientationOf is what the file says. Without a word, or with one that nobody
// knows, it is upright.
func orientationOf(file []byte, k kind) orientation {
	if o, noted := orientationIn(exif(file, k)); noted && o >= 1 && o <= 8 {
		return o
	}
	return upright
}

// lying reports whether width and height are exchanged.
func (o orientation) lying() bool { return o >= 5 }

// turn makes a square upright.
func (o orientation) turn(square *image.RGBA) *image.RGBA {
	if o == upright {
		return square
	}
	side := square.Bounds().Dx()
	turned := image.NewRGBA(square.Bounds())
	for y := range side {
		for x := range side {
			at := o.source(x, y, side-1)
			turned.SetRGBA(x, y, square.RGBAAt(at.X, at.Y))
		}
	}
	return turned
}

// source is the pixel in the file that belongs at x and y when upright.
func (o orientation) source(x, y, last int) image.Point {
	switch o {
	case 2:
		return image.Pt(last-x, y)
	case 3:
		return image.Pt(last-x, last-y)
	case 4:
		return image.Pt(x, last-y)
	case 5:
		return image.Pt(y, x)
	case 6:
		return image.Pt(y, last-x)
	case 7:
		return image.Pt(last-y, last-x)
	case 8:
		return image.Pt(last-y, x)
	}
	return image.Pt(x, y)
}
