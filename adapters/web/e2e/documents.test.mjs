// Documents: several dragged at once, one that goes on after the line was cut and after the page was closed, what is
// refused, and all of it without JavaScript.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { rukhsana: senco, nadia: officer } = road.people
const patience = { timeout: 60_000 }
const text = (name, words) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) })
const line = (person, name) => person.page.locator('[data-file-list]').getByRole('link', { name })

// tile opens the page on which documents of a child's views are added.
async function tile(person) {
  await person.open('/cases?tray=in-progress&status=assessing')
  const url = await person.page.getByRole('rowheader').getByRole('link').first().getAttribute('href')
  const path = new URL(url, hub.baseURL).pathname
  await person.open(`${path}/files?purpose=views&item=important-to-me&back=${encodeURIComponent(path)}`)
  await person.sees('Documents')
}

test('several documents are dragged in at once, each with its progress', async () => {
  const wrong = []
  const nadia = await Person.signedIn(browser, hub, senco.email)
  await tile(nadia)
  await nadia.sees('up to 250 MB each')
  await nadia.look('documents/before', wrong)
  const dropped = await nadia.page.evaluateHandle(() => {
    const holds = new DataTransfer()
    for (const name of ['swimming.txt', 'drawing club.txt', 'setup.exe.pdf', 'letters.txt']) holds.items.add(new File([name.endsWith('.pdf') ? '%!PS nothing like it' : `About ${name}.`], name, { type: 'text/plain' }))
    return holds
  })
  const zone = nadia.page.locator('.hub-drop')
  await zone.dispatchEvent('dragover', { dataTransfer: dropped })
  await zone.dispatchEvent('drop', { dataTransfer: dropped })
  await nadia.page.locator('[data-chosen]').filter({ hasText: '3 of 4 documents sent.' }).waitFor(patience)
  for (const name of ['swimming.txt', 'drawing club.txt', 'letters.txt']) await line(nadia, name).waitFor()
  await nadia.sees('setup.exe.pdf is not a PDF document', 'not scanned for viruses')
  await nadia.look('documents/dragged', wrong)
  assert.deepEqual(wrong, [])
  await nadia.leave()
})

test('a document goes on after the line was cut, and after the page was closed', async () => {
  const wrong = []
  const nadia = await Person.signedIn(browser, hub, senco.email)
  await tile(nadia)
  const long = Buffer.alloc(6_000_000, 'Rowan reads best in the morning. ')
  const file = { name: 'long story.txt', mimeType: 'text/plain', buffer: long }
  let pieces = 0
  await nadia.page.route('**/uploads/*?from=*', async (route) => {
    if (pieces++ === 2) await nadia.context.setOffline(true)
    await route.continue().catch(() => {})
  })
  await nadia.page.getByLabel('Add documents').setInputFiles(file)
  await nadia.page.getByText('No connection. It goes on by itself when you are connected.').waitFor(patience)
  await nadia.look('documents/cut', wrong)
  await nadia.page.unroute('**/uploads/*?from=*')

  // The page is closed half-way. What was sent is still there, on any device.
  await nadia.page.close()
  await nadia.context.setOffline(false)
  nadia.page = await nadia.context.newPage()
  await tile(nadia)
  await nadia.sees('Half sent. Choose the same document again to go on where it stopped.')
  await nadia.look('documents/half', wrong)
  let first
  nadia.page.on('request', (request) => (first ??= request.url().match(/\?from=(\d+)/)?.[1]))
  await nadia.page.getByLabel('Add documents').setInputFiles(file)
  await line(nadia, 'long story.txt').waitFor(patience)
  assert.ok(Number(first) > 0, `it began again at ${first}`)
  const kept = await nadia.download('long story.txt')
  assert.ok(readFileSync(kept.path).equals(long), 'what came back is not what was sent')
  assert.deepEqual(wrong, [])
})

test('a document goes on by itself when the line is there again', async () => {
  const nadia = await Person.signedIn(browser, hub, senco.email)
  await tile(nadia)
  let pieces = 0
  await nadia.page.route('**/uploads/*?from=*', async (route) => {
    if (pieces++ === 1) await nadia.context.setOffline(true)
    await route.continue().catch(() => {})
  })
  await nadia.page.getByLabel('Add documents').setInputFiles({ name: 'by itself.txt', mimeType: 'text/plain', buffer: Buffer.alloc(4_000_000, 'Swims like a fish. ') })
  await nadia.page.getByText('No connection. It goes on by itself when you are connected.').waitFor(patience)
  await nadia.context.setOffline(false)
  await line(nadia, 'by itself.txt').waitFor(patience)
})

test('a document about another child is added with a reason, which the co-ordinator reads', async () => {
  const wrong = []
  const nadia = await Person.signedIn(browser, hub, officer.email)
  await nadia.open('/cases?tray=in-progress')
  const other = await nadia.page.getByRole('rowheader').getByRole('link').last().getAttribute('href')
  await nadia.open(`${new URL(other, hub.baseURL).pathname}/details`)
  const value = (label) => nadia.page.getByLabel(label).first().inputValue()
  const [forenames, surname, born] = [await value(/^Forenames/), await value(/^Surname/), await value(/^Date of birth/)]
  await tile(nadia)
  const address = nadia.page.url().match(/\/cases\/[^/?]+/)[0]
  await nadia.page.getByLabel('Add documents').setInputFiles(text('both.txt', `${forenames} ${surname}, born ${born}.`))
  await nadia.page.getByText('both.txt seems to be about another child').first().waitFor(patience)
  await nadia.look('documents/another-child', wrong)
  await nadia.page.getByLabel('Why does the document belong to this child?').fill('The letter is about cousins.')
  await nadia.page.getByRole('button', { name: 'Add it to this child' }).click()
  await line(nadia, 'both.txt').waitFor(patience)
  await nadia.open(`${address}/warnings`)
  await nadia.sees('both.txt', 'The letter is about cousins.')
  await nadia.look('documents/warnings', wrong)
  assert.deepEqual(wrong, [])
  await nadia.leave()
})

test('without JavaScript documents are sent with the form', async () => {
  const nadia = await Person.signedIn(browser, hub, senco.email, { scripts: false })
  await tile(nadia)
  await nadia.sees('up to 25 MB each')
  await nadia.add('Add documents', text('plain.txt', 'Rowan sings.'))
  await nadia.sees('The document has been added.', 'plain.txt')
  await nadia.leave()
})
