package guidance

// Steps that several guides share.
var (
	signIn = RoleStep{
		Title: "Open your account",
		Do: []string{
			"Follow the link in the e-mail that invites you, and choose a password of at least 12 characters. Three words that don’t belong together are easy to keep.",
			"Each time you sign in you also type a short code, which comes by e-mail, by text message or from an app.",
		},
		Next: "Your start page opens. It shows what waits for you.",
	}
	forgotten = RoleStep{
		Title: "If you can’t sign in",
		Do:    []string{"On the sign-in page choose “Signing in for the first time, or forgotten your password?”. The link that comes works for one hour.", "If no e-mail comes, look into the folder for unwanted mail. Then ask the help desk."},
		Next:  "Nothing that you saved is lost. What you typed before you were signed out waits for you for two hours.",
	}
	whoSees = RoleStep{
		Title: "See who can read the file",
		Do:    []string{"Open the case and choose “See who can see this file, and who looked”. It names each person, why they have access and when they looked.", "Under “See the people on this case” you can ask that somebody’s access ends."},
		Next:  "The case co-ordinator answers you. Every look at the file is recorded.",
	}
	disagree = RoleStep{
		Title: "If you disagree with a decision",
		Do: []string{
			"Speak to the case co-ordinator first, if you like. Many things can be put right.",
			"Ask the mediation adviser whom the letter names. Mediation is free, and you need not take part in it. You get a certificate either way.",
			"You can appeal to the First-tier Tribunal within two months of the decision letter, or one month of the mediation certificate, whichever is later.",
		},
		Next: "A complaint is about how you were treated. It does not change a decision and does not stop the time for an appeal.",
		Law:  "CFA 2014 ss.51-55, Tribunal Rules 2008 r.20",
	}
	questions = RoleStep{
		Title: "Ask, or tell of a problem",
		Do:    []string{"Write to the case co-ordinator under “Messages” in the case. The hub says by when you get an answer.", "If a page does not work, choose “Report a problem with this page” at its foot."},
		Next:  "E-mails from the hub never hold a child’s name. They lead you to the page after you sign in.",
	}
	giveAdvice = RoleStep{
		Title: "Write your advice",
		Do: []string{
			"Open the request for advice. For each area of need say whether you found a need, then write strengths, needs, outcomes and the provision that you advise.",
			"Provision must be specific: what, who, how often, how long. “Regular support” can’t be checked by anybody.",
			"Save as often as you like. Add reports and documents where they help.",
		},
		Next: "Your advice is a draft that only you and your team see until you send it.",
		Law:  "SI 2014/1530 reg 6",
	}
	sendAdvice = RoleStep{
		Title: "Send it within six weeks",
		Do:    []string{"Choose “Check and send”. The hub tells what is still missing.", "If you can’t keep the day, say so in the request at once, with the reason."},
		Next:  "It is locked, and the family and the co-ordinator read it. The advice of others opens for you. The draft plan is filled from it.",
		Law:   "SI 2014/1530 reg 8(1)",
	}
	readDraft = RoleStep{
		Title: "Read the draft plan",
		Do:    []string{"When the council shares the draft you are told. Look whether your advice is in it as you meant it.", "Tell the co-ordinator what was misread, under “Messages”."},
		Next:  "The final plan is due within 20 weeks of the request.",
		Law:   "SI 2014/1530 reg 13",
	}
)

