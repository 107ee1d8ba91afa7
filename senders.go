package ehchub

import (
	"context"

	"ehchub/adapters/console"
	"ehchub/adapters/email"
	"ehchub/adapters/notify"
	"ehchub/adapters/pdf"
	"ehchub/adapters/postgres"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/documents"
	"ehchub/application/notifying"
	"ehchub/ports"
)

func newSendDue(gate application.Gate, outbox ports.Outbox, mail ports.MailSender, post ports.PostSender, digests ports.Digests, invite accounts.InvitePerson, c Config) notifying.SendDue {
	return notifying.SendDue{Gate: gate, Outbox: outbox, Mail: mail, Post: post, Drawing: pdf.Renderer{}, Enclosures: documents.Enclosures{Gate: gate}, Binder: pdf.Renderer{}, Digests: digests, Invite: invite, PublicURL: c.PublicURL}
}

func newSendDigests(gate application.Gate, digests ports.Digests, mail ports.MailSender, c Config) notifying.SendDigests {
	return notifying.SendDigests{Gate: gate, Digests: digests, Mail: mail, PublicURL: c.PublicURL}
}

// newNotify gives the council's service at GOV.UK Notify; nil where it has none.
func newNotify(c Config, clock ports.Clock) (*notify.Client, error) {
	if c.NotifyKey == "" {
		return nil, nil
	}
	return notify.NewClient(notify.Config{Key: c.NotifyKey, EmailTemplate: c.NotifyEmail, TextTemplate: c.NotifyText, LetterTemplate: c.NotifyLetter, URL: c.NotifyURL}, clock)
}

// newMailSender sends e-mails through GOV.UK Notify or to a mail server, or keeps them for the demo's pages.
func newMailSender(c Config, inbox *console.Inbox, client *notify.Client) (ports.MailSender, error) {
	switch {
	case c.mailsByNotify():
		return client, nil
	case c.SMTPHost == "":
		return inbox, nil
	}
	return email.NewSender(email.Config{Host: c.SMTPHost, Port: c.SMTPPort, User: c.SMTPUser, Password: c.SMTPPassword, Security: email.Security(c.SMTPTLS), From: c.MailFrom, FromName: "EHC Hub"})
}

// newTextSender gives GOV.UK Notify, the demo's inbox, or nothing: codes then go by e-mail.
func newTextSender(c Config, inbox *console.Inbox, client *notify.Client) ports.TextSender {
	switch {
	case client != nil && client.SendsTexts():
		return client
	case c.ShowsMessages():
		return inbox
	}
	return nil
}

// newFollowUnread writes by text message where the council sends any; see newTextSender.
func newFollowUnread(send notifying.SendDue, texts ports.TextSender) notifying.FollowUnread {
	return notifying.FollowUnread{Send: send, Texts: texts}
}

// newAskLost asks GOV.UK Notify what became of messages whose reports did not come; nobody where it sends nothing.
func newAskLost(gate application.Gate, client *notify.Client) notifying.AskLost {
	if client == nil {
		return notifying.AskLost{Gate: gate}
	}
	return notifying.AskLost{Gate: gate, Carrier: client}
}

// newPostSender sends letters through GOV.UK Notify where it prints them, else to the council's own print queue.
func newPostSender(queue *postgres.PrintQueue, client *notify.Client) ports.PostSender {
	if client == nil || !client.SendsPost() {
		return queue
	}
	return postRoute{queue, client}
}

// postRoute chooses for each letter. What has something to be put in beside it, GOV.UK Notify can't post.
type postRoute struct {
	queue  *postgres.PrintQueue
	client *notify.Client
}

// SendPost sends a letter. Before a document goes a page with the address, where Notify looks for it.
func (r postRoute) SendPost(ctx context.Context, p ports.Post) error {
	if p.Enclose != "" || p.Long {
		return r.queue.SendPost(ctx, p)
	}
	if p.Text == "" {
		sheet, err := pdf.Renderer{}.AddressSheet(append([]string{p.Name}, p.Address...)...)
		if err != nil {
			return err
		}
		if p.PDF, err = (pdf.Renderer{}).Bind(sheet, p.PDF); err != nil {
			return err
		}
	}
	return r.client.SendPost(ctx, p)
}
