package photo_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"facet/internal/photo"
)

var (
	red, green    = color.RGBA{220, 20, 20, 255}, color.RGBA{20, 200, 20, 255}
	blue, yellow  = color.RGBA{20, 20, 220, 255}, color.RGBA{220, 220, 20, 255}
	northwest     = "NW"
	quarterColors = map[string]color.RGBA{northwest: red, "NE": green, "SW": blue, "SE": yellow}
)

// quarters is a picture of four colours: north-west, north-east, south-west, south-east.
func quarters(width, height int, colors [4]color.RGBA) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetRGBA(x, y, colors[2*(2*y/height)+2*x/width])
		}
	}
	return img
}

func asJPEG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tiff is an Exif block that says how the picture lies, and where it was taken.
func tiff(orientation uint16) []byte {
	var b bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&b, binary.BigEndian, v)
		}
	}
	put([]byte("MM\x00*"), uint32(8), uint16(2))
	put(uint16(0x0112), uint16(3), uint32(1), orientation, uint16(0)) // Orientation
	put(uint16(0x8825), uint16(4), uint32(1), uint32(38))             // where the GPS block is
	put(uint32(0), uint16(1))
	put(uint16(0x0001), uint16(2), uint32(2), []byte("N\x00\x00\x00"), uint32(0)) // GPSLatitudeRef
	return append(b.Bytes(), "GPS-SECRET"...)
}

// withExif puts an Exif block behind the start of a JPEG.
func withExif(file []byte, orientation uint16) []byte {
	block := append([]byte("Exif\x00\x00"), tiff(orientation)...)
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(block)+2))
	return bytes.Join([][]byte{file[:2], segment, block, file[2:]}, nil)
}

// withChunk puts a chunk behind the head of a PNG.
func withChunk(file []byte, name string, data []byte) []byte {
	chunk := append([]byte(name), data...)
	whole := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(len(data))), 0)[:4]
	whole = binary.BigEndian.AppendUint32(append(whole, chunk...), crc32.ChecksumIEEE(chunk))
	const head = 8 + 25
	return bytes.Join([][]byte{file[:head], whole, file[head:]}, nil)
}

func read(t *testing.T, file []byte) (photo.Photo, image.Image) {
	t.Helper()
	p, err := photo.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	img, format, err := image.Decode(bytes.NewReader(p.JPEG))
	if err != nil || format != "jpeg" || img.Bounds().Dx() != p.Side || img.Bounds().Dy() != p.Side {
		t.Fatalf("%v, %s, %v", err, format, img.Bounds())
	}
	return p, img
}

// looks reports whether a pixel has about that colour.
func looks(img image.Image, x, y int, want color.RGBA) bool {
	near := func(a uint32, b uint8) bool { d := int(a>>8) - int(b); return d > -40 && d < 40 }
	r, g, b, _ := img.At(x, y).RGBA()
	return near(r, want.R) && near(g, want.G) && near(b, want.B)
}

// lies says for each of Exif's orientations what stands in the corners of the file.
var lies = [9][4]string{
	1: {"NW", "NE", "SW", "SE"}, 2: {"NE", "NW", "SE", "SW"}, 3: {"SE", "SW", "NE", "NW"}, 4: {"SW", "SE", "NW", "NE"},
	5: {"NW", "SW", "NE", "SE"}, 6: {"NE", "SE", "NW", "SW"}, 7: {"SE", "NE", "SW", "NW"}, 8: {"SW", "NW", "SE", "NE"},
}

func TestPictureIsTurnedUpright(t *testing.T) {
	for n := uint16(1); n <= 8; n++ {
		var colors [4]color.RGBA
		for i, corner := range lies[n] {
			colors[i] = quarterColors[corner]
		}
		img := quarters(120, 80, colors)
		files := map[string][]byte{
			"jpeg": withExif(asJPEG(t, img), n),
			"png":  withChunk(asPNG(t, img), "eXIf", tiff(n)),
		}
		for name, file := range files {
			p, upright := read(t, file)
			if wide := n < 5; p.Turned == (n == 1) || wide != (p.Width > p.Height) || p.Side != 80 {
				t.Errorf("%s, %d: %+v", name, n, p.Says())
			}
			for corner, at := range map[string]image.Point{northwest: {9, 9}, "NE": {70, 9}, "SW": {9, 70}, "SE": {70, 70}} {
				if !looks(upright, at.X, at.Y, quarterColors[corner]) {
					t.Errorf("%s, orientation %d: %s has %v", name, n, corner, upright.At(at.X, at.Y))
				}
			}
		}
	}
}

