package picture

import (
	"image"
	"image/color"
)

// samples is how many points of the picture, in each direction, are mixed into one of what is drawn.
const samples = 4

// redraw draws a picture upright and at most so large as pages need.
func redraw(from image.Image, up int) *image.RGBA {
	box := from.Bounds()
	width, height := box.Dx(), box.Dy()
	if up >= 5 { // the camera lay on its side
		width, height = height, width
	}
	w, h := fit(width, height)
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			out.SetRGBA(x, y, mix(from, up, cell{x, y, w, h}))
		}
	}
	return out
}

// fit gives the size that is drawn; a small picture stays as it is.
func fit(width, height int) (w, h int) {
	side := max(width, height)
	if side <= longest {
		return width, height
	}
	return max(1, width*longest/side), max(1, height*longest/side)
}

// cell is one point of what is drawn, x of w and y of h.
type cell struct{ x, y, w, h int }

// mix gives the average of the points that lie under a cell.
func mix(from image.Image, up int, c cell) color.RGBA {
	box := from.Bounds()
	var r, g, b, a uint32
	for j := range samples {
		for i := range samples {
			u, v := turned(up, (float64(c.x)+(float64(i)+0.5)/samples)/float64(c.w), (float64(c.y)+(float64(j)+0.5)/samples)/float64(c.h))
			x, y := box.Min.X+min(int(u*float64(box.Dx())), box.Dx()-1), box.Min.Y+min(int(v*float64(box.Dy())), box.Dy()-1)
			dr, dg, db, da := from.At(x, y).RGBA()
			r, g, b, a = r+dr>>8, g+dg>>8, b+db>>8, a+da>>8
		}
	}
	const n = samples * samples
	return color.RGBA{uint8(r / n), uint8(g / n), uint8(b / n), uint8(a / n)}
}

// turned gives the place in the stored picture, as parts of its sides, of a place in the upright one (EXIF 2.3, tag
// 274).
func turned(up int, x, y float64) (u, v float64) {
	switch up {
	case 2:
		return 1 - x, y
	case 3:
		return 1 - x, 1 - y
	case 4:
		return x, 1 - y
	case 5:
		return y, x
	case 6:
		return y, 1 - x
	case 7:
		return 1 - y, 1 - x
	case 8:
		return 1 - y, x
	}
	return x, y
}
