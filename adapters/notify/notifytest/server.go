// Package notifytest is GOV.UK Notify on this machine, for tests: it checks what Notify checks, answers as Notify does,
// fails when it is told to, and reports back.
package notifytest

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"time"
)

// Service, Secret and Key are those of the invented service.
const (
	Service = "5ed5a4f2-3a71-4a53-9a5c-0b5a11f0ca11"
	Secret  = "0b9c7a64-8c2f-4f0e-9f4a-7d1e2c3b4a59"
	Key     = "wrenshire_live-" + Service + "-" + Secret

	EmailTemplate  = "11111111-aaaa-4bbb-8ccc-000000000001"
	TextTemplate   = "11111111-aaaa-4bbb-8ccc-000000000002"
	LetterTemplate = "11111111-aaaa-4bbb-8ccc-000000000003"
)

// Notification is one message that was taken.
type Notification struct {
	ID, Reference, Type string
	To                  string // e-mail address, number, or the first line of the envelope
	Template            string
	Personalisation     map[string]string
	PDF                 []byte // of a letter that is a document
	Status              string
	CreatedAt           time.Time
}

// Answer is what the server says in place of taking a message.
type Answer struct {
	Status        int
	Kind, Message string
	// Cut takes the message, and then breaks the connection before an answer is given.
	Cut bool
}

// The answers that Notify's documents name.
var (
	TeamOnly  = Answer{Status: 400, Kind: "BadRequestError", Message: "Can't send to this recipient using a team-only API key"}
	TrialMode = Answer{Status: 400, Kind: "BadRequestError", Message: "Can't send to this recipient when service is in trial mode - see https://www.notifications.service.gov.uk/trial-mode"}
	TooFast   = Answer{Status: 429, Kind: "RateLimitError", Message: "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds"}
	TooMuch   = Answer{Status: 429, Kind: "TooManyRequestsError", Message: "Exceeded send limits (250000) for today"}
	Broken    = Answer{Status: 500, Kind: "Exception", Message: "Internal server error"}
	CutOff    = Answer{Cut: true}
)

// Server is GOV.UK Notify. It may be asked from several goroutines.
type Server struct {
	URL string

	// Held is called once a message is taken and before that is answered; nil goes on at once.
	Held func(Notification)

	now     func() time.Time
	mu      sync.Mutex
	taken   []Notification
	answers []Answer
	asked   int
}

// Start starts a server whose clock is the function given; it stops with the test.
func Start(cleanup func(func()), now func() time.Time) *Server {
	s := &Server{now: now}
	web := httptest.NewServer(s)
	cleanup(web.Close)
	s.URL = web.URL
	return s
}

// Next tells how the next messages are answered, one each; after them the server takes messages again.
func (s *Server) Next(answers ...Answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers = answers
}

// Taken lists what was taken, in order.
func (s *Server) Taken() []Notification {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.taken)
}

// Asked counts how often somebody asked what became of a message.
func (s *Server) Asked() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked
}

// Become gives a message that was taken another status.
func (s *Server) Become(reference, status string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.taken {
		if s.taken[i].Reference == reference {
			s.taken[i].Status = status
		}
	}
}

// Callback gives the report of a message, as Notify posts it to a council's address.
func (s *Server) Callback(n Notification, status string) []byte {
	at := s.now().UTC().Format("2006-01-02T15:04:05.000000Z")
	text, _ := json.Marshal(map[string]any{"id": n.ID, "reference": n.Reference, "to": n.To, "status": status, "created_at": n.CreatedAt.UTC().Format("2006-01-02T15:04:05.000000Z"),
		"completed_at": at, "sent_at": at, "notification_type": n.Type, "template_id": n.Template, "template_version": 1})
	return text
}

// ServeHTTP answers as Notify does.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if why := s.refuseToken(r.Header.Get("Authorization")); why != "" {
		refuse(w, Answer{Status: http.StatusForbidden, Kind: "AuthError", Message: why})
		return
	}
	switch kind, posts := strings.CutPrefix(r.URL.Path, "/v2/notifications/"); {
	case r.Method == http.MethodPost && posts:
		s.take(w, r, kind)
	case r.Method == http.MethodGet && r.URL.Path == "/v2/notifications":
		s.list(w, r.URL.Query().Get("reference"))
	default:
		refuse(w, Answer{Status: http.StatusNotFound, Kind: "NoResultFound", Message: "No result found"})
	}
}

func refuse(w http.ResponseWriter, a Answer) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(a.Status)
	_ = json.NewEncoder(w).Encode(map[string]any{"status_code": a.Status, "errors": []map[string]string{{"error": a.Kind, "message": a.Message}}})
}

