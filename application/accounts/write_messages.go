package accounts

import (
	"cmp"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// codeText is the text message; short enough for one message.
func codeText(c council.Profile, digits string) string {
	return digits + " is your EHC Hub code (" + c.Name + "). It works for 10 minutes. Never give it to anyone."
}

func (m Means) codeMail(key ehc.MessageID, p people.Person, c council.Profile, digits string) ports.Mail {
	return m.mail(key, p, c, "Your code to sign in",
		"Your code to sign in to the EHC Hub is "+digits+".",
		"It works once, within 10 minutes. Never give it to anyone: nobody at the council will ask you for it.",
		"If you did not try to sign in, someone else may know your password. Please choose a new one: "+m.PublicURL+"/register")
}

// guestCodeMail names neither the child nor the case: whoever reads it may not be who was asked.
func (m Means) guestCodeMail(key ehc.MessageID, p people.Person, c council.Profile, digits string) ports.Mail {
	return m.mail(key, p, c, "Your code for the EHC Hub",
		"Your code for the request that "+c.Name+" sent you is "+digits+".",
		"It works once, within 10 minutes, in the browser in which you asked for it. Never give it to anyone: nobody at the council will ask you for it.",
		"If you did not open the link just now, somebody else has it. They can’t read anything without this code. "+tellUs(c))
}

func (m Means) invitationMail(key ehc.MessageID, p people.Person, c council.Profile, link string) ports.Mail {
	return m.mail(key, p, c, "Your account for the EHC Hub",
		c.Name+" has opened an account for you in the EHC Hub, where education, health and care needs assessments and plans are made together.",
		"Choose a password to use it: "+link,
		"The link works for 7 days. After that you can ask for a new one: "+m.PublicURL+"/register",
		"You sign in with this e-mail address.")
}

func (m Means) newPasswordMail(key ehc.MessageID, p people.Person, c council.Profile, link string) ports.Mail {
	return m.mail(key, p, c, "Choose a new password",
		"Someone, we hope you, asked to choose a new password for your account in the EHC Hub.",
		"Choose it here: "+link,
		"The link works once, within one hour. If you did not ask for it, do nothing: your password stays as it is.")
}

func (m Means) noAccountMail(key ehc.MessageID, email string, c council.Profile) ports.Mail {
	return m.mail(key, people.Person{Email: email}, c, "No account with this address",
		"Someone, perhaps you, asked to choose a password for the EHC Hub with this e-mail address. There is no account with it.",
		"If you have an account, it may be under another address of yours. To request an assessment you need no account: "+m.PublicURL+"/sign-in",
		"If it was not you, you can ignore this e-mail.")
}

func (m Means) passwordChangedMail(key ehc.MessageID, p people.Person, c council.Profile) ports.Mail {
	return m.mail(key, p, c, "Your password was changed",
		"The password of your account in the EHC Hub was changed just now, and you were signed out everywhere.",
		"If it was not you, choose a new one at once: "+m.PublicURL+"/register"+callUs(c))
}

func callUs(c council.Profile) string {
	if way := wayToUs(c); way != "" {
		return "\n\nThen tell us: " + way
	}
	return ""
}

// tellUs asks a guest to tell the council; where it gave no telephone number or address, whoever wrote to them.
func tellUs(c council.Profile) string {
	if way := wayToUs(c); way != "" {
		return "Please tell us: " + way
	}
	return "Please tell the person who wrote to you."
}

func wayToUs(c council.Profile) string {
	return cmp.Or(c.Help.Phone, c.Help.Email, c.Phone, c.Email)
}

// mail writes in the shape that every e-mail has: the reader's name and role, what happened, and who writes (F324).
func (m Means) mail(key ehc.MessageID, to people.Person, c council.Profile, subject string, paragraphs ...string) ports.Mail {
	facts := notice.Facts{Name: notice.ReaderName(to.Name), Role: notice.ReaderRole(to.RoleAtWork()), Council: notice.CouncilName(c.Name)}
	text := facts.Salutation() + "\n\n" + strings.Join(paragraphs, "\n\n") + "\n\n" + facts.SignOff() + "\n"
	return ports.Mail{Key: key, To: to.Email, Name: to.Name, Subject: subject, Text: text}
}

// londonTime is an instant as people in England read it.
func londonTime(at time.Time) string {
	return at.In(application.London).Format("3:04pm on 2 January 2006")
}
