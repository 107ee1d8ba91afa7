package notice

import "ehchub/domain/ehc"

// peopleRows are the events of who is to see a child's file, and who no longer.
func peopleRows() []Entry {
	answered := Message{"E23", ToPerson, "About the people on a case", "You asked for a change of the people on this case. The council has answered. Sign in to read the answer.", "/people"}
	return []Entry{
		{ehc.WriterAsked, "Somebody was asked to write in the request", AuthorityOnly, []Message{
			{"E23", ToPerson, "You are asked to help to write a request", "Somebody who is writing a request for an education, health and care needs assessment asks you to write a part of it with them. Only they, and whoever else they asked, can read it until they send it to the council.", ""},
			{"E23", ToConsulted, "Your setting is asked to help to write a request", "Somebody who is writing a request for an education, health and care needs assessment asks your setting to write a part of it with them. Only they, and whoever else they asked, can read it until they send it to the council.", ""},
		}},
		{ehc.WriterLeft, "Somebody no longer writes in the request", AuthorityOnly, nil},
		{ehc.SenderChanged, "Somebody else sends the request now", AuthorityOnly, []Message{
			{"E23", ToPerson, "You now send a request", "You are the one now who sends a request for an education, health and care needs assessment to the council. Please look at what is written, and send it when it is ready.", ""},
		}},
		{ehc.PersonProposed, "Someone asked for a person to be added to the case", AuthorityOnly, []Message{
			{"E23", ToResponsible, "A person waits for your check", "Someone on this case asks for a person to be added. The person sees nothing until you have checked who they are. Sign in to add them, or to refuse.", "/people"},
		}},
		{ehc.RemovalAsked, "Someone asked for a person’s access to be ended", AuthorityOnly, []Message{
			{"E23", ToResponsible, "A person is asked to be removed from a case", "Someone on this case asks that a person no longer sees it. Sign in to end the access, or to refuse.", "/people"},
		}},
		{ehc.ProposalAgreed, "The council agreed to a change of the people on the case", AuthorityOnly, []Message{answered}},
		{ehc.ProposalRefused, "The council refused a change of the people on the case", AuthorityOnly, []Message{answered}},
		{ehc.GuestLinkRenewed, "A new link was sent to somebody who is asked for advice without an account", AuthorityOnly, []Message{
			{"E9", ToGuest, "A new link for your advice", "Please use this new link for the advice that you are asked for. It takes the place of the earlier one.", ""},
		}},
		{ehc.PersonRemoved, "A person’s access to the case was ended", AuthorityOnly, nil},
	}
}
