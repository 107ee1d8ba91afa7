package web

import (
	"cmp"
	"net/http"
	"time"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/complaint"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// waitingBox lists what waits for the reader, each with its day, above their cases.
type waitingBox struct {
	Tasks view.TaskList
	Empty string
	Rest  string // says that there is more than is listed
	More  *view.Link
}

// waitingFor is the box of the reader's list; nil on a list that is searched or filtered, and for those whose work does
// not come to them by request.
func (p TrayPages) waitingFor(r *http.Request, asked traySearch, today ehc.Date) (*waitingBox, error) {
	actor := ActorOf(r)
	plain := len(asked.asked()) == 1 && asked.query.Page == 1
	if plain && (asked.tray == access.TrayInProgress || asked.tray == access.TrayUnassigned) && len(access.Offices(actor)) > 0 {
		return p.officersWaiting(r)
	}
	if !plain || !(actor.Is(ehc.RoleSENCO) || actor.Is(ehc.RoleContributor)) || (asked.tray != access.TrayInProgress && asked.tray != access.TraySetting) {
		return nil, nil
	}
	found, err := p.waiting.Do(r.Context(), actor)
	if err != nil {
		return nil, err
	}
	box := &waitingBox{Empty: "Nothing is waiting for you at the moment. When somebody asks you for something, you get a message, and it is listed here."}
	if actor.Is(ehc.RoleSENCO) {
		box.More = &view.Link{Text: "Answers to consultations that your setting has sent", Href: answersPath}
	}
	if len(found) > reading.WaitingShown {
		found = found[:reading.WaitingShown]
		box.Rest = "These are the " + view.Number(len(found)) + " that are wanted soonest. There are more: each is on its case, in the list below."
	}
	for _, one := range found {
		box.Tasks.Tasks = append(box.Tasks.Tasks, taskOf(one, today))
	}
	return box, nil
}

// officersWaiting is the box of what an officer must see to; nil when there is nothing.
func (p TrayPages) officersWaiting(r *http.Request) (*waitingBox, error) {
	found, err := p.desk.Do(r.Context(), ActorOf(r))
	if err != nil || len(found) == 0 {
		return nil, err
	}
	box, shown := &waitingBox{}, map[ports.DeskKind]int{}
	for _, one := range found {
		if shown[one.Kind]++; shown[one.Kind] > reading.WaitingShown {
			box.Rest = "More waits: each is on its case, in the list below."
			continue
		}
		task := deskTasks[one.Kind](one)
		if one.Kind == ports.ComplaintToSee {
			task.State = dueTag(ehc.DateIn(one.Since, time.UTC), ehc.DateIn(p.clock.Now(), application.London))
		}
		task.Hint = cmp.Or(task.Hint, trayName(one.Called)+", "+string(one.Reference))
		box.Tasks.Tasks = append(box.Tasks.Tasks, task)
	}
	return box, nil
}

// deskTasks say for each kind what to do, and where.
var deskTasks = map[ports.DeskKind]func(ports.DeskTask) view.Task{ports.PersonToCheck: personTask, ports.MessageToMind: messageTask, ports.ComplaintToSee: complaintTask, ports.PaperToSee: paperTask, ports.ProblemToAnswer: problemTask, ports.RequestToCompare: compareTask, ports.ConsentToGet: consentTask, ports.DraftToFinish: draftTask, ports.MissingToAnswer: missingTask}

// missingTask asks an officer about a case that somebody does not find.
func missingTask(one ports.DeskTask) view.Task {
	task := view.Task{Text: "Answer " + one.Name + ": a case is missing", Href: councilMissing + "/" + one.Item, State: view.Tag{Text: "Asked " + day(one.Since), Tone: view.Soon}}
	if one.Case == "" {
		task.Hint = cmp.Or(one.Data, "A professional")
	}
	return task
}

// compareTask asks an officer whether two requests are for one child.
func compareTask(one ports.DeskTask) view.Task {
	return view.Task{Text: "See whether there are two requests for one child", Href: "/cases/" + string(one.Case) + relationsPath + "/" + one.Item, State: view.Tag{Text: "Found " + day(one.Since), Tone: view.Soon}}
}

// problemTask asks an officer to look at a report of a page that did not work.
func problemTask(one ports.DeskTask) view.Task {
	return view.Task{Text: "Answer a report of a problem", Href: councilProblems + "/" + one.Item, Hint: "With a page of the hub", State: view.Tag{Text: "Came " + day(one.Since), Tone: view.Soon}}
}

// complaintTask asks an officer to answer a complaint, or to say who does.
func complaintTask(one ports.DeskTask) view.Task {
	c := complaint.Snapshot{ID: complaint.ID(one.Item)}
	task := view.Task{Text: "Answer a complaint", Href: complaintURL(c.ID), Hint: c.Called()}
	switch {
	case one.Name == "":
		task.Text = "Say who answers a complaint"
	case one.Data == string(complaint.Made) || one.Data == string(complaint.TakenFurther):
		task.Text = "Acknowledge a complaint"
	}
	return task
}

// draftTask asks an officer to go on with a request that came on paper: its time runs already.
func draftTask(one ports.DeskTask) view.Task {
	return view.Task{Text: "Finish the request that came on paper" + wordsBefore(" for ", one.Name), Href: draftURL(ehc.CaseID(one.Item), ""), Hint: "Its time limits count from the day on which it came", State: view.Tag{Text: "Came " + day(one.Since), Tone: view.Soon}}
}

func wordsBefore(before, words string) string {
	if words == "" {
		return ""
	}
	return before + words
}

// consentTask asks an officer to hear from a family whether somebody outside the council may work with their child's file.
func consentTask(one ports.DeskTask) view.Task {
	return view.Task{Text: "Ask the family whether " + one.Name + " may work with the file", Href: "/cases/" + string(one.Case) + accessPath + "/processors/" + one.Item + "/agree", State: view.Tag{Text: "Not answered", Tone: view.Soon}}
}

// personTask asks an officer to check a person whom others want added, or removed.
func personTask(one ports.DeskTask) view.Task {
	task := view.Task{Text: "Check a person who is to be added", Href: proposalURL(one.Case, ehc.ProposalID(one.Item)), State: view.Tag{Text: "Asked " + day(one.Since), Tone: view.Soon}}
	if casework.Wish(one.Data) == casework.ToRemove {
		task.Text = "Answer whether a person’s access ends"
	}
	return task
}

// messageTask asks an officer to see to it that somebody knows what a message was to tell.
func messageTask(one ports.DeskTask) view.Task {
	task := view.Task{Text: "See to a message to " + cmp.Or(one.Name, "whoever asked for the assessment"), Href: "/cases/" + string(one.Case) + deliveriesPath + "/" + one.Item, State: view.Tag{Text: "Did not arrive", Tone: view.Late}}
	if !delivery.Status(one.Data).Failed() {
		task.State = view.Tag{Text: "Not read", Tone: view.Soon}
	}
	if one.Case == "" {
		task.Hint, task.Href = "The list of what is due soon: their e-mail address needs putting right", ""
	}
	return task
}

// paperTask asks an officer to write down what came on paper, or to sort a paper of which nobody knows where it belongs.
func paperTask(one ports.DeskTask) view.Task {
	task := view.Task{Text: "Sort a scanned paper", Href: councilScans + "/" + one.Item, Hint: "Nobody knows yet to which case it belongs", State: view.Tag{Text: "Scanned " + day(one.Since), Tone: view.Soon}}
	if one.Case == "" && paper.Kind(one.Data) == paper.Request {
		task.Text, task.Hint = "Start a request from a scanned form", "Somebody asks for an assessment"
	}
	if one.Case != "" {
		task.Text, task.Href, task.Hint = "Write down what came on paper: "+paper.Kind(one.Data).Label(), "/cases/"+string(one.Case)+recordPath, ""
	}
	return task
}

// taskOf says what to do, for whom, and by when.
func taskOf(one ports.Waiting, today ehc.Date) view.Task {
	at := "/cases/" + string(one.Case)
	task := view.Task{Text: "Write your advice", Href: at + "/assessment/advice/" + one.Item, Hint: trayName(one.Called) + ", " + string(one.Reference), State: dueTag(one.Due, today)}
	switch {
	case one.Code == timescale.AnswerConsultation:
		task.Text, task.Href = "Answer the consultation", at+"/plan/consultations/"+one.Item
	case one.Owes.Kind == ehc.HeldByTeam:
		task.Text = "Your team was asked for advice"
	}
	return task
}

// dueTag says by when something is wanted, and that it is near or late.
func dueTag(due, today ehc.Date) view.Tag {
	switch {
	case today.After(due):
		return view.Tag{Text: "Late: was due " + due.Long(), Tone: view.Late}
	case today.AddDays(soonDays).Before(due):
		return view.Tag{Text: "By " + due.Long(), Tone: view.Plain}
	case due == today:
		return view.Tag{Text: "Due today", Tone: view.Soon}
	}
	return view.Tag{Text: "By " + due.Long(), Tone: view.Soon}
}

// soonDays is how many days before its day something is marked as near.
const soonDays = 7

// waitingFamily is the box of a family's home, out of what the page has read already: drafts to comment on, and requests
// that were not sent.
func waitingFamily(cards []familyCard) *waitingBox {
	box := &waitingBox{Empty: "Nothing is waiting for you at the moment. If we need something from you, we tell you and list it here."}
	for _, card := range cards {
		if card.Task != nil {
			box.Tasks.Tasks = append(box.Tasks.Tasks, *card.Task)
		}
	}
	return box
}

// wait notes what the family still has to do for one child, if anything.
func (c *familyCard) wait(text, href string, due, today ehc.Date) {
	c.Task = &view.Task{Text: text, Href: href, Hint: c.Name}
	if c.Reference != "" {
		c.Task.Hint += ", " + c.Reference
	}
	if !due.IsZero() {
		c.Task.State = dueTag(due, today)
		if today.After(due) { // a family owes nothing
			c.Task.State = view.Tag{Text: "Was wanted by " + due.Long(), Tone: view.Soon}
		}
	}
}

const answersPath = "/answers"

// showAnswers lists what the reader's settings answered to consultations.
func (p TrayPages) showAnswers(w http.ResponseWriter, r *http.Request) error {
	sent, err := p.answers.Do(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	table := view.Table{Caption: "Answers, the latest consultation first", HideCaption: true, Columns: []view.Column{{Text: "Case ID"}, {Text: "Setting"}, {Text: "Answered on"}, {Text: "Answer"}},
		Empty: view.Empty{Title: "No answers yet", Text: "When your setting has answered a consultation, its answer stays here for you to read and download."}}
	for _, a := range sent {
		table.Rows = append(table.Rows, view.Row{Cells: []view.Cell{
			{Text: string(a.Reference), Href: answerAt(a.Case, a.ID), Main: true}, {Text: a.SettingName}, {Text: a.RepliedOn.Long()}, {Text: a.Reply.Label()},
		}})
	}
	p.pages.Show(w, r, http.StatusOK, "places", &placesPage{Page: view.Page{Title: "Answers that your setting has sent", Width: view.Wide,
		Back: &view.Link{Text: "Back to the cases of your setting", Href: "/cases?tray=" + string(access.TraySetting)}}, Parts: []view.Component{table}})
	return nil
}
