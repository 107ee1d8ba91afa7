package portstest

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
)

// PhotoJPEG is a small whole photo as a camera writes it, with where it was taken in its notes.
func PhotoJPEG(place string) string {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, 16, 16)), nil); err != nil {
		panic(err)
	}
	return "\xff\xd8\xff\xe1\x00" + string([]byte{byte(len(place) + 8)}) + "Exif\x00\x00" + place + out.String()[2:]
}

// PhotoPNG is a small whole picture.
func PhotoPNG() string {
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 16, 16))); err != nil {
		panic(err)
	}
	return out.String()
}
