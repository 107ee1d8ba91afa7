package demo

// Texts of the plan that the co-ordinator writes beside what comes from advice and views.
var (
	planBackgrounds = []string{
		"{history}\n\n{name} goes to {setting}. {health}",
		"{name} lives in Wrenshire with {his} family. {history}\n\nWhat was tried before the assessment: {tried}",
		"{health}\n\n{history} {name} has been at {setting} since before the assessment began.",
	}
	summaries = []string{
		"The assessment found that {name} has these special educational needs:\n\n{list}\n\nThey affect one another: when one is met, the others weigh less.",
		"In short:\n\n{list}\n\nThe areas below describe each of them, with {his} strengths.",
		"{name} has strengths that everyone who knows {him} names. {He} also has these needs:\n\n{list}",
	}
	reasonsForCategory = []string{
		"The need named first is the one that everyone who advised put first.",
		"Chosen with the family at the meeting about the draft. The second need follows from the advice of the therapist.",
		"The first need has the greatest effect on {name}’s learning; the second makes it greater.",
	}
	reviewing = []string{
		"The plan is reviewed within 12 months of the day on which it is made, and earlier if the family or {setting} asks for it. {setting} arranges the meeting and gathers views and advice two weeks before it.",
		"Short-term targets are set by {setting} within four weeks and looked at each half term with the family. The yearly review looks at all outcomes and at what {name} hopes for.",
	}
	watching = []string{
		"{setting}’s SENCO keeps an eye on progress from week to week, the therapists on their programmes each term, and the case co-ordinator at each review.",
		"{name}’s key adult notes progress every Friday. The SENCO shares it with the family each half term.",
	}
	budgets = []string{
		"The family asked for a personal budget for the holidays. A direct payment of £1,240 a year pays for a support worker whom the family chooses, and is looked at with each review.",
	}
	costs = []string{"£9,600 from the high needs budget, on top of what the setting has.", "£14,350 a year, of which the health commissioner pays £3,100."}
)

// comment is what a family member says of one section; agree is "yes" or "no".
type comment struct{ letter, agree, text string }

// comments are several ways of answering a draft.
var comments = [][]comment{
	{
		{"A", "yes", "This sounds like {name}. Thank you for leaving {his} own words as they are."},
		{"B", "no", "Please say how tired {he} is after school. It is in what we wrote and not in section B."},
		{"E", "yes", "The outcomes are good. We would like the one about friends to come first."},
		{"F", "no", "“Access to” support is not enough. Please write how many hours a week and who gives them."},
	},
	{
		{"A", "yes", ""},
		{"B", "yes", "It is hard to read and it is all true."},
		{"F", "no", "The therapist said once a week when we met. The draft says once every two weeks. Which is it?"},
		{"H2", "yes", "A few hours for ourselves would change a lot."},
	},
	{
		{"A", "no", "I do not want the part about school in year 7 to be there. Please take it out."},
		{"E", "yes", "I want to work. I am glad that it says so."},
		{"F", "yes", "I would like the job coach to be someone I have met first."},
	},
	{
		{"B", "yes", "We agree with this, and it helped to see it all in one place."},
		{"C", "no", "The hospital changed the medicine last week. We have asked them to write to you."},
		{"F", "no", "Please say what happens when the assistant is ill. At the moment {name} stays at home."},
		{"K", "yes", ""},
	},
}

// attainments, attendances and homes are what requests say of school and home, by what people usually write.
var (
	attainments = []string{
		"Working about two years below others in the year in reading and writing. Mathematics is closer.", "On last year’s tests {name} was below the expected standard in all but science.",
		"Reading age is four years below {his} age. Spoken answers are at or above the level of the class.", "Too little work is finished to say. What is finished is good.", "Below what is expected in personal, social and language development; as expected in movement.",
	}
	attendances = []string{
		"91% so far this year. Most days missed are Mondays.", "98%. {name} hardly ever misses a day.", "64%, with appointments and three suspensions.", "83% since September. Half days are counted as present.", "95%, with late arrivals on days with assembly.",
	}
	homes = []string{
		"No social worker. Help from grandparents on two afternoons.", "Early help worked with us for a term and closed when it ended.", "We have asked for short breaks and wait for an answer.", "None.", "A family support worker comes once a fortnight.",
	}
)