func TestNothingButPixelsIsSent(t *testing.T) {
	img := quarters(200, 100, [4]color.RGBA{red, green, blue, yellow})
	text := append([]byte("Comment\x00"), "GPS-SECRET"...)
	for name, file := range map[string][]byte{
		"jpeg": withExif(asJPEG(t, img), 6), "png": withChunk(asPNG(t, img), "tEXt", text), "exif in png": withChunk(asPNG(t, img), "eXIf", tiff(6)),
	} {
		p, _ := read(t, file)
		if !bytes.Contains(file, []byte("GPS-SECRET")) || bytes.Contains(p.JPEG, []byte("Exif")) || bytes.Contains(p.JPEG, []byte("SECRET")) {
			t.Errorf("%s: what stands beside the pixels is sent", name)
		}
	}
}

func TestSquareInTheMiddleIsKept(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 300, 100))
	for y := range 100 {
		for x := range 300 {
			img.SetRGBA(x, y, []color.RGBA{red, green, blue}[x/100])
		}
	}
	p, square := read(t, asPNG(t, img))
	if p.Side != 100 || !p.Cropped() || !looks(square, 3, 50, green) || !looks(square, 96, 50, green) {
		t.Errorf("%v", p.Says())
	}
	if said := strings.Join(p.Says(), " "); !strings.Contains(said, "300 × 100 pixels, and is cropped to the square in its middle.") {
		t.Error(said)
	}
}

func TestPictureIsAsLargeAsGraphKeepsAndNoLarger(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := image.NewRGBA(image.Rect(0, 0, 900, 800)) // the hardest to make small
	for i := range noise.Pix {
		noise.Pix[i] = uint8(random.Uint32()) | 1
	}
	p, _ := read(t, asPNG(t, noise))
	if p.Side != photo.Side || len(p.JPEG) > photo.MostBytes {
		t.Errorf("%d pixels, %d bytes", p.Side, len(p.JPEG))
	}
	small, _ := read(t, asPNG(t, quarters(60, 60, [4]color.RGBA{red, green, blue, yellow})))
	if small.Side != 60 || small.Cropped() {
		t.Errorf("%v", small.Says())
	}
}

func TestWhatIsTransparentIsWhite(t *testing.T) {
	_, img := read(t, asPNG(t, image.NewNRGBA(image.Rect(0, 0, 64, 64))))
	if !looks(img, 32, 32, color.RGBA{255, 255, 255, 255}) {
		t.Error(img.At(32, 32))
	}
}

// bomb is a PNG of 66 bytes that says it has so many pixels.
func bomb(width, height uint32) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), width), height)
	head = append(head, 8, 2, 0, 0, 0)
	file := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(head))
}

func TestHugePictureIsRefusedByItsHeadAlone(t *testing.T) {
	for _, size := range [][2]uint32{{100_000, 100_000}, {10_000, 10_000}, {1 << 30, 1 << 30}, {64_001, 1000}} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := photo.Read(bomb(size[0], size[1]))
		runtime.ReadMemStats(&after)
		if err == nil || after.TotalAlloc-before.TotalAlloc > 1<<20 {
			t.Errorf("%v: %v, %d bytes allocated", size, err, after.TotalAlloc-before.TotalAlloc)
		}
	}
	if _, err := photo.Read(bomb(100_000, 100_000)); !strings.Contains(fmt.Sprint(err), "100000 × 100000 pixels, and facet opens at most 64 million") {
		t.Error(err)
	}
}

