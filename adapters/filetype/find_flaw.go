package filetype

import (
	"archive/zip"
	"encoding/binary"
	"fmt"
	"image"
	_ "image/gif" // the kinds of pictures that the hub takes
	_ "image/jpeg"
	_ "image/png"
	"io"
	"strings"

	_ "golang.org/x/image/bmp"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"
)

// Bounds of what a document may be to whoever opens it.
const (
	mostPoints   = 250_000_000 // of a picture: an A3 page at 1100 dots an inch
	longestSide  = 25_000
	mostUnpacked = 2 << 30 // bytes of an Office or OpenDocument file
	freeUnpacked = 200 << 20
	mostTimes    = 100 // as many times its size may a file unpack to, beyond freeUnpacked
	mostParts    = 20_000
	mostBoxes    = 10_000 // at the top of a film
)

const damaged = "it is damaged, or did not arrive whole. Open it yourself, save it again, and send that."

// Flaw looks through a whole document for what would harm whoever opens it, or tells that it can't be opened.
func (Inspector) Flaw(mediaType string, content io.ReaderAt, size int64) string {
	switch {
	case strings.Contains(mediaType, "openxmlformats"), strings.Contains(mediaType, "opendocument"):
		return flawOfArchive(content, size)
	case mediaType == "image/heic":
		return ""
	case strings.HasPrefix(mediaType, "image/"):
		return flawOfPicture(io.NewSectionReader(content, 0, size))
	case mediaType == "video/mp4", mediaType == "video/quicktime", mediaType == "video/3gpp", mediaType == "audio/x-m4a":
		return flawOfFilm(content, size)
	}
	return ""
}

// flawOfArchive goes by what the archive says of itself; whoever unpacks one that lies is told so by its check sums.
func flawOfArchive(content io.ReaderAt, size int64) string {
	archive, err := zip.NewReader(content, size)
	if err != nil {
		return damaged
	}
	var unpacked uint64
	for _, part := range archive.File {
		unpacked += min(part.UncompressedSize64, mostUnpacked+1)
	}
	if len(archive.File) > mostParts || unpacked > mostUnpacked || unpacked > freeUnpacked && unpacked > mostTimes*uint64(size) {
		return "it would unpack to far more than any letter or report, and could stop the computer of whoever opens it."
	}
	return ""
}

func flawOfPicture(content io.Reader) string {
	picture, _, err := image.DecodeConfig(content)
	switch {
	case err != nil || picture.Width <= 0 || picture.Height <= 0:
		return damaged
	case picture.Width > longestSide || picture.Height > longestSide || int64(picture.Width)*int64(picture.Height) > mostPoints:
		return fmt.Sprintf("it is %d by %d pixels, which is more than most computers can show. Make it smaller and send it again.", picture.Width, picture.Height)
	}
	return ""
}

// flawOfFilm walks the boxes of an MP4 or QuickTime file (ISO/IEC 14496-12): they fill it to its end, and one of them
// tells what the film holds.
func flawOfFilm(content io.ReaderAt, size int64) string {
	told := false
	head := make([]byte, 16)
	at := int64(0)
	for boxes := 0; at < size; boxes++ {
		n, _ := content.ReadAt(head, at)
		if n < 8 || boxes > mostBoxes {
			return damaged
		}
		long := int64(binary.BigEndian.Uint32(head))
		switch {
		case long == 1 && n == 16:
			long = int64(binary.BigEndian.Uint64(head[8:]))
		case long == 0: // to the end
			long = size - at
		}
		if long < 8 || long > size-at {
			return damaged
		}
		told = told || string(head[4:8]) == "moov"
		at += long
	}
	if !told {
		return damaged
	}
	return ""
}
