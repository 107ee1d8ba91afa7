package notice

import "ehchub/domain/ehc"

// conversationRows are the entries of what the council and those on a case write to each other. An e-mail tells that
// there is a message and what is asked; the message itself is read in the hub. The timeline leaves them to the authority:
// everybody else has the conversation itself.
func conversationRows() []Entry {
	const page = "/messages/{item}"
	return []Entry{
		{ehc.FamilyWritten, "The council wrote to the family", AuthorityOnly, []Message{
			{"E27", ToFamily, "A message from the council", "The council has written to you about your case. Sign in to read the message; you can answer there.", page},
		}},
		{ehc.FamilyAsked, "The council wrote to the family, and asked for an answer by {{due date}}", AuthorityOnly, []Message{
			{"E27", ToFamily, "The council asks you something", "The council has asked you something about your case. Sign in to read it, and please answer there by {{due date}}.", page},
		}},
		{ehc.SettingWritten, "The council wrote to the setting", AuthorityOnly, []Message{
			{"E27", ToSetting, "A message from the council", "The council has written to your setting about this case. Sign in to read the message; you can answer there.", page},
		}},
		{ehc.SettingAsked, "The council wrote to the setting, and asked for an answer by {{due date}}", AuthorityOnly, []Message{
			{"E27", ToSetting, "The council asks your setting something", "The council has asked your setting something about this case. Sign in to read it, and please answer there by {{due date}}.", page},
		}},
		{ehc.AdvisersWritten, "The council wrote to those who advise", AuthorityOnly, []Message{
			{"E27", ToAdvisers, "A message from the council", "The council has written to those who advise on this case. Sign in to read the message; you can answer there.", page},
		}},
		{ehc.AdvisersAsked, "The council wrote to those who advise, and asked for an answer by {{due date}}", AuthorityOnly, []Message{
			{"E27", ToAdvisers, "The council asks those who advise something", "The council has asked those who advise on this case something. Sign in to read it, and please answer there by {{due date}}.", page},
		}},
		{ehc.CouncilWritten, "A message to the council came, to be answered by {{due date}}", AuthorityOnly, []Message{
			{"E28", ToResponsible, "A message to answer", "Somebody on this case has written to the council. Sign in to read the message, and please answer it by {{due date}}.", page},
		}},
		{ehc.OfficersWritten, "An officer left a message for the others", AuthorityOnly, []Message{
			{"E28", ToResponsible, "A message from a colleague", "A colleague has left a message on this case for the council’s officers. Sign in to read it.", page},
		}},
		{ehc.AnswerLate, "An answer of the council is late: it was due by {{due date}}", AuthorityOnly, []Message{
			{"E14", ToResponsible, "An answer is late", "A message on this case was to be answered by {{due date}}. Please answer it, or say by when you will.", page},
		}},
		{ehc.MessageTakenBack, "A message was taken back", AuthorityOnly, nil},
	}
}
