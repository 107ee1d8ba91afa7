package demo

// needsOf says in a few words what kind of needs a child of each kind has, for sentences of letters.
var needsOf = map[string][]string{
	"autism":    {"difficulty in following spoken language and great anxiety at change", "autism, with needs in communication and in managing noise and change"},
	"language":  {"a severe delay in speaking and understanding", "very limited speech, and upset that comes of not being understood"},
	"down":      {"learning that goes in very small steps, unclear speech and tiredness", "severe learning difficulties and needs in speech and self-care"},
	"dyslexia":  {"severe dyslexia and a loss of confidence", "reading and writing far below what {he} understands"},
	"anxiety":   {"severe anxiety that keeps {him} from attending", "anxiety and autism, and long absence"},
	"adhd":      {"difficulty in regulating feelings and attention after early loss", "impulsive behaviour, lost schooling and needs in attachment"},
	"physical":  {"a physical disability that affects movement, speech and recording", "cerebral palsy, with needs in movement, communication and care"},
	"hearing":   {"profound deafness and a narrow vocabulary", "deafness, which cuts {him} off from teaching and from friends"},
	"vision":    {"severely reduced sight, and worry about losing more", "sight impairment that affects reading, moving about and friendships"},
	"adulthood": {"a learning difficulty and autism, with adulthood ahead", "slow learning, trouble with change and few skills for living alone"},
}

// Reasons for decisions and what letters say, several ways each. {needs} is a short list of the child's needs.
var (
	agreeToAssess = []string{
		"{name} has, or may have, special educational needs: {needs}. {setting} has used what it has, over two terms and with outside advice, and {name} has not made the progress that was expected. Provision by an EHC plan may be necessary.",
		"Both parts of the test are met. The reports show {needs}, in spite of relevant and purposeful action by {setting}. We cannot tell without an assessment whether what {name} needs can be given from the resources that a setting ordinarily has.",
		"We looked at the request, at the plans of the last three terms and at what the family tells us. {name} may need support beyond what is ordinarily available for {needs}. To know how much, we will assess.",
		"The evidence shows {needs}. The support in place is well thought out and costs more than a setting is expected to find. {name} may need a plan, so we will assess.",
	}
	refuseToAssess = []string{
		"{name} has special educational needs: {needs}. The evidence shows that support at {setting} began one term ago and that {name} has made progress with it. It may not be necessary to make provision by an EHC plan: the support that is ordinarily available has not been tried for long enough. We suggest a meeting with {setting} and the educational psychologist, and would look at a new request at any time.",
		"We accept that {name} has difficulties: {needs}. With the help that {setting} gives, {his} attainment is close to that of {his} year, and attendance is good. We find that provision by a plan is not likely to be necessary now. {setting} can ask the advisory service for help without one.",
		"{name}’s needs are clear and are being met. {setting} has set out fifteen hours of support which it can pay for, and the last two reviews show that the targets were met. We therefore do not think that a plan may be necessary. If things change, please ask again; you don’t need to wait.",
	}
	agreeAfterMediation = []string{
		"At mediation the family showed us two reports that we had not seen. On the strength of these we agreed to assess {name}.",
	}
	agreeToIssue = []string{
		"The assessment shows {needs}. Taken together these call for provision that {setting} cannot reasonably make from its own resources, so a plan is necessary.",
		"All advisers agree on {needs}. The amount and the kind of provision advised go beyond what is ordinarily available in Wrenshire. We will issue a plan.",
		"A plan is necessary. {name} needs provision from education and health that is secured and reviewed together: {needs}.",
		"We compared what is advised with what {setting} provides. The gap is large and will last, above all as to {needs}. We will issue a plan.",
	}
	refuseToIssue = []string{
		"The assessment describes {needs} with great clarity. What the advisers propose can be provided from the resources that {setting} has and from services that need no plan. We think that a plan is not necessary. We will write the advice into a support plan with the family and {setting}, and review it in a term.",
		"We thank everybody for full advice. {name} has needs: {needs}. The provision advised amounts to nine hours a week and a programme that trained staff of {setting} carry out already. A plan is therefore not necessary. The therapist will go on visiting.",
		"{name} has made more progress during the assessment than in the year before, because of support that {setting} has put in place and can keep. It is not necessary for provision to be made by a plan. The reports, which the family has, will guide {setting}.",
	}
	issueAfterOrder = []string{
		"The Tribunal ordered the council to make a plan. It found that {name} needs provision that the college cannot make from its own resources. We will send a draft within the time set by the order.",
	}
	noLongerHere = []string{
		"The family has moved to another county. The new authority has the request and all papers, and has confirmed it in writing.",
		"The young person asked us, in a meeting and by letter, to end the assessment. An apprenticeship has begun with the support wished for. We explained that a new request can be made at any time.",
	}
)

