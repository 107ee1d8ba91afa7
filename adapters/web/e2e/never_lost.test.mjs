// Nothing that is typed is lost: with the line cut, the tab closed, somebody else writing meanwhile, on signing out; and
// nobody else in that browser sees it.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { nadia: officer, marguerite } = road.people

const bar = (person) => person.page.locator('[data-save-state]')
const strengths = (person) => person.page.getByRole('textbox', { name: /do well and enjoy/ })
const unsent = (person) => person.page.locator('[data-unsent]')

const saved = async (person) => {
  await person.page.locator('form[data-guard]:not([data-changed])').waitFor()
  await bar(person).filter({ hasText: /^Saved at/ }).waitFor()
}

async function draft(person) {
  await person.open('/cases?tray=in-progress&status=drafting')
  const url = await person.page.getByRole('rowheader').getByRole('link').first().getAttribute('href')
  return `${url}/plan/parts/cognition`
}

async function type(person, words) {
  await strengths(person).click()
  await strengths(person).press('Control+End')
  await strengths(person).pressSequentially(words)
}

// copies counts what lies in the browser, and holds that none of it can be read there.
async function copies(person, words) {
  const found = await person.page.evaluate(async () => {
    const db = await new Promise((resolve) => { const asked = indexedDB.open('hub-copies', 1); asked.onsuccess = () => resolve(asked.result) })
    const all = await new Promise((resolve) => { const asked = db.transaction('copies').objectStore('copies').getAll(); asked.onsuccess = () => resolve(asked.result) })
    db.close()
    return all.map((copy) => JSON.stringify({ ...copy, data: new TextDecoder('latin1').decode(copy.data) }))
  })
  if (words) for (const copy of found) assert.ok(!copy.includes(words), 'a copy can be read in the browser')
  return found.length
}

// cutOff types without a connection, until the browser has a copy, and closes the tab.
async function cutOff(person, words) {
  await person.context.setOffline(true)
  await type(person, words)
  await bar(person).filter({ hasText: 'kept in this browser' }).waitFor()
  assert.equal(await copies(person, words.trim()), 1)
  await person.page.close()
  person.page = await person.context.newPage()
  await person.context.setOffline(false)
}

test('cut off mid-sentence with the tab closed: the rest arrives when the browser is online again', async () => {
  const wrong = []
  const nadia = await Person.signedIn(browser, hub, officer.email)
  const elsewhere = await Person.signedIn(browser, hub, officer.email)
  const part = await draft(nadia)
  await nadia.open(part)
  await type(nadia, ' She counts the swallows')
  await saved(nadia)
  await cutOff(nadia, ' that nest above the door.')
  await elsewhere.open(part)
  await elsewhere.sees('She counts the swallows')
  await elsewhere.seesNot('that nest above the door')
  await nadia.open('/help') // any page of the hub
  await unsent(nadia).getByText('What you typed without a connection is saved now.').waitFor()
  await nadia.look('never-lost/sent-late', wrong)
  assert.equal(await copies(nadia), 0)
  await elsewhere.open(part)
  await elsewhere.sees('She counts the swallows that nest above the door.')
  assert.deepEqual(wrong, [])
  await nadia.leave()
  await elsewhere.leave()
})

test('where somebody else wrote in the same place meanwhile, both texts are shown and one is chosen', async () => {
  const wrong = []
  const nadia = await Person.signedIn(browser, hub, officer.email)
  const elsewhere = await Person.signedIn(browser, hub, officer.email)
  const part = await draft(nadia)
  await nadia.open(part)
  await cutOff(nadia, ' He hums at work.')
  await elsewhere.open(part)
  await type(elsewhere, ' He whistles at work.')
  await saved(elsewhere)
  await nadia.open(part)
  await unsent(nadia).getByText('Somebody else has written in the same place meanwhile.').waitFor()
  await nadia.look('never-lost/choose', wrong)
  await nadia.press('See both texts and choose')
  await nadia.sees('He hums at work.', 'He whistles at work.')
  assert.equal(await copies(nadia, 'hums'), 1)
  await nadia.page.getByRole('radio').first().check()
  await nadia.press('Save what I chose')
  await nadia.page.waitForFunction(() => !document.cookie.includes('hub-copied'))
  assert.equal(await copies(nadia), 0)
  assert.deepEqual(wrong, [])
  await nadia.leave()
  await elsewhere.leave()
})

