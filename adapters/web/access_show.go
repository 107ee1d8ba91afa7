package web

import (
	"net/http"
	"net/url"
	"slices"
	"time"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/oversight"
	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

type accessPage struct {
	view.Page
	Steps  []view.Link
	Groups []accessGroup
	// Recorded is what officers wrote down for those who did not use the hub; nil for nothing.
	Recorded *view.SideSection
	Folded   []view.SideSection
	// Machines says whether any text is written by a machine.
	Machines   view.Inset
	Processors view.Table
	Council    string
	Downloads  view.Links
}

// mostAccessRows is how many rows a part of the page shows before it is folded: on a phone each row is a card.
const mostAccessRows = 4

// accessGroup is one part of the page; Fold holds its table where that is long.
type accessGroup struct {
	Title string
	Table view.Table
	Fold  *view.SideSection
}

// foldedWhereLong folds a part that would push everything else out of sight, and says how many it holds.
func foldedWhereLong(title string, t view.Table) accessGroup {
	if len(t.Rows) <= mostAccessRows {
		return accessGroup{Title: title, Table: t}
	}
	return accessGroup{Fold: &view.SideSection{Title: title + ": " + view.Number(len(t.Rows)), Parts: []view.Component{t}}}
}

func (p AccessPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "access", accessPageOf(out))
	return nil
}

func accessPageOf(out oversight.AccessOut) *accessPage {
	page := &accessPage{Page: backToCase("Who can see this file, and who looked", out.Head), Council: out.Profile.Name, Downloads: fileLinks("this page", caseURL(out.Case, accessPath)),
		Processors: processorTable(out.Processors, out.Today, func(pr council.Processor) string {
			if pr.Case == "" || !out.May(access.DeclareProcessor) {
				return ""
			}
			return caseURL(out.Case, accessPath+"/processors/"+string(pr.ID)+"/end")
		}),
		Machines: machineTextWords(council.TextMachines(out.Processors, out.Today))}
	for _, pr := range out.Processors {
		if pr.Asked && pr.Until.IsZero() && out.May(access.AgreeProcessor) {
			page.Steps = append(page.Steps, view.Link{Text: "Say whether " + pr.Name + " may work with this file", Href: caseURL(out.Case, accessPath+"/processors/"+string(pr.ID)+"/agree")})
		}
	}
	page.Width = view.Wide
	page.Lead = "Everyone here can see the parts of the file that their role needs, and nothing more. Each look is recorded."
	for _, group := range accessGroups {
		if t := holdingTable(out, group.relations...); len(t.Rows) > 0 {
			page.Groups = append(page.Groups, accessGroup{Title: group.title, Table: t})
		}
	}
	if t := councilTable(out); len(t.Rows) > 0 {
		page.Groups = append(page.Groups, foldedWhereLong("Officers of the council who may open this file", t))
	}
	if len(out.Recorded) > 0 {
		page.Recorded = &view.SideSection{Title: "What the council wrote down for somebody", Parts: []view.Component{recordTable(out.Head, out.Recorded)}}
	}
	page.Folded = endedSections(out)
	if out.May(access.AddPerson) {
		page.Steps = append(page.Steps, view.Link{Text: "Add people to this case", Href: caseURL(out.Case, "/people")})
	}
	if out.May(access.SearchAudit) {
		page.Steps = append(page.Steps, view.Link{Text: "Read every look at this file", Href: councilAudit + "?case=" + url.QueryEscape(string(out.Case.Reference()))})
	}
	if out.May(access.DeclareProcessor) {
		page.Steps = append(page.Steps, view.Link{Text: "Declare somebody else who works with this child’s data", Href: caseURL(out.Case, accessPath+"/processors/add")})
	}
	return page
}

// accessGroups are the parts of the page, each for who is this to the case.
var accessGroups = []struct {
	title     string
	relations []access.Relation
}{
	{"Family, and those who speak for them", []access.Relation{access.Family, access.Advocate, access.Author}},
	{"The council’s co-ordinator", []access.Relation{access.Coordinator, access.Officer, access.Decider, access.Manager}},
	{"Nurseries, schools and colleges", []access.Relation{access.Setting, access.Consulted}},
	{"Professionals and teams", []access.Relation{access.Adviser, access.Guest, access.TeamMember, access.TeamManager}},
}

func lookColumns() []view.Column {
	return []view.Column{{Text: "Name"}, {Text: "Role"}, {Text: "Why"}, {Text: "Since"}, {Text: "Last looked"}}
}

// holdingTable lists parties that are something to the case: a person in a row, and an organisation above the persons
// who can see the file through it.
func holdingTable(out oversight.AccessOut, relations ...access.Relation) view.Table {
	t := view.Table{Caption: "Who can see the file", HideCaption: true, Columns: lookColumns()}
	for _, h := range out.Now {
		if !slices.Contains(relations, h.Relation) {
			continue
		}
		if h.Holder.Kind == ehc.HeldByPerson && len(h.People) > 0 {
			t.Rows = append(t.Rows, withRemoval(out, h, accessRow(h.Name, h.Detail, relationWords[h.Relation], dayOf(h.Since), lastLook(h.People[0].At))))
			for _, cover := range h.People[1:] {
				t.Rows = append(t.Rows, throughRow(h, cover))
			}
			continue
		}
		nobody := ""
		if len(h.People) == 0 {
			nobody = "Nobody there has an account yet"
		}
		t.Rows = append(t.Rows, withRemoval(out, h, accessRow(h.Name, h.Detail, relationWords[h.Relation], dayOf(h.Since), nobody)))
		for _, person := range h.People {
			t.Rows = append(t.Rows, throughRow(h, person))
		}
	}
	return t
}

