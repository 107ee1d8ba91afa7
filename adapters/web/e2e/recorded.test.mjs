// A family answers on paper: an officer writes down their letter, and the family reads it and objects; a form is printed,
// filled in by hand and scanned, and finds its way back to its case.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pictured } from './files.mjs'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { people } = road
const mother = { name: 'Leanne Ashworth', email: 'leanne.ashworth@parent.wrenshire.example' }
const wrong = []

test('a letter is written down for a family, who read it and say what is wrong', async () => {
  const officer = await Person.signedIn(browser, hub, people.nadia.email, { scripts: false })
  const url = await road.caseIn(officer, 'in-progress', 'Ashworth')
  const eyes = await Person.signedIn(browser, hub, people.nadia.email)
  await eyes.open(`${url}/record`)
  await eyes.look('recorded/what-came', wrong)
  await eyes.press(`Write down of ${mother.name}`)
  await eyes.look('recorded/comments', wrong)

  await officer.open(url)
  await officer.page.locator('summary', { hasText: 'Actions' }).click()
  await officer.press('Write down what came on paper or by telephone')
  await officer.press(`Write down of ${mother.name}`)
  await officer.fill('Your comments on section B', 'He can read short words now.')
  await officer.press('Record these comments')
  await officer.sees('There is a problem', 'Say how it reached the council')
  await officer.tick('On paper or by letter')
  await officer.fill('On which day?', '1/1/2050')
  await officer.press('Record these comments')
  await officer.sees('can’t be in the future')
  assert.equal(await officer.page.getByLabel('Your comments on section B', { exact: true }).inputValue(), 'He can read short words now.')
  await officer.fill('On which day?', today())
  await officer.press('Record these comments')
  await officer.sees(`The comments of ${mother.name} are recorded`, 'a letter received on')
  await eyes.open(`${url}/record`)
  await eyes.look('recorded/written-down', wrong)

  const parent = await Person.signedIn(browser, hub, mother.email)
  await parent.open(`${url}/plan/comments`)
  await parent.sees(`Recorded by ${people.nadia.name} from a letter received on`, 'He can read short words now.')
  await parent.look('recorded/family-comments', wrong)
  await parent.press('See how it was written down, or say that something is wrong')
  await parent.sees(`Written down for ${mother.name}`)
  await parent.look('recorded/family-record', wrong)
  await parent.press('Tell the council')
  await parent.sees('There is a problem', 'Write what is wrong')
  await parent.fill('Is something wrong?', 'I wrote that he can read his name, not short words.')
  await parent.press('Tell the council')
  await parent.sees('The council has been told', 'I wrote that he can read his name')

  await officer.open(`${url}/record`)
  await officer.sees('Said to be wrong')
  await officer.press('Comments on the draft plan')
  await officer.sees('I wrote that he can read his name')
  await officer.fill('Your answer', 'Sorry. You can put it right now.')
  await officer.press('Send your answer')
  await officer.sees('they are told')
  assert.deepEqual(wrong, [])
  for (const person of [officer, eyes, parent]) await person.leave()
})

test('a printed form that is scanned finds its case', async () => {
  const officer = await Person.signedIn(browser, hub, people.nadia.email, { scripts: false })
  const url = await road.caseIn(officer, 'in-progress', 'Mistry')
  await officer.open(`${url}/record`)
  const form = await officer.download(/^Print a form \(PDF\) for /, officer.page.getByRole('row').filter({ hasText: 'views' }).first())
  assert.match(form.name, /-form-views\.pdf$/)
  await officer.open('/council')
  await officer.press('Scanned paper')
  const bring = async (name, buffer) => {
    await officer.page.getByLabel('Scanned paper', { exact: true }).setInputFiles({ name, mimeType: 'application/pdf', buffer })
    await officer.press('Bring in')
  }
  await bring('post.pdf', pictured(form.path))
  await officer.sees('1 paper is at its case, no papers have to be sorted by hand')
  await bring('form.pdf', readFileSync(form.path))
  await officer.sees('1 paper has to be sorted by hand')
  const eyes = await Person.signedIn(browser, hub, people.nadia.email)
  await eyes.open('/council/scans')
  await eyes.look('recorded/scans', wrong)
  await eyes.press('A paper without a case')
  await eyes.look('recorded/sort', wrong)

  await officer.open('/cases')
  await officer.sees('Sort a scanned paper')
  await officer.press('Write down what came on paper: Views')
  await officer.sees('Arrived on paper, to be written down', 'It says Anoushka Mistry, born')
  await eyes.open(`${url}/record`)
  await eyes.look('recorded/arrived', wrong)
  await officer.press(/^Write it down/)
  await officer.sees("The child’s surname, as it stands on the paper")
  const manager = await Person.signedIn(browser, hub, people.marguerite.email)
  await manager.open('/cases')
  await manager.look('recorded/waiting', wrong)
  await manager.press('Sort a scanned paper')
  await manager.sees('A paper without a case', 'No code could be read on it')
  assert.deepEqual(wrong, [])
  for (const person of [officer, eyes, manager]) await person.leave()
})

// today gives the day as people type it.
function today() {
  const now = new Date()
  return `${now.getDate()}/${now.getMonth() + 1}/${now.getFullYear()}`
}
