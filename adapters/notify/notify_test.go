package notify_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/notify"
	"ehchub/adapters/notify/notifytest"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// clock stands still until it is set.
type clock struct{ at time.Time }

func (c *clock) Now() time.Time { return c.at }

var morning = time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC)

func start(t *testing.T, change ...func(*notify.Config)) (*notifytest.Server, *notify.Client, *clock) {
	t.Helper()
	at := &clock{morning}
	server := notifytest.Start(t.Cleanup, func() time.Time { return morning })
	config := notify.Config{Key: notifytest.Key, URL: server.URL, EmailTemplate: notifytest.EmailTemplate, TextTemplate: notifytest.TextTemplate, LetterTemplate: notifytest.LetterTemplate}
	for _, c := range change {
		c(&config)
	}
	client, err := notify.NewClient(config, at)
	if err != nil {
		t.Fatal(err)
	}
	return server, client, at
}

func TestMailSenderContract(t *testing.T) {
	server, client, _ := start(t)
	portstest.MailSenderContract(t, client, func(*testing.T) (got []ports.Mail) {
		for _, n := range server.Taken() {
			got = append(got, ports.Mail{Key: ehc.MessageID(n.Reference), To: n.To, Subject: n.Personalisation["subject"], Text: n.Personalisation["body"]})
		}
		return got
	})
}

func TestTextSenderContract(t *testing.T) {
	server, client, _ := start(t)
	portstest.TextSenderContract(t, client, func(*testing.T) (got []ports.Text) {
		for _, n := range server.Taken() {
			got = append(got, ports.Text{Key: ehc.MessageID(n.Reference), To: n.To, Body: n.Personalisation["body"]})
		}
		return got
	})
}

func TestPostSenderContract(t *testing.T) {
	server, client, _ := start(t)
	portstest.PostSenderContract(t, client, []byte("%PDF-1.7 a letter"), func(*testing.T) (got []ports.Post) {
		for _, n := range server.Taken() {
			p := ports.Post{Key: ehc.MessageID(n.Reference), Name: n.To, Title: n.Personalisation["subject"], Text: n.Personalisation["body"], PDF: n.PDF}
			for _, line := range []string{"2", "3", "4", "5", "6", "7"} {
				if text := n.Personalisation["address_line_"+line]; text != "" {
					p.Address = append(p.Address, text)
				}
			}
			got = append(got, p)
		}
		return got
	})
}

// What goes to Notify has no field that a child's name or detail could be put into.
func TestNothingHoldsAChildsDetails(t *testing.T) {
	known := map[string]bool{"Subject": true, "Body": true, "Address": true, "Number": true, "Template": true, "Personalisation": true, "Reference": true, "personalisation": true,
		"Line1": true, "Line2": true, "Line3": true, "Line4": true, "Line5": true, "Line6": true, "Line7": true, "Content": true, "Postage": true}
	checked := 0
	for _, sent := range notify.Bodies() {
		for _, field := range reflect.VisibleFields(reflect.TypeOf(sent)) {
			checked++
			if !known[field.Name] {
				t.Errorf("%T has a field %s", sent, field.Name)
			}
			if field.Name == "Personalisation" {
				for _, filled := range reflect.VisibleFields(field.Type) {
					if !known[filled.Name] {
						t.Errorf("a template is filled with %s", filled.Name)
					}
				}
			}
		}
	}
	if checked < 12 {
		t.Errorf("only %d fields were looked at", checked)
	}
}

var mail = ports.Mail{Key: "0c9a1f2e-0000-4000-8000-000000000001", To: "ada@example.org", Subject: "Hello", Text: "Hello"}

func TestEveryAnswerIsUnderstood(t *testing.T) {
	for _, row := range []struct {
		answer notifytest.Answer
		code   string
		kind   fault.Kind
	}{
		{notifytest.TeamOnly, ports.NotSetUp, fault.Unavailable}, {notifytest.TrialMode, ports.NotSetUp, fault.Unavailable},
		{notifytest.TooFast, ports.NotNow, fault.TooMany}, {notifytest.TooMuch, ports.NotNow, fault.TooMany}, {notifytest.Broken, ports.NotNow, fault.Unavailable},
		{notifytest.Answer{Status: 400, Kind: "ValidationError", Message: "email_address Not a valid email address ada@example.org"}, ports.NotEver, fault.Unavailable},
		{notifytest.Answer{Status: 400, Kind: "BadRequestError", Message: "Missing personalisation: body"}, ports.NotSetUp, fault.Unavailable},
		{notifytest.Answer{Status: 403, Kind: "AuthError", Message: "Invalid token: API key not found"}, ports.NotSetUp, fault.Unavailable},
		{notifytest.CutOff, ports.NotReached, fault.Unavailable},
	} {
		server, client, _ := start(t)
		server.Next(row.answer)
		err := client.SendMail(t.Context(), mail)
		if !fault.Has(err, row.code) || !fault.Is(err, row.kind) || strings.Contains(err.Error(), "ada") {
			t.Errorf("%d %s gave %v", row.answer.Status, row.answer.Message, err)
		}
		if f := fault.As(err); row.kind == fault.TooMany && f != nil && f.Wait <= 0 {
			t.Errorf("%s doesn't say how long to wait", row.answer.Message)
		}
	}
}

