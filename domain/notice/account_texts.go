package notice

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ehchub/domain/fault"
	"ehchub/domain/wording"
)

// AccountText names a message about somebody's own account (E24): codes, passwords, and what was changed.
type AccountText string

// The messages about accounts.
const (
	SignInCode      AccountText = "code"
	SignInCodeText  AccountText = "code-by-text"
	GuestCode       AccountText = "guest-code"
	ProofCode       AccountText = "proof-code"
	AddressCode     AccountText = "address-code"
	AddressTaken    AccountText = "address-taken"
	AccountOpened   AccountText = "account-opened"
	NewPassword     AccountText = "new-password"
	NoAccount       AccountText = "no-account"
	PasswordChanged AccountText = "password-changed"
	NewSignIn       AccountText = "new-sign-in"
	WayElsewhere    AccountText = "sign-in-elsewhere"
	AddressAdded    AccountText = "address-added"
	AddressUsed     AccountText = "address-used"
	AddressRemoved  AccountText = "address-removed"
	AddressChanged  AccountText = "address-changed"
	ActsForSetting  AccountText = "acts-for-setting"
	WaysReset       AccountText = "ways-reset"
	AppAdded        AccountText = "app-added"
	AppRemoved      AccountText = "app-removed"
	RecoveryCodes   AccountText = "recovery-codes"
	PhoneChanged    AccountText = "phone-changed"
	PhoneRemoved    AccountText = "phone-removed"
	PasskeyAdded    AccountText = "passkey-added"
	PasskeyRemoved  AccountText = "passkey-removed"
	DetailsChanged  AccountText = "details-changed"
)

// What a message about an account tells of it, each a type of its own: there is no place for anything of a child.
type (
	AccountCode   string // digits of a code
	AccountMoment string // when something happened, as people read it
	AccountDetail string // an address of the reader's own, the end of their number, a browser, a setting
	AccountActor  string // who else did it
)

// AccountFacts are all that a message about an account can tell.
type AccountFacts struct {
	Name    ReaderName
	Role    ReaderRole
	Council CouncilName
	Contact CouncilContact
	Code    AccountCode
	Link    PageAddress
	When    AccountMoment
	Detail  AccountDetail
	Actor   AccountActor
}

const (
	markCode   = "code"
	markWhen   = "time"
	markDetail = "detail"
	markActor  = "who"
)

// accountText is one of the hub's own texts.
type accountText struct {
	key                  AccountText
	title, subject, text string
	needs                []string // placeholders that must stay
	detail               string   // what stands in the place of {{detail}}
	security             bool     // what to do if it was not they is added
}

const byUs = "Never give it to anyone: nobody at the council will ask you for it."