func (s *Server) take(w http.ResponseWriter, r *http.Request, kind string) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	n, wrong := s.read(kind, body)
	if wrong != nil {
		refuse(w, *wrong)
		return
	}
	s.mu.Lock()
	var answer Answer
	if len(s.answers) > 0 {
		answer, s.answers = s.answers[0], s.answers[1:]
	}
	if answer.Status == 0 {
		s.taken = append(s.taken, n)
	}
	s.mu.Unlock()
	if s.Held != nil && answer.Status == 0 {
		s.Held(n)
	}
	switch {
	case answer.Cut:
		panic(http.ErrAbortHandler)
	case answer.Status != 0:
		refuse(w, answer)
	default:
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusCreated)
		_ = json.NewEncoder(w).Encode(map[string]any{"id": n.ID, "reference": n.Reference, "uri": s.URL + "/v2/notifications/" + n.ID, "template": map[string]any{"id": n.Template, "version": 1}})
	}
}

// read takes a request apart, and refuses what Notify refuses.
func (s *Server) read(kind string, body []byte) (n Notification, wrong *Answer) {
	var in struct {
		Email           string            `json:"email_address"`
		Number          string            `json:"phone_number"`
		Template        string            `json:"template_id"`
		Personalisation map[string]string `json:"personalisation"`
		Reference       string            `json:"reference"`
		Content         string            `json:"content"`
	}
	invalid := func(what string) *Answer { return &Answer{Status: 400, Kind: "ValidationError", Message: what} }
	if err := json.Unmarshal(body, &in); err != nil {
		return n, &Answer{Status: 400, Kind: "BadRequestError", Message: "Invalid JSON supplied in POST data"}
	}
	n = Notification{ID: newID(), Reference: in.Reference, Type: kind, Template: in.Template, Personalisation: in.Personalisation, Status: "created", CreatedAt: s.now().UTC()}
	lines := envelope(in.Personalisation)
	switch {
	case kind == "email" && (strings.Count(in.Email, "@") != 1 || strings.ContainsAny(in.Email, " ,;\r\n")):
		return n, invalid("email_address Not a valid email address")
	case kind == "sms" && !(len(in.Number) == 13 && strings.HasPrefix(in.Number, "+447")):
		return n, invalid("phone_number Not enough digits")
	case kind == "letter" && in.Content == "" && len(lines) < 3:
		return n, invalid("Address must be at least 3 lines")
	case kind == "letter" && in.Content == "" && !endsInDigit(lines[len(lines)-1]):
		return n, invalid("Last line of address must be a real UK postcode or another country")
	case kind != "email" && kind != "sms" && kind != "letter":
		return n, &Answer{Status: 404, Kind: "NoResultFound", Message: "No result found"}
	}
	if in.Content != "" {
		pdf, err := base64.StdEncoding.DecodeString(in.Content)
		if err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
			return n, invalid("Cannot decode letter content (invalid base64 encoding)")
		}
		n.PDF, n.To = pdf, "Provided as PDF"
		return n, nil
	}
	if want := map[string]string{"email": EmailTemplate, "sms": TextTemplate, "letter": LetterTemplate}[kind]; in.Template != want {
		return n, &Answer{Status: 400, Kind: "BadRequestError", Message: "Template not found"}
	}
	for _, needed := range map[string][]string{"email": {"subject", "body"}, "sms": {"body"}, "letter": {"subject", "body"}}[kind] {
		if _, there := in.Personalisation[needed]; !there {
			return n, &Answer{Status: 400, Kind: "BadRequestError", Message: "Missing personalisation: " + needed}
		}
	}
	n.To = in.Email + in.Number
	if kind == "letter" {
		n.To = lines[0]
	}
	return n, nil
}

func envelope(fields map[string]string) (lines []string) {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if strings.HasPrefix(name, "address_line_") && fields[name] != "" {
			lines = append(lines, fields[name])
		}
	}
	return lines
}

// endsInDigit looks for the inward part of a postcode: a digit and two letters.
func endsInDigit(line string) bool {
	return len(line) >= 5 && line[len(line)-3] >= '0' && line[len(line)-3] <= '9'
}

func (s *Server) list(w http.ResponseWriter, reference string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked++
	found := []map[string]any{}
	for _, n := range slices.Backward(s.taken) {
		if reference == "" || n.Reference == reference {
			found = append(found, map[string]any{"id": n.ID, "reference": n.Reference, "type": n.Type, "status": n.Status, "created_at": n.CreatedAt.UTC().Format(time.RFC3339Nano), "sent_at": nil, "completed_at": nil})
		}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"notifications": found, "links": map[string]string{"current": s.URL + "/v2/notifications"}})
}

func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	return fmt.Sprintf("%x-%x-4%x-8%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])[:36]
}
