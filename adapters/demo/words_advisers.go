package demo

// background is what one kind of adviser says in answer to the five background questions, several ways each.
type background struct {
	note                                  []string // what the co-ordinator writes with the request
	contact, child, parent, place, effect []string
}

// backgrounds by the word for the kind of adviser.
var backgrounds = map[string]background{
	"setting": {
		note:    []string{"Please add what has been tried since the start of the year, with dates, and the latest attainment.", "Please say what {name} has now, in hours a week, and who pays for it.", "The family mentions how hard lunch time is. Please cover it."},
		contact: []string{"{name} joined {setting} at the start of {his} first year here. We have known {him} ever since.", "{name} came to us in the middle of a school year. {His} records arrived six weeks later.", "{name} has been on our register of special educational needs for two years, at SEN support since last autumn."},
		child:   []string{"{name} chose to talk while drawing. {He} told us that {he} likes {likes}, and that {he} is tired by the afternoon.", "I met {name} with {his} key adult. {He} said what helps and what does not; {his} own words are in the views.", "We talked on a walk round the field. {name} would rather show than tell, and showed me where {he} goes when it is too much."},
		parent:  []string{"We meet the family every half term. They see the same child and want help sooner.", "The family came in twice about this advice and have read it. They agree with all but the number of hours.", "We spoke by telephone because of work shifts. The family asked that we put the end of the day first."},
		place: []string{
			"Since last autumn:\n\n- fifteen hours a week of a teaching assistant, shared with one other child\n- a plan for each half term, written with the family\n- a quiet place that {name} may use",
			"- teaching in a group of six for English and mathematics\n- a check-in with a known adult at the start and the end of the day\n- advice from outside services, which is followed by all staff",
			"We have spent the notional budget on {name}’s support and a little more. {He} has an adult within reach in every lesson and a programme of {his} own for twenty minutes a day."},
		effect: []string{"Progress in the first term was good and then stopped. Against {his} plan, two of six targets were met.", "{name} is happier and feels safe. The gap to others in {his} year has grown all the same.", "What works, works while the adult is there. When the adult is away {name} does not yet manage."},
	},
	"psychology": {
		note:    []string{"Please see {name} in lessons and at a time without structure.", "Please give your view on what provision would meet the needs, with amounts.", "The family asks that you see {name} at home as well."},
		contact: []string{"{name} was not known to the service before this assessment. I saw {him} twice at {setting}.", "A colleague advised {setting} about {name} last year. I met {him} for this assessment for the first time.", "I have known {name} for eighteen months through visits to {setting}."},
		child:   []string{"We worked together for an hour with a break. {name} was open about what {he} finds hard, and proud when we spoke of {likes}.", "{name} used a scale to show how school feels: three out of ten on most days, eight on days with {also}.", "{name} did not want to talk at first. We played, and then {he} told me more than I had asked."},
		parent:  []string{"I spoke with the family at length. They describe a child who tries, and evenings that are hard for all of them.", "The family’s account fits what I saw.", "I met the family at home. They asked that strengths come first, and I have tried to do so."},
		place:   []string{"Consultation with staff, and a written plan that was reviewed once.", "Nothing before this assessment, save a telephone consultation.", "Training for the staff of {setting}, and six sessions of supervision for {his} key adult."},
		effect:  []string{"Staff are confident with what they do. It has lessened distress and not yet changed how fast {name} learns.", "It is too soon to say.", "Where the plan was followed every day it helped within weeks. It was followed every day in one class of three."},
	},
	"speech": {
		note:    []string{"Please say how much direct therapy {name} needs, and what others carry out.", "Please look at how {name} understands in a whole class as well as one to one."},
		contact: []string{"{name} was referred to us at three by the health visitor and has had two blocks of therapy.", "{name} is on the waiting list and was seen early for this assessment.", "{name} has been known to the service since {he} started at {setting}."},
		child:   []string{"{name} took part in every task and asked for the game with {likes} again.", "We used pictures and signs. {name} told a story about {also} and waited to see whether I had understood.", "{name} showed me with cards how people can help."},
		parent:  []string{"The family carries out the programme at home four times a week and can see what it brings.", "The family would like therapy by a therapist and not only a programme on paper.", "We went through the findings together and agreed the words that are used here."},
		place:   []string{"Two blocks of six sessions, and a programme for {setting}.", "Training for staff in supporting understanding with pictures. A programme to be followed three times a week.", "Assessment and advice only; therapy begins next term."},
		effect:  []string{"In each block {name} made clear progress and lost some of it in the gap that followed.", "The programme was followed about half of the times for want of staff. Even so {name} gained.", "There is nothing to report on yet."},
	},
	"occupational": {
		note:    []string{"Please visit {setting} and look at the places that are hard for {name}.", "Please advise on equipment as well, and on who should provide it."},
		contact: []string{"{name} was first seen by us for this assessment, at {setting} and in the clinic.", "{name} has been known to the service for three years.", "{name} was referred by the paediatrician last spring."},
		child:   []string{"{name} tried everything that I had brought and liked the swing best. {He} told me which noises hurt.", "{name} knows very well what {his} body needs and could say so.", "We did some of {likes} together, which showed me more than a test."},
		parent:  []string{"The family has changed their home in small, clever ways. We talked about mornings, meals and sleep.", "The family asked about equipment, and I have shown them what there is."},
		place:   []string{"Advice on seating, and a programme of movement for the start of the day.", "An assessment of the classroom, with a report on light, sound and space.", "A block of six sessions and training for two assistants."},
		effect:  []string{"On days with the programme {name} settles within ten minutes. On other days it takes until break.", "The seating helps. The rest has not been done yet.", "{name} can now do by {him}self two of the four things that we worked on."},
	},
	"medical": {
		note:    []string{"Please gather what other health services know, and say what health provision is needed.", "Please say whether any health need bears on learning, and who in the trust will provide."},
		contact: []string{"{name} has been seen in the community clinic since the age of four.", "I saw {name} once, for this assessment, and read the notes of the hospital and of the family doctor.", "{name} has been under the care of our team since birth."},
		child:   []string{"{name} came to the clinic with a list of questions, all of them good.", "{name} was shy at first and then told me about {likes}.", "{name} let me examine {him} and asked what each thing was for."},
		parent:  []string{"The family gave a full history, which I have checked against the notes.", "The family asks that appointments be together where they can be, so that {name} misses less school."},
		place:   []string{"Regular review in clinic, and letters to the family doctor and to {setting}.", "Assessment only. No treatment is needed at present.", "Medicine, reviewed every six months, and a referral to the services named below."},
		effect:  []string{"{name} is well, and grows as expected.", "Treatment helps. Days missed through illness fell from nineteen to eight in a year.", "There has been no change, and none was expected."},
	},
	"care": {
		note:    []string{"Please answer for children’s and, from 14 on, adults’ social care together.", "The family is not known to us to have a worker. Please see them before you answer."},
		contact: []string{"The family was not known to social care before. I visited them at home for this assessment.", "{name} has had an allocated worker since last year, after a request by the family.", "The family asked for short breaks two years ago and was given information."},
		child:   []string{"{name} showed me {his} room and everything to do with {likes}.", "I spent an afternoon with {name} at home. {He} asked when I would come again.", "{name} and I met at {setting}, where {he} felt more at ease."},
		parent:  []string{"The parents have little time for each other or for their other children, and did not complain of it.", "The family has good help from relatives and asks for nothing for themselves.", "We went through the assessment of the carers’ own needs, which is offered separately."},
		place:   []string{"Information about the local offer and a carer’s assessment.", "A family support worker for twelve weeks.", "Nothing so far."},
		effect:  []string{"The family knows whom to call. There is more to do.", "Mornings became calmer while the worker came.", "There is nothing to report on yet."},
	},
	"sensory": {
		note:    []string{"A qualified teacher must advise here (SI 2014/1530 reg 6(2)). Please see {name} in class.", "Please say what equipment {name} has, what {he} needs, and who should train the staff."},
		contact: []string{"{name} was referred to us within weeks of diagnosis and has been visited at home and in {setting} ever since.", "{name} has been on my list for three years. I see {him} every half term.", "{name} moved into the county last year and was referred by the hospital."},
		child:   []string{"{name} told me, with no adult from {setting} in the room, what {he} misses in lessons.", "We walked through a school day together and {name} marked each room as good, so-so or bad.", "{name} showed me how {he} looks after {his} equipment."},
		parent:  []string{"The family knows a great deal and shares it generously.", "The family wants {name} to meet others like {him}, and we agree that this is a need and not a treat."},
		place:   []string{"Visits each half term, equipment on loan and training for staff once a year.", "Weekly teaching for one term, then visits.", "Tests in every room in which {name} is taught."},
		effect:  []string{"Equipment is used well where staff have been trained. In other rooms it lies in a drawer.", "{name} has made a year’s progress in a year. {He} would have to make more to catch up.", "Things improved while visits were weekly."},
	},
	"adulthood": {
		note:    []string{"{name} is in year 9 or above, so advice on preparing for adulthood is needed (SI 2014/1530 reg 6(1)(g)).", "Please meet {name} and talk about work, home, friends and health."},
		contact: []string{"I met {name} for the first time for this assessment.", "{name} came to our open evening last spring.", "{name} was referred by {setting} at the last review of {his} support."},
		child:   []string{"We spoke about what a good life would look like in five years. {name} had clear ideas, with {likes} among them.", "{name} had not been asked before what {he} wants to do. {He} thought about it and wrote to me a week later.", "{name} filled in the profile with pictures and took a copy home."},
		parent:  []string{"The family is proud and worried. They would like a plan that does not end with school.", "The family was surprised by how much {name} had to say."},
		place:   []string{"A careers talk in class.", "A visit to Wrenshire College and a taster day.", "Nothing so far."},
		effect:  []string{"{name} now knows of two courses that {he} could take.", "It is early days.", "{name} has begun to speak about the future."},
	},
}

// noNeed is what advisers add to the first answer when they found nothing in their field.
var noNeed = map[string]string{
	"medical": "I found no health need that bears on {name}’s learning, so the health area is left empty.",
	"care":    "I found no social care need in connection with {name}’s special educational needs, so that area is left empty.",
}
