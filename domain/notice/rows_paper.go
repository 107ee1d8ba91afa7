package notice

import "ehchub/domain/ehc"

// paperRows are the events of what came another way than through the hub, and was written down.
func paperRows() []Entry {
	const entry, subject = "{{recorded}}: written down from {{source}}", "We have written down what you told us"
	toPerson := Message{"E29", ToPerson, subject, "We have written down in the hub what you sent or told us. It counts from the day on which we received it. Please sign in and read it; if something is wrong, tell us there.", "/recorded/{item}"}
	return []Entry{
		{ehc.ContributionRecorded, entry, NotConsulted, []Message{
			toPerson,
			{"E29", ToTeamManagers, "We have written down your team’s advice", "We have written down in the hub the advice that your team sent or told us. It counts from the day on which we received it. Please sign in and read it; if something is wrong, tell us there.", "/recorded/{item}"},
			{"E29", ToConsulted, "We have written down your setting’s advice", "We have written down in the hub the advice that your setting sent or told us. It counts from the day on which we received it. Please sign in and read it; if something is wrong, tell us there.", "/recorded/{item}"},
		}},
		{ehc.AnswerRecorded, entry, Consulting, []Message{
			{"E29", ToConsulted, "We have written down your setting’s answer", "We have written down in the hub the answer that your setting sent or told us. It counts from the day on which we received it. Please sign in and read it; if something is wrong, tell us.", "/plan/consultations/{consultation}"},
		}},
		{ehc.WishRecorded, entry, Disputing, []Message{toPerson}},
		{ehc.PaperArrived, "Paper arrived: {{recorded}}, scanned", AuthorityOnly, []Message{
			{"E30", ToResponsible, "Something has arrived on paper", "A paper for this case has arrived and was scanned. It counts from the day on which it came. Sign in to read it and write it down.", "/record"},
		}},
		{ehc.RecordObjected, "Somebody says that what was written down for them is wrong", AuthorityOnly, []Message{
			{"E29", ToResponsible, "Something was written down wrongly", "Somebody says that what was written down for them in the hub is wrong. Sign in to read it, put it right, and answer.", "/recorded/{item}"},
		}},
		{ehc.ObjectionAnswered, "The council answered somebody who said that something was written down wrongly", AuthorityOnly, []Message{
			{"E29", ToPerson, "About what we wrote down for you", "You said that something which we wrote down for you is wrong. We have answered. Sign in to read the answer.", "/recorded/{item}"},
		}},
	}
}
