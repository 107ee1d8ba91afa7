package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/domain/guidance"
)

// cookieUse is one cookie that the hub sets, as its page tells of it.
type cookieUse struct{ name, why, lasts string }

// cookieUses are all cookies of the hub. Under https most names begin with __Host-, which binds them to this site.
var cookieUses = []cookieUse{
	{sessionCookie, "Keeps you signed in.", "Until you sign out or close the browser, or after 30 minutes without use"},
	{waitingCookie, "Remembers that your password was right while you type your code.", "30 minutes at most"},
	{guestCookie, "Keeps you in as the guest of one request for advice.", "12 hours at most"},
	{guestCodeCookie, "Remembers which browser asked for a guest’s code.", "30 minutes at most"},
	{awayCookie, "Knows you again when you come back from signing in with an account from work.", "15 minutes at most"},
	{browserCookie, "Finds what you typed if you are signed out before you save it. It is the key to it, and only your browser has it.", "7 days"},
	{deviceCookie, "Knows that you signed in with this browser before, so that you are warned only of a new one, and asked less often for a code if you chose that.", "400 days after you signed in last"},
	{draftCookie, "Holds the key of a request that you began without an account.", "14 days"},
	{shownCookie, "Remembers which kept text a page shows, so that it is thrown away once you save.", "2 hours at most"},
	{copiedCookie, "Says which copies of what you typed your browser can delete, because the hub has them.", "Until the next page; 1 hour at most"},
	{noticeCookie, "Shows you once that a step was done.", "1 minute"},
}

func (p AboutPages) cookies(w http.ResponseWriter, r *http.Request) error {
	t := view.Table{Caption: "Cookies of the hub", HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "What it is for"}, {Text: "How long it stays"}}}
	for _, c := range cookieUses {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: c.name, Main: true}, {Text: c.why}, {Text: c.lasts}}})
	}
	return p.showWords(w, r, guidance.PageCookies, "about_cookies", &aboutPage{Page: view.Page{Title: "Cookies"}, Parts: []view.Component{t}})
}
