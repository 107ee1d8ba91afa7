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
  officer = await Person.signedIn(browser, hub, road.people.nadia.email)
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

test('pages of a case print whole, with the rules unfolded and without what is for the screen', async (t) => {
  const live = await firstOf('live')
  await officer.page.setViewportSize(paper)
  t.after(() => officer.page.emulateMedia({ media: null }))
  for (const path of ['', '/request', '/decision', '/assessment', '/plan', '/plan/versions/1', '/timeline', '/timetable', '/people', '/details']) {
    await officer.open(live + path)
    await officer.page.emulateMedia({ media: 'print' })
    assert.equal(await sideways(officer.page), 0, `${path} is wider than the paper`)
    const said = await officer.text()
    assert.doesNotMatch(said, /Download (EHC|draft|this|key|the (views|record|timeline)|who|these|comments)/, path)
    assert.equal(await officer.page.getByText('Sign out').isVisible(), false)
    if (path === '') assert.match(said, /20 weeks from \d/, 'the rule behind a date is folded')
    await officer.page.emulateMedia({ media: null })
  }
})

test('a page of a case is taken away as PDF and as Word', async () => {
  const live = await firstOf('live')
  for (const [path, what, name] of [['', 'this page', 'case'], ['', 'key dates', 'dates'], ['/assessment', 'who was asked', 'assessment'], ['/timetable', 'these dates', 'dates'], ['/plan', 'comments and answers', 'plan-answers'], ['/timeline', 'the timeline', 'timeline'], ['/people', 'this list', 'people'], ['/details', 'the record', 'record']]) {
    await officer.open(live + path)
    for (const kind of ['PDF', 'MS Word']) {
      const waiting = officer.page.waitForEvent('download')
      await officer.named(`Download ${what} (${kind})`).click()
      const file = (await waiting).suggestedFilename()
      assert.match(file, new RegExp(`^\\d{14}-${name}\\.(pdf|docx)$`))
    }
  }
})
