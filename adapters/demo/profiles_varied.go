package demo

// profiles are the pictures that the demo's children are drawn from.
var profiles = map[string]profile{
	"autism": autismPrimary.varied(variation{
		likes: []string{"lifts and escalators", "drawing flags from memory", "collecting stones"},
		working: []string{
			"In science {name} notices what nobody else sees. {He} will work beside one classmate who also likes {likes}.",
			"{name} is kind to younger children and knows every rule of the school by heart. A corner with {likes} brings {him} back to {him}self.",
		},
		difficult: []string{
			"{name} holds {him}self together all day and falls apart at the school gate. Most nights there are two hours of crying before {he} can eat.",
			"{name} stops speaking when a lesson begins in a way {he} did not expect, and has spent eleven afternoons outside the head teacher’s office.",
		},
		history: "{name} walked early and did not point or wave. {He} waited twenty months for an assessment, which found autism last year.",
		health:  "Seen by the community paediatrician for sleep. Melatonin at night. Eats about eight foods. Will not wear a hearing test headset, so hearing was tested while asleep.",
		tried:   "Social stories, ear defenders, a place on the edge of the carpet and lunch in the library. They help on quiet days. On days with a supply teacher nothing has helped.",
		childSays: []string{
			"{likes} and {also}. My blue blanket.", "Computing. When Mrs Dale shows me the plan first.", "I like people but they are too fast.", "Reception was good because there was sand.",
			"{likes}, and {also} at the weekend.", "Do not touch me to get my attention. Show me the card.", "To drive a train or a crane.", "A bell that is not so loud. The same seat every day."},
		parentsSay: []string{
			"{name} lives with mum, dad and a baby brother. We moved here three years ago to be near family.", "{He} sleeps better since the new routine, and the breakfast club has been wonderful.",
			"{He} copes at school and breaks down at home, and so we are told that there is no problem. Please look at the whole day.", "A school where {he} does not have to hide.", "{He} does not show pain. Please look if {he} goes quiet."},
	}),
	"language": languageYoung.varied(variation{
		likes: []string{"pushing the doll’s pram", "bubbles", "play dough"},
		working: []string{
			"{name} has settled since January and brings us {his} coat when it is time for the garden. {likes} will hold {his} attention for ten minutes.",
			"{name} laughs with other children and copies what they do. With pictures {he} has begun to choose between {likes} and {also}.",
		},
		difficult: []string{
			"{name} follows what others do and looks lost when the group is told something new. {He} cries when the pictures are not there.",
			"{name} points and pulls. When that does not work {he} lies on the floor, six or seven times in a morning.",
		},
		history: "A healthy baby. First words at two and a half. {He} had a block of speech therapy at the children’s centre and was found to need more.",
		health:  "Ear infections each winter. Glasses for long sight, which {he} wears well.",
		tried:   "Picture cards on a ring, short sentences and a special time with {his} key person each day. {name} now asks for help with a card about half the time.",
		childSays: []string{
			"(held up a photograph of {his} family) {likes}.", "(pointed to {his} key person)", "(signed “more” and “again”)", "(shook {his} head)", "{likes} and {also}.", "Get down to my height. Show me the thing.",
			"(chose the picture of a fire engine)", "(put the picture of the loud hand dryer in the bin)"},
		parentsSay: []string{
			"There are five of us and two languages at home. Everyone talks at once and {name} still finds a way in.", "Nursery sends a picture of what {he} did, and we look at it together. It is the best part of the day.",
			"Other children have stopped trying to play with {him}. We would like help before school starts to go wrong.", "To be understood by people who do not know {him}.", "{He} puts things in {his} mouth. Please check pockets."},
	}),
	"down": downSyndrome.varied(variation{
		likes: []string{"drama club", "feeding the ducks", "football stickers"},
		working: []string{
			"{name} knows when a friend is sad before we do. In small groups {he} takes part in everything, and {likes} gives {him} confidence.",
			"Whole-word reading suits {name}: {he} reads to the younger children on Fridays. {He} is proud to help with {likes}.",
		},
		difficult: []string{
			"{name} understands about half of what is asked in class and hides it by smiling. Changing for sport takes {him} the whole lesson.",
			"{name} sits down and will not move when {he} is tired or unsure, which now happens on most days. There is nobody free to wait with {him}.",
		},
		history: "Down syndrome was found before birth. {name} spent the first five weeks in hospital and has grown into a sturdy, sociable child.",
		health:  "Takes thyroid medicine. Repaired heart defect, reviewed every two years. Glue ear comes and goes.",
		tried:   "A sloping desk, number pictures, twelve hours of a teaching assistant and a buddy at lunch. The buddy has worked best of all.",
		childSays: []string{
			"My mum and my brother. {likes} and {also}.", "I am good at singing.", "I need more time. Then I can.", "I went on an aeroplane.", "{likes}. {also}.", "Say it again. Show me.", "To work in a shop with animals.", "Sit with my friends at lunch."},
		parentsSay: []string{
			"We are a big family in a small house and {name} is everyone’s favourite.", "{He} has friends who call for {him}. {He} learned to tie a bow this year.",
			"{He} is with a different adult every day. {He} needs people who know how {he} learns.", "That {he} is known and safe, with work {he} is proud of.", "{He} takes {his} tablet with breakfast. A forgotten one shows by noon."},
	}),
	"dyslexia": dyslexia.varied(variation{
		likes: []string{"cooking for the family", "fishing with {his} uncle", "card tricks"},
		working: []string{
			"In practical lessons {name} is the first to finish and goes round helping. {He} explains {likes} so clearly that others want to try.",
			"{name} listens well and remembers what {he} hears. Give {him} a recording and {he} will tell you the whole of it.",
		},
		difficult: []string{
			"{name} copies from the board letter by letter and is still writing the date when others have finished. Tests at the end of term were handed in empty.",
			"{name} clowns when a text is given out. It began in year 5, when {he} was moved down two groups because of reading alone.",
		},
		history: "{name} knew the names of every tool in the shed at three and could not learn a nursery rhyme. Extra reading every year since year 1.",
		health:  "Well. Asthma in the spring, with an inhaler.",
		tried:   "A reading buddy, a precision programme with flash cards and a pen that reads. {name} likes the pen; there is one for the whole year group.",
		childSays: []string{
			"My dog. {likes}. Being outdoors.", "Design and technology. Mr Farrar lets me show it.", "I know the answer. I cannot write it.", "They said I would catch up. I did not.", "{likes}, and {also}.",
			"Ask me out loud. Do not make me write it first.", "My own workshop.", "Somebody to read the question. Not in front of everyone."},
		parentsSay: []string{
			"{name} is one of four. {His} father left school without reading and will not let it happen again.", "{He} rebuilt a lawn mower in the holidays from a video. {He} is never late for that.",
			"Every report says that {he} must try harder. {He} is trying until {he} is sick.", "That {he} finds out what {he} is good at, and is taught to read.", "{He} will not tell you that {he} has not understood."},
	}),
	"anxiety": anxietyTeen.varied(variation{
		likes: []string{"coding small games", "learning the guitar", "knitting"},
		working: []string{
			"{name} writes to {his} form tutor most days, and the messages are thoughtful and funny. {likes} is something {he} will talk about.",
			"One afternoon a week {name} comes in after the others have gone and works in the art room. {He} is calm there.",
		},
		difficult: []string{
			"{name} was last in a full lesson in the autumn. {He} gets as far as the car, and shakes. {He} sleeps by day and is awake at night.",
			"{name} has stopped eating in front of others and has lost weight. {He} says that everyone is looking and that there is no point.",
		},
		history: "A quiet, careful child with excellent reports. After a death in the family {name} stopped going to school for a month, and has not managed a full week since.",
		health:  "Referred for help with eating and anxiety; first seen after seven months.",
		tried:   "A late start, a quiet entrance, lessons by video link and a visit at home once a week. {name} joins by video with the camera off and does the work afterwards.",
		childSays: []string{
			"My cat. {likes}. Quiet.", "Lessons by video, when I can type and not speak.", "I am not refusing. I cannot.", "My gran died and everything went wrong.", "{likes}, and {also} late at night.",
			"Write to me. Give me time to answer. Do not ring.", "To make things that people use.", "A place with twelve people, not twelve hundred."},
		parentsSay: []string{
			"It is {name} and mum. Mum has given up a job to be at home.", "{He} came with us to the sea for a day, and ate chips, and laughed.",
			"We are fined for days on which {he} could not leave {his} bed. We are asking for help, not for an excuse.", "That {he} wants to get up in the morning.", "Please write to {him} too. {He} reads everything."},
	}),
	"adhd": adhdPrimary.varied(variation{
		likes: []string{"swimming underwater", "taking things apart", "racing {his} scooter"},
		working: []string{
			"{name} is generous and brave. After {likes} {he} can sit for a whole story. The nurture group is the best part of {his} day.",
			"When the adult stays calm and stays near, {name} works. {He} makes everyone laugh and loves {likes}.",
		},
		difficult: []string{
			"{name} has been sent home five times since the summer. {He} climbed on to the bicycle shed and would not come down for anybody but {his} nan.",
			"{name} cannot wait. {He} shouts out, grabs, and is sorry a minute later. Other parents have complained and {he} is asked to no parties.",
		},
		history: "{name} came to {his} grandparents at four, after a time in foster care. {He} has had three schools. Attention deficit hyperactivity disorder was found last year.",
		health:  "Medicine before school. Sleep is short. Height and weight are measured every six months.",
		tried:   "A standing desk, a timer, jobs to do round the school and time with the site manager. The jobs help. Twice a week is not enough.",
		childSays: []string{
			"Nan. Grandad. The dog. {likes}.", "Jobs with Mr Pike.", "My legs want to go.", "I do not want to talk about it.", "{likes} and {also}.", "Tell me one thing. Then the next thing.", "To drive a digger.", "No more sitting on the carpet."},
		parentsSay: []string{
			"We thought our child-rearing was done. {name} has turned the house upside down and we would not be without {him}.", "{He} sets the table, feeds the dog and has never once been unkind to a small child.",
			"The telephone rings and our hearts sink. {He} hears that {he} is bad. {He} is not bad.", "That nobody gives up on {him}.", "{He} must have eaten before {his} medicine."},
	}),
	"physical": cerebralPalsy.varied(variation{
		likes: []string{"wheelchair basketball", "quizzes", "writing songs"},
		working: []string{
			"{name} has been voted on to the school council. {He} has friends who push in to sit beside {him}, and {likes} is {his} great love.",
			"{name} concentrates harder than anyone. Given time, {he} answers, and the answer is worth waiting for.",
		},
		difficult: []string{
			"{name} spends three hours of the school day in being moved, fed and changed. {He} is behind in everything that is taught while {he} is out of the room.",
			"The hoist was out of use for six weeks and {name} could not go to school at all. {His} own chair has been waiting for a repair since the autumn.",
		},
		history: "{name} has cerebral palsy after a difficult birth at term. {He} has grown up with therapy three times a week, which has now become once a month.",
		health:  "Epilepsy, with a rescue medicine. Part of the food is given by gastrostomy. Chest infections each winter; reviews at the regional hospital.",
		tried:   "Two assistants who know {him}, a walker for short distances, a computer that {he} controls with a switch. {name} is quick with the switch and cannot keep up by hand.",
		childSays: []string{
			"Being asked. {likes}. My sister.", "History. Miss lets me answer last, so that I have time.", "I understand everything. My body is slow, not me.", "I learned to use my switch when I was four.", "{likes}. {also}.",
			"Wait. Do not finish my sentences.", "To be a sports reporter.", "A ramp to the stage. To go on the trip with everyone."},
		parentsSay: []string{
			"There are four of us, and grandparents next door who do the afternoons.", "{He} went on the school residential with two helpers and came back hoarse from singing.",
			"Each service waits for the other. We write the same letters every year.", "To decide things for {him}self.", "{He} can choke. Two people in the room must know what to do."},
	}),
	"hearing": deafChild.varied(variation{
		likes: []string{"magic tricks", "trampolining", "drawing comics"},
		working: []string{
			"{name} reads faces and rooms better than any of us. In pairs, in the quiet room, {he} shines; {likes} comes up in every conversation.",
			"{name} works hard and asks when {he} trusts you. With a signing adult {he} tells long, funny stories about {likes}.",
		},
		difficult: []string{
			"{name} is by {him}self at every break. {He} has stopped wearing {his} processors on two days a week because {he} says that they make it worse.",
			"New words pass {name} by. {He} answered a whole test about a word that {he} had misheard. Nobody noticed for a fortnight.",
		},
		history: "{name} lost {his} hearing after meningitis at fourteen months. Implants soon after. Sign came first and speech followed.",
		health:  "Implants checked each summer. Balance is poor in the dark. Otherwise well.",
		tried:   "A microphone worn by the teacher, captions on films and a signing club at lunch. The club has eight children and is the high point of {name}’s week.",
		childSays: []string{
			"People who sign. {likes}.", "The signing club.", "When everyone talks I see only mouths.", "I was ill when I was small.", "{likes} and {also}.", "Tap my shoulder. Look at me. Tell me when the subject changes.", "To be a teacher of deaf children.", "Carpets and curtains, so that it is quiet."},
		parentsSay: []string{
			"{name} is our only child and the first deaf person in our family. We are all learning to sign.", "{He} has a friend in the next village who is deaf too. They sign on the bus.",
			"We ask what was done today and {he} does not know. {He} is not being told.", "To be proud of being deaf.", "Spare batteries are in the front pocket of {his} bag."},
	}),
	"vision": visionImpaired.varied(variation{
		history: "{name} was born eight weeks early. {His} sight was damaged then and has been stable since. {He} has been seen by a teacher of vision-impaired children from the first year.",
		health:  "Registered as severely sight impaired. Tires in bright light. Otherwise well.",
		tried:   "A magnifier, a monitor on an arm and a helper for science. Staff who have had the training do it well; there were four of them last year and there is one now.",
		childSays: []string{
			"My guide at the swimming pool. {likes}.", "Drama. I know where everyone stands.", "I can hear when you are bored.", "I did not know that others see more, until I was five.", "{likes}, {also} and jokes.",
			"Tell me in words. Pointing does not help.", "To travel by train, alone.", "Lights that do not buzz. My things left where I put them."},
		parentsSay: []string{
			"{name} lives with mum and a grandfather who lost his sight too, and who has taught {him} more than any of us.", "{He} goes to the shop alone on Saturdays and comes back with the right change.",
			"Every September we begin again with new people who do not know. We are tired of explaining.", "That nobody decides for {him} what {he} can’t do.", "{He} will say that {he} has seen something when {he} has not."},
	}),
	"adulthood": youngAdult.varied(variation{
		history: "{name} spoke late and was in a small unit at primary school. {He} took entry level courses at sixteen. Autism was found after a year of waiting.",
		health:  "Asthma. Takes medicine for anxiety when {he} needs it.",
		tried:   "A buddy on the course, help with forms, and a tutor who rings when {he} is absent. {name} came back after each absence, and lost the thread each time.",
		childSays: []string{
			"My mates. My bike. {likes}.", "Work experience. They said I was good.", "I need it written down, or I forget.", "I was in a unit. I liked it there.", "{likes}, and {also} on Fridays.",
			"Text me. Say what you mean.", "To earn my own money.", "Less talking in lessons. Someone I can ask."},
		parentsSay: []string{
			"{name} lives with {his} mother and is a great help with the little ones.", "{He} has kept an allotment going for two summers.",
			"At eighteen the letters stopped coming to us and {he} can’t read them. We want {him} to be asked properly.", "That {he} has a reason to get up, and people around {him} when we are old.", "{He} will not go to a place {he} has not seen first."},
	}),
}
