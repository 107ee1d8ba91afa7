package web

import (
	"regexp"
	"strconv"
	"strings"

	"ehchub/adapters/web/view"
)

// oldest are the first versions in which the hub's scripts run and its pages are laid out as they should be; the scripts
// are built for ECMAScript 2020. In older ones every page still works, because none needs a script.
var oldest = []struct {
	form    *regexp.Regexp
	version int
}{
	{regexp.MustCompile(`(?:Chrome|CriOS)/(\d+)`), 84},
	{regexp.MustCompile(`Firefox/(\d+)`), 78},
	{regexp.MustCompile(`Version/(\d+)[\d.]* (?:Mobile/\S+ )?Safari`), 14},
}

// tooOld reports whether a browser is known to show the hub badly: Internet Explorer, the first Edge, and versions before
// the oldest of others (F20). A browser that isn't known is taken as good.
func tooOld(userAgent string) bool {
	for _, mark := range []string{"MSIE ", "Trident/", " Edge/", "Opera Mini"} {
		if strings.Contains(userAgent, mark) {
			return true
		}
	}
	for _, one := range oldest {
		if found := one.form.FindStringSubmatch(userAgent); found != nil {
			version, err := strconv.Atoi(found[1])
			return err == nil && version < one.version
		}
	}
	return false
}

// oldBrowserBanner is shown above everything else to those whose browser is too old. It stands in nobody's way.
func oldBrowserBanner(userAgent string) []view.Banner {
	if !tooOld(userAgent) {
		return nil
	}
	return []view.Banner{{Text: "Your browser is too old for the hub to look right. You can go on using it.", Link: &view.Link{Text: "Which browsers work well", Href: "/browsers"}}}
}
