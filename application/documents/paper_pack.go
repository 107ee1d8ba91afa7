package documents

import (
	"context"
	"crypto/rand"
	"slices"
	"strconv"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/paper"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// PaperPack gives a form to be filled in by hand and sent back: a letter, what is asked with room to write, and on each page
// a code by which a scan of it finds its way back. The code tells nothing of the child.
type PaperPack struct {
	Gate      application.Gate
	Renderers Renderers
}

// PackAsk says which form is wanted.
type PackAsk struct {
	Kind paper.Kind
	// Person is whose comments or views are asked for.
	Person ehc.PersonID
	// Item is the request for advice or the consultation; of views, whose they are: "child" or "parents".
	Item string
}

// Do draws it. The same form for the same person has the same code each time. fault.NotFound where nothing of the kind is
// asked of them.
func (u PaperPack) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, ask PackAsk, f ports.Format) (File, error) {
	var d document.Document
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "form "+string(ask.Kind), func(ctx context.Context, v *application.Visit) error {
		if err := v.Decide(access.RecordForOthers); err != nil {
			return err
		}
		v.TakesAway()
		form, err := formFor(ctx, v, ask)
		if err != nil {
			return err
		}
		pack, err := u.packFor(ctx, v, form)
		if err != nil {
			return err
		}
		d, err = form.compose(ctx, v, pack)
		return err
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, f, StampAt(u.Gate.Clock.Now()), "form-"+string(ask.Kind))
}

// packFor finds the form that was printed before for the same person and question, or keeps a new one.
func (u PaperPack) packFor(ctx context.Context, v *application.Visit, form packForm) (paper.Pack, error) {
	before, err := v.Stores.Packs.OfCase(ctx, v.Case.ID())
	if err != nil {
		return paper.Pack{}, err
	}
	if at := slices.IndexFunc(before, func(p paper.Pack) bool { return p.Kind == form.kind && p.Item == form.item && p.For == form.to }); at >= 0 {
		return before[at], nil
	}
	p := paper.Pack{ID: ehc.PackID(u.Gate.IDs.New()), Code: newCode(), Case: v.Case.ID(), Kind: form.kind, Item: form.item, For: form.to, Name: form.name, By: v.Actor.Person, At: v.Now}
	return p, v.Stores.Packs.Save(ctx, p)
}

// newCode makes a form's own code.
func newCode() string {
	var random [16]byte
	rand.Read(random[:])
	return paper.NewCode(random[:])
}

// packForm is one form before it is drawn.
type packForm struct {
	kind     paper.Kind
	item     string
	to       ehc.Holder
	name     string
	title    string
	due      ehc.Date
	dear     []string // what the letter says
	known    []document.KeyValue
	question []document.Block
	// enclosed: it goes with another letter, and has none of its own.
	enclosed bool
}

// formFor finds what is asked of whom.
func formFor(ctx context.Context, v *application.Visit, ask PackAsk) (packForm, error) {
	switch ask.Kind {
	case paper.Comments:
		return commentsForm(ctx, v, ask.Person)
	case paper.Views:
		return viewsForm(v, ask)
	case paper.Advice:
		return adviceForm(ctx, v, ehc.AdviceID(ask.Item))
	case paper.Consultation:
		return consultationForm(ctx, v, ehc.ConsultationID(ask.Item))
	}
	return packForm{}, noForm
}

var noForm = fault.New(fault.NotFound, "paper.form", "There is no such form.")

func familyMember(v *application.Visit, id ehc.PersonID) (casework.Party, error) {
	for _, p := range v.Case.Family() {
		if p.Holder.Kind == ehc.HeldByPerson && p.Holder.ID == string(id) {
			return p, nil
		}
	}
	return casework.Party{}, fault.New(fault.NotFound, "paper.for", "This person is not of the family on this case.")
}

func commentsForm(ctx context.Context, v *application.Visit, person ehc.PersonID) (packForm, error) {
	who, err := familyMember(v, person)
	if err != nil {
		return packForm{}, err
	}
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	if err != nil {
		return packForm{}, err
	}
	latest, shared := p.Latest()
	if !shared || !v.Case.State().Admits(access.CommentOnDraft) {
		return packForm{}, fault.New(fault.Illegal, "paper.no-draft", "No draft can be commented on just now.")
	}
	form := packForm{kind: paper.Comments, item: string(latest.ID) + "/" + string(person), to: who.Holder, name: who.Name, title: "Comments on the draft plan", due: latest.AnswerBy(),
		dear: []string{"With this letter comes a form for your comments on the draft education, health and care plan (version " + strconv.Itoa(latest.Number) + ").", "Tell us what is right, what is missing and what should change. You don’t have to write about every section. You can also write on paper of your own: please put it behind the form."}}
	form.known = []document.KeyValue{labelledWords("Draft", "Version "+strconv.Itoa(latest.Number)+", shared on "+latest.SharedOn.Long())}
	form.question = append(form.question,
		document.Heading{Level: 2, Text: "The school or college that you would like (section I)"}, document.Text("You have the right to ask for one. Please write its name."), document.WriteSpace{Lines: 2})
	for _, s := range plan.Sections() {
		if s.Letter != "I" {
			form.question = append(form.question, document.Heading{Level: 2, Text: "Section " + s.Letter + ": " + s.Title}, document.Text(s.Holds), ticks("I agree", "I would like a change"), document.WriteSpace{Lines: 4})
		}
	}
	form.question = append(form.question, document.Heading{Level: 2, Text: "What else you would like"},
		ticks("I would like to meet someone from the council about the draft"), ticks("I would like to ask for a personal budget"), ticks("I have no comment on the draft"))
	return form, nil
}