// throughRow is a person who has the file through a party: as one of an organisation, or standing in for somebody.
func throughRow(h oversight.Holding, person oversight.Looked) view.Row {
	if person.StandsIn != nil {
		return accessRow(person.Name, person.JobTitle, standsInFor(*person.StandsIn), person.StandsIn.From.Long(), lastLook(person.At))
	}
	return accessRow(person.Name, person.JobTitle, "Through "+h.Name, dayOf(h.Since), lastLook(person.At))
}

// standsInFor says for whom somebody stands in, and until when.
func standsInFor(a ports.AbsenceEntry) string {
	if a.To.IsZero() {
		return "Stands in for " + a.Name + " until it is ended"
	}
	return "Stands in for " + a.Name + " until " + a.To.Long()
}

// withRemoval adds the way to end a party's access, or to ask for it.
func withRemoval(out oversight.AccessOut, h oversight.Holding, row view.Row) view.Row {
	if link, ok := removalLink(out.Head, h.Party); ok {
		row.Cells[len(row.Cells)-1].Links = []view.Link{link}
	}
	return row
}

func councilTable(out oversight.AccessOut) view.Table {
	t := view.Table{Caption: "Officers of the council", HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "Role"}, {Text: "Last looked"}}}
	for _, person := range out.Council {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: person.Name, Main: true}, {Text: person.JobTitle}, {Text: lastLook(person.At)}}})
	}
	return t
}

// endedSections are whose access is over, folded.
func endedSections(out oversight.AccessOut) []view.SideSection {
	var sections []view.SideSection
	ended := view.Table{Caption: "Access that has ended", HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "Role"}, {Text: "Why"}, {Text: "From"}, {Text: "Until"}, {Text: "Last looked"}}}
	for _, h := range out.Ended {
		looked := ""
		if len(h.People) > 0 {
			looked = lastLook(h.People[0].At)
		}
		ended.Rows = append(ended.Rows, view.Row{Cells: []view.Cell{{Text: h.Name, Sub: endedAccount(h), Main: true}, {Text: h.Detail}, {Text: relationWords[h.Relation]}, {Text: dayOf(h.Since)}, {Text: dayOf(h.Until)}, {Text: looked}}})
	}
	if len(ended.Rows) > 0 {
		sections = append(sections, view.SideSection{Title: "Access that has ended", Parts: []view.Component{ended}})
	}
	earlier := view.Table{Caption: "Looked earlier", HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "Role"}, {Text: "Last looked"}}}
	for _, person := range out.Earlier {
		earlier.Rows = append(earlier.Rows, view.Row{Cells: []view.Cell{{Text: whoeverLooked(person.Name), Main: true}, {Text: person.JobTitle}, {Text: lastLook(person.At)}}})
	}
	if len(earlier.Rows) > 0 {
		sections = append(sections, view.SideSection{Title: "People who looked earlier and no longer can", Parts: []view.Component{earlier}})
	}
	return sections
}

func endedAccount(h oversight.Holding) string {
	if h.Closed {
		return "Account closed"
	}
	return ""
}

func accessRow(name, role, why, since, looked string) view.Row {
	return view.Row{Cells: []view.Cell{{Text: name, Main: true}, {Text: role}, {Text: why}, {Text: since}, {Text: looked}}}
}

func whoeverLooked(name string) string {
	if name == "" {
		return "Somebody whose account is gone"
	}
	return name
}

func dayOf(at time.Time) string { return ehc.DateIn(at, application.London).Long() }

func lastLook(at time.Time) string {
	if at.IsZero() {
		return "Not yet"
	}
	return view.When(at)
}

// machineTextWords says whether text that no person wrote may stand in the file (C27).
func machineTextWords(tools []council.Processor) view.Inset {
	if len(tools) == 0 {
		return view.Inset{Text: "None. The council has declared no machine that writes text. The hub itself writes none either: it puts together what people wrote, and counts dates."}
	}
	said := view.Inset{Text: "Some text in this file may be written by a machine and then checked by a person:"}
	for _, tool := range tools {
		said.Paragraphs = append(said.Paragraphs, tool.Name+": "+tool.Purpose)
	}
	return said
}

// processorTable lists who works with the data besides the council; end gives the address at which one is ended.
func processorTable(all []council.Processor, today ehc.Date, end func(council.Processor) string) view.Table {
	t := view.Table{Caption: "Who works with the data besides the council", HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "What for"}, {Text: "Kind"}, {Text: "Since"}, {Text: "Until"}},
		Empty: view.Empty{Title: "Nobody else", Text: "The council has declared no company, person or tool that works with this data."}}
	for _, pr := range all {
		whose, until := "For every child", "Goes on"
		if pr.Case != "" {
			whose = "For this child alone"
		}
		if !pr.Until.IsZero() {
			until = pr.Until.Long()
		}
		last := view.Cell{Text: until, Sub: consentWords(pr)}
		if !pr.Agreed() && pr.Until.IsZero() {
			last.Text = "Has not begun"
			if len(pr.Answers) > 0 {
				last.Text = "Refused"
			}
		}
		if href := end(pr); href != "" && pr.Until.IsZero() {
			last.Links = []view.Link{{Text: "End", Href: href, Hidden: pr.Name}}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: pr.Name, Sub: whose, Main: true}, {Text: pr.Purpose}, {Text: pr.Kind.Label()}, {Text: pr.Since.Long()}, last}})
	}
	return t
}
