// What pages look like on paper, and the files that they offer: what a reader sees can be printed and kept.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, sideways } from '../assets/browser.mjs'
import { openHub } from './hub.mjs'
import { Person } from './person.mjs'
import * as road from './road.mjs'

// What fits between the margins of an A4 page, in CSS pixels.
const paper = { width: 680, height: 1000 }

let hub, browser, officer

before(async () => {
  hub = await openHub()
  browser = await launch()
  officer = await Person.signedIn(browser, hub, road.people.officer)
})

after(async () => {
  await officer?.context.close()
  await browser?.close()
  await hub?.stop()
})

// firstOf gives the address of the first case in a list.
async function firstOf(tray) {
  await officer.open(`/cases?tray=${tray}`)
  return officer.page.locator('tbody a[href^="/cases/"]').first().getAttribute('href')
}

test('pages of a case print whole, with the rules unfolded and without what is for the screen', async () => {
  const live = await firstOf('live')
  for (const path of ['', '/request', '/decision', '/assessment', '/plan', '/plan/versions/1', '/timeline', '/people', '/details']) {
    await officer.page.setViewportSize(paper)
    await officer.open(live + path)
    await officer.page.emulateMedia({ media: 'print' })
    assert.equal(await sideways(officer.page), 0, `${path} is wider than the paper`)
    const said = await officer.text()
    assert.doesNotMatch(said, /Download (EHC|draft|the|this|key)/, path)
    assert.equal(await officer.page.getByText('Sign out').isVisible(), false)
    if (path === '') assert.match(said, /20 weeks from \d/, 'the rule behind a date is folded')
    await officer.page.emulateMedia({ media: null })
  }
})

test('a page of a case is taken away as PDF and as Word', async () => {
  const live = await firstOf('live')
  for (const [path, name] of [['', 'case'], ['/timeline', 'timeline'], ['/people', 'people'], ['/details', 'record']]) {
    await officer.open(live + path)
    for (const kind of ['PDF', 'MS Word']) {
      const waiting = officer.page.waitForEvent('download')
      await officer.page.getByRole('link', { name: new RegExp(`^Download (this|the|key).*\\(${kind}\\)`) }).first().click()
      const file = (await waiting).suggestedFilename()
      assert.match(file, new RegExp(`^\\d{14}-(${name}|key-dates)\\.(pdf|docx)$`))
    }
  }
})