// What goes with a draft, a consultation and a final plan.
var (
	draftLetters = []string{
		"Please find with this letter the draft of {name}’s plan and every piece of advice that it is based on. I would like to hear what you think of each section, which setting you would like to be named, and whether you would like to meet me.",
		"Here is the first draft for {name}. Section I is empty, as the law asks, so that you can tell us first which setting you would like. If anything is wrong or missing, please say so; nothing is settled yet.",
		"Thank you for your help with the assessment. I have tried to put into this draft what everybody told us. Please read it at your own pace and write, ring or come in.",
	}
	revisedLetters = []string{
		"Thank you for your comments. I have changed section B so that it says what you told us, made the amounts in section F clear, and added the step that you asked for. The rest is as it was. You have the same time again to look at it.",
		"After our meeting I have rewritten the outcomes and put the therapy into hours a week. Please check that the draft now says what we agreed.",
	}
	consultationLetters = []string{
		"We are drafting a plan for someone in {year} and ask whether your setting can be named in it. The draft and the advice are in the hub. Please tell us within 15 days, with your reasons.",
		"The family would like your setting to be considered. Please read the draft and tell us whether you can meet the needs that it describes. If you think that you can’t, please say on which ground and why.",
	}
	consultationFacts = []string{
		"**What would help us most**\n\n- how many are in the class that {name} would join\n- which of the provision in section F you have already\n- from when you could take {him}",
		"{name} could start after the next holidays. Transport would be arranged by us.",
		"{name} and the family have visited and would like to come again.",
	}
	finalLetters = []string{
		"Please find with this letter {name}’s final plan. It names {placed} in section I. From today the provision in section F must be made. If you disagree with sections B, F or I, the next pages say what you can do.",
		"{name}’s plan is final. {placed} is named, as you wished. {setting} and I will meet with you next term to see how it goes; the first review is due within a year.",
	}
)

// What settings answer, by the answer that they choose.
var replies = map[string][]string{
	"can-be-named": {
		"We have read all of the advice and would be glad to welcome {name}. There is a place in a class of eight with two adults. The therapist comes on Tuesdays. We would need four weeks to train staff.",
		"Yes. {name} is known to us. With the hours in section F we can do what is asked, and have done most of it already.",
		"We can be named. Two rooms need work on sound first, which is booked for the holidays.",
	},
	"unsuitable": {
		"We have thought hard about this. All of our classes teach by a programme that is far from what {name} needs and is ready for; the advice says so too. {He} would have no one of like ability to learn with.",
		"{name}’s needs are mainly of a kind in which our staff are not trained. We think that {he} would be isolated, and that the advice of the psychologist cannot be followed here.",
	},
	"incompatible": {
		"The year group is at thirty-two with six children who have plans. A further child who needs an adult at {his} side would take the room for group work from the others, and we see no reasonable step that would avoid it: we have looked at a second room and at moving a class.",
	},
}

// delayWords is why a decision is late.
const delayWords = "All the advice is in. The panel that looks at each assessment before a decision did not meet as planned, and {name}’s has waited for the next one. That is our doing, and no reason in law to be late."
