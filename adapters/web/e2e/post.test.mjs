// A parent wants letters: the decision waits to be posted, is printed, marked with its day, and put back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { people } = road
const wrong = []

test('a letter is printed, marked as posted, and put back', async () => {
  const nadia = await Person.signedIn(browser, hub, people.nadia.email)
  const url = await road.takeOn(nadia, people.nadia.name, 'EHC/26/0061')
  await road.decide(nadia, url, 'decision', { answers: { 'Was the assessment': /^No,/, 'Does the child': /^Yes,/, 'May it be': /^Yes,/ }, decision: 'Carry out an EHC needs assessment', reasons: 'The reports show it.' })
  await nadia.told('rahim', /^A decision about the assessment/)
  const plain = await Person.signedIn(browser, hub, people.marguerite.email, { scripts: false })
  await plain.open('/council')
  await plain.press('Letters to post')
  await plain.sees('Siti Rahim', 'EHC/26/0061')
  const file = await plain.page.request.get(`${hub.baseURL}/council/post/letters.pdf`)
  assert.match(String(await file.body()).slice(0, 5), /%PDF-/)
  await nadia.open('/council/post')
  await nadia.look('post/waiting', wrong)
  await plain.fill('Posted on', '1/1/2050')
  await plain.press('Mark as posted')
  await plain.sees('There is a problem', 'future')
  await plain.open('/council/post')
  await plain.press('Mark as posted')
  await plain.sees('Marked as posted', 'Nothing to post', 'Posted in the last 14 days')
  await nadia.open('/council/post')
  await nadia.look('post/posted', wrong)
  await plain.press(/^Put back the letter to Siti Rahim/)
  await plain.press('Yes, put it back')
  await plain.sees('waits to be posted again')
  await plain.open('/council/messages')
  await plain.sees('Every message has gone')
  assert.deepEqual(wrong, [])
  for (const person of [nadia, plain]) await person.leave()
})
