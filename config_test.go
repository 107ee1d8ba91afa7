package ehchub

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ehchub/adapters/notify/notifytest"
)

func configFrom(t *testing.T, vars map[string]string) (Config, error) {
	t.Helper()
	for _, name := range []string{"DATABASE_URL", "EHCHUB_DATA", "EHCHUB_LISTEN", "EHCHUB_URL", "EHCHUB_DEMO", "EHCHUB_CODE_SECRET", "EHCHUB_SMTP_HOST", "EHCHUB_MAIL_FROM", "EHCHUB_NOTIFY_KEY", "EHCHUB_NOTIFY_KEY_FILE", "EHCHUB_NOTIFY_EMAIL_TEMPLATE"} {
		t.Setenv(name, vars[name])
	}
	return ReadConfig()
}

func TestNothingSetServesTheDemoOnLoopbackAlone(t *testing.T) {
	c, err := configFrom(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !c.IsDemo() || c.Listen != "127.0.0.1:8080" || c.PublicURL != "http://localhost:8080" {
		t.Errorf("%+v", c)
	}
}

func TestTheDemoRefusesToListenToTheWorld(t *testing.T) {
	if _, err := configFrom(t, map[string]string{"EHCHUB_LISTEN": "0.0.0.0:8080"}); err == nil || !strings.Contains(err.Error(), "EHCHUB_LISTEN") {
		t.Errorf("got %v", err)
	}
}

func TestARealDatabaseTurnsTheDemoOffAndNamesEveryMissingVariable(t *testing.T) {
	c, err := configFrom(t, map[string]string{"DATABASE_URL": "postgres://hub@db/hub"})
	if c.IsDemo() {
		t.Error("the demo is on")
	}
	if err == nil {
		t.Fatal("accepted")
	}
	for _, name := range []string{"EHCHUB_URL", "EHCHUB_CODE_SECRET", "EHCHUB_SMTP_HOST", "EHCHUB_MAIL_FROM"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not named in: %v", name, err)
		}
	}
}

func TestNotifyTakesThePlaceOfAMailServer(t *testing.T) {
	real := map[string]string{"DATABASE_URL": "postgres://hub@db/hub", "EHCHUB_URL": "https://hub.example.gov.uk", "EHCHUB_CODE_SECRET": strings.Repeat("x", 32)}
	file := t.TempDir() + "/key"
	if err := os.WriteFile(file, []byte(notifytest.Key+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	real["EHCHUB_NOTIFY_KEY_FILE"], real["EHCHUB_NOTIFY_EMAIL_TEMPLATE"] = file, notifytest.EmailTemplate
	c, err := configFrom(t, real)
	if err != nil || c.NotifyKey != notifytest.Key {
		t.Errorf("got %v, with a key of %d characters", err, len(c.NotifyKey))
	}
	real["EHCHUB_NOTIFY_KEY_FILE"] = ""
	if _, err := configFrom(t, real); err == nil || !strings.Contains(err.Error(), "EHCHUB_NOTIFY_KEY ") || !strings.Contains(err.Error(), "EHCHUB_SMTP_HOST") {
		t.Errorf("templates without a key: %v", err)
	}
}

func TestTheExampleEnvironmentNamesEveryVariable(t *testing.T) {
	text, err := os.ReadFile(".env.example")
	if err != nil {
		t.Fatal(err)
	}
	named := []string{}
	for _, line := range strings.Split(string(text), "\n") {
		if name, _, found := strings.Cut(strings.TrimPrefix(line, "#"), "='"); found {
			named = append(named, name)
		}
	}
	read := []string{}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[Config]()) {
		if name, _, _ := strings.Cut(field.Tag.Get("env"), ","); name != "" {
			read = append(read, name)
		}
	}
	slices.Sort(named)
	slices.Sort(read)
	if len(read) == 0 || !slices.Equal(named, read) {
		t.Errorf("the example names %v\nthe hub reads    %v", named, read)
	}
}
