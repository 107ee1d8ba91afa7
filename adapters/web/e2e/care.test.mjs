// Help by role, a problem reported and answered, trouble told to everybody, and a complaint through its first stage.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch } from '../assets/browser.mjs'
import { openHub } from './hub.mjs'
import { Person } from './person.mjs'
import { people } from './road.mjs'

let hub, browser
const wrong = []
const parent = 'leanne.ashworth@parent.wrenshire.example'

before(async () => {
  hub = await openHub()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await hub?.stop()
})

test('a visitor reads help, reports a problem, and a manager answers and tells of trouble', async () => {
  const visitor = await Person.arrive(browser, hub)
  await visitor.open('/help')
  await visitor.look('care/help', wrong)
  await visitor.press('Parents and carers')
  await visitor.sees('What happens next:', 'Within six weeks')
  await visitor.look('care/guide', wrong)
  for (const page of ['/help/support', '/help/complaints', '/cookies', '/privacy', '/accessibility', '/browsers', '/status']) {
    assert.equal(await visitor.open(page), 200)
    await visitor.look(`care${page}`, wrong)
  }
  await visitor.press('Report a problem with this page')
  await visitor.sees('What we send with it', 'status')
  await visitor.look('care/report', wrong)
  await visitor.press('Send the report')
  await visitor.sees('Say what went wrong.')
  await visitor.look('care/report-wrong', wrong)
  await visitor.fill('What went wrong?', 'The picture is upside down')
  await visitor.press('Send the report')
  await visitor.sees('Your report P-', 'New')
  const own = visitor.page.url()

  const manager = await Person.signedIn(browser, hub, people.marguerite.email)
  await manager.open('/council')
  await manager.look('care/council', wrong)
  await manager.press('Reports of problems')
  await manager.look('care/problems', wrong)
  await manager.press(/^P-/)
  await manager.tick('Answered')
  await manager.fill('Answer', 'It stands upright again.')
  await manager.look('care/problem', wrong)
  await manager.press('Save')
  await manager.sees('No reports wait for an answer')
  await visitor.open(own)
  await visitor.sees('It stands upright again.')

  await manager.open('/council/incidents/new')
  await manager.fill('What does not work', 'Documents can’t be added')
  await manager.tick('Some things do not work')
  await manager.fill('What you tell now', 'We look into it, and tell more at noon.')
  await manager.look('care/incident', wrong)
  await manager.press('Save and tell everybody')
  await visitor.open('/status')
  await visitor.sees('Trouble', 'Documents can’t be added', 'We look into it')
  await visitor.look('care/trouble', wrong)
  assert.deepEqual(wrong, [])
  await visitor.leave()
  await manager.leave()
})

test('a parent complains without JavaScript, and is answered by somebody whom it is not about', async () => {
  const mother = await Person.signedIn(browser, hub, parent, { scripts: false })
  await mother.open('/complaints/new')
  await mother.fill('What went wrong?', 'Nobody rang me back for three weeks.')
  await mother.press('Send the complaint')
  await mother.sees('Stage 1: not acknowledged yet', 'Nobody rang me back')
  const at = new URL(mother.page.url()).pathname

  const manager = await Person.signedIn(browser, hub, people.marguerite.email)
  await manager.open('/council/complaints')
  await manager.look('care/complaints', wrong)
  await manager.open(at)
  await manager.look('care/complaint', wrong)
  await manager.press('Say who answers it')
  await manager.look('care/complaint-give', wrong)
  await manager.page.getByLabel('Who answers it?').selectOption({ index: 1 })
  const chosen = (await manager.page.getByLabel('Who answers it?').locator('option').nth(1).innerText()).split(',')[0]
  await manager.press('Give it to them')
  await manager.sees(`Given to ${chosen}`)

  const officer = await Person.signedIn(browser, hub, Object.values(people).find((p) => p.name === chosen).email)
  await officer.open(at)
  await officer.press('Acknowledge it')
  await officer.press('Acknowledge it')
  await officer.press('Answer it')
  await officer.tick('We agree with the complaint')
  await officer.fill('Answer', 'We are sorry. We ring back the same day now.')
  await officer.look('care/complaint-answer', wrong)
  await officer.press('Send the answer')
  await mother.open(at)
  await mother.sees('We are sorry.', 'you can take the complaint to stage 2 until', 'Take it to stage 2')
  assert.deepEqual(wrong, [])
  await officer.leave()
  await manager.leave()
  await mother.context.close()
})
