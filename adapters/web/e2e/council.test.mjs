// A manager changes the council's look and puts a message at the top of pages; while the hub is read-only, what a parent
// types is kept for them and comes back.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch } from '../assets/browser.mjs'
import { openHub } from './hub.mjs'
import { Person } from './person.mjs'
import * as road from './road.mjs'

const { people } = road
let hub, browser
const wrong = []

before(async () => {
  hub = await openHub()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await hub?.stop()
})

const day = (days) => {
  const at = new Date(Date.now() + days * 86_400_000)
  return `${at.getDate()}/${at.getMonth() + 1}/${at.getFullYear()}`
}

test('a manager changes the look and writes to everybody, and read-only keeps what is typed', async () => {
  const manager = await Person.signedIn(browser, hub, people.marguerite.email, { scripts: false })
  await manager.open('/council/profile')
  await manager.look('council/profile', wrong)
  await manager.open('/council/profile/look')
  await manager.fill('Name of the council', 'Wrenshire and Ketterdale Council')
  await manager.fill('Colour', '#00447c')
  await manager.press('See how it looks')
  await manager.sees('How it looks', 'Nothing is saved yet.')
  await manager.look('council/look', wrong)
  await manager.press('Save')
  await manager.sees('Saved. Everyone sees it now.', 'Wrenshire and Ketterdale Council')
  await manager.open('/council/profile/history')
  await manager.sees('Wrenshire County Council', 'Marguerite Holloway')
  await manager.look('council/history', wrong)

  await manager.open('/council/banners/new')
  await manager.fill('Message', 'The telephones are down until tomorrow. Please write.')
  await manager.tick('Important: something stands in people’s way')
  await manager.fill('Date (end)', day(1))
  await manager.fill('Time (end)', '5pm')
  await manager.press('See how it looks')
  await manager.look('council/banner', wrong)
  await manager.press('Save')
  await manager.sees('Shown now')
  await manager.look('council/banners', wrong)
  const visitor = await Person.arrive(browser, hub)
  await visitor.open('/sign-in')
  assert.match(await visitor.page.locator('body').innerText(), /Wrenshire and Ketterdale Council[\s\S]*The telephones are down until tomorrow/)
  await visitor.look('council/sign-in', wrong)
  await visitor.leave()

  await manager.open('/council/profile/contacts')
  await manager.fill('Telephone', '01632 960 555')
  const other = await Person.signedIn(browser, hub, people.marguerite.email)
  await other.open('/council/maintenance')
  await other.fill('Date (end)', day(1))
  await other.fill('Time (end)', '6pm')
  await other.fill('Why (optional)', 'We move to a new server.')
  await other.look('council/maintenance', wrong)
  await other.press('Make the hub read-only')
  await other.sees('The hub is read-only until')
  await manager.press('Save')
  await manager.sees('Nothing can be changed until', 'What you typed is not lost.')
  await manager.look('council/read-only', wrong)
  await other.press('End it now')
  await manager.press('See what you typed')
  await manager.press('Check it and save it')
  assert.equal(await manager.page.getByLabel('Telephone', { exact: true }).inputValue(), '01632 960 555')
  await manager.press('Save')
  await manager.sees('Saved. Everyone sees it now.', '01632 960 555')
  assert.deepEqual(wrong, [])
  await other.leave()
  await manager.context.close()
})
