// Two SENCOs of two settings fill in one request together; one of them sends it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import { people } from './road.mjs'
import { browser, hub } from './stage.mjs'

const { rukhsana } = people
const oona = { name: 'Oona Fairweather', email: 'oona.fairweather@senco.wrenshire.example', setting: 'Puddlestone Nursery School' }

async function together(scripts) {
  const how = scripts ? 'scripts' : 'plain'
  const wrong = []
  const first = await Person.signedIn(browser, hub, rukhsana.email, { scripts })
  await first.open('/requests/new')
  await first.press('Start')
  const draft = new URL(first.page.url()).pathname
  await first.open(`${draft}/you`)
  await first.tick(/^I agree that the council asks other professionals/)
  await first.press('Save and continue')
  await first.fill('Forenames (needed)', `Tamsin ${how}`)
  await first.fill('Surname (needed)', 'Rook')
  await first.fill('Date of birth (needed)', '4/5/2021')
  await first.choose('Nursery, school or college', rukhsana.setting)
  await first.choose('Subsidiary setting, if registered at two', oona.setting)
  await first.tick('Monday', first.page.getByRole('group', { name: 'Days at the main setting' }))
  await first.tick('Tuesday', first.page.getByRole('group', { name: 'Days at the subsidiary setting' }))
  await first.look(`together/child-${how}`, wrong)
  await first.press('Save and continue')
  await first.open(draft)
  await first.look(`together/alone-${how}`, wrong)

  await first.press('Ask somebody to write it with you')
  await first.look(`together/ask-${how}`, wrong)
  await first.press('Continue')
  await first.sees('Choose what they are to write')
  await first.tick('Their story')
  await first.tick('Documents')
  await first.press('Continue')
  await first.sees(`Ask ${oona.setting} to write with you?`, 'Rook, born 4 May 2021', 'You alone send the request')
  await first.look(`together/confirm-${how}`, wrong)
  await first.press('Yes, ask them')
  await first.sees('has been asked to write with you', 'Who writes this request')
  await first.look(`together/list-${how}`, wrong)

  const message = await first.told(oona.email, /asked to help to write a request/)
  assert.ok(!message.text.includes('Rook'), 'the message names no child')
  const second = await Person.arrive(browser, hub, { scripts })
  await second.open(message.links.find((link) => link.includes('/requests/')) ?? draft)
  await second.signIn(oona.email)
  await second.open(draft)
  await second.sees('Help to write a request', 'Rook', `${rukhsana.name} sends it`)
  await second.seesNot('About you')
  await second.look(`together/helper-${how}`, wrong)

  // Both have the story open at once, and write in different places; then in the same one.
  await first.open(`${draft}/story`)
  await second.open(`${draft}/story`)
  await first.fill('What is going well?', 'She sings all day.')
  await first.press('Save')
  await second.fill('What has been tried, and what did it change?', 'Pictures for each part of the day.')
  await second.press('Save')
  for (const one of [first, second]) {
    await one.open(`${draft}/story`)
    assert.equal(await one.page.getByLabel('What is going well?', { exact: true }).inputValue(), 'She sings all day.')
    assert.equal(await one.page.getByLabel('What has been tried, and what did it change?', { exact: true }).inputValue(), 'Pictures for each part of the day.')
  }
  await first.fill('What is difficult? (needed)', 'Noise.')
  await first.press('Save')
  await second.fill('What is difficult? (needed)', 'Being with many others.')
  await second.press('Save')
  await second.sees('Two people wrote here at the same time', rukhsana.name, 'Noise.', 'Being with many others.')
  await second.look(`together/conflict-${how}`, wrong)
  await second.page.locator('input[value=mine]').check()
  await second.press('Save what I chose')

  await first.open(draft)
  await first.sees(`Last written by ${oona.name}`)
  await first.press(/^Check and send/)
  await first.sees('Being with many others.')
  await first.press('Send the request')
  await first.sees('Request sent')
  await second.open(`${draft}/story`)
  await second.sees('The request that you helped to write has been sent')
  await second.look(`together/sent-${how}`, wrong)
  await second.open(draft.replace('requests', 'cases') + '/request')
  await second.sees('Who wrote it', oona.name, 'Days at the subsidiary setting', 'Tuesday')
  await second.look(`together/read-${how}`, wrong)
  for (const person of [first, second]) await person.leave()
  assert.deepEqual(wrong, [])
}

test('two SENCOs of two settings fill one request together', () => together(true))

test('two SENCOs of two settings fill one request together, without JavaScript', () => together(false))
