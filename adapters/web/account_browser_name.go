package web

import "strings"

// What a browser says of itself, the telling words first: nearly all say "Safari" and "Chrome" too.
var browserWords = []struct{ mark, name string }{
	{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser", "Samsung Internet"}, {"Firefox", "Firefox"}, {"FxiOS", "Firefox"}, {"CriOS", "Chrome"},
	{"HeadlessChrome", "Chrome"}, {"Chrome", "Chrome"}, {"Safari", "Safari"},
}

var machineWords = []struct{ mark, name string }{
	{"iPhone", "an iPhone"}, {"iPad", "an iPad"}, {"Android", "an Android phone or tablet"}, {"CrOS", "a Chromebook"}, {"Windows", "a Windows computer"}, {"Macintosh", "a Mac"}, {"Linux", "a Linux computer"},
}

// browserNamed puts a browser's user agent into plain words: "Firefox on a Windows computer". What it says of itself is
// kept nowhere else.
func browserNamed(userAgent string) string {
	find := func(words []struct{ mark, name string }, otherwise string) string {
		for _, w := range words {
			if strings.Contains(userAgent, w.mark) {
				return w.name
			}
		}
		return otherwise
	}
	return find(browserWords, "A browser") + " on " + find(machineWords, "an unknown device")
}
