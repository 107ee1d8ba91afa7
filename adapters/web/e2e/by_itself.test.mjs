// Pages save while somebody types: nobody presses a button, and what was typed is on another device at once.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { nadia: officer } = road.people

const bar = (person) => person.page.locator('[data-save-state]')
// saved waits until the page holds nothing that is not saved, and its bar says so.
const saved = async (person) => {
  await person.page.locator('form[data-guard]:not([data-changed])').waitFor()
  await bar(person).filter({ hasText: /^Saved at/ }).waitFor()
}
// has waits until a box of a page holds a text.
const has = async (box, words) => assert.match(await box.inputValue(), words)
// strengths is the first text of an area of the plan.
const strengths = (person) => person.page.getByRole('textbox', { name: /do well and enjoy/ })

// draft finds a part of a plan that is being written.
async function draft(person) {
  await person.open('/cases?tray=in-progress&status=drafting')
  const url = await person.page.getByRole('rowheader').getByRole('link').first().getAttribute('href')
  return `${url}/plan/parts/cognition`
}

async function type(person, box, words) {
  await box.click()
  await box.press('Control+End')
  await box.pressSequentially(words)
}

test('what is typed is saved within two seconds, and is on another device', async () => {
  const wrong = []
  const nadia = await Person.signedIn(browser, hub, officer.email)
  const elsewhere = await Person.signedIn(browser, hub, officer.email)
  const part = await draft(nadia)
  assert.equal(await nadia.open(part), 200)
  await type(nadia, strengths(nadia), 'Tells long stories of dragons.')
  const typed = Date.now()
  await saved(nadia)
  assert.ok(Date.now() - typed < 2500, `saved after ${Date.now() - typed} ms`)
  await nadia.look('by-itself/saved', wrong)
  await elsewhere.open(part)
  await elsewhere.sees('Tells long stories of dragons.')
  assert.deepEqual(wrong, [])
  await nadia.leave()
  await elsewhere.leave()
})

test('two people in different fields both keep what they wrote', async () => {
  const nadia = await Person.signedIn(browser, hub, officer.email)
  const again = await Person.signedIn(browser, hub, officer.email)
  const part = await draft(nadia)
  await nadia.open(part)
  await nadia.press('Add a need')
  await again.open(part)
  await type(nadia, strengths(nadia), ' Swims like a fish.')
  await saved(nadia)
  await type(again, again.page.getByLabel('Need 1', { exact: true }), 'Needs each task in two steps.')
  await bar(again).filter({ hasText: 'Somebody else has written here too' }).waitFor()
  await again.press('Save')
  for (const one of [again, nadia]) {
    await one.open(part)
    await one.sees('Swims like a fish.')
    await has(one.page.getByLabel('Need 1', { exact: true }), /two steps/)
  }
  await nadia.leave()
  await again.leave()
})

test('in the same field both texts are shown, and one is chosen', async () => {
  const wrong = []
  const nadia = await Person.signedIn(browser, hub, officer.email)
  const again = await Person.signedIn(browser, hub, officer.email)
  const part = await draft(nadia)
  await nadia.open(part)
  await again.open(part)
  await type(nadia, strengths(nadia), ' First ending.')
  await saved(nadia)
  await type(again, strengths(again), ' Second ending.')
  await bar(again).filter({ hasText: 'wrote in the same place' }).waitFor()
  await again.press('Save')
  await again.sees('First ending.', 'Second ending.')
  await again.look('by-itself/choose', wrong)
  assert.deepEqual(wrong, [])
  await nadia.leave()
  await again.leave()
})

test('without a connection it says so, and saves when there is one again', async () => {
  const nadia = await Person.signedIn(browser, hub, officer.email)
  const part = await draft(nadia)
  await nadia.open(part)
  await nadia.context.setOffline(true)
  await type(nadia, strengths(nadia), ' Written on a train.')
  await bar(nadia).filter({ hasText: 'No connection' }).waitFor()
  await nadia.context.setOffline(false)
  await saved(nadia)
  await nadia.open(part)
  await nadia.sees('Written on a train.')
  await nadia.leave()
})

test('two people in one form see each other, and load what the other wrote', async () => {
  const wrong = []
  const nadia = await Person.signedIn(browser, hub, officer.email)
  const marguerite = await Person.signedIn(browser, hub, road.people.marguerite.email)
  const others = (person) => person.page.locator('[data-others]')
  const part = await draft(nadia)
  await nadia.open(part)
  assert.equal(await marguerite.open(part), 200)
  await others(nadia).filter({ hasText: `${road.people.marguerite.name} is also here` }).waitFor()
  await others(marguerite).filter({ hasText: `${officer.name} is also here` }).waitFor()
  await type(nadia, strengths(nadia), ' Knows each bird.')
  await saved(nadia)
  const changed = marguerite.page.locator('[data-changed-elsewhere]')
  await changed.filter({ hasText: `${officer.name} saved this page at` }).waitFor()
  await marguerite.look('by-itself/changed', wrong)
  await marguerite.going(() => changed.getByRole('button', { name: 'Load the new text' }).click())
  await marguerite.sees('Knows each bird.')
  assert.equal(await changed.count(), 0)
  await nadia.page.close()
  await others(marguerite).filter({ hasText: /^$/ }).waitFor({ state: 'attached' })
  assert.deepEqual(wrong, [])
  await nadia.leave()
  await marguerite.leave()
})
