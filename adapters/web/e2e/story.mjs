// What the people of the journey say: one child, the parent's request, two pieces of advice, the views, the plan.
// Every text that has to come back from the final plan stands here once.

let children = 0

// aStory gives a story of its own, whose names no other test uses.
export function aStory(forename = 'Tamsin', surname = 'Fairbrother') {
  children++
  const parent = { name: 'Marigold Penhallow', email: `marigold.penhallow.${process.pid}.${children}@parent.example`, phone: '07700 900987', password: 'three-herons-at-dusk' }
  return { child: { forename, surname, full: `${forename} ${surname}`, born: '4/5/2017' }, parent, request, ...advice, views, plan, comments }
}

const request = {
  'What is going well?': 'She loves maps and makes up stories about rivers.',
  'What is difficult? (needed)': 'She does not follow what the class is asked to do, and comes home worn out.',
  'What has been tried, and what did it change?': 'The school gives her a picture timetable. Mornings are calmer.',
}

const advice = {
  psychologist: {
    background: {
      'When did the child or young person first come into contact with your organisation?': 'In March, when the school asked me to watch a lesson.',
      'What has your organisation already put in place to support their needs?': 'A word bank and a visual timetable.',
      'What has been the effect of the support or strategies so far?': 'Fewer tears at the start of the day.',
    },
    none: ['Social, emotional and mental health', 'Sensory and/or physical'],
    areas: {
      'Communication and interaction': {
        strengths: 'Draws maps of places from memory and enjoys telling others about them.',
        needs: ['Finds it hard to follow instructions that have more than two parts.', 'Misses what others mean when they joke.'],
        outcomes: [{
          text: 'By the end of Year 6 she follows a three-part instruction in class without help.', meets: [0, 1], preparing: ['Independent living'],
          steps: [{ text: 'Repeats an instruction back before she begins.', by: '20/12/2027' }, { text: 'Uses her own checklist in two lessons a day.', by: '1/7/2028' }],
          provision: [{ support: 'A daily session of planned listening games in a quiet room.', provider: 'Trained teaching assistant', ratio: '1:2', quantity: '20 minutes', frequency: 'Every school day' }],
        }],
      },
      'Cognition and learning': {
        strengths: 'Remembers facts about rivers and castles.',
        needs: ['Reads slowly and loses her place on the line.'],
        outcomes: [{
          text: 'She reads a page of a story to a grown-up and says what happened.', meets: [0], preparing: [], steps: [{ text: 'Reads with a coloured overlay and a line guide.', by: '' }],
          provision: [{ support: 'A structured reading programme, reviewed each half term.', provider: 'Specialist teacher of literacy', ratio: '1:1', quantity: '30 minutes', frequency: 'Three times a week' }],
        }],
      },
    },
  },
  therapist: {
    background: {
      'When did the child or young person first come into contact with your organisation?': 'Her doctor referred her in the spring.',
      'What has your organisation already put in place to support their needs?': 'A block of six therapy sessions.',
      'What has been the effect of the support or strategies so far?': 'She now asks when she has not understood.',
    },
    areas: {
      Health: {
        strengths: 'Tells an adult when she feels unwell.',
        needs: ['Tires quickly because of joint pain in her hands.'],
        outcomes: [{
          text: 'She writes for fifteen minutes without pain.', meets: [0], preparing: ['Good health'], steps: [{ text: 'Does her hand exercises before writing.', by: '1/4/2028' }],
          provision: [{ support: 'Hand therapy, and a programme that the school carries out.', provider: 'Occupational therapist', ratio: '1:1', quantity: '45 minutes', frequency: 'Once a fortnight', section: /Section G/ }],
        }],
      },
      'Social care': {
        strengths: 'Is kind to younger children.',
        needs: ['Has nobody to play with at weekends.'],
        outcomes: [{
          text: 'She goes to a club with other children each week.', meets: [0], preparing: ['Friends, relationships and community'], steps: [],
          provision: [{ support: 'A buddy who goes to the club with her for the first term.', provider: 'Short breaks service', ratio: '1:1', quantity: '2 hours', frequency: 'Every Saturday', section: /Section H2/ }],
        }],
      },
    },
  },
}

const views = {
  child: { tile: 'What is important to me', text: 'My dog Biscuit and knowing what comes next.' },
  parents: { tile: 'Our hopes and aspirations', text: 'That she keeps her sense of humour, and finds a friend who gets it.' },
}

const plan = {
  background: 'The family moved to Wrenshire two years ago.',
  summary: 'She learns best in small steps, with time to think.',
  addedNeed: 'Finds noisy rooms hard to bear; she covers her ears.',
  review: 'The school reviews progress each term with the family.',
  who: 'The SENCO and the class teacher.',
}

const comments = { B: 'Please say more about noise at lunchtime.', F: 'Twenty minutes a day is what helps most.' }

// planned lists every text that the final plan has to hold.
export function planned(story) {
  const found = [story.views.child.text, story.views.parents.text, ...Object.values(story.plan)]
  for (const { areas } of [story.psychologist, story.therapist]) {
    for (const area of Object.values(areas)) {
      found.push(area.strengths, ...area.needs)
      for (const outcome of area.outcomes) {
        found.push(outcome.text, ...outcome.preparing, ...outcome.steps.map((step) => step.text))
        for (const { support, provider, ratio, quantity, frequency } of outcome.provision) found.push(support, provider, ratio, quantity, frequency)
      }
    }
  }
  return found
}
