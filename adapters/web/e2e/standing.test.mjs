// The pages beside the road: a plan in force is asked to be assessed again, a family moves, a school is left, an age is
// turned. Each is looked at as those who use it see it, at both widths.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { people } = road

// looksAt opens each page and looks at it; a page that is not there is wrong too.
async function looksAt(person, name, paths) {
  const wrong = []
  for (const path of paths) {
    const status = await person.open(path)
    if (status !== 200) wrong.push(`${path}: ${status}`)
    else await person.look(`${name}/${path.replace(/^\/cases\/[^/]+/, 'case').replace(/\W+/g, '-')}`, wrong)
  }
  assert.deepEqual(wrong, [])
}

test('what the council looks at', async () => {
  const manager = await Person.signedIn(browser, hub, people.marguerite.email)
  await looksAt(manager, 'council', ['/council', '/council/calendar', '/council/letters', '/council/letters/will-not-assess', '/council/phase-transfer', '/take-over', '/account', '/calendar', '/rules/D17'])
})

test('what a manager can record of a case with a plan', async () => {
  const manager = await Person.signedIn(browser, hub, people.marguerite.email)
  const of = async (name, ...pages) => { // ended cases are listed when asked for
    const url = await road.caseIn(manager, 'all&closed=yes', name)
    return pages.map((page) => url + page)
  }
  await looksAt(manager, 'standing', [
    ...(await of('Marchbanks', '', '/reassessment', '/reassessment/decision/record', '/transfer', '/transfer/plan', '/timetable', '/turnings', '/turnings/rights')),
    ...(await of('Greatorex', '', '/reassessment', '/assessment')),
    ...(await of('Merriman', '/reassessment/ask', '/moving/record', '/custody/record', '/letters', '/delays', '/flags')),
    ...(await of('Ellacott', '', '/moving')),
    ...(await of('Holloway', '', '/moved-in')),
  ])
})

test('what a family sees of it', async () => {
  const mother = await Person.signedIn(browser, hub, 'leanne.ashworth@parent.wrenshire.example')
  const url = await mother.page.getByRole('heading', { level: 2 }).getByRole('link').first().getAttribute('href')
  await looksAt(mother, 'family', ['/', ...['', '/timetable', '/letters', '/plan', '/plan/comments', '/people'].map((page) => url + page), '/account'])
})

test('a reassessment is agreed to, and the date of the new plan is shown with its rule', async () => {
  const officer = await Person.signedIn(browser, hub, people.colm.email)
  const url = await road.caseIn(officer, 'live', 'Marchbanks')
  await officer.open(`${url}/reassessment/decision/record`)
  await officer.press('Check the decision')
  await officer.sees('There is a problem', 'Choose the decision')
  await officer.tick('Carry out a reassessment')
  await officer.fill('Reasons', 'Elodie moves to secondary school, and her needs have changed.')
  await officer.press('Check the decision')
  await officer.sees('This is the letter, just as it will be kept and read', 'the law asks us to send you the final one by', 'There is no right of appeal', 'Elodie moves to secondary school, and her needs have changed.')
  await officer.press('Yes, publish the decision')
  await officer.open(`${url}/reassessment`)
  await officer.sees('Agreed on', 'Send the final plan after the reassessment')
  await officer.open(`${url}/plan`)
  await officer.sees('It is in force since', 'New plan, if it changes, by')
})
