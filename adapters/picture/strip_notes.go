package picture

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"slices"

	"ehchub/domain/fault"
)

// Stripper is a ports.PlaceStripper: it takes out of pictures what a camera writes into them, and leaves every point as it
// is. JPEG and PNG pass through it as they come.
type Stripper struct{}

// mostHeld is how large a picture may be that has to be held whole, in bytes.
const mostHeld = 25_000_000

// Takes reports whether it can strip a media type.
func (Stripper) Takes(mediaType string) bool {
	return mediaType == "image/jpeg" || mediaType == "image/png" || mediaType == "image/webp"
}

// Strip gives the picture without them. What is not as such a picture must be ends the stream with fault.Invalid at "files".
func (Stripper) Strip(_ context.Context, content io.Reader, mediaType string) (io.ReadCloser, error) {
	if mediaType == "image/webp" {
		whole, err := io.ReadAll(io.LimitReader(content, mostHeld+1))
		if err == nil && len(whole) > mostHeld {
			err = fault.New(fault.TooLarge, "picture.too-large", "This WebP picture is larger than 25 MB. Save it as a JPEG picture, and send that.").At("files")
		}
		if err == nil {
			whole, err = stripWebP(whole)
		}
		return io.NopCloser(bytes.NewReader(whole)), err
	}
	strip := stripPNG
	if mediaType == "image/jpeg" {
		strip = stripJPEG
	}
	out, in := io.Pipe()
	go func() { _ = in.CloseWithError(strip(in, bufio.NewReader(content))) }() // ends when out is closed
	return out, nil
}

// wrong is what a picture is called that breaks off or is built wrongly; a failure of its stream stays what it is.
func wrong(err error) error {
	if err == nil || err == io.EOF || err == io.ErrUnexpectedEOF {
		return unreadable
	}
	return err
}

// stripJPEG copies a JPEG segment by segment (ITU T.81 annex B). Of what cameras and programs add, the way the camera was
// held stays, and how colours are meant. Nothing after the end of the picture is copied: phones put films and further
// pictures there.
func stripJPEG(out io.Writer, in *bufio.Reader) error {
	head := make([]byte, 2)
	if _, err := io.ReadFull(in, head); err != nil || head[0] != 0xff || head[1] != 0xd8 {
		return wrong(err)
	}
	if _, err := out.Write(head); err != nil {
		return err
	}
	for {
		marker, err := nextMarker(in)
		if err != nil {
			return wrong(err)
		}
		if marker == 0xd9 {
			_, err := out.Write([]byte{0xff, marker})
			return err
		}
		long := make([]byte, 2)
		if _, err := io.ReadFull(in, long); err != nil {
			return wrong(err)
		}
		size := int(binary.BigEndian.Uint16(long))
		if size < 2 {
			return unreadable
		}
		body := make([]byte, size-2)
		if _, err := io.ReadFull(in, body); err != nil {
			return wrong(err)
		}
		if kept := keptOf(marker, body); kept != nil || len(body) == 0 {
			whole := append([]byte{0xff, marker}, binary.BigEndian.AppendUint16(nil, uint16(2+len(kept)))...)
			if _, err := out.Write(append(whole, kept...)); err != nil {
				return err
			}
		}
		if marker == 0xda {
			if err := copyPoints(out, in); err != nil {
				return err
			}
		}
	}
}

// nextMarker reads the next marker; it may be padded.
func nextMarker(in *bufio.Reader) (byte, error) {
	first, err := in.ReadByte()
	if err != nil || first != 0xff {
		return 0, err
	}
	for {
		marker, err := in.ReadByte()
		if err != nil || marker != 0xff {
			if err == nil && marker == 0 {
				err = unreadable
			}
			return marker, err
		}
	}
}

// keptOf gives what stays of a segment; nil drops it.
func keptOf(marker byte, body []byte) []byte {
	switch {
	case marker == 0xe1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
		if up := orientation(body[6:]); up != 1 {
			return append([]byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), byte(up), 0, 0, 0, 0, 0, 0)
		}
		return nil
	case marker == 0xe2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")), marker == 0xe0 && bytes.HasPrefix(body, []byte("JFIF\x00")), marker == 0xee:
		return body
	case marker >= 0xe0 && marker <= 0xef, marker == 0xfe:
		return nil
	}
	return body
}

// copyPoints copies what is coded of the points, up to the next marker, which it leaves.
func copyPoints(out io.Writer, in *bufio.Reader) error {
	for {
		if _, err := in.Peek(1); err != nil {
			return wrong(err)
		}
		some, _ := in.Peek(max(in.Buffered(), 2))
		end := len(some)
		for i := 0; i+1 < len(some); i++ {
			if next := some[i+1]; some[i] == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7) {
				if _, err := out.Write(some[:i]); err != nil {
					return err
				}
				_, err := in.Discard(i)
				return err
			}
		}
		if end > 1 && some[end-1] == 0xff {
			end-- // what it begins comes next
		}
		if len(some) == 1 {
			return unreadable // it breaks off
		}
		if _, err := out.Write(some[:end]); err != nil {
			return err
		}
		if _, err := in.Discard(end); err != nil {
			return err
		}
	}
}

// personal are the chunks of a PNG in which programs and cameras write what they like.
var personal = []string{"eXIf", "tEXt", "zTXt", "iTXt", "tIME"}

// stripPNG copies a PNG chunk by chunk (ISO/IEC 15948), up to its end.
func stripPNG(out io.Writer, in *bufio.Reader) error {
	if _, err := io.CopyN(out, in, 8); err != nil {
		return wrong(err)
	}
	for {
		head, err := in.Peek(8)
		if err != nil {
			return wrong(err)
		}
		kind, to := string(head[4:]), out
		if slices.Contains(personal, kind) {
			to = io.Discard
		}
		if _, err := io.CopyN(to, in, 8+int64(binary.BigEndian.Uint32(head))+4); err != nil {
			return wrong(err)
		}
		if kind == "IEND" {
			return nil
		}
	}
}