func TestEveryFileThatIsNoPhotoIsRefusedInASentence(t *testing.T) {
	whole := asJPEG(t, quarters(300, 300, [4]color.RGBA{red, green, blue, yellow}))
	drawn := asPNG(t, quarters(300, 300, [4]color.RGBA{red, green, blue, yellow}))
	for name, test := range map[string]struct {
		file string
		want string
	}{
		"empty":             {"", "The file is empty. Give a JPEG"},
		"too large":         {"\xff\xd8\xff" + strings.Repeat("x", photo.MostBytes), "larger than 4 MB, which is all that Microsoft 365 takes. Save a smaller copy"},
		"svg":               {`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`, "an SVG drawing, and Microsoft 365 takes only pictures made of pixels. Export it as PNG"},
		"heic":              {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1", "a HEIC picture, as iPhones take them, and Microsoft 365 takes none. Export it as JPEG"},
		"avif":              {"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1", "an AVIF picture"},
		"gif":               {"GIF89a\x01\x00\x01\x00", "a GIF picture, and Microsoft 365 takes none. Save it as JPEG or PNG"},
		"webp":              {"RIFF\x24\x00\x00\x00WEBPVP8 ", "a WebP picture"},
		"bmp":               {"BM\x36\x00\x00\x00\x00\x00", "a BMP picture"},
		"tiff":              {"II*\x00\x08\x00\x00\x00", "a TIFF picture"},
		"pdf":               {"%PDF-1.7\n", "a PDF, and no picture"},
		"text":              {"Ada Lovelace\n", "This is text, and no picture. Give a JPEG"},
		"text cut in two":   {strings.Repeat("x", 1023) + "ü", "This is text, and no picture"},
		"unknown":           {"\x00\x01\x02\x03\xfe\xff", "no picture that facet knows"},
		"cut jpeg":          {string(whole[:len(whole)/2]), "ends too early: a part of the file is missing. Copy or download"},
		"jpeg without end":  {string(whole[:len(whole)-2]), "ends too early"},
		"only a start":      {"\xff\xd8\xff\xe0", "ends too early"},
		"cut png":           {string(drawn[:len(drawn)-20]), "ends too early"},
		"damaged png":       {string(drawn[:60]) + "\x00\x00" + string(drawn[62:]), "damaged and can't be opened. Open it in a program for pictures"},
		"damaged jpeg":      {string(whole[:30]) + "\xff\xff\x00\x00" + string(whole[34:200]) + "\x00\xff\xda\xff", ""},
		"too small":         {string(asPNG(t, image.NewRGBA(image.Rect(0, 0, 23, 23)))), "23 × 23 pixels, and a profile takes none below 48 × 48. Give a larger one"},
		"too flat":          {string(asPNG(t, image.NewRGBA(image.Rect(0, 0, 900, 47)))), "900 × 47 pixels, and a profile takes none below"},
		"nothing in it":     {string(bomb(0, 0)), ""},
		"bomb cut too soon": {string(bomb(600, 600)), "ends too early"},
	} {
		_, err := photo.Read([]byte(test.file))
		refused, ok := errors.AsType[*photo.Error](err)
		if !ok {
			t.Errorf("%s: %v", name, err)
			continue
		}
		what, remedy := refused.Explain()
		if said := what + " " + remedy; !strings.Contains(said, test.want) || !strings.HasSuffix(what, ".") || !strings.HasSuffix(remedy, ".") {
			t.Errorf("%s: %s", name, said)
		}
	}
}

// Metadata of a picture that is whole can be as broken as it likes.
func TestBrokenMetadataStopsNoPicture(t *testing.T) {
	whole := asJPEG(t, quarters(100, 100, [4]color.RGBA{red, green, blue, yellow}))
	for n := range len(tiff(6)) {
		file := withExif(whole, 6)
		for i := range 8 {
			file[12+(n+i)%len(tiff(6))] ^= 0xff
		}
		if p, err := photo.Read(file); err != nil || p.Side != 100 {
			t.Errorf("%d: %v", n, err)
		}
	}
	if p, _ := read(t, withExif(whole, 77)); p.Turned {
		t.Error("an orientation that nobody knows has turned it")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe0"))
	f.Add(bomb(60, 60))
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := photo.Read(file)
		if err != nil && !errors.As(err, new(*photo.Error)) {
			t.Error(err)
		}
		if err == nil && (p.Side < photo.LeastSide || p.Side > photo.Side || len(p.JPEG) == 0) {
			t.Error(p.Says())
		}
	})
}
