package casework

import (
	"strings"

	"ehchub/domain/fault"
)

// checkNumbers refuses numbers that carry their own proof and fail it: a wrong one would tie the file to another
// child. Leaving them out is always lawful.
func (c Child) checkNumbers() []*fault.Fault {
	var faults []*fault.Fault
	if c.NHSNumber != "" && !soundNHSNumber(c.NHSNumber) {
		faults = append(faults, fault.Field("child.nhs", "child.nhs-number", "This is not an NHS number. It has 10 numbers and stands on letters from the NHS. Check it, or leave it out."))
	}
	if c.UPN != "" && !soundUPN(c.UPN) {
		faults = append(faults, fault.Field("child.upn", "child.upn", "This is not a unique pupil number. It has a letter and 12 numbers; the school knows it. Check it, or leave it out."))
	}
	if c.ULN != "" && len(digitsOf(c.ULN)) != 10 {
		faults = append(faults, fault.Field("child.uln", "child.uln", "This is not a unique learner number. It has 10 numbers; the school or college knows it. Check it, or leave it out."))
	}
	return faults
}

// digitsOf gives the digits of a number written with spaces or dashes; "" when it holds anything else.
func digitsOf(text string) string {
	text = strings.NewReplacer(" ", "", "-", "").Replace(text)
	if strings.Trim(text, "0123456789") != "" {
		return ""
	}
	return text
}

// soundNHSNumber checks the tenth digit: eleven less the sum of the first nine, weighted ten to two, modulo eleven.
func soundNHSNumber(text string) bool {
	digits := digitsOf(text)
	if len(digits) != 10 {
		return false
	}
	sum := 0
	for i := range 9 {
		sum += int(digits[i]-'0') * (10 - i)
	}
	return (11-sum%11)%11 == int(digits[9]-'0')
}

// upnLetters are the check letters of a unique pupil number, by the remainder that each stands for.
const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

// soundUPN checks the letter before the twelve digits, weighted two to thirteen, modulo 23. A temporary number ends
// with a letter, which counts by its place among the check letters.
func soundUPN(text string) bool {
	text = strings.ToUpper(strings.TrimSpace(text))
	if len(text) != 13 {
		return false
	}
	sum := 0
	for i := 1; i < 13; i++ {
		value := int(text[i] - '0')
		if i == 12 && strings.IndexByte(upnLetters, text[i]) >= 0 {
			value = strings.IndexByte(upnLetters, text[i])
		}
		if value < 0 || value > 9 && i < 12 || value > 22 {
			return false
		}
		sum += value * (i + 1)
	}
	return text[0] == upnLetters[sum%23]
}
