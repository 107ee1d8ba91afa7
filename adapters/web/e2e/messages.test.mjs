// A manager changes what a message says and an event sends it so; a parent chooses when they are written to; a co-ordinator
// arrives and finds what others changed; everybody folds the guidance of a stage away when they know it.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { people } = road
const father = 'sanjay.mistry@parent.wrenshire.example'
const text = '/council/message-texts/decided-to-issue.family'
const wrong = []

test('a message is worded by the council, and an event sends it so', async () => {
  const manager = await Person.signedIn(browser, hub, people.marguerite.email, { scripts: false })
  await manager.open('/council')
  await manager.press('Texts of messages')
  await manager.page.locator('summary', { hasText: 'The family and advocates' }).click()
  await manager.sees('The council decided to issue a plan', 'The hub’s own text')
  await manager.open(text)
  await manager.sees('What can stand in this text', '{{case ID}}', 'What cannot be used here: the child’s name')
  await manager.fill('Text', 'You have new information. Please sign in to see it.')
  await manager.press('Save this text')
  await manager.sees('There is a problem', 'does not say what happened')
  assert.equal(await manager.page.getByLabel('Text', { exact: true }).inputValue(), 'You have new information. Please sign in to see it.')
  await manager.fill('Text', 'The council has decided about {{child}}.')
  await manager.press('Save this text')
  await manager.sees('{{child}} is not a placeholder of this message. You can use: {{name}}')
  await manager.fill('Subject', 'What we decided about a plan')
  await manager.fill('Text', '{{council}} has decided whether to issue a plan. Please read the decision and its letter.')
  await manager.press('See how it reads')
  await manager.sees('As a message about an invented case', 'Dear Alex Sample', 'Dear young person', 'Nothing is saved yet')
  await manager.press('Send a test to myself')
  await manager.sees(`We have sent a test to ${people.marguerite.email}`, 'The text is not saved yet')
  const tried = await manager.told(people.marguerite.email, /Test: What we decided about a plan/)
  assert.match(tried.text, /Council has decided whether to issue a plan\./)
  await manager.press('Save this text')
  await manager.sees('Messages from now on use it.', 'Version 1')

  const nadia = await Person.signedIn(browser, hub, people.nadia.email)
  const url = await road.caseIn(nadia, 'in-progress', 'Mistry')
  await nadia.open(`${url}/issue-decision`)
  await nadia.press('Record the decision')
  await nadia.tick('Issue an EHC plan')
  await nadia.fill('Reasons', 'All the advice says that a plan is needed.')
  await nadia.pick('Who signs the letter?', 'Marguerite Holloway, Head of SEND')
  await nadia.press('Check the decision')
  await nadia.press('Yes, publish the decision')
  const sent = await manager.told(father, /What we decided about a plan/)
  assert.match(sent.text, /has decided whether to issue a plan\. Please read the decision and its letter\./)
  assert.doesNotMatch(sent.title + sent.text, /Anoushka|Mistry [^A-Z]*plan/)

  await manager.open(text)
  await manager.press('Go back to the hub’s own text')
  await manager.press('Yes, go back to the hub’s own text')
  await manager.sees('Messages use the hub’s own text again.', 'Version 2')
  const eyes = await Person.signedIn(browser, hub, people.marguerite.email)
  for (const [name, path] of Object.entries({ texts: '/council/message-texts', text, version: `${text}/versions/1`, restore: `${text}/restore`, guidance: '/council/guidance', guide: '/council/guidance/plan.family' })) {
    await eyes.open(path)
    await eyes.look(`messages/${name}`, wrong)
  }
  await eyes.open(text)
  await eyes.press('See how it reads')
  await eyes.look('messages/preview', wrong)
  assert.deepEqual(wrong, [])
  for (const person of [manager, nadia, eyes]) await person.leave()
})

test('a parent chooses one e-mail a day, and quiet hours', async () => {
  const parent = await Person.signedIn(browser, hub, father, { scripts: false })
  await parent.open('/account')
  await parent.press('When we write to you')
  const told = parent.page.getByRole('group', { name: 'When something has happened' })
  await parent.tick(/Once a day/, told)
  await parent.pick('From', '21:00')
  await parent.press('Save')
  await parent.sees('There is a problem', 'Choose when your quiet hours end')
  await parent.pick('Until', '07:00')
  await parent.press('Save')
  await parent.sees('From now on we write to you as you chose.')
  assert.equal(await parent.page.getByLabel('Until', { exact: true }).inputValue(), '7')
  const eyes = await Person.signedIn(browser, hub, father)
  await eyes.open('/account/messages')
  await eyes.look('messages/preferences', wrong)
  assert.deepEqual(wrong, [])
  for (const person of [parent, eyes]) await person.leave()
})

test('arriving tells what others changed until it is opened', async () => {
  const nadia = await Person.signedIn(browser, hub, people.nadia.email)
  const url = await road.caseIn(nadia, 'in-progress', 'Mistry')
  await nadia.open(url)
  await nadia.open('/cases')
  await nadia.seesNot('Changed since you last looked')

  const manager = await Person.signedIn(browser, hub, people.marguerite.email, { scripts: false })
  await manager.open(`${url}/flags/set`)
  await manager.page.getByRole('radio').first().check()
  await manager.fill('Who told the council, or on what does it rest?', 'The head teacher told us.')
  await manager.press('Set the flag')
  await manager.sees('The flag is set.')

  await nadia.open('/cases')
  await nadia.sees('Changed since you last looked', '1 thing has changed:', 'A case flag was set')
  await nadia.look('messages/arriving', wrong)
  await nadia.press(/^Anoushka Mistry, EHC/)
  await nadia.sees('Changed since you last looked', 'A case flag was set')
  await nadia.look('messages/changed', wrong)
  await nadia.press('A case flag was set', nadia.page.locator('.hub-news'))
  assert.equal(new URL(nadia.page.url()).pathname, `${new URL(url, hub.baseURL).pathname}/flags`)
  await nadia.open('/cases')
  await nadia.seesNot('Changed since you last looked')
  assert.deepEqual(wrong, [])
  for (const person of [nadia, manager]) await person.leave()
})

test('the guidance of a stage is folded away and opened again', async () => {
  const nadia = await Person.signedIn(browser, hub, people.nadia.email, { scripts: false })
  const url = await road.caseIn(nadia, 'in-progress', 'Eversham')
  await nadia.open(`${url}/assessment`)
  await nadia.sees('Ask everyone whom the law names for advice')
  await nadia.press('Read less')
  await nadia.seesNot('Ask everyone whom the law names for advice')
  const again = await Person.signedIn(browser, hub, people.nadia.email)
  await again.open(`${url}/assessment`)
  await again.seesNot('Ask everyone whom the law names for advice')
  await again.look('messages/folded', wrong)
  await again.press('Read what this stage is and what to do')
  await again.sees('Ask everyone whom the law names for advice', 'Read less')
  await again.look('messages/guidance', wrong)
  assert.deepEqual(wrong, [])
  for (const person of [nadia, again]) await person.leave()
})
