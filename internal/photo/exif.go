package photo

import (
	"bytes"
	"encoding/binary"
)

// exif is what the camera noted in a picture, or nothing. It is read here, as the
// one tag that is asked for is: a library for all tags takes ten milliseconds at
// the start of every command.
//
// CIPA DC-008, sections 4.5 and 4.7.
func exif(file []byte, k kind) []byte {
	switch k {
	case isJPEG:
		return exifOfJPEG(file)
	case isPNG:
		return exifOfPNG(file)
	}
	return nil
}

// exifOfJPEG goes through the segments before the picture itself.
func exifOfJPEG(file []byte) []byte {
	const (
		marker = 0xff
		app1   = 0xe1
		scan   = 0xda // the picture begins
	)
	for rest := file[min(2, len(file)):]; len(rest) >= 4 && rest[0] == marker; {
		if rest[1] == marker { // what fills up
			rest = rest[1:]
			continue
		}
		size := int(binary.BigEndian.Uint16(rest[2:]))
		if rest[1] == scan || size < 2 || len(rest) < 2+size {
			return nil
		}
		if found, is := bytes.CutPrefix(rest[4:2+size], []byte("Exif\x00\x00")); is && rest[1] == app1 {
			return found
		}
		rest = rest[2+size:]
	}
	return nil
}

// exifOfPNG goes through the chunks.
func exifOfPNG(file []byte) []byte {
	const signature, around = 8, 12 // length and name before a chunk, a checksum behind it
	for rest := file[min(signature, len(file)):]; len(rest) >= around; {
		size := binary.BigEndian.Uint32(rest)
		if uint64(size)+around > uint64(len(rest)) {
			return nil
		}
		if string(rest[4:8]) == "eXIf" {
			return rest[8 : 8+size]
		}
		rest = rest[around+size:]
	}
	return nil
}

// orientationIn is the tag of how the picture lies, from the first directory.
func orientationIn(exif []byte) (orientation, bool) {
	const tag, short = 0x0112, 3
	order := map[string]binary.ByteOrder{"II*\x00": binary.LittleEndian, "MM\x00*": binary.BigEndian}[string(exif[:min(4, len(exif))])]
	if order == nil || len(exif) < 8 {
		return 0, false
	}
	at := uint64(order.Uint32(exif[4:]))
	if at+2 > uint64(len(exif)) {
		return 0, false
	}
	const entry = 12
	count, entries := int(order.Uint16(exif[at:])), exif[at+2:]
	for i := 0; i < count && len(entries) >= entry; i++ {
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			return orientation(order.Uint16(entries[8:])), true
		}
		entries = entries[entry:]
	}
	return 0, false
}
