package county

import (
	"strings"

	"ehchub/domain/richtext"
)

var forenames = strings.Fields(`Harper Rowan Elodie Callum Priya Tomasz Aisha Ewan Martha Joel Nadia Oscar Freya Jamal Ines Hugo Leila Bram Sorcha Idris
	Poppy Kofi Tamsin Arlo Zainab Felix Marnie Dev Cerys Louis Amara Rhys Thea Yusuf Isla Gareth Noor Silas Bethan Mateo
	Chandra Wilf Orla Samir Juno Piers Halima Ned Saskia Omar Petra Luca Anwen Kit Farah Dougal Mabel Ravi Elspeth Shay`)

var surnames = strings.Fields(`Ashdown Hartley Okafor Pemberton Lindqvist Marlow Banerjee Thorne Castellano Whitlock Abara Ferncastle Hale Oyelaran Prosser
	Undergrove Larkin Obuya Blyth Farrant Halloran Ravensworth Mistry Kowal Tregarthen Sandhu Birtwhistle Achterberg Nkemelu Rowntree Shah Dunmore
	Vasquez Ellery Chaudhry Penhaligon Strand Mbeki Garside Holloway Quayle Dacosta Winterbourne Yeboah Catchpole Lomax Ferreira Braithwaite Sato Inglis
	Moorcroft Adeyemi Tolland Kershaw Rashid Brandreth Ulyett Fenwick Mahoney Zielinski Cartwright Haldane Ogden Pryce Thackeray Beaumont Iqbal Wren
	Northcote Sadler Vickers Amadi Trelawney Crowther Dhillon Eastwick Gathercole Hewlett`)

var places = strings.Fields(`Larkfield Millbrook Oakhanger Stonebridge Willowdale Northgate Fernhill Ashcombe Harbour Kingswell Meadowbank Rushmere Thornbury
	Westmoor Alderton Birchwood Castlemead Deepdale Eastleigh Foxcote`)

var kinds = []string{"Primary School", "Academy", "High School", "Infant School", "Junior School", "Community College", "Church of England Primary School", "Special School", "Nursery School", "Sixth Form College",
	"Catholic Primary School", "Free School", "Grammar School", "Studio School", "Preparatory School", "Enterprise Academy", "Village School", "Upper School", "Middle School", "Pupil Referral Unit"}

// sentences are what advice and plans are put together from.
var sentences = []string{
	"Follows a spoken instruction when it comes in one short part and is shown as well as said.",
	"Speaks in phrases of two or three words, and is understood by people who know the family well.",
	"Finds the dinner hall too loud and eats better in a small room with two friends.",
	"Reads words of one syllable with confidence and guesses longer ones from their first letter.",
	"Needs a warning of five minutes and a picture of what comes next before each change in the day.",
	"Works for twelve minutes at a time when the task is laid out in steps that can be ticked off.",
	"Grips a pencil with the whole hand and tires after three lines of writing.",
	"Has friendly relations with younger children and watches those of the same age from a distance.",
	"Sleeps for five or six hours and is often tired by the middle of the morning.",
	"Counts objects reliably to twenty and is beginning to add within ten with the help of a number line.",
	"An adult who knows the programme sits alongside and fades the help as confidence grows.",
	"A weekly programme is written by the therapist, and carried out daily by the same two adults.",
	"The class teacher plans each lesson with a simpler route into the same content.",
	"A quiet place is kept ready, which can be asked for with a card and without an explanation.",
	"Progress is written down every half term and gone through with the parents.",
	"Will tell an adult what is wrong before leaving the room, on four days out of five.",
	"Will read a page of a familiar book aloud to a small group by the end of the key stage.",
	"Will travel to the shop and back with a friend, and ask for help when something is unexpected.",
	"Will dress and undress for physical education without help, apart from laces.",
	"Will take part in a game with rules for a quarter of an hour with three other children.",
}

var providers = []string{"Speech and language therapist", "Teaching assistant", "Specialist teacher", "Occupational therapist", "Class teacher", "Educational psychologist"}

// text is so many sentences, chosen by chance.
func (r *chance) text(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = pick(r, sentences)
	}
	return strings.Join(words, " ")
}

// doc is formatted text of so many paragraphs of two sentences.
func (r *chance) doc(paragraphs int) richtext.Doc {
	var doc richtext.Doc
	for range paragraphs {
		doc = append(doc, richtext.Block{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: pick(r, sentences) + " "}, {Text: pick(r, sentences), Bold: true}}})
	}
	return richtext.Clean(doc)
}
