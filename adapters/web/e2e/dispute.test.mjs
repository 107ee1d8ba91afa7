// A refused request goes to mediation and to the Tribunal, the council gives way, and the second decision starts the
// right clock. The family sees each date, and why.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import { browser, hub } from './stage.mjs'

const father = 'martin.cowley@parent.wrenshire.example'
const officer = 'nadia.brightwell@coordinator.wrenshire.example'
const wrong = []

const london = { timeZone: 'Europe/London' }
const today = new Date()
const typed = today.toLocaleDateString('en-GB', london)
// long is a day so many days from today, as pages write it.
const long = (days) => new Date(today.getTime() + days * 86_400_000).toLocaleDateString('en-GB', { ...london, day: 'numeric', month: 'long', year: 'numeric' })

// record takes one step of the record that is open, through its confirmation.
async function record(person, step, day, fill = async () => {}) {
  await person.press(`Record that ${step}`)
  await person.fill(day, typed)
  await fill()
  await person.look(`dispute/${step.replaceAll(' ', '-')}`, wrong)
  await person.press('Check what will be recorded')
  await person.sees('Record this step?')
  await person.press('Yes, record it')
}

test('a refusal, mediation, a concession, and the second decision with its clock', async () => {
  const family = await Person.signedIn(browser, hub, father)
  await family.press('Mediation and appeals')
  await family.sees('Mediation arranged', 'The mediation takes place', 'Neither stops the other dates of your case.')
  await family.look('dispute/family-before', wrong)

  const nadia = await Person.signedIn(browser, hub, officer)
  await nadia.open('/cases?tray=in-progress&only=mediation')
  await nadia.sees('Cowley, Esme', 'Mediation in progress')
  await nadia.press('Cowley, Esme')
  await nadia.press('Mediation and appeals')
  await nadia.press(/See every step/)
  await nadia.press('Record that the mediation took place')
  await nadia.fill('On which day did the mediation take place?', '1/1/2020')
  await nadia.press('Check what will be recorded')
  await nadia.sees('There is a problem', 'This can’t be before the notice of the decision', 'reg 37')
  await nadia.look('dispute/wrong-day', wrong)
  await nadia.press('Cancel')
  await record(nadia, 'the mediation took place', 'On which day did the mediation take place?')
  await record(nadia, 'the mediation certificate was issued', 'On which day was the certificate issued?')
  await nadia.sees('Send the appeal so that the Tribunal has it')
  await record(nadia, 'the family appealed', 'On which day did the Tribunal get the appeal?')
  await record(nadia, 'the council received the appeal', 'On which day did the council get the appeal from the Tribunal?')
  await nadia.sees('Response due', 'Send the Tribunal the response to the appeal')
  await record(nadia, 'the council does not oppose the appeal', 'On which day was the Tribunal told that the council does not oppose the appeal?')
  await nadia.sees('Appeal not opposed', long(14), long(70), long(98), 'reg 45')
  await nadia.look('dispute/conceded', wrong)

  await family.told(father, /do not oppose your appeal/)
  await nadia.open(nadia.page.url().replace(/disputes.*/, 'decision'))
  await nadia.press('Record a second decision')
  await nadia.sees('An appeal that the council does not oppose', `on ${long(0)}`)
  await nadia.look('dispute/second-decision', wrong)
  await nadia.tick('A mediation agreement')
  await nadia.tick('Carry out an EHC needs assessment')
  await nadia.fill('Reasons', 'The council does not oppose the appeal, and will assess.')
  await nadia.press('Check the decision')
  await nadia.sees('The second decision must rest on that.')
  await nadia.tick('An appeal that the council does not oppose')
  await nadia.press('Check the decision')
  await nadia.press('Yes, publish the decision')
  await nadia.sees('Second decision: The council will carry out an EHC needs assessment', 'First decision')

  await family.open(nadia.page.url().replace(/decision.*/, 'disputes'))
  await family.press(/See every step/)
  await family.sees(`Done on ${long(0)}`, long(98), 'The council does not oppose the appeal')
  await family.look('dispute/family-after', wrong)
  await family.open(nadia.page.url().replace(/decision.*/, 'timetable'))
  await family.sees(long(98), 'the council told the Tribunal that it will not oppose the appeal')
  assert.deepEqual(wrong, [])
  await family.leave()
  await nadia.leave()
})
