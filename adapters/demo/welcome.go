package demo

import "fmt"

// Children is how many children the demo has.
func Children() int { return len(roster) }

// Welcome says how to sign in to the demo at an address.
func Welcome(url string, messagesShown bool) string {
	line := func(s somebody, as string) string { return fmt.Sprintf("  %-20s %-42s %s\n", s.name, s.email(), as) }
	codes := "by e-mail"
	if messagesShown {
		codes = "at " + url + "/demo/messages"
	}
	return "\nThis is the demo council. Sign in as one of its people, for example\n" +
		line(officers[0], "case co-ordinator") + line(families[0], "parent") +
		"The password of everybody is " + Password + "; the code that you are asked for next appears " + codes + ".\n"
}