var accountTexts = []accountText{
	{key: SignInCode, title: "A code to sign in, by e-mail", subject: "Your code to sign in", needs: []string{markCode},
		text: "Your code to sign in to the EHC Hub is {{code}}.\n\nIt works once, within 10 minutes. " + byUs + "\n\nIf you did not try to sign in, someone else may know your password. Please choose a new one: {{link}}"},
	{key: SignInCodeText, title: "A code, by text message", needs: []string{markCode},
		text: "{{code}} is your EHC Hub code ({{council}}). It works for 10 minutes. Never give it to anyone."},
	{key: GuestCode, title: "A code for a guest", subject: "Your code for the EHC Hub", needs: []string{markCode},
		text: "Your code for the request that {{council}} sent you is {{code}}.\n\nIt works once, within 10 minutes, in the browser in which you asked for it. " + byUs + "\n\nIf you did not open the link just now, somebody else has it. They can’t read anything without this code. Please tell us: {{contact}}"},
	{key: ProofCode, title: "A code to change an account", subject: "Your code to change your account", needs: []string{markCode},
		text: "Your code to change how you sign in to the EHC Hub is {{code}}.\n\nIt works once, within 10 minutes. " + byUs + "\n\nIf you did not ask for it, someone may be using a browser in which you are signed in. Sign out everywhere: {{link}}"},
	{key: AddressCode, title: "A code for a further e-mail address", subject: "Your code for this e-mail address", needs: []string{markCode},
		text: "Your code to add this e-mail address to your account in the EHC Hub is {{code}}.\n\nIt works once, within 10 minutes. If you did not ask for it, do nothing: the address is not added."},
	{key: AddressTaken, title: "A further e-mail address that has an account", subject: "Your e-mail address in the EHC Hub",
		text: "Someone, perhaps you, wants to add this e-mail address to another account in the EHC Hub. It has an account of its own, so it can’t be added.\n\nIf it was you, sign in with this address, or ask the council to bring the two accounts together. If it was not you, there is nothing to do."},
	{key: AccountOpened, title: "An account was opened", subject: "Your account for the EHC Hub is open: choose a password", needs: []string{markLink},
		text: "{{council}} has opened an account for you in the EHC Hub, where education, health and care needs assessments and plans are made together.\n\nChoose a password to use it: {{link}}\n\nThe link works for 7 days. After that you can ask for a new one on the page on which you sign in.\n\nYou sign in with this e-mail address."},
	{key: NewPassword, title: "A link to a new password", subject: "Choose a new password", needs: []string{markLink},
		text: "Someone, we hope you, asked to choose a new password for your account in the EHC Hub.\n\nChoose it here: {{link}}\n\nThe link works once, within one hour. If you did not ask for it, do nothing: your password stays as it is."},
	{key: NoAccount, title: "A new password for an address without an account", subject: "No account with this address",
		text: "Someone, perhaps you, asked to choose a password for the EHC Hub with this e-mail address. There is no account with it.\n\nIf you have an account, it may be under another address of yours. To request an assessment you need no account: {{link}}\n\nIf it was not you, you can ignore this e-mail."},
	{key: PasswordChanged, title: "The password was changed", subject: "Your password was changed", security: true,
		text: "The password of your account in the EHC Hub was changed just now, and you were signed out everywhere."},
	{key: NewSignIn, title: "A sign-in in a new browser", subject: "A new sign-in to your account", security: true, needs: []string{markWhen}, detail: "The browser, or “a browser”",
		text: "Someone signed in to your account in the EHC Hub in {{detail}}, where you had not signed in before, at {{time}}."},
	{key: WayElsewhere, title: "Another account signs in", subject: "A new way to sign in to your account", security: true, needs: []string{markDetail}, detail: "Which account",
		text: "Your account in the EHC Hub can be signed in to with {{detail}} since {{time}}."},
	{key: AddressAdded, title: "An e-mail address was added", subject: "An e-mail address was added", security: true, needs: []string{markDetail}, detail: "The address",
		text: "The e-mail address {{detail}} was added to your account in the EHC Hub at {{time}}. You can sign in with it."},
	{key: AddressUsed, title: "Messages go to another address", subject: "Your messages go to another address", security: true, needs: []string{markDetail}, detail: "The address",
		text: "Messages from the EHC Hub go to {{detail}} from now on."},
	{key: AddressRemoved, title: "An e-mail address was removed", subject: "An e-mail address was removed", security: true, needs: []string{markDetail}, detail: "The address",
		text: "The e-mail address {{detail}} was taken off your account in the EHC Hub. Nobody signs in with it any more."},
	{key: AddressChanged, title: "A manager changed the e-mail address", subject: "The e-mail address of your account was changed", security: true,
		text: "A manager of the council’s service changed the e-mail address with which you sign in to the EHC Hub. You have been signed out."},
	{key: ActsForSetting, title: "Somebody now acts for a setting", subject: "You now act for {{detail}} in the EHC Hub", security: true, needs: []string{markDetail}, detail: "The setting",
		text: "{{who}} has added you to the people who act for {{detail}}. You see its cases when you sign in."},
	{key: WaysReset, title: "A manager reset how somebody signs in", subject: "How you sign in was reset", security: true,
		text: "A manager of the council’s service took your phone number, your authenticator app, your passkeys and your recovery codes off your account in the EHC Hub at {{time}}. You have been signed out. You sign in with your password and a code by e-mail now, and can add the others again under “Your account”."},
	{key: AppAdded, title: "An authenticator app was added", subject: "An authenticator app was added", security: true,
		text: "An authenticator app was added to your account in the EHC Hub at {{time}}. You sign in with its codes from now on."},
	{key: AppRemoved, title: "An authenticator app was removed", subject: "Your authenticator app was removed", security: true,
		text: "The authenticator app was taken off your account in the EHC Hub at {{time}}."},
	{key: RecoveryCodes, title: "New recovery codes", subject: "New recovery codes were made", security: true,
		text: "New recovery codes for your account in the EHC Hub were made at {{time}}. Earlier ones no longer work."},
	{key: PhoneChanged, title: "Codes go to another phone", subject: "Your codes come to another phone", security: true, needs: []string{markDetail}, detail: "The last digits of the number",
		text: "Codes for your account in the EHC Hub go by text message to the number that ends in {{detail}} since {{time}}."},
	{key: PhoneRemoved, title: "The mobile number was removed", subject: "Your mobile number was removed", security: true,
		text: "The mobile number was taken off your account in the EHC Hub at {{time}}. No more codes go to it."},
	{key: PasskeyAdded, title: "A passkey was added", subject: "A passkey was added", security: true,
		text: "A passkey was added to your account in the EHC Hub at {{time}}. You can sign in with it."},
	{key: PasskeyRemoved, title: "A passkey was removed", subject: "A passkey was removed", security: true,
		text: "A passkey was taken off your account in the EHC Hub at {{time}}. It no longer signs in."},
	{key: DetailsChanged, title: "Details were changed", subject: "Your name or contact details were changed", security: true,
		text: "Your name, or how we write to you, was changed in your account in the EHC Hub at {{time}}."},
}

