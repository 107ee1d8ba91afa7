package picture

import (
	"encoding/binary"
	"slices"
)

// keptChunks are the chunks of a WebP picture that draw it; notes of cameras and programs stand in others.
var keptChunks = []string{"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"}

// stripWebP copies the chunks that draw the picture. The standard library can't read WebP, so its points stay.
func stripWebP(picture []byte) ([]byte, error) {
	if len(picture) < 20 || string(picture[:4]) != "RIFF" || string(picture[8:12]) != "WEBP" {
		return nil, unreadable
	}
	out, drawn := slices.Clone(picture[:12]), false
	for rest := picture[12:]; len(rest) > 0; {
		if len(rest) < 8 {
			return nil, unreadable
		}
		name, size := string(rest[:4]), int64(binary.LittleEndian.Uint32(rest[4:]))
		end := 8 + size + size%2
		if end > int64(len(rest)) {
			return nil, unreadable
		}
		chunk := slices.Clone(rest[:end])
		if name == "VP8X" && size >= 10 {
			chunk[8] &^= 1<<2 | 1<<3 | 1<<5 // no EXIF, no XMP, no colour profile follows
		}
		if slices.Contains(keptChunks, name) {
			out, drawn = append(out, chunk...), drawn || name != "VP8X"
		}
		rest = rest[end:]
	}
	if !drawn {
		return nil, unreadable
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}
