// The road again with JavaScript switched off, shorter: one adviser, one area of need. Items are added by buttons that
// submit, formatted texts are written in plain boxes, lists are chosen from without typing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds, pdfText, wordText } from './files.mjs'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'
import { aStory, planned } from './story.mjs'

const { people } = road

test('the road without JavaScript', async () => {
  const story = aStory('Corin', 'Winterbourne')
  const { child, parent } = story
  const area = 'Communication and interaction'
  story.psychologist = { ...story.psychologist, areas: { [area]: { ...story.psychologist.areas[area], strengths: 'Draws **maps** of places:\n\n- rivers\n- castles' } } }
  const everyone = []
  const arrive = async (email) => {
    const person = email ? await Person.signedIn(browser, hub, email, { scripts: false }) : await Person.arrive(browser, hub, { scripts: false })
    everyone.push(person)
    return person
  }

  const visitor = await arrive()
  const reference = await road.requestAssessment(visitor, story)
  const colm = await arrive(people.colm.email)
  const url = await road.takeOn(colm, people.colm.name, reference)
  await road.decide(colm, url, 'decision', { answers: { 'Was the assessment': /^No,/, 'Does the child': /^Yes,/, 'May it be': /^Yes,/ }, decision: 'Carry out an EHC needs assessment', reasons: 'Both parts of the test are met.' })
  await road.askAdvice(colm, url, [{ kind: /^Psychological advice/, of: people.joseph.option, note: 'Please visit him at home.' }])

  const joseph = await arrive(people.joseph.email)
  await road.writeAdvice(joseph, url, story.psychologist)
  await road.sendAdvice(joseph)
  const mother = await arrive()
  await road.register(mother, parent)
  await road.writeView(mother, url, story.views.child, { forWhom: child.forename })

  await road.readyForIssue(colm, url, 'The other advice is recent; its authors, the family and we agree.')
  await road.decide(colm, url, 'issue-decision', { answers: { 'Was the assessment': /^No,/ }, decision: 'Issue an EHC plan', reasons: 'A plan is necessary.' })
  await road.editPlan(colm, url, story.plan)
  await takeOverAgain(colm, story.psychologist.areas[area].needs[1])
  await road.ruleOut(colm, url, 'Cognition and learning', 'Health', 'Social care')
  await road.shareDraft(colm, url)
  await road.comment(mother, url, { B: story.comments.B }, { wants: people.lorna.setting })
  await road.consult(colm, url, people.lorna.setting, 'He would start after Easter.')
  const lorna = await arrive(people.lorna.email)
  await road.answerConsultation(lorna, url, 'We have a place for him.')
  await road.finalise(colm, url, { setting: people.lorna.setting, signedBy: 'Marguerite Holloway', signedAs: 'Head of SEND' })

  await mother.open(`${url}/plan`)
  story.views = { child: story.views.child, parents: { text: 'Draws maps of places:' } }
  story.psychologist.areas[area].strengths = 'castles'
  const all = [child.full, people.lorna.setting, ...planned({ ...story, therapist: { areas: {} } })]
  holds('the plan as PDF', pdfText((await mother.download('Download EHC Plan (PDF)')).path), all)
  holds('the plan as Word', wordText((await mother.download('Download EHC Plan (MS Word)')).path), all)
  assert.equal(await road.caseIn(colm, 'live', reference), url)
  for (const person of everyone) await person.leave()
})

// takeOverAgain removes a need that came from advice, which is asked about first, and takes it over once more.
async function takeOverAgain(officer, need) {
  await officer.press(/^Communication and interaction \(/)
  await officer.press('Remove need 2')
  await officer.sees('Remove need 2?', need)
  await officer.press(/^(Yes, remove|Remove)/)
  assert.equal(await officer.page.getByRole('textbox', { name: 'Need 2', exact: true }).inputValue() === need, false)
  const given = officer.page.locator('details', { hasText: people.joseph.name })
  if ((await given.getAttribute('open')) === null) await given.locator('summary').click()
  await officer.press(/^Take over need 2 of/, given)
  assert.equal(await officer.page.getByRole('textbox', { name: 'Need 3', exact: true }).inputValue(), need)
  await officer.tick(`Need 3: ${need}`, officer.page.getByRole('group', { name: 'Outcome 1', exact: true }))
  await officer.press('Save and go back')
}