// AccountTexts are the texts of the messages about accounts.
var AccountTexts = wording.Collection{Area: "account-message", Keys: accountKeys, Own: ownAccountText, Check: checkAccountText}

func findAccountText(key string) (accountText, bool) {
	at := slices.IndexFunc(accountTexts, func(t accountText) bool { return string(t.key) == key })
	if at < 0 {
		return accountText{}, false
	}
	return accountTexts[at], true
}

func accountKeys() (keys []string) {
	for _, t := range accountTexts {
		keys = append(keys, string(t.key))
	}
	return keys
}

func ownAccountText(key string) (map[string]string, bool) {
	t, ok := findAccountText(key)
	return map[string]string{SubjectField: t.subject, SentenceField: t.text}, ok
}

// Title says what a message about an account is for; "" for none that there is.
func (k AccountText) Title() string {
	t, _ := findAccountText(string(k))
	return t.title
}

// BySMS reports whether it is a text message, which has no subject and no greeting.
func (k AccountText) BySMS() bool { return k == SignInCodeText }

// Security reports whether the message tells of a change, so that what to do if it was not they is added to it.
func (k AccountText) Security() bool {
	t, _ := findAccountText(string(k))
	return t.security
}

// Needed lists the placeholders that a text can't leave out.
func (k AccountText) Needed() []string {
	t, _ := findAccountText(string(k))
	return t.needs
}

// AccountPlaceholders lists what a text about an account can hold: what every one can, and what its own has.
func AccountPlaceholders(key AccountText) []wording.Placeholder {
	t, _ := findAccountText(string(key))
	all := []wording.Placeholder{{Name: markName, Meaning: "The reader’s own name"}, {Name: markCouncil, Meaning: meanings[markCouncil]}, {Name: markContact, Meaning: meanings[markContact]}}
	own := wording.Names(t.subject + wording.Break + t.text)
	for _, one := range []wording.Placeholder{{Name: markCode, Meaning: "The code"}, {Name: markLink, Meaning: "The address of the page that the message leads to"},
		{Name: markWhen, Meaning: "When it happened"}, {Name: markDetail, Meaning: t.detail}, {Name: markActor, Meaning: "The name of whoever did it"}} {
		if slices.Contains(own, one.Name) {
			all = append(all, one)
		}
	}
	return all
}

