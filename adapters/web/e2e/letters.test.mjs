// A manager changes the text of a letter, a co-ordinator sees the letter before it is issued, and the family reads what
// was issued: it stays as it was when the manager changes the text again.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { Person, plain } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { people } = road
const father = 'sanjay.mistry@parent.wrenshire.example'
const text = 'Text, to a parent or carer'
const kind = '/council/letters/will-issue'
const wrong = []

// reword changes a sentence of the letter's text, by hand in the plain form of the field.
async function reword(manager, from, to) {
  await manager.open(kind)
  const field = manager.page.locator('textarea[name="body.parent"]')
  const before = await field.inputValue()
  assert.ok(before.includes(from), `the text does not say “${from}”:\n${before}`)
  await manager.write(text, before.replace(from, to))
}

const pdf = (path) => plain(execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' }))

test('a text is changed, a letter is issued from it, and stays', async () => {
  const manager = await Person.signedIn(browser, hub, people.marguerite.email, { scripts: false })
  await manager.open('/council')
  await manager.press('Texts of letters')
  await manager.press('Decision to issue a plan')
  await manager.sees('What can stand in this text', '{{reasons}}', 'Needed by law: CFA 2014 s.36(9)', 'What cannot be used here: {{right of appeal}}')

  await reword(manager, '{{reasons}}', 'Because we say so.')
  await manager.press('Save this text')
  await manager.sees('There is a problem', 'The letter must hold {{reasons}}', 'CFA 2014 s.36(9)')
  await reword(manager, 'We now write a draft of the plan and send it to you.', 'You can appeal against this decision.')
  await manager.press('Save this text')
  await manager.sees('There is a problem', 'gives no right of appeal')
  await reword(manager, 'We now write a draft of the plan', 'First of all: we now write a draft of {{child}}’s plan')
  await manager.press('See it as a letter')
  await manager.sees('As a letter of an invented case', 'First of all: we now write a draft of Robin’s plan', 'Nothing is saved yet')
  await manager.press('Save this text')
  await manager.sees('The text is saved.', 'Version 1')

  const nadia = await Person.signedIn(browser, hub, people.nadia.email)
  const url = await road.caseIn(nadia, 'in-progress', 'Mistry')
  await nadia.open(`${url}/issue-decision`)
  await nadia.press('Record the decision')
  await nadia.tick('Issue an EHC plan')
  await nadia.fill('Reasons', 'All the advice says that a plan is needed.')
  await nadia.fill('Your own words in the letter (optional)', 'Thank you for your patience.')
  await nadia.pick('Who signs the letter?', 'Marguerite Holloway, Head of SEND')
  await nadia.look('letters/record', wrong)
  await nadia.press('Check the decision')
  const shown = ['First of all: we now write a draft of Anoushka’s plan', 'All the advice says that a plan is needed.', 'Thank you for your patience.', 'Marguerite Holloway', 'There is no right of appeal against a decision to issue a plan.']
  await nadia.sees('just as it will be kept', ...shown)
  await nadia.look('letters/check', wrong)

  await reword(manager, 'First of all: we', 'Next: we')
  await manager.press('Save this text')
  await nadia.press('Yes, publish the decision')
  await nadia.sees('The letter reads differently now', 'Next: we now write a draft')
  await nadia.look('letters/changed-meanwhile', wrong)
  await nadia.press('Yes, publish the decision')
  await nadia.sees('The decision is published')
  const issued = shown.map((words) => words.replace('First of all: we', 'Next: we'))

  await reword(manager, 'Next: we', 'Later: we')
  await manager.press('Save this text')
  await manager.sees('Version 3')

  const family = await Person.signedIn(browser, hub, father)
  await family.open(`${url}/letters`)
  await family.sees('Decision to issue a plan', 'Every letter stays as it was when it was issued.')
  await family.look('letters/list', wrong)
  await family.press('Decision to issue a plan')
  await family.sees('from version 2 of the council’s text', ...issued)
  await family.seesNot('Later: we', 'You have the right to appeal')
  await family.look('letters/letter', wrong)
  const file = await family.download('Download the letter (PDF)')
  for (const words of issued) assert.ok(pdf(file.path).includes(words), `the PDF lacks “${words}”`)

  await manager.press('Go back to the hub’s own text')
  await manager.press('Yes, go back to the hub’s own text')
  await manager.sees('Letters use the hub’s own text again.', 'Version 4')
  const eyes = await Person.signedIn(browser, hub, people.marguerite.email)
  for (const [name, path] of Object.entries({ texts: '/council/letters', text: kind, version: `${kind}/versions/1`, restore: `${kind}/restore` })) {
    await eyes.open(path)
    await eyes.look(`letters/${name}`, wrong)
  }
  assert.deepEqual(wrong, [])
  for (const person of [manager, nadia, family, eyes]) await person.leave()
})
