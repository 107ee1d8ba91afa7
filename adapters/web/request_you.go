package web

import (
	"net/http"
	"net/url"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func youPart(c *casework.Case) requestPart {
	part := requestPart{part: casework.AboutRequester, title: "About you", draw: drawYou, read: readYou, next: "/child", label: youLabel, words: youWords,
		fields: func(out assessment.RequestDraftOut) url.Values { return youFields(out.Case.Request()) }}
	if onBehalf(c) {
		part.title = "About the person who asks"
	}
	return part
}

func (p RequestPages) showYou(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error {
	return p.openPart(w, r, youPart(out.Case), out)
}

func (p RequestPages) saveYou(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error {
	return p.savePart(w, r, youPart(out.Case), out)
}

// youForm is the shape of "About you" (G2). Nothing must be there to be saved.
type youForm struct {
	Kind         casework.RequesterKind `form:"requester.kind"`
	Name         string                 `form:"requester.name" label:"the full name" validate:"max=200"`
	Relationship string                 `form:"requester.relationship" label:"how you know the child" validate:"max=200"`
	Email        string                 `form:"requester.email" label:"the e-mail address" validate:"omitempty,email,max=254"`
	Again        string                 `form:"requester.email-again" label:"the e-mail address again" validate:"max=254"`
	Phone        string                 `form:"requester.phone" label:"the telephone number" validate:"omitempty,telephone"`
	Address      string                 `form:"requester.address,lines" label:"the address" validate:"max=1000"`
	ByPost       bool                   `form:"requester.by-post"`
	Interpreter  string                 `form:"requester.interpreter" label:"what helps us to communicate" validate:"max=500"`
	Responsible  string                 `form:"requester.responsibility,lines" label:"who has parental responsibility" validate:"max=1000"`
	Consent      bool                   `form:"requester.consent"`
	ConsentOn    ehc.Date               `form:"requester.consent-on" label:"the date on which consent was given"`
}

func youFields(r casework.Request) url.Values {
	q := r.Requester
	fields := url.Values{
		"requester.kind": {string(q.Kind)}, "requester.name": {q.Name}, "requester.relationship": {q.Relationship}, "requester.email": {q.Email}, "requester.email-again": {q.Email},
		"requester.phone": {q.Phone}, "requester.address": {q.Address}, "requester.interpreter": {q.Interpreter}, "requester.responsibility": {q.ParentalResponsibility},
		"requester.by-post": {""}, "requester.consent": {""},
	}
	if r.Channel.OnBehalf() {
		fields.Set("requester.consent-on", form.DateText(q.ConsentOn))
		fields.Set("channel", string(r.Channel))
		fields.Set("received-on", form.DateText(r.ReceivedOn))
	}
	if q.ByPost {
		fields.Set("requester.by-post", "yes")
	}
	if q.Consent {
		fields.Set("requester.consent", "yes")
	}
	return fields
}

func readYou(out assessment.RequestDraftOut, v *form.Values, in *assessment.WriteRequestInput) form.Errors {
	var typed youForm
	errs := form.Read(v, &typed)
	if onBehalf(out.Case) {
		var receipt receiptForm
		receiptErrs := form.Read(v, &receipt)
		receiptErrs.Join(errs)
		errs = receiptErrs
		in.Receipt = &assessment.Receipt{Channel: receipt.Channel, ReceivedOn: receipt.ReceivedOn}
	}
	if !strings.EqualFold(typed.Email, typed.Again) && errs.For("requester.email") == "" {
		errs.Add("requester.email-again", "The two e-mail addresses differ. Enter the same one twice.")
	}
	q := out.Case.Request().Requester
	q.Kind, q.Name, q.Relationship, q.Email, q.Phone, q.Address, q.ByPost = typed.Kind, typed.Name, typed.Relationship, typed.Email, typed.Phone, typed.Address, typed.ByPost
	q.Interpreter, q.ParentalResponsibility = typed.Interpreter, typed.Responsible
	q.ConsentOn = consentDate(out, q, typed)
	q.Consent = typed.Consent
	in.Requester = &q
	return errs
}

// consentDate is the day on which consent was given: written down for a request that came another way, else the
// day on which the box was ticked.
func consentDate(out assessment.RequestDraftOut, before casework.Requester, typed youForm) ehc.Date {
	switch {
	case onBehalf(out.Case):
		return typed.ConsentOn
	case !typed.Consent:
		return ehc.Date{}
	case before.Consent && !before.ConsentOn.IsZero():
		return before.ConsentOn
	}
	return out.Today
}

func drawYou(out assessment.RequestDraftOut, v *form.Values, errs form.Errors) []view.Component {
	own := !onBehalf(out.Case)
	say := func(mine, theirs string) string {
		if own {
			return mine
		}
		return theirs
	}
	text := func(name, label, hint string) view.TextInput {
		name = "requester." + name
		return view.TextInput{Name: name, Label: label, Hint: hint, Value: v.Text(name), Error: errs.For(name)}
	}
	kind := view.Radios{Name: "requester.kind", Legend: say("Who are you?", "Who asks?") + needed, Value: v.Text("requester.kind"), Error: errs.For("requester.kind"), Clearable: true}
	for _, k := range casework.RequesterKinds() {
		if k.Kind != casework.ByAuthority || !own {
			kind.Options = append(kind.Options, view.Option{Value: string(k.Kind), Text: say(k.Label, theirKinds[k.Kind])})
		}
	}
	name := text("name", "Full name"+needed, "")
	email := text("email", "E-mail address", say("We send you the case ID, and an invitation to follow the case online. If you have no e-mail, give a telephone number or a postal address: one of the three is needed.", "The case ID is sent there, and a parent or young person is invited to follow the case online. An e-mail address, a telephone number or a postal address: one of the three is needed."))
	again := text("email-again", "E-mail address again", "So that a slip of the finger doesn’t send it to somebody else")
	phone := text("phone", "Telephone number", "")
	email.Type, again.Type, phone.Type, again.Autocomplete = "email", "email", "tel", "off"
	if own {
		name.Autocomplete, email.Autocomplete, phone.Autocomplete = "name", "email", "tel"
	}
	consent := view.Checkboxes{Name: "requester.consent", Error: errs.For("requester.consent"), Values: v.All("requester.consent"),
		Legend:  "Asking others about the child" + needed,
		Options: []view.Option{{Value: "yes", Text: say("I agree that the council asks other professionals about the child or young person", "They agree that the council asks other professionals about the child or young person")}}}
	parts := []view.Component{kind, name, text("relationship", "How "+say("do you", "do they")+" know the child or young person?"+needed, "For example mother, foster carer, SENCO. Leave it out if the request is about yourself."),
		email, again, phone,
		view.TextArea{Name: "requester.address", Label: "Postal address", Rows: 4, Value: v.Lines("requester.address"), Error: errs.For("requester.address")},
		view.Checkboxes{Name: "requester.by-post", Legend: "Letters", Values: v.All("requester.by-post"), Options: []view.Option{{Value: "yes", Text: say("Send me letters by post as well", "Send letters by post as well")}}},
		text("interpreter", "What helps us to communicate?", "An interpreter, large print, a call rather than a letter"),
		view.TextArea{Name: "requester.responsibility", Label: "Who has parental responsibility?", Hint: "The name of each adult, and how they are related to the child", Rows: 3, Value: v.Lines("requester.responsibility"), Error: errs.For("requester.responsibility")},
		consent,
	}
	if own {
		return parts
	}
	parts = append(parts, view.DateInput{Name: "requester.consent-on", Label: "Date of consent", Value: v.Text("requester.consent-on"), Error: errs.For("requester.consent-on")})
	return append(receiptFields(v, errs), parts...)
}

// theirKinds says who asks, in the words of the officer who writes it down.
var theirKinds = map[casework.RequesterKind]string{
	casework.ByParent:      "The child’s parent or carer",
	casework.ByYoungPerson: "The young person, aged 16 to 25",
	casework.BySetting:     "A nursery, school or college",
	casework.ByAuthority:   "The council, which has become responsible for the child",
	casework.ByOther:       "Someone else who knows the child",
}

// youLabels are what people call the fields of who asks.
var youLabels = map[string]string{
	"requester.kind": "Who asks", "requester.name": "Full name", "requester.relationship": "How they know the child", "requester.email": "E-mail address", "requester.email-again": "E-mail address again",
	"requester.phone": "Telephone number", "requester.address": "Postal address", "requester.by-post": "Letters by post as well", "requester.interpreter": "What helps to communicate",
	"requester.responsibility": "Who has parental responsibility", "requester.consent": "Asking others about the child", "requester.consent-on": "Date of consent",
	"channel": "How the request reached the council", "received-on": "When it was received",
}

func youLabel(field string) string { return youLabels[field] }

// youWords says a choice of the form in words.
func youWords(_ assessment.RequestDraftOut, field, text string) string {
	switch field {
	case "requester.kind":
		return theirKinds[casework.RequesterKind(text)]
	case "channel":
		return channelText(casework.Channel(text))
	case "requester.by-post", "requester.consent":
		if text == "" {
			return "No"
		}
		return "Yes"
	}
	return text
}