// maxSMS is how long a text message can be as it is written: with what is filled in it stays one message.
const maxSMS = 140

func checkAccountText(key string, fields map[string]string) error {
	t, known := findAccountText(key)
	if !known {
		return fault.New(fault.NotFound, "text.unknown", "There is no such text.")
	}
	subject, text, most := strings.TrimSpace(fields[SubjectField]), strings.TrimSpace(fields[SentenceField]), MaxSentence
	var allowed []string
	for _, p := range AccountPlaceholders(t.key) {
		allowed = append(allowed, p.Name)
	}
	var faults []*fault.Fault
	if t.key.BySMS() {
		most = maxSMS
	} else {
		faults = append(faults, checkAccountWords(SubjectField, "subject", subject, MaxSubject, allowed)...)
		if strings.ContainsFunc(subject, unicode.IsControl) {
			faults = append(faults, fault.Field(SubjectField, "message.line", "The subject must be one line."))
		}
		if slices.Contains(wording.Names(subject), markCode) || slices.Contains(wording.Names(subject), markLink) {
			faults = append(faults, fault.Field(SubjectField, "message.code-in-subject", "A code or a link stands in the text only: the subject shows on locked screens."))
		}
	}
	faults = append(faults, checkAccountWords(SentenceField, "text", text, most, allowed)...)
	for _, name := range t.needs {
		if !slices.Contains(wording.Names(text), name) {
			faults = append(faults, fault.Field(SentenceField, "message.lacks", "The text must hold "+wording.Mark(name)+": without it the message is of no use."))
		}
	}
	return fault.Join(faults...)
}

// said is a text of an account with what counts as something said: what is filled in, and a sign-in.
func said(text string) string {
	return strings.ReplaceAll(strings.ToLower(wording.Fill(text, func(string) string { return "something filled" })), "sign-in", "entering")
}

func checkAccountWords(field, called, text string, most int, allowed []string) (faults []*fault.Fault) {
	switch {
	case text == "":
		return []*fault.Fault{fault.Field(field, "message.empty", "Write the "+called+" of the message.")}
	case utf8.RuneCountInString(text) > most:
		faults = append(faults, fault.Field(field, "message.long", "The "+called+" is too long. Make it shorter."))
	case saysNothing(said(text)):
		faults = append(faults, fault.Field(field, "message.says-nothing", "This "+called+" does not say what happened. Name it: “Your password was changed”, not “You have new information”."))
	}
	for _, name := range wording.Names(text) {
		if !slices.Contains(allowed, name) {
			faults = append(faults, fault.As(wording.Unknown("message", name, allowed).At(field)))
		}
	}
	if wrong := wording.Braces("message", text, markCouncil); wrong != nil {
		faults = append(faults, wrong.At(field))
	}
	return faults
}

// Compose writes a message about an account: its subject, and its text between greeting and sign-off. further are
// paragraphs that the hub adds. A text message has neither.
func (f AccountFacts) Compose(key AccountText, fields map[string]string, further ...string) (subject, text string) {
	name := string(f.Name)
	if name == "" {
		name = "reader"
	}
	values := map[string]string{markName: name, markCouncil: string(f.Council), markContact: string(f.Contact), markCode: string(f.Code), markLink: string(f.Link), markWhen: string(f.When), markDetail: string(f.Detail), markActor: string(f.Actor)}
	fill := func(text string) string {
		return strings.TrimSpace(wording.Fill(strings.ReplaceAll(text, "\r\n", "\n"), func(name string) string { return values[name] }))
	}
	subject, text = fill(fields[SubjectField]), fill(fields[SentenceField])
	if key.BySMS() {
		return "", text
	}
	around := Facts{Name: f.Name, Role: f.Role, Council: f.Council}
	return subject, strings.Join(append(append([]string{around.Salutation(), text}, further...), around.SignOff()), "\n\n") + "\n"
}
