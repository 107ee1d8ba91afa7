package application

import (
	"crypto/sha256"
	"encoding/base32"

	"ehchub/domain/council"
)

// HubMark tells the printed forms of one council's hub from those of another.
func HubMark(p council.Profile) string {
	sum := sha256.Sum256([]byte(p.Name))
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:])[:4]
}
