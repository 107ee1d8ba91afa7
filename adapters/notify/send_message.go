package notify

import (
	"context"
	netmail "net/mail"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// personalisation is all that is put into a template. It has no place for a child's name or detail: texts are composed
// without any, and a letter that holds them goes as a document.
type personalisation struct {
	Subject string `json:"subject,omitempty"`
	Body    string `json:"body"`
}

type emailBody struct {
	Address         string          `json:"email_address"`
	Template        string          `json:"template_id"`
	Personalisation personalisation `json:"personalisation"`
	Reference       ehc.MessageID   `json:"reference"`
}

type textBody struct {
	Number          string          `json:"phone_number"`
	Template        string          `json:"template_id"`
	Personalisation personalisation `json:"personalisation"`
	Reference       ehc.MessageID   `json:"reference"`
}

// SendMail hands an e-mail to Notify, under its key as our reference. Faults as ports.Mail says.
func (c *Client) SendMail(ctx context.Context, m ports.Mail) error {
	if to, err := netmail.ParseAddress(m.To); err != nil || to.Address != m.To {
		return fault.New(fault.Unavailable, ports.NotEver, "The e-mail address can’t be written to.")
	}
	subject := strings.Join(strings.Fields(m.Subject), " ")
	return c.post(ctx, "email", m.Key, m.Again, emailBody{m.To, c.config.EmailTemplate, personalisation{subject, m.Text}, m.Key})
}

// SendText hands a text message to Notify.
func (c *Client) SendText(ctx context.Context, t ports.Text) error {
	return c.post(ctx, "sms", t.Key, t.Again, textBody{t.To, c.config.TextTemplate, personalisation{Body: t.Body}, t.Key})
}
