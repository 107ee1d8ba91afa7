// Package picture draws photos anew, so that nothing of what a camera writes into a file is kept: the place, the time,
// the device.
package picture

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"

	"ehchub/domain/fault"
)

const (
	// mostPoints is how large a picture can be before it is refused, unread: 50 megapixels.
	mostPoints = 50_000_000
	// mostMemory is how much memory reading it may take, in bytes.
	mostMemory = 220_000_000
	// longest is the longer side of what is kept, in pixels.
	longest = 1000
	// quality is that of the JPEG that is kept.
	quality = 88
)

var (
	unreadable = fault.Field("files", "picture.unreadable", "This picture can’t be read. Open it, save it again as a JPEG picture, and send that.")
	tooLarge   = fault.New(fault.TooLarge, "picture.too-large", "This picture is too large to be shown. Make it smaller than 50 megapixels, or take it as a screenshot, and send that.").At("files")
)

// Cleaner is a ports.PictureCleaner. Make it with NewCleaner; it may be used from several goroutines.
type Cleaner struct{ turn chan struct{} }

// NewCleaner makes a cleaner that reads one picture at a time: each can take much memory.
func NewCleaner() Cleaner { return Cleaner{make(chan struct{}, 1)} }

// Clean gives the picture anew, at most so large as pages need, turned the way that its camera was held.
func (c Cleaner) Clean(ctx context.Context, picture []byte, mediaType string) ([]byte, error) {
	if mediaType == "image/webp" {
		return stripWebP(picture)
	}
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	drawn, err := read(picture, mediaType)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	switch mediaType {
	case "image/png":
		err = png.Encode(&out, drawn)
	case "image/gif":
		err = gif.Encode(&out, drawn, nil)
	default:
		err = jpeg.Encode(&out, drawn, &jpeg.Options{Quality: quality})
	}
	return out.Bytes(), err
}

// read looks at the size before it reads a single point.
func read(picture []byte, mediaType string) (image.Image, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(picture))
	if err != nil || "image/"+format != mediaType || config.Width == 0 || config.Height == 0 {
		return nil, unreadable
	}
	camera := cameraNotes{up: 1}
	if format == "jpeg" {
		camera = readCameraNotes(picture)
	}
	points := int64(config.Width) * int64(config.Height)
	if points > mostPoints || points*memoryOf(config, format, camera.progressive) > mostMemory {
		return nil, tooLarge
	}
	drawn, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, unreadable
	}
	return redraw(drawn, camera.up), nil
}

// memoryOf is how many bytes reading one point can take.
func memoryOf(config image.Config, format string, progressive bool) int64 {
	switch {
	case progressive:
		return 16 // all coefficients are kept until the last is read
	case format == "jpeg":
		return 4
	}
	switch config.ColorModel {
	case color.RGBA64Model, color.NRGBA64Model, color.Gray16Model:
		return 8
	}
	return 4
}
