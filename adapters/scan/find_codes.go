package scan

import (
	"image"
	"image/draw"
	"slices"

	"github.com/makiuchi-d/gozxing"
	multi "github.com/makiuchi-d/gozxing/multi/qrcode"
	"github.com/makiuchi-d/gozxing/qrcode"
	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

// greyOf gives the picture in greys.
func greyOf(picture image.Image) *image.Gray {
	bounds := picture.Bounds()
	grey := image.NewGray(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	draw.Draw(grey, grey.Bounds(), picture, bounds.Min, draw.Src)
	return grey
}

// codesOn finds the squares on a page. It looks at the whole page first, then at it made smaller, which takes away the
// grain of a poor scan, and turned a little.
func codesOn(page *image.Gray) []string {
	for _, attempt := range []func(*image.Gray) *image.Gray{same, smaller, leaning(0.12), leaning(-0.12)} {
		if codes := decode(attempt(page)); len(codes) > 0 {
			return codes
		}
	}
	return nil
}

func same(page *image.Gray) *image.Gray { return page }

// readWidth is the width, in pixels, to which a large page is brought: about 120 dots an inch.
const readWidth = 1000

func smaller(page *image.Gray) *image.Gray {
	width, height := page.Bounds().Dx(), page.Bounds().Dy()
	if width <= readWidth {
		return page
	}
	to := image.NewGray(image.Rect(0, 0, readWidth, height*readWidth/width))
	xdraw.BiLinear.Scale(to, to.Bounds(), page, page.Bounds(), xdraw.Src, nil)
	return to
}

// leaning turns a page by so many parts of its height.
func leaning(by float64) func(*image.Gray) *image.Gray {
	return func(page *image.Gray) *image.Gray {
		page = smaller(page)
		to := image.NewGray(page.Bounds())
		draw.Draw(to, to.Bounds(), image.White, image.Point{}, draw.Src)
		middle := float64(page.Bounds().Dx()) / 2
		turn := f64.Aff3{1, -by, by * middle, by, 1, -by * middle}
		xdraw.BiLinear.Transform(to, turn, page, page.Bounds(), xdraw.Src, nil)
		return to
	}
}

func decode(page *image.Gray) (codes []string) {
	bitmap, err := gozxing.NewBinaryBitmapFromImage(page)
	if err != nil {
		return nil
	}
	hints := map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true}
	if found, err := multi.NewQRCodeMultiReader().DecodeMultiple(bitmap, hints); err == nil {
		for _, one := range found {
			if text := one.GetText(); !slices.Contains(codes, text) {
				codes = append(codes, text)
			}
		}
	}
	if len(codes) == 0 {
		if one, err := qrcode.NewQRCodeReader().Decode(bitmap, hints); err == nil {
			codes = append(codes, one.GetText())
		}
	}
	return codes
}

// darkShare is how much of a page may be dark for it to count as empty: a speck, the shadow of a fold.
const darkShare = 0.0008

// isBlank reports whether nothing is on a page. What lies close to the edge is the scanner's own shadow.
func isBlank(page *image.Gray) bool {
	width, height := page.Bounds().Dx(), page.Bounds().Dy()
	edgeX, edgeY := width/25, height/25
	var sum, count int
	for y := edgeY; y < height-edgeY; y += 3 {
		for x := edgeX; x < width-edgeX; x += 3 {
			sum += int(page.Pix[y*page.Stride+x])
			count++
		}
	}
	if count == 0 {
		return false
	}
	ground, dark := sum/count, 0
	for y := edgeY; y < height-edgeY; y++ {
		for x := edgeX; x < width-edgeX; x++ {
			if int(page.Pix[y*page.Stride+x]) < ground-45 {
				dark++
			}
		}
	}
	return float64(dark) < darkShare*float64((width-2*edgeX)*(height-2*edgeY))
}
