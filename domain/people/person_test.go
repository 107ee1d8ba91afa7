package people_test

import (
	"testing"

	"ehchub/domain/fault"
	"ehchub/domain/people"
)

func TestMobileNumbersAreTakenAsPeopleTypeThem(t *testing.T) {
	for _, typed := range []string{"07700900123", "07700 900 123", "+44 7700 900123", "0044 (0) 7700-900-123", "+44 (0)7700 900.123", " 07700 900123 "} {
		got, err := people.NormalMobile(typed)
		if err != nil || got != "+447700900123" {
			t.Errorf("%q gave %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "01632 960118", "0770090012", "077009001234", "+33 612345678", "0770O900123", "+44+7700900123"} {
		if got, err := people.NormalMobile(typed); !fault.Has(err, "person.mobile") {
			t.Errorf("%q gave %q, %v", typed, got, err)
		}
	}
}

func TestEmailAddressesAreComparedInOneForm(t *testing.T) {
	if got, err := people.NormalEmail("  Ada.Quill@Example.ORG "); err != nil || got != "ada.quill@example.org" {
		t.Errorf("gave %q, %v", got, err)
	}
	for _, typed := range []string{"", "ada", "ada@", "@example.org", "ada@example", "ada quill@example.org", "a@b@example.org", "ada@example..org", "ada@example.org\r\nBcc: x@example.org"} {
		if got, err := people.NormalEmail(typed); !fault.Has(err, "person.email") {
			t.Errorf("%q gave %q, %v", typed, got, err)
		}
	}
}
