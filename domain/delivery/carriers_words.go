package delivery

// StatusAt reads the word by which GOV.UK Notify reports of an e-mail, a text message or a letter. A word that is not
// known says no more than that the message was taken.
func StatusAt(word string) Status {
	switch word {
	case "delivered", "received", "sent":
		return Delivered // a letter is received by its printer; a text message abroad is told no further than sent
	case "permanent-failure", "validation-failed", "virus-scan-failed", "cancelled":
		return Bounced
	case "temporary-failure", "technical-failure":
		return Undone
	}
	return Sent
}
