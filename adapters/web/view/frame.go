package view

// Frame is what is the same on every page of one request: the council, the person, their places.
type Frame struct {
	Council Council
	// Person is who is signed in; nil when nobody is.
	Person *Person
	// Places are the person's links in the header, at most five.
	Places []Place
	// Banners are the authority's own messages (F355), and that the hub is or will be read-only.
	Banners []Banner
	// Demo says in a line above the header that everything here is invented.
	Demo bool
	// Notice is the word left by the step before a redirect ("Your advice is saved"); nil when there is none.
	Notice *Notice
	// Report leads to where a problem with this page is reported.
	Report string
	// Live is where a script hears who else has the page open; empty where it doesn't.
	Live string
	// CopyKey is where a script gets the key of the copies that the browser keeps of what is typed; empty where nothing is.
	CopyKey string
	// SessionLeft is how many seconds the person stays signed in if they do nothing more; zero where that isn't known.
	SessionLeft int
	// Assets are the addresses of style sheet and script; the renderer fills them.
	Assets Assets
}

// Council is the authority that runs the hub.
type Council struct {
	// Name is "Wrenshire County Council".
	Name string
	// Mark is one or two letters drawn in the council's colour where it has no logo of its own.
	Mark string
	// Logo is the address of its logo; empty where it has none.
	Logo string
	// Colour is the council's accent as #rrggbb. It must be dark enough to read white text on; the renderer
	// darkens one that isn't.
	Colour string
}

// Person is who is signed in, as the header shows them.
type Person struct {
	Name string
	// Role is in plain words ("SEN co-ordinator").
	Role string
	// Account is the address of their own details; empty for a guest, who has none.
	Account string
	// Out is where they leave by; empty is the address for everybody with an account.
	Out string
}

// Place is a link of a navigation. Current marks the page that is open, Within one that it belongs to.
type Place struct {
	Text, Href      string
	Current, Within bool
	// Count is a number of things waiting there; zero is not drawn.
	Count int
}

// Banner is the authority's message (planned work, an outage, an office closed).
type Banner struct {
	Text string
	Link *Link
	// Important means that something stands in people's way.
	Important bool
}

// Component names the template.
func (Banner) Component() string { return "banner" }

// Assets are the addresses of what a page loads.
type Assets struct {
	Style, CouncilStyle, Start, Script, Icon string
	// Built is false when only the fallback style sheet is there.
	Built bool
}
