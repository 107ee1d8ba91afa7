package view

// Pagination leads through pages of a list. Make it with Paginate.
type Pagination struct {
	Previous, Next string
	Pages          []PageLink
	// Showing is "Showing 26 to 50 of 213".
	Showing string
}

// PageLink is one number; Gap stands for pages left out.
type PageLink struct {
	Number  int
	Href    string
	Current bool
	Gap     bool
}

// Component names the template.
func (Pagination) Component() string { return "pagination" }

// Paginate makes the links for a list of total things, size a page, with page (from 1) open; href gives a
// page's address. A list of one page has no links, only Showing.
func Paginate(page, size, total int, href func(page int) string) Pagination {
	return PaginateUpTo(total, page, size, total, href)
}

// PaginateUpTo makes the links for as many things as most, of a list that may have more.
func PaginateUpTo(most, page, size, total int, href func(page int) string) Pagination {
	if total == 0 {
		return Pagination{}
	}
	of := NumberUpTo(most, total)
	total = min(total, most)
	last := (total + size - 1) / size
	page = min(max(page, 1), last)
	p := Pagination{Showing: "Showing " + Number((page-1)*size+1) + " to " + Number(min(page*size, total)) + " of " + of}
	if last == 1 {
		return p
	}
	if page > 1 {
		p.Previous = href(page - 1)
	}
	if page < last {
		p.Next = href(page + 1)
	}
	gap := false
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < page-1 || n > page+1) {
			if !gap {
				p.Pages = append(p.Pages, PageLink{Gap: true})
			}
			gap = true
			continue
		}
		gap = false
		p.Pages = append(p.Pages, PageLink{Number: n, Href: href(n), Current: n == page})
	}
	return p
}