func viewsForm(v *application.Visit, ask PackAsk) (packForm, error) {
	voice := advice.Voice(ask.Item)
	form := packForm{kind: paper.Views, item: ask.Item, title: "What we would like to say", dear: []string{"With this letter comes a form on which you can say what matters to you, in your own words.", "You don’t have to answer every question. Pictures are welcome too: please put them behind the form."}}
	if ask.Person != "" {
		who, err := familyMember(v, ask.Person)
		if err != nil {
			return form, err
		}
		form.to, form.name = who.Holder, who.Name
	}
	if voice == advice.Child {
		form.title = "My views"
		if form.name == "" {
			form.name = v.Case.Child().FullName()
		}
	}
	for _, t := range advice.Tiles() {
		if t.Voice != voice {
			continue
		}
		form.question = append(form.question, document.Heading{Level: 2, Text: t.Label})
		if t.Hint != "" {
			form.question = append(form.question, document.Text(t.Hint))
		}
		form.question = append(form.question, document.WriteSpace{Lines: 7})
	}
	if len(form.question) == 0 || form.name == "" {
		return form, noForm
	}
	form.question = append(form.question, document.Heading{Level: 2, Text: "Who wrote this down, if somebody helped"}, document.WriteSpace{Lines: 1})
	return form, nil
}

func adviceForm(ctx context.Context, v *application.Visit, id ehc.AdviceID) (packForm, error) {
	r, err := v.Stores.Advice.Get(ctx, id)
	if err == nil && r.Case() != v.Case.ID() {
		err = fault.New(fault.NotFound, "advice.unknown", "There is no such request for advice.")
	}
	if err != nil {
		return packForm{}, err
	}
	limb, _ := advice.Info(r.Limb())
	a := r.Adviser()
	form := packForm{kind: paper.Advice, item: string(id), to: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(a.Person)}, name: a.Name, title: "Advice: " + limb.Label, due: r.DueOn(),
		dear:  []string{"You are asked for advice for an education, health and care needs assessment: " + limb.Label + ".", "With this letter comes a form. You can also send a report of your own: please put it behind the first page of the form, which brings it to the case."},
		known: []document.KeyValue{labelledWords("Asked on", r.RequestedOn().Long()), labelledWords("Rule", limb.Source)}}
	switch {
	case a.Person == "" && a.Setting != "":
		form.to, form.name = ehc.Holder{Kind: ehc.HeldBySetting, ID: string(a.Setting)}, a.SettingName
	case a.Person == "":
		form.to, form.name = ehc.Holder{Kind: ehc.HeldByTeam, ID: string(a.Team)}, a.TeamName
	}
	form.question = append(form.question, document.Heading{Level: 2, Text: "About your advice"}, ticks("I know the child or young person and give advice", "I will find out and give advice", "The child or young person is not known to us"))
	for _, q := range advice.Questions() {
		form.question = append(form.question, document.Heading{Level: 2, Text: q.Label}, document.WriteSpace{Lines: 4})
	}
	for _, area := range needs.Areas() {
		form.question = append(form.question, document.Heading{Level: 2, Text: area.Label}, opinionTicks(),
			document.Heading{Level: 3, Text: "Strengths and needs"}, document.WriteSpace{Lines: 5},
			document.Heading{Level: 3, Text: "Outcomes, and by when"}, document.WriteSpace{Lines: 4},
			document.Heading{Level: 3, Text: "Provision: what, who, how often and for how long"}, document.WriteSpace{Lines: 5})
	}
	return form, nil
}

