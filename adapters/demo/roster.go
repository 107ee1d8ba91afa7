package demo

import "slices"

// stop is how far along the road a child's story has come.
type stop string

const (
	requestDrafted stop = "the request is a draft"
	unassigned     stop = "received, with nobody yet"
	assigned       stop = "received, with a co-ordinator"
	assessPending  stop = "waiting for the decision to assess"
	assessRefused  stop = "refused an assessment"
	reassessed     stop = "assessed after mediation"
	nobodyAnswered stop = "assessed: nobody has answered"
	someAnswered   stop = "assessed: some have answered"
	oneOverdue     stop = "assessed: one answer is overdue"
	notAllocated   stop = "assessed: a team's request is not allocated"
	allIn          stop = "assessed: all advice is in"
	issuePending   stop = "waiting for the decision to issue"
	issueRefused   stop = "refused a plan"
	drafting       stop = "a plan is being drafted"
	draftOrdered   stop = "a plan is being drafted after an order"
	sharedQuiet    stop = "draft shared: no comments"
	sharedAnswered stop = "draft shared: comments are in"
	consulting     stop = "draft shared: a setting is consulted"
	consulted      stop = "draft shared: settings have answered"
	revised        stop = "draft shared: revised"
	issued         stop = "the plan is issued"
	leftEarly      stop = "withdrawn before the decision"
	leftLate       stop = "withdrawn during the assessment"
	movedIn        stop = "moved here with a plan"
)

// asker is who asks for the assessment, and how.
type asker string

const (
	byAccount asker = "account" // signed in; the guardian is one of the cast
	byVisitor asker = "visitor" // online without an account, leaving an e-mail address
	bySchool  asker = "school"
	onPaper   asker = "paper"
	byPhone   asker = "telephone"
)

// child is one child or young person of the demo. The year is their school year today; age is how many days ago
// the request came.
type child struct {
	stop               stop
	age                int
	forenames, surname string
	pronoun            string
	kind               string // of profile
	setting            string // "" is none
	year               int
	asks               asker
	guardian, relation string // guardian is a key of the cast when the family has an account, else a name
}

// roster is every child of the demo.
var roster = slices.Concat(underWay, finished)

