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

// variablesOf names what the environment may set; of a list, its first item.
func variablesOf(of reflect.Type, prefix string) (names []string) {
	for _, field := range reflect.VisibleFields(of) {
		if name, _, _ := strings.Cut(field.Tag.Get("env"), ","); name != "" {
			names = append(names, prefix+name)
		}
		if below := field.Tag.Get("envPrefix"); below != "" {
			names = append(names, variablesOf(field.Type.Elem(), prefix+below+"0_")...)
		}
	}
	return names
}

func TestProvidersOfIdentitiesAreNumbered(t *testing.T) {
	for name, value := range map[string]string{"0_NAME": "council", "0_LABEL": "your council account", "0_ISSUER": "https://login.example/v2.0", "0_CLIENT_ID": "hub", "0_CLIENT_SECRET": "s", "0_DOMAINS": "a.example,b.example",
		"1_NAME": "dfe", "1_LABEL": "DfE Sign-in", "1_ISSUER": "https://dfe.example", "1_CLIENT_ID": "hub", "1_SCOPES": "organisation"} {
		t.Setenv("EHCHUB_SIGN_IN_"+name, value)
	}
	c, err := configFrom(t, nil)
	if err == nil || !strings.Contains(err.Error(), "EHCHUB_SIGN_IN_1_") || strings.Contains(err.Error(), "EHCHUB_SIGN_IN_0_") {
		t.Errorf("a provider without a secret: %v", err)
	}
	if len(c.SignIn) != 2 || !slices.Equal(c.SignIn[0].Domains, []string{"a.example", "b.example"}) || c.SignIn[1].Name != "dfe" {
		t.Errorf("read %+v", c.SignIn)
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
	read := variablesOf(reflect.TypeFor[Config](), "")
	slices.Sort(named)
	slices.Sort(read)
	if len(read) == 0 || !slices.Equal(named, read) {
		t.Errorf("the example names %v\nthe hub reads    %v", named, read)
	}
}

func TestWhereDocumentsAreKeptAndScannedIsChecked(t *testing.T) {
	for name, tc := range map[string]struct {
		vars  map[string]string
		wrong string
	}{
		"a bucket":             {map[string]string{"EHCHUB_S3_ENDPOINT": "https://s3.example.net/", "EHCHUB_S3_BUCKET": "documents", "EHCHUB_S3_KEY": "k", "EHCHUB_S3_SECRET": "s"}, ""},
		"a bucket without TLS": {map[string]string{"EHCHUB_S3_ENDPOINT": "http://s3.example.net", "EHCHUB_S3_BUCKET": "documents", "EHCHUB_S3_KEY": "k", "EHCHUB_S3_SECRET": "s"}, "EHCHUB_S3_ENDPOINT"},
		"a key alone":          {map[string]string{"EHCHUB_S3_KEY": "k"}, "EHCHUB_S3_BUCKET"},
		"no secret":            {map[string]string{"EHCHUB_S3_ENDPOINT": "https://s3.example.net", "EHCHUB_S3_BUCKET": "documents", "EHCHUB_S3_KEY": "k"}, "EHCHUB_S3_SECRET"},
		"a scanner":            {map[string]string{"EHCHUB_CLAMD": "unix:/run/clamav/clamd.ctl"}, ""},
		"a scanner nowhere":    {map[string]string{"EHCHUB_CLAMD": "clamd.ctl"}, "EHCHUB_CLAMD"},
	} {
		t.Run(name, func(t *testing.T) {
			for variable, value := range tc.vars {
				t.Setenv(variable, value)
			}
			if _, err := configFrom(t, nil); (err == nil) != (tc.wrong == "") || err != nil && !strings.Contains(err.Error(), tc.wrong) {
				t.Errorf("got %v, want %q", err, tc.wrong)
			}
		})
	}
}