func TestAClockThatIsWrongIsRefused(t *testing.T) {
	server, client, at := start(t)
	for _, off := range []time.Duration{-31 * time.Second, 31 * time.Second} {
		at.at = morning.Add(off)
		if err := client.SendMail(t.Context(), mail); !fault.Has(err, ports.NotSetUp) || !strings.Contains(err.Error(), "clock") {
			t.Errorf("%s off: %v", off, err)
		}
	}
	at.at = morning.Add(29 * time.Second)
	if err := client.SendMail(t.Context(), mail); err != nil || len(server.Taken()) != 1 {
		t.Errorf("within the 30 seconds: %v", err)
	}
}

func TestAKeyThatIsNotTheCouncilsIsRefused(t *testing.T) {
	server, client, _ := start(t, func(c *notify.Config) {
		c.Key = strings.Replace(notifytest.Key, notifytest.Secret, "00000000-0000-4000-8000-000000000000", 1)
	})
	if err := client.SendMail(t.Context(), mail); !fault.Has(err, ports.NotSetUp) || len(server.Taken()) != 0 {
		t.Errorf("got %v", err)
	}
}

func TestWhatAnEarlierTrySentIsNotSentTwice(t *testing.T) {
	server, client, _ := start(t)
	server.Next(notifytest.CutOff)
	if err := client.SendMail(t.Context(), mail); !fault.Has(err, ports.NotReached) || len(server.Taken()) != 1 {
		t.Fatalf("%v, and %d were taken", err, len(server.Taken()))
	}
	again := mail
	again.Again = true
	if err := client.SendMail(t.Context(), again); err != nil || len(server.Taken()) != 1 || server.Asked() != 1 {
		t.Errorf("%v: taken %d times, asked %d times", err, len(server.Taken()), server.Asked())
	}
}

func TestNotifyIsAskedWhatBecameOfAMessage(t *testing.T) {
	server, client, _ := start(t)
	if err := client.SendMail(t.Context(), mail); err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]delivery.Status{"sending": delivery.Sent, "delivered": delivery.Delivered, "permanent-failure": delivery.Bounced, "technical-failure": delivery.Undone} {
		server.Become(string(mail.Key), word)
		if r, ok, err := client.Ask(t.Context(), mail.Key); err != nil || !ok || r.Status != want || !r.At.Equal(morning) {
			t.Errorf("%s: %+v, %v, %v", word, r, ok, err)
		}
	}
	if _, ok, err := client.Ask(t.Context(), "0c9a1f2e-0000-4000-8000-000000000099"); ok || err != nil {
		t.Errorf("of a message that it never had: %v, %v", ok, err)
	}
}

func TestAServerThatIsSlowOrAnswersWithoutEndIsGivenUp(t *testing.T) {
	stop := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "email") {
			select {
			case <-stop:
			case <-r.Context().Done():
			}
			return
		}
		for range 64 {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
	}))
	t.Cleanup(slow.Close)
	t.Cleanup(func() { close(stop) })
	_, client, _ := start(t, func(c *notify.Config) { c.URL, c.Timeout = slow.URL, 100*time.Millisecond })
	if err := client.SendMail(t.Context(), mail); !fault.Has(err, ports.NotReached) {
		t.Errorf("a server that never answers: %v", err)
	}
	if _, _, err := client.Ask(t.Context(), mail.Key); !fault.Has(err, ports.NotNow) && !fault.Has(err, ports.NotReached) {
		t.Errorf("a server that answers without end: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := client.SendMail(ended, mail); !errors.Is(err, context.Canceled) {
		t.Errorf("nobody waits any more: %v", err)
	}
}

// The key goes to Notify and to nobody else.
func TestARedirectIsNotFollowed(t *testing.T) {
	asked := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	t.Cleanup(other.Close)
	moved := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
	t.Cleanup(moved.Close)
	_, client, _ := start(t, func(c *notify.Config) { c.URL = moved.URL })
	if err := client.SendMail(t.Context(), mail); err == nil || asked {
		t.Errorf("asked another server: %v, %v", asked, err)
	}
}

func TestLongAddressesStandOnSevenLines(t *testing.T) {
	server, client, _ := start(t)
	lines := []string{"Flat 2", "The Old Mill", "4 Mill Lane", "Little Fen", "Fenbridge", "Near Wren", "Wrenshire", "SW1A 1AA"}
	if err := client.SendPost(t.Context(), ports.Post{Key: "k", Name: "Zoë Quill", Address: lines, Title: "Hello", Text: "Hello"}); err != nil {
		t.Fatal(err)
	}
	got := server.Taken()[0].Personalisation
	if got["address_line_6"] != "Fenbridge, Near Wren, Wrenshire" || got["address_line_7"] != "SW1A 1AA" || got["address_line_5"] != "Little Fen" {
		t.Errorf("the envelope says %v", got)
	}
}

func TestWrongSettingsAreRefusedAtStart(t *testing.T) {
	for name, c := range map[string]notify.Config{
		"no key": {}, "half a key": {Key: notifytest.Key[20:]}, "a template's name": {Key: notifytest.Key, EmailTemplate: "Our e-mail"}, "an address without encryption": {Key: notifytest.Key, URL: "http://notify.example.org"},
	} {
		if _, err := notify.NewClient(c, &clock{morning}); err == nil || strings.Contains(err.Error(), notifytest.Secret) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