// underWay are children at every stop of the road.
var underWay = []child{
	{requestDrafted, 0, "Jago", "Trevanion", "he", "dyslexia", "ketterdale", 8, byAccount, "helen", "Mother"},
	{requestDrafted, 0, "Alfie James", "Pemberley", "he", "autism", "larkfield", 2, bySchool, "Jodie Pemberley", "Mother"},
	{requestDrafted, 0, "Noor", "Haidari", "she", "language", "nursery", -1, bySchool, "Mahnaz Haidari", "Mother"},

	{unassigned, 2, "Dylan", "Hardcastle", "he", "dyslexia", "wrenbridge", 9, byVisitor, "Paula Hardcastle", "Mother"},
	{unassigned, 9, "Amelia Rose", "Stroud", "she", "autism", "marshend", 3, bySchool, "Gary Stroud", "Father"},
	{unassigned, 31, "Reggie", "Blunt", "he", "adhd", "junior", 5, byVisitor, "Sheila Blunt", "Grandmother and special guardian"},
	{unassigned, 49, "Liyana", "Rahim", "she", "down", "infant", 1, onPaper, "Siti Rahim", "Mother"},

	{assigned, 16, "Kofi", "Obuasi", "he", "physical", "holmoak", 4, byAccount, "grace", "Mother"},
	{assigned, 6, "Freya", "Lindholm", "she", "hearing", "marshend", 2, byVisitor, "Anders Lindholm", "Father"},
	{assigned, 29, "Marcus", "Tennant", "he", "adulthood", "", 13, byPhone, "Marcus Tennant", ""},

	{assessPending, 24, "Poppy", "Garside", "she", "language", "infant", 0, bySchool, "Amy Garside", "Mother"},
	{assessPending, 33, "Harvey", "Dunmore", "he", "dyslexia", "junior", 6, bySchool, "Claire Dunmore", "Mother"},
	{assessPending, 36, "Emmanuel", "Kanyinsola", "he", "autism", "larkfield", 6, byVisitor, "Adaeze Kanyinsola", "Mother"},
	{assessPending, 50, "Isla", "Mackworth", "she", "anxiety", "ketterdale", 10, byVisitor, "Rachel Mackworth", "Mother"},

	{assessRefused, 60, "Esme", "Cowley", "she", "dyslexia", "wrenbridge", 8, byAccount, "martin", "Father"},
	{assessRefused, 75, "Ravi", "Chaudhuri", "he", "language", "infant", 2, bySchool, "Meera Chaudhuri", "Mother"},
	{assessRefused, 95, "Summer", "Nightingale", "she", "anxiety", "wrenbridge", 11, byVisitor, "Lisa Nightingale", "Mother"},

	{reassessed, 100, "Caleb", "Oyelaran", "he", "autism", "holmoak", 5, byVisitor, "Folake Oyelaran", "Mother"},
	{nobodyAnswered, 38, "Mila", "Petrova", "she", "hearing", "larkfield", 1, bySchool, "Irina Petrova", "Mother"},
	{someAnswered, 55, "Maja", "Wieczorek", "she", "language", "infant", 1, byAccount, "tomasz", "Father"},
	{someAnswered, 62, "Ottilie", "Fenwick-Lowe", "she", "autism", "larkfield", 3, byAccount, "rebecca", "Mother"},
	{someAnswered, 66, "Bilal", "Sheikh", "he", "physical", "ketterdale", 9, bySchool, "Nasreen Sheikh", "Mother"},
	{oneOverdue, 86, "Keira", "Dolan", "she", "anxiety", "wrenbridge", 9, byVisitor, "Siobhan Dolan", "Mother"},
	{oneOverdue, 93, "Oscar", "Wetherell", "he", "vision", "marshend", 4, bySchool, "Tim Wetherell", "Father"},
	{notAllocated, 45, "Zachary", "Eversham", "he", "adhd", "larkfield", 4, byVisitor, "Ronald Eversham", "Grandfather and special guardian"},
	{notAllocated, 52, "Inês", "Carvalho", "she", "down", "holmoak", 2, bySchool, "Marta Carvalho", "Mother"},
	{allIn, 78, "Aisha", "Bello", "she", "hearing", "junior", 5, byVisitor, "Hauwa Bello", "Mother"},
	{allIn, 84, "Finley", "Broadhurst", "he", "adulthood", "college", 14, bySchool, "Karen Broadhurst", "Mother"},

	{issuePending, 92, "Anoushka", "Mistry", "she", "vision", "larkfield", 5, byAccount, "sanjay", "Father"},
	{issuePending, 88, "Lewis", "Cartmell", "he", "adhd", "marshend", 6, onPaper, "Jean Cartmell", "Grandmother and special guardian"},
	{issuePending, 106, "Scarlett", "Foy", "she", "anxiety", "ketterdale", 9, byVisitor, "Donna Foy", "Mother"},
	{issuePending, 121, "Tyler", "Hebblethwaite", "he", "dyslexia", "wrenbridge", 8, bySchool, "Kelly Hebblethwaite", "Mother"},

	{issueRefused, 130, "Matilda", "Soames", "she", "dyslexia", "junior", 6, byVisitor, "Edward Soames", "Father"},
	{issueRefused, 150, "Jaxon", "Pell", "he", "language", "infant", 2, bySchool, "Stacey Pell", "Mother"},
	{issueRefused, 170, "Hana", "Suzuki-Brown", "she", "vision", "wrenbridge", 8, bySchool, "Keiko Suzuki", "Mother"},

	{drafting, 96, "Leo", "Abernathy", "he", "autism", "marshend", 2, bySchool, "Fraser Abernathy", "Father"},
	{drafting, 110, "Ruby", "Castellan", "she", "hearing", "wrenbridge", 8, byVisitor, "Elena Castellan", "Mother"},
	{drafting, 131, "Nathaniel", "Okonjo", "he", "down", "larkfield", 3, bySchool, "Patience Okonjo", "Mother"},
	{drafting, 147, "Erin", "Sallow", "she", "anxiety", "ketterdale", 10, byVisitor, "Joanne Sallow", "Mother"},
	{draftOrdered, 215, "Yusuf", "Karadag", "he", "adulthood", "college", 13, byVisitor, "Yusuf Karadag", ""},

	{sharedQuiet, 104, "Rowan", "Ashworth", "he", "autism", "larkfield", 4, byAccount, "leanne", "Mother"},
	{sharedQuiet, 108, "Imogen", "Prowse", "she", "physical", "marshend", 1, bySchool, "Kathryn Prowse", "Mother"},
	{sharedAnswered, 118, "Tyrese", "Duberry", "he", "anxiety", "wrenbridge", 10, byAccount, "shanice", "Mother"},
	{consulting, 115, "Zainab", "Farouk", "she", "adulthood", "college", 14, byAccount, "zainab", ""},
	{consulting, 121, "Archie", "Lomax", "he", "autism", "holmoak", 6, bySchool, "Wendy Lomax", "Mother"},
	{consulted, 128, "Seren", "Vaughan", "she", "down", "junior", 6, byVisitor, "Rhodri Vaughan", "Father"},
	{consulted, 137, "Gabriel", "Mensah-Cole", "he", "physical", "larkfield", 6, bySchool, "Abena Mensah-Cole", "Mother"},
	{revised, 129, "Callum", "Tulloch", "he", "adhd", "marshend", 5, byAccount, "maureen", "Grandmother and special guardian"},
	{revised, 146, "Layla", "Benyamin", "she", "hearing", "holmoak", 3, byVisitor, "Daoud Benyamin", "Father"},

	{issued, 152, "Daisy", "Merriman", "she", "down", "alderbeck", 8, bySchool, "Louise Merriman", "Mother"},
	{issued, 172, "Idris", "Noorzai", "he", "autism", "alderbeck", 6, byAccount, "farida", "Mother"},
	{issued, 200, "Samuel", "Thackery", "he", "vision", "ketterdale", 11, byVisitor, "Ian Thackery", "Father"},
	{issued, 240, "Priya", "Nambiar", "she", "physical", "larkfield", 5, bySchool, "Deepa Nambiar", "Mother"},
	{issued, 290, "Joshua", "Greatorex", "he", "anxiety", "heronry", 11, bySchool, "Vanessa Greatorex", "Mother"},
	{issued, 340, "Theo", "Fenwick-Lowe", "he", "dyslexia", "ketterdale", 9, byAccount, "rebecca", "Mother"},
	{issued, 400, "Elodie", "Marchbanks", "she", "hearing", "larkfield", 6, byVisitor, "Sophie Marchbanks", "Mother"},
	{issued, 475, "Mohammed", "Al-Sabah", "he", "adulthood", "college", 16, bySchool, "Huda Al-Sabah", "Mother"},
	{issued, 518, "Grace", "Whitlock", "she", "down", "alderbeck", 11, bySchool, "Andrea Whitlock", "Mother"},

	{leftEarly, 64, "Wilfred", "Tansley", "he", "vision", "infant", 2, byVisitor, "Beth Tansley", "Mother"},
	{leftLate, 112, "Chloe", "Standish", "she", "adulthood", "college", 13, bySchool, "Diane Standish", "Mother"},

	{issued, 270, "Bryn", "Ellacott", "he", "physical", "junior", 6, bySchool, "Sara Ellacott", "Mother"},
	{movedIn, 30, "Tarn", "Holloway", "he", "vision", "marshend", 4, byPhone, "Corin Holloway", "Father"},
}