test('signing out with something unsaved asks first, and then nothing of it stays', async () => {
  const wrong = []
  const nadia = await Person.signedIn(browser, hub, officer.email)
  const part = await draft(nadia)
  await nadia.open(part)
  await nadia.page.route('**/plan/parts/cognition', (route) => route.request().method() === 'POST' ? route.fulfill({ status: 503, body: '' }) : route.continue())
  await type(nadia, ' Unsaved and private.')
  await bar(nadia).filter({ hasText: 'try again' }).waitFor()
  const out = nadia.page.getByRole('button', { name: 'Sign out', exact: true })
  await out.click()
  const dialog = nadia.page.getByRole('alertdialog', { name: 'Something you typed is not saved yet' })
  await dialog.waitFor()
  await nadia.look('never-lost/sign-out', wrong)
  await dialog.getByRole('button', { name: 'No, go back' }).click()
  assert.equal(await copies(nadia, 'Unsaved and private'), 1)
  await out.click()
  nadia.page.once('dialog', (leaving) => leaving.accept()) // the browser’s own question about the page
  await nadia.going(() => dialog.getByRole('button', { name: 'Sign out and delete it' }).click())
  await nadia.sees('You are signed out.')
  assert.equal(await copies(nadia), 0)
  assert.deepEqual(wrong, [])
  nadia.complaints.length = 0 // the answers that the test itself broke
  await nadia.leave()
})

test('the next person in that browser sees nothing of it, and its writer has it back', async () => {
  const nadia = await Person.signedIn(browser, hub, officer.email)
  const part = await draft(nadia)
  await nadia.open(part)
  await cutOff(nadia, ' Kept for its writer.')
  await nadia.context.clearCookies() // as after the time that a session lasts
  await nadia.signIn(marguerite.email)
  await nadia.open('/')
  assert.equal(await unsent(nadia).count(), 0)
  assert.equal(await copies(nadia, 'Kept for its writer'), 1)
  await nadia.seesNot('Kept for its writer')
  await nadia.press('Sign out')
  await nadia.signIn(officer.email)
  await unsent(nadia).getByText('What you typed without a connection is saved now.').waitFor()
  assert.equal(await copies(nadia), 0)
  await nadia.leave()
})

test('a message that was not sent comes back into its form', async () => {
  const wrong = []
  const nadia = await Person.signedIn(browser, hub, officer.email)
  const thread = `${(await draft(nadia)).replace(/\/plan.*/, '')}/messages/family`
  await nadia.open(thread)
  await nadia.page.getByLabel('Your message', { exact: true }).pressSequentially('We meet at ten')
  await nadia.page.waitForFunction(async () => {
    const db = await new Promise((resolve) => { const asked = indexedDB.open('hub-copies', 1); asked.onsuccess = () => resolve(asked.result) })
    const count = await new Promise((resolve) => { const asked = db.transaction('copies').objectStore('copies').count(); asked.onsuccess = () => resolve(asked.result) })
    db.close()
    return count === 1
  })
  await nadia.page.close()
  nadia.page = await nadia.context.newPage()
  await nadia.open('/help')
  await unsent(nadia).getByRole('button', { name: 'Open the page' }).waitFor()
  assert.equal(await copies(nadia, 'We meet at ten'), 1)
  await nadia.open(thread)
  await unsent(nadia).getByRole('button', { name: 'Put it back' }).click()
  assert.equal(await nadia.page.getByLabel('Your message', { exact: true }).inputValue(), 'We meet at ten')
  await nadia.look('never-lost/message', wrong)
  await nadia.press('Send the message')
  await nadia.page.waitForFunction(() => !document.cookie.includes('hub-copied'))
  assert.equal(await copies(nadia), 0)
  assert.deepEqual(wrong, [])
  await nadia.leave()
})
