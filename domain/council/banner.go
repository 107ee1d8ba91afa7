package council

import (
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/fault"
)

// BannerID is the identity of a banner.
type BannerID string

// Banner is the council's own message at the top of pages, for a time.
type Banner struct {
	ID          BannerID
	Text        string
	Important   bool      // something stands in people's way; otherwise it is information
	SignedIn    bool      // only for those who are signed in; otherwise for everybody
	From, Until time.Time // UTC; shown from the first and no longer at the second
	Version     int       // counts with each change
	SavedAt     time.Time // UTC
	SavedName   string    // who saved it last
}

// LongestBanner bounds a banner's text, in letters: it stands above everything else.
const LongestBanner = 300

// LongestBannerTime bounds how long one is shown: what stands for ever is read by nobody.
const LongestBannerTime = 92 * 24 * time.Hour

// Check finds what is wrong with a banner, at the fields "text" and "until".
func (b Banner) Check() error {
	var faults []*fault.Fault
	switch length := utf8.RuneCountInString(strings.TrimSpace(b.Text)); {
	case length == 0:
		faults = append(faults, fault.Field("text", "banner.text", "Enter the message."))
	case length > LongestBanner:
		faults = append(faults, fault.Field("text", "banner.long", "The message must have 300 characters or fewer."))
	}
	switch {
	case !b.Until.After(b.From):
		faults = append(faults, fault.Field("until-date", "banner.until", "The end must be after the start."))
	case b.Until.Sub(b.From) > LongestBannerTime:
		faults = append(faults, fault.Field("until-date", "banner.too-long", "A message can stand for three months at the most."))
	}
	return fault.Join(faults...)
}

// Shows reports whether the banner stands at the top of a page now.
func (b Banner) Shows(now time.Time, signedIn bool) bool {
	return !now.Before(b.From) && now.Before(b.Until) && (signedIn || !b.SignedIn)
}

// Over reports whether its time is past.
func (b Banner) Over(now time.Time) bool { return !now.Before(b.Until) }
