package view

// Component is anything that {{component .X}} can draw; Component names its template.
type Component interface{ Component() string }

// Width is how much of the screen a page's content takes.
type Width int

const (
	// Narrow is about 65 characters: forms and reading.
	Narrow Width = iota
	// Wide goes up to 1300 pixels: trays, boards, drafting, a case with its side column.
	Wide
)

// Page is what the frame draws around every page's own content. Page structs embed it.
type Page struct {
	// Title is the page's name in the browser's tab and, unless Heading says otherwise, its h1.
	Title string
	// Heading is the h1 where it differs from Title.
	Heading string
	// Caption is the small line above the h1.
	Caption string
	// Lead is one or two sentences below the h1.
	Lead string
	// OwnHeading means that the page draws its own h1, as a single question does with its label.
	OwnHeading bool
	// Width is Narrow unless set.
	Width Width
	// Back is the link above the heading, to the page that this one came from.
	Back *Link
	// Guidance opens the page of a stage; nil elsewhere.
	Guidance *Guidance
	// Case draws a child's identity bar and stage bar above the heading; nil on pages about no case.
	Case *CaseBar
	// Errors is what is wrong with the form just posted; it also puts "Error: " before the title.
	Errors ErrorSummary
	// Notice is the word that what was just done is done. The renderer fills it from the frame when nil.
	Notice *Notice
	// PutBack means that the page shows again what was typed before its writer was signed out. The renderer fills it.
	PutBack bool
	// Frame is filled by the renderer; pages leave it alone.
	Frame Frame
}

// Framed is a pointer to a struct that embeds Page.
type Framed interface{ FramedPage() *Page }

// FramedPage gives the renderer the frame's part of a page.
func (p *Page) FramedPage() *Page { return p }

// H1 is the text of the page's heading.
func (p *Page) H1() string {
	if p.Heading != "" {
		return p.Heading
	}
	return p.Title
}

// TabTitle is the text of the browser's tab: "Error: Ask for advice – EHC/26/0219 – EHC Hub – Wrenshire".
func (p *Page) TabTitle() string {
	title := p.Title
	if p.Errors.Any() {
		title = "Error: " + title
	}
	if p.Case != nil && p.Case.Reference != "" {
		title += " – " + p.Case.Reference
	}
	title += " – EHC Hub"
	if p.Frame.Council.Name != "" {
		title += " – " + p.Frame.Council.Name
	}
	return title
}

// Link is an address with its words. Hidden adds words that only a screen reader meets, to tell apart links
// that look alike ("Change" … "the due date").
type Link struct {
	Text, Href, Hidden string
}

// CaseBar is what stands above the heading on every page about a child.
type CaseBar struct {
	// Reference is the case's number for the tab's title ("EHC/26/0219").
	Reference string
	Identity  IdentityBar
	// Stages is left zero where the stages don't matter, on a letter for example.
	Stages StageBar
	// Facts stand below the stages: what counts at the stage that the case has reached.
	Facts []Fact
	// Tray ends the address of the list in the header that the case stands in.
	Tray string
	// Places are the case's own pages (summary, requests, plan, documents); none draws nothing.
	Places []Place
}