func consultationForm(ctx context.Context, v *application.Visit, id ehc.ConsultationID) (packForm, error) {
	c, err := v.Stores.Consultations.Get(ctx, id)
	if err == nil && c.Case != v.Case.ID() {
		err = fault.New(fault.NotFound, "consultation.unknown", "There is no such consultation.")
	}
	if err != nil {
		return packForm{}, err
	}
	form := packForm{kind: paper.Consultation, item: string(id), to: ehc.Holder{Kind: ehc.HeldBySetting, ID: string(c.Setting)}, name: c.SettingName, title: "Answer to a consultation", due: c.DueBy,
		dear:  []string{"We have asked whether your setting can be named in an education, health and care plan. With this letter comes a form for your answer."},
		known: []document.KeyValue{labelledWords("Asked on", c.SentOn.Long())}}
	form.question = append(form.question, document.Heading{Level: 2, Text: "Can your setting be named in the plan?"})
	for _, reply := range plan.Replies() {
		form.question = append(form.question, ticks(reply.Label+" ("+reply.Source+")"))
	}
	form.question = append(form.question, document.Heading{Level: 2, Text: "Your reasons (needed)"}, document.WriteSpace{Lines: 14}, document.Heading{Level: 2, Text: "Your name, and what you are at the setting"}, document.WriteSpace{Lines: 2})
	return form, nil
}

// ticks are boxes to tick, side by side where they are short.
func ticks(choices ...string) document.Paragraph {
	words := ""
	for i, choice := range choices {
		if i > 0 {
			words += "\n"
		}
		words += "[\u00a0\u00a0\u00a0\u00a0]\u00a0 " + choice
	}
	return document.Text(words)
}

func opinionTicks() document.Paragraph {
	var choices []string
	for _, o := range needs.OpinionLabels() {
		choices = append(choices, o.Label)
	}
	return ticks(choices...)
}

func labelledWords(label, words string) document.KeyValue {
	return document.KeyValue{Label: label, Value: document.Words(words)}
}

// compose sets the letter and the form of a case.
func (form packForm) compose(ctx context.Context, v *application.Visit, pack paper.Pack) (document.Document, error) {
	child, receiver := v.Case.Child(), []string{form.name}
	if form.to.Kind == ehc.HeldByPerson {
		address, err := v.PostalAddress(ctx, ehc.PersonID(form.to.ID))
		if err != nil {
			return document.Document{}, err
		}
		receiver = append(receiver, address...)
	}
	form.known = append([]document.KeyValue{labelledWords("Case ID", string(v.Case.Reference())), labelledWords("Child or young person", child.FullName()), labelledWords("Date of birth", child.Born.Long()), labelledWords("Who fills this in", form.name)}, form.known...)
	d := form.lay(v.Profile, receiver, v.Now, pack)
	if form.to.Kind != ehc.HeldByPerson {
		return d, nil
	}
	veil, err := v.VeilFor(ctx, ehc.PersonID(form.to.ID), form.name)
	return document.Cover(d, veil.Over), err
}

// lay sets the letter to its receiver and the form.
func (form packForm) lay(c council.Profile, receiver []string, now time.Time, pack paper.Pack) document.Document {
	back := filled(append([]string{c.Team, c.Name}, c.Address...)...)
	blocks := []document.Block{document.Address{Sender: true, Lines: filled(append(append([]string{c.Team, c.Name}, c.Address...), c.Phone, c.Email)...)}, document.Address{Lines: receiver}, document.Date{Text: ehc.DateIn(now, application.London).Long()},
		document.Text("Dear " + form.name + ","), document.Heading{Level: 1, Text: form.title}}
	for _, words := range form.dear {
		blocks = append(blocks, document.Text(words))
	}
	if !form.due.IsZero() {
		blocks = append(blocks, document.Text("Please send it so that we have it by "+form.due.LongWithDay()+". It counts from the day on which it reaches us, just as if you had answered in the hub."))
	}
	blocks = append(blocks,
		document.Text("Send the pages to this address. Please send every page, also those on which you wrote nothing: the code at the top of each brings it to the right case. It says nothing of the child."),
		document.Address{Lines: back},
		document.Text("You can also tell us by telephone"+orNothing(", on ", c.Phone)+orNothing(", or by e-mail to ", c.Email)+". If you need this in another form or language, or help with it, please tell us."))
	sheet := []document.Block{document.Title{Text: form.title}, document.KeyValues{Rows: form.known}}
	if form.enclosed {
		words := "Please send every page to " + strings.Join(back, ", ") + ", so that we have it by " + form.due.LongWithDay() + ". You can also tell us by telephone" + orNothing(", on ", c.Phone) + "."
		blocks, sheet = nil, slices.Insert(sheet, 1, document.Block(document.Text(words)))
	} else {
		blocks = append(blocks, document.PageBreak{})
	}
	blocks = append(append(append(blocks, sheet...), form.question...), document.Signature{Name: form.name})
	return document.Document{Blocks: blocks, Meta: document.Meta{Title: form.title, Creator: c.Name, Logo: c.Logo, Colour: c.Colour, Header: "Please send back to " + c.Name, Created: now, PageCode: paper.PageCode(application.HubMark(c), pack.Code)}}
}

func filled(lines ...string) []string {
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

func orNothing(before, words string) string {
	if words == "" {
		return ""
	}
	return before + words
}
