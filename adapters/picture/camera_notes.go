package picture

import (
	"bytes"
	"encoding/binary"
)

// cameraNotes is the little that counts of what a camera wrote into a JPEG.
type cameraNotes struct {
	up          int  // how the camera was held: 1 to 8 as EXIF counts, 1 upright
	progressive bool // the picture is stored in passes
}

// readCameraNotes walks the segments before the points. What it can't follow it leaves: the decoder says whether the
// picture is whole.
func readCameraNotes(jpeg []byte) cameraNotes {
	notes := cameraNotes{up: 1}
	for at := 2; at+4 <= len(jpeg) && jpeg[at] == 0xff; {
		marker, size := jpeg[at+1], int(binary.BigEndian.Uint16(jpeg[at+2:]))
		if marker == 0xff { // padding
			at++
			continue
		}
		end := at + 2 + size
		if size < 2 || end > len(jpeg) || marker == 0xda { // the points begin
			break
		}
		switch body := jpeg[at+4 : end]; {
		case marker == 0xc2:
			notes.progressive = true
		case marker == 0xe1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
			notes.up = orientation(body[6:])
		}
		at = end
	}
	return notes
}

// orientation finds tag 0x0112 in the first directory of a TIFF block; 1 where there is none.
func orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := int64(order.Uint16(tiff[at:]))
	for at += 2; entries > 0 && at+12 <= int64(len(tiff)); at, entries = at+12, entries-1 {
		if order.Uint16(tiff[at:]) == 0x0112 {
			if up := int(order.Uint16(tiff[at+8:])); up >= 1 && up <= 8 {
				return up
			}
		}
	}
	return 1
}
