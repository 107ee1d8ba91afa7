package notify

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

type notification struct {
	Reference   ehc.MessageID `json:"reference"`
	Status      string        `json:"status"`
	CreatedAt   time.Time     `json:"created_at"`
	SentAt      *time.Time    `json:"sent_at"`
	CompletedAt *time.Time    `json:"completed_at"`
}

// Ask gives what Notify says of the message that went under our reference. Notify forgets after seven days.
func (c *Client) Ask(ctx context.Context, key ehc.MessageID) (r ports.Receipt, ok bool, err error) {
	text, err := c.ask(ctx, key, http.MethodGet, "/v2/notifications", url.Values{"reference": {string(key)}, "include_jobs": {"false"}}, nil)
	if err != nil {
		return r, false, err
	}
	var found struct {
		Notifications []notification `json:"notifications"`
	}
	if err := json.Unmarshal(text, &found); err != nil {
		return r, false, fault.New(fault.Unavailable, ports.NotNow, "GOV.UK Notify answered with something else than its documents say.")
	}
	for _, n := range found.Notifications {
		if n.Reference == key {
			return n.receipt(), true, nil
		}
	}
	return r, false, nil
}

func (n notification) receipt() ports.Receipt {
	r := ports.Receipt{Status: delivery.StatusAt(n.Status), At: n.CreatedAt.UTC()}
	for _, at := range []*time.Time{n.SentAt, n.CompletedAt} {
		if at != nil {
			r.At = at.UTC()
		}
	}
	return r
}
