package casework

import (
	"testing"

	"ehchub/domain/ehc"
)

func TestATextTellsOfAChildByNumberOrByNameAndBirth(t *testing.T) {
	child := Child{Forenames: "Rowan James", Surname: "Hale", Preferred: "Ro", Born: ehc.D(2017, 5, 14), NHSNumber: "943 476 5919", UPN: "A123456789012"}
	for text, want := range map[string]bool{
		"NHS number 943-476-5919":                 true,
		"upn a123456789012":                       true,
		"Rowan HALE, born 14/05/2017":             true,
		"Ro Hale was born on 14th May 2017.":      true,
		"Hale\nRowan 2017-05-14":                  true,
		"Rowan Hale, born 15/05/2017":             false,
		"Born 14/5/2017: Elodie Hale":             false,
		"Rowan Hale":                              false,
		"Telephone 0943 476 5919 1, on 31/2/2017": false,
	} {
		if got := child.ToldBy(text, FindMarks(text)); got != want {
			t.Errorf("%q tells of the child: %v", text, got)
		}
	}
}
