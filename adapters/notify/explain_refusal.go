package notify

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"ehchub/domain/fault"
	"ehchub/ports"
)

// refusal is how Notify says what is wrong.
type refusal struct {
	Errors []struct {
		Error   string `json:"error"`
		Message string `json:"message"`
	} `json:"errors"`
}

// Until the next try where Notify takes no more: for a minute, or for the rest of the day, which ends at midnight UTC.
const (
	untilRate = time.Minute
	untilDay  = 6 * time.Hour
)

// explain turns an answer other than "taken" into a fault. Notify repeats addresses in its words: none of them is kept.
func explain(status int, body []byte) error {
	var said refusal
	_ = json.Unmarshal(body, &said) // a proxy may answer with a page instead
	kind, words := "", ""
	if len(said.Errors) > 0 {
		kind, words = said.Errors[0].Error, said.Errors[0].Message
	}
	switch {
	case status == http.StatusBadRequest && ofRecipient(kind, words):
		return fault.New(fault.Unavailable, ports.NotEver, "GOV.UK Notify refused the address.")
	case status == http.StatusBadRequest && strings.Contains(words, "team-only"):
		return fault.New(fault.Unavailable, ports.NotSetUp, "The key of GOV.UK Notify writes to the council’s own team only. A live key is needed.")
	case status == http.StatusBadRequest && strings.Contains(words, "trial mode"):
		return fault.New(fault.Unavailable, ports.NotSetUp, "The council’s service at GOV.UK Notify is in trial mode. It must be made live.")
	case status == http.StatusForbidden && strings.Contains(words, "clock"):
		return fault.New(fault.Unavailable, ports.NotSetUp, "The clock of the hub’s server is wrong by more than 30 seconds, so GOV.UK Notify refuses its key.")
	case status == http.StatusForbidden || status == http.StatusUnauthorized:
		return fault.New(fault.Unavailable, ports.NotSetUp, "GOV.UK Notify refused the hub’s key. It may have been revoked.")
	case status == http.StatusTooManyRequests && kind == "TooManyRequestsError":
		return fault.New(fault.TooMany, ports.NotNow, "The council’s service at GOV.UK Notify has sent as much as it may in a day.").After(untilDay)
	case status == http.StatusTooManyRequests:
		return fault.New(fault.TooMany, ports.NotNow, "GOV.UK Notify takes no more from the hub this minute.").After(untilRate)
	case status >= 500:
		return fault.New(fault.Unavailable, ports.NotNow, "GOV.UK Notify has a fault of its own just now.")
	}
	return fault.New(fault.Unavailable, ports.NotSetUp, "GOV.UK Notify refused what the hub sent. Its template may lack ((subject)) or ((body)), or be of another kind.")
}

// ofRecipient reports whether what is refused is the address, and nothing that the council has set up.
func ofRecipient(kind, words string) bool {
	if kind != "ValidationError" {
		return false
	}
	for _, field := range []string{"email_address", "phone_number", "address", "Address", "Last line", "The last line", "postcode"} {
		if strings.HasPrefix(words, field) {
			return true
		}
	}
	return false
}
