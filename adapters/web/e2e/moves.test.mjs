// A plan that goes on: a family moves in, another moves away, a young person is held in custody and released, rights pass
// on a birthday, a school is left. Each is walked to its end by the officer, and seen by the family.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const london = { timeZone: 'Europe/London' }
const day = (days) => new Date(Date.now() + days * 86_400_000)
// typed is a day so many days from today as people type it, long as pages write it.
const typed = (days) => day(days).toLocaleDateString('en-GB', london)
const long = (days) => day(days).toLocaleDateString('en-GB', { ...london, day: 'numeric', month: 'long', year: 'numeric' })

async function manages() {
  return Person.signedIn(browser, hub, road.people.marguerite.email)
}

test('a family that moved in is told of the plan by a letter', async () => {
  const wrong = []
  const manager = await manages()
  const url = await road.caseIn(manager, 'all&closed=yes', 'Holloway')
  await manager.open(`${url}/moved-in`)
  await manager.press('Tell the family of the transfer')
  await manager.press('See the letter')
  await manager.sees('There is a problem', 'Say whether the council proposes an assessment', 'Enter the day by which the plan is reviewed')
  await manager.look('moves/tell-wrong', wrong)
  await manager.tick('No, it proposes none')
  await manager.fill('By when does the council review the plan?', typed(60))
  await manager.fill('Is there anything to add to the letter? (optional)', 'Please ring us about the school bus.')
  await manager.press('See the letter')
  await manager.sees('Send this letter?', 'which Northmoor Council made on', 'We do not propose to assess', long(60), 'Please ring us about the school bus.')
  await manager.look('moves/tell-letter', wrong)
  await manager.press('Yes, send the letter')
  await manager.sees('The family has been told of the transfer', 'What the family was told', long(60))
  await manager.open(`${url}/letters`)
  await manager.press('Plan from another council')
  await manager.sees('This is the letter as it was issued', 'Please ring us about the school bus.')
  assert.deepEqual(wrong, [])
  await manager.leave()
})

test('a family moves away: by when the plan goes over, and the case closes when it has', async () => {
  const wrong = []
  const manager = await manages()
  const url = await road.caseIn(manager, 'all&closed=yes', 'Merriman')
  await manager.open(`${url}/moving`)
  await manager.press('Record a move to another area')
  await manager.fill('To which council do they move?', 'Northmoor Council')
  await manager.fill('On which day do they move?', typed(-1))
  await manager.fill('On which day did the council learn of it?', typed(0))
  await manager.press('Record the move')
  await manager.sees('Here you see by when the plan must be sent', 'reg 15')
  await manager.look('moves/away', wrong)
  await manager.press('Record that the plan was sent')
  await manager.fill('On which day was it sent?', typed(3))
  await manager.press('Yes, it was sent: close the case here')
  await manager.sees('There is a problem')
  await manager.fill('On which day was it sent?', typed(0))
  await manager.press('Yes, it was sent: close the case here')
  await manager.sees('The plan has gone over, and the case is closed here')
  assert.deepEqual(wrong, [])
  await manager.leave()
})

test('custody: the plan is sent, no review falls due, and after the release one does', async () => {
  const wrong = []
  const manager = await manages()
  const url = await road.caseIn(manager, 'all&closed=yes', 'Marchbanks')
  await manager.open(`${url}/custody`)
  await manager.press('Record a detention')
  await manager.fill('First day in custody', typed(-4))
  await manager.fill('On which day did the council learn of it?', typed(-2))
  await manager.fill('Where are they held?', 'Fenbridge secure children’s home')
  await manager.press('Record the detention')
  await manager.sees('No review of the plan falls due until they are released', 'Fenbridge secure children’s home')
  await manager.look('moves/custody', wrong)
  await manager.press('Record that the plan was sent to those in charge')
  await manager.page.getByRole('textbox').first().fill(typed(-1))
  await manager.page.locator('main').getByRole('button', { name: /^(Yes|Record)/ }).click()
  await manager.sees('Plan sent on')
  await manager.press('Record the release')
  await manager.page.getByRole('textbox').first().fill(typed(0))
  await manager.page.locator('main').getByRole('button', { name: /^(Yes|Record)/ }).click()
  await manager.sees(`They were released on ${long(0)}`, 'must review it as soon as reasonably practicable', 'Record that the plan was reviewed after the release')
  assert.deepEqual(wrong, [])
  await manager.leave()
})

test('a move to the next phase is reviewed, and the setting is named', async () => {
  const wrong = []
  const manager = await manages()
  await manager.open('/council/phase-transfer')
  await manager.page.getByRole('rowheader').getByRole('link').first().click()
  await manager.press(/^Record the review, or the setting named/)
  await manager.fill('Day of the meeting that reviewed the plan for the move', typed(5))
  await manager.press('Save')
  await manager.sees('There is a problem')
  await manager.fill('Day of the meeting that reviewed the plan for the move', typed(-5))
  await manager.press('Save')
  await manager.sees('Reviewed for the move on', long(-5))
  await manager.look('moves/phase', wrong)
  assert.deepEqual(wrong, [])
  await manager.leave()
})

test('before a 25th birthday it is settled what becomes of the plan', async () => {
  const wrong = []
  const manager = await manages()
  const url = await road.caseIn(manager, 'all&closed=yes', 'Faircloth')
  await manager.open(url)
  await manager.press(/^Prepare: the plan ends at 25/)
  await manager.press('Everything is done: tick off')
  await manager.sees('There is a problem', 'Choose what becomes of the plan')
  await manager.look('moves/at-25', wrong)
  await manager.tick('It ends on the 25th birthday')
  await manager.fill('Note', 'Bruno was told on the telephone, and knows who supports him from then on.')
  await manager.press('Everything is done: tick off')
  await manager.sees('Ticked off', 'Prepared')
  assert.deepEqual(wrong, [])
  await manager.leave()
})