// roleGuides are the hub's own guides.
var roleGuides = []RoleGuide{
	{
		Key: "parent", Title: "Parents and carers", For: "You care for a child who may need more help than their school or nursery gives.",
		Lead: "From asking for an assessment to a final plan, with what you do and what happens next.",
		Steps: []RoleStep{
			{Title: "Ask for an assessment", Do: []string{"Choose “Request an assessment” on the sign-in page. You need no account, and you can stop and go on later.", "Say in your own words what your child finds hard and what was tried. Reports help, but you need not have any."},
				Next: "You get a case ID. Within six weeks of getting your request the council decides whether to assess, and writes to you.", Law: "CFA 2014 s.36(1), SI 2014/1530 reg 5(1)"},
			signIn,
			{Title: "Give your views", Do: []string{"Open the case and choose “Assessment”. Write your own views, and your child’s with your child: in words, pictures, a recording or a short video.", "If writing is hard, tell the case co-ordinator, who writes it down for you."},
				Next: "People from education, health and social care give advice. Each is asked to answer within six weeks.", Law: "SI 2014/1530 regs 6-8"},
			{Title: "Hear whether there will be a plan", Do: []string{"Open the letter in the case, or read it on paper if you asked for post."},
				Next: "If there is no plan, the letter says why and how you can challenge it. You hear within 16 weeks of your request.", Law: "SI 2014/1530 reg 10"},
			{Title: "Read the draft and answer", Do: []string{"You have at least 15 days. Say of each section what is right, what is wrong and what is missing.", "Say which school or college you want named. You can ask for a meeting."},
				Next: "The council asks the settings, which have 15 days to answer, then finishes the plan.", Law: "CFA 2014 s.38, SI 2014/1530 reg 13(1)"},
			{Title: "Get the final plan", Do: []string{"Read it on the page, or download it as PDF or Word. The setting that it names must admit your child."},
				Next: "It is due within 20 weeks of your request. It is reviewed at least once a year.", Law: "CFA 2014 s.43, SI 2014/1530 reg 13(2)"},
			disagree, whoSees,
			{Title: "Get free, independent help", Do: []string{"The page “Independent support” names the information, advice and support service, mediation, the Tribunal and local groups.", "An advocate or supporter can have an account of their own. Ask the case co-ordinator to add them."},
				Next: "They can read the case with you, and speak for you if you want."},
			questions, forgotten,
		},
	},
	{
		Key: "young-person", Title: "Young people", For: "You are over compulsory school age and under 25. These rights are your own.",
		Lead: "Once you are over compulsory school age, the council asks you, not your parents. They can still help, if you want.",
		Steps: []RoleStep{
			{Title: "Ask for an assessment yourself", Do: []string{"Choose “Request an assessment” on the sign-in page. Say what you find hard and what you hope for.", "You can ask anybody you trust to help."},
				Next: "You get a case ID. The council tells you within six weeks whether it will assess.", Law: "CFA 2014 s.36(1), SI 2014/1530 reg 5(1)"},
			signIn,
			{Title: "Say who you are and what you want", Do: []string{"Open the case and choose “Assessment”. Tell what matters to you, what you are good at and what you want to do: work, friends, a home of your own, health.", "You can write, draw, speak or film. It is your page."},
				Next: "Your words stand in section A of the plan as you gave them.", Law: "CFA 2014 s.19, SI 2014/1530 reg 12(1)(a)"},
			{Title: "Read the draft plan", Do: []string{"You have at least 15 days. Say what you would change, and which school, college or training you want.", "You can ask to meet somebody from the council."},
				Next: "The final plan is due within 20 weeks of your request.", Law: "SI 2014/1530 reg 13"},
			disagree, whoSees,
			{Title: "Who speaks for you", Do: []string{"If you turn 16 with a plan, the hub tells you when the rights pass to you.", "You can ask the case co-ordinator to let a parent or an advocate go on helping, or to end their access."},
				Next: "If you can’t take a certain decision yourself, somebody takes it for you in your interest. That is looked at each time anew.", Law: "CFA 2014 s.80, SI 2014/1530 regs 63-64, Mental Capacity Act 2005"},
			questions, forgotten,
		},
	},
	{
		Key: "senco", Title: "SENCOs and schools that request", For: "You ask for an assessment for a child, and give your setting’s advice.",
		Lead: "Asking, advising and answering for a child at your own setting.",
		Steps: []RoleStep{
			signIn,
			{Title: "Talk with the family, then request", Do: []string{"Choose “Start a request for an assessment” on your start page. Tell the family first: the council asks them for their views.", "Say what was tried and for how long, what it brought, and add your records."},
				Next: "You and the family get a case ID. The council decides within six weeks.", Law: "CFA 2014 s.36(1), SI 2014/1530 reg 5(1)"},
			{Title: "Find your children", Do: []string{"“Setting cases” lists every child of your setting with a case. A colleague who takes over sees the same list."},
				Next: "What waits for your answer stands on your start page, the soonest day first."},
			giveAdvice, sendAdvice, readDraft,
			{Title: "Once there is a plan", Do: []string{"Share the plan with all who teach the child. Your setting must do what it can to provide what section F says."},
				Next: "The council reviews the plan at least once a year, with you.", Law: "CFA 2014 ss.42, 44, 66"},
			questions, forgotten,
		},
	},
	{
		Key: "setting", Title: "Settings that are consulted", For: "A school or college is asked whether it can be named in a plan.",
		Lead: "What you read, what you answer and what the law lets you say.",
		Steps: []RoleStep{
			signIn,
			{Title: "Read the draft and the advice", Do: []string{"Follow the link in the message. Until you have answered you can read the draft plan and the advice behind it."},
				Next: "Your access ends with your answer. Your own answer stays there for you."},
			{Title: "Answer within 15 days", Do: []string{
				"Choose one: you can be named; you are unsuitable for the child’s age, ability, aptitude or needs; or it would be incompatible with the efficient education of others or the efficient use of resources.",
				"Give your reasons. The family sees which answer you chose; the council reads the reasons. They can come to light in an appeal."},
				Next: "The council decides what the plan names. If it names you, you must admit the child.", Law: "CFA 2014 ss.39, 43"},
			questions, forgotten,
		},
	},
	{
		Key: "professional", Title: "Education professionals", For: "You are asked for advice: educational psychologists, teachers, advisers.",
		Lead:  "From the request to your advice in the plan.",
		Steps: []RoleStep{signIn, {Title: "Find what you are asked for", Do: []string{"Your start page lists each request with its last day. If your team was asked, its manager gives the request to one of you."}, Next: "You can read the request, the views of the child and the parents, and the documents of the case."}, giveAdvice, sendAdvice, readDraft, questions, forgotten},
	},
	{
		Key: "health", Title: "Health professionals", For: "You give advice from health: doctors, therapists, nurses, designated clinical officers.",
		Lead: "Health advice becomes section C, what must be provided section G.",
		Steps: []RoleStep{
			signIn,
			{Title: "Know what you are asked for", Do: []string{"Open the request. It says which needs the council asks about.", "Health care provision that educates or trains the child counts as special educational provision: write it so that it can stand in section F."},
				Next: "The integrated care board agrees to what stands in section G, and must arrange it.", Law: "CFA 2014 ss.21(5), 42(3)"},
			giveAdvice, sendAdvice, readDraft, questions, forgotten,
		},
	},
	{
		Key: "social-care", Title: "Social care professionals", For: "You give advice from children’s or adults’ social care.",
		Lead: "Social care advice becomes section D, what must be provided sections H1 and H2.",
		Steps: []RoleStep{
			signIn,
			{Title: "Say where the family is known, and what was found", Do: []string{"Open the request. Say whether the child is known to you, what was assessed, and which needs are connected with the special educational needs or the disability.", "“Not known to us” alone does not answer: the council must seek social care advice."},
				Next: "What section 2 of the Chronically Sick and Disabled Persons Act 1970 asks for stands in H1, all other social care in H2.", Law: "SI 2014/1530 regs 6(1)(e), 12(1)"},
			giveAdvice, sendAdvice, readDraft, questions, forgotten,
		},
	},
	{
		Key: "co-ordinator", Title: "Case co-ordinators", For: "You lead a case for the council, from the request to the final plan.",
		Lead: "What you do at each stage, and by when the law asks for it.",
		Steps: []RoleStep{
			{Title: "Take a new request", Do: []string{"Open “New requests”, read it and assign the case to yourself or a colleague. Ask the family or the setting for what is missing at once."},
				Next: "The decision whether to assess must be made and told within six weeks.", Law: "CFA 2014 s.36, SI 2014/1530 regs 4-5"},
			{Title: "Decide, with reasons", Do: []string{"Record the decision with reasons that the family can follow. The hub composes the letter, with what the law asks it to tell."},
				Next: "You see the letter before it goes. It is kept as it was sent.", Law: "SI 2014/1530 reg 5"},
			{Title: "Ask for advice", Do: []string{"Choose whom to ask. The hub reminds them before and after the last day, and shows you who is late and who was not reached."},
				Next: "Each has six weeks. Their advice and the views fill the draft.", Law: "SI 2014/1530 regs 6, 8"},
			{Title: "Decide whether to issue a plan", Do: []string{"Weigh the advice, record the decision and its reasons."}, Next: "If there is no plan, the family must be told within 16 weeks of the request.", Law: "SI 2014/1530 reg 10"},
			{Title: "Write and share the draft", Do: []string{"Work through each part. The hub shows the source of each need and what the law still asks for.", "Share it with the family and consult settings in the same step."},
				Next: "The family has at least 15 days. Settings have 15 days.", Law: "CFA 2014 ss.38-39, SI 2014/1530 reg 13(1)"},
			{Title: "Issue the final plan", Do: []string{"Answer each comment, name the setting and issue the plan."}, Next: "It is due within 20 weeks of the request. The case moves to “My live cases”.", Law: "SI 2014/1530 regs 13(2), 14"},
			{Title: "When a day can’t be kept", Do: []string{"Record an exception only where the regulations give one, with its reason. Otherwise tell the family of the delay before the day."}, Next: "The delay and its reason stand in the log, for the family and for complaints.", Law: "SI 2014/1530 regs 5(4), 8(2), 10(4), 13(3)"},
			{Title: "Record paper and telephone", Do: []string{"What comes on paper or by telephone counts like what is typed. Record it with its day and channel."}, Next: "The same time limits hold."},
			questions, forgotten,
		},
	},
	{
		Key: "manager", Title: "Managers and deciders", For: "You answer for the service: its dates, its people and its words.",
		Lead: "How to watch over the work, and where the council sets what is its own.",
		Steps: []RoleStep{
			{Title: "See where things stand", Do: []string{"“All cases” lists every case with its next day and what is late. Narrow it by stage, setting or officer."}, Next: "Late days stay late: no exception moves them that the law does not give."},
			{Title: "Look after people and cover", Do: []string{"Under “Council settings” register people, close accounts of those who leave, and give their cases to others."}, Next: "Access follows the organisation. The audit goes on naming the person who acted."},
			{Title: "Set the council’s own words", Do: []string{"Messages, letters, guidance and help can be in your words. The hub keeps what the law asks for in them."}, Next: "Each change is a version with your name. You can go back to the hub’s own text."},
			{Title: "Tell of trouble and of planned work", Do: []string{"Put a message at the top of pages, plan times when nothing can be changed, and write what is going on for the status page."}, Next: "Everybody reads it at once, also those who are not signed in."},
			{Title: "Answer complaints and reports", Do: []string{"Give a complaint to somebody whom it is not about. Answer reports of problems from the list."}, Next: "The hub counts the days of each stage from your own table, and shows what is due."},
			{Title: "Watch over access", Do: []string{"Search who looked at what. Keep the log of breaches: a likely risk is told to the Information Commissioner within 72 hours."}, Next: "Searches are recorded, too.", Law: "UK GDPR articles 5(2), 33"},
			forgotten,
		},
	},
}
