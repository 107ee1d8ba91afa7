// A co-ordinator asks a therapist without an account for advice, by an e-mail address alone. The therapist comes in by the
// link and a code, answers over six pages, and the co-ordinator reads it. A link that is forwarded, old or ended, and a code
// that is wrong or used, open nothing.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { people } = road
const child = 'Ottilie Fenwick-Lowe'
const wrong = []

// linkOf gives the path of the latest link that was sent to an address.
const linkOf = async (person, to, about = /here: \S+\/guest\/link\//) => new URL((await person.told(to, about)).text.match(/https?:\S+\/guest\/link\/\S+/)[0]).pathname

const codeOf = async (person, to) => (await person.told(to, /Your code for the request/)).text.match(/\b\d{6}\b/)[0]

async function askByEmail(officer, url, { email, again = email, name, what }, see = async () => {}) {
  await officer.open(`${url}/assessment/ask?limb=f`)
  const line = officer.page.locator('#line-f')
  await officer.page.getByText('Not in the list? Ask by e-mail address').click()
  await officer.fill('E-mail address', email, line)
  await officer.fill('E-mail address again', again, line)
  await officer.fill('Full name', name, line)
  await officer.fill('What they are', what, line)
  await officer.fill('Note (optional)', 'What holds attention in a session?', line)
  await see('ask')
  await officer.press('Continue')
}

async function comeIn(guest, to, link, see = async () => {}) {
  await guest.open(link)
  await guest.sees('You are asked for advice', 'You need no account')
  await guest.seesNot('Ottilie', 'Fenwick')
  await see('link')
  await guest.press('Send me a code')
  await guest.sees('We have sent a code to o…@therapy.example')
  await see('code')
  await guest.fill('Six-digit code', await codeOf(guest, to))
  await guest.press('Continue')
  await guest.sees('Your advice is asked for', child, 'Music therapist')
}

for (const scripts of [true, false]) {
  test(`a guest answers one request over six pages ${scripts ? 'with' : 'without'} JavaScript, and the co-ordinator reads it`, async () => {
    const to = `olga.${scripts ? 'marsh' : 'plain'}@therapy.example`
    const see = (person) => async (name) => { if (scripts) await person.look(`guest/${name}`, wrong) }
    const officer = await Person.signedIn(browser, hub, people.marguerite.email, { scripts })
    const url = await road.caseIn(officer, 'all', child)
    await askByEmail(officer, url, { email: to, again: 'olga@other.example', name: 'Olga Marsh', what: 'Music therapist' }, see(officer))
    await officer.sees('There is a problem', 'The two e-mail addresses differ')
    await officer.fill('E-mail address again', to)
    await officer.press('Continue')
    await officer.sees('Olga Marsh, Music therapist', 'a guest, for this request only', `${child}, born`, 'The link works for 42 days')
    await see(officer)('ask-check')
    await officer.press(/^Send the request/)
    await officer.sees('Your request has been sent')

    const guest = await Person.arrive(browser, hub, { scripts })
    const link = await linkOf(guest, to)
    const pages = new Set()
    guest.page.on('framenavigated', (frame) => { if (frame === guest.page.mainFrame()) pages.add(new URL(frame.url()).pathname) })
    await comeIn(guest, to, link, see(guest))
    await guest.page.getByText('The request for an assessment').first().click()
    await guest.sees('Note from the council', 'What holds attention in a session?')
    await see(guest)('asked')
    await guest.press('Start')
    await guest.tick(/^Yes: they are known to us/)
    await guest.write('When did the child or young person first come into contact with your organisation?', 'In September 2025.')
    await guest.write('What has your organisation already put in place to support their needs?', 'A session each week.')
    await guest.write('What has been the effect of the support or strategies so far?', 'She stays for the whole session.')
    await see(guest)('background')
    await guest.press('Save and continue')
    await guest.page.locator('#area-communication > summary').click()
    const area = guest.page.locator('#area-communication')
    await guest.tick('Yes, I found a need in this area', area)
    await guest.press('Add a need', area)
    await guest.fill('Need 1', 'She needs time to answer.', area)
    await guest.press('Add an outcome', area)
    await guest.fill('Outcome 1: what they will be able to do', 'She takes turns in a conversation.', area)
    await guest.tick('Need 1: She needs time to answer.', area)
    await guest.press('Add provision to outcome 1', area)
    await guest.write('Support needed', 'Twenty minutes of music therapy.', area)
    await guest.fill('To be provided by', 'Music therapist', area)
    await guest.fill('Staff to student ratio', '1:1', area)
    await guest.fill('How much', '20 minutes', area)
    await guest.fill('How often', 'weekly', area)
    await see(guest)('findings')
    await guest.press('Save and check')
    await guest.sees('Check and send your advice', '1 need, 1 outcome')
    await see(guest)('check')
    await guest.press('Send your advice')
    await guest.sees('You have sent your advice', 'She needs time to answer.')
    await see(guest)('sent')
    assert.deepEqual([...pages].sort(), [link, `${link}/code`, '/guest', '/guest/background', '/guest/findings', '/guest/submit'].sort(), 'six pages')
    for (const path of [url, `${url}/assessment`, '/cases', '/account']) {
      await guest.open(path)
      assert.match(guest.page.url(), /\/sign-in/, path)
    }

    await officer.open(`${url}/assessment`)
    await officer.sees('Olga Marsh', 'Music therapist')
    const row = officer.page.getByRole('row').filter({ hasText: 'Olga Marsh' }).filter({ hasText: 'Completed' }).first()
    await officer.press(/^Read/, row)
    await officer.sees('Advice of Olga Marsh', 'She takes turns in a conversation.', 'Twenty minutes of music therapy.')
    assert.deepEqual(wrong, [])
    await guest.leave()
    await officer.leave()
  })
}

test('a link that was forwarded, replaced or ended, and a code that is wrong or used, open nothing', async () => {
  const to = 'olga.third@therapy.example'
  const officer = await Person.signedIn(browser, hub, people.marguerite.email)
  const url = await road.caseIn(officer, 'all', child)
  await askByEmail(officer, url, { email: to, name: 'Olga Third', what: 'Music therapist' })
  await officer.press(/^Send the request/)
  const guest = await Person.arrive(browser, hub)
  const first = await linkOf(guest, to)
  await guest.open(first)
  await guest.press('Send me a code')
  const code = await codeOf(guest, to)

  const other = await Person.arrive(browser, hub)
  await other.open(`${first}/code`)
  await other.sees('Send me a code') // this browser has asked for none
  await other.press('Send me a code')
  await other.fill('Six-digit code', code)
  await other.press('Continue')
  await other.sees('This is not the code that we sent you last') // theirs went to the invited address
  await other.look('guest/wrong-code', wrong)

  await guest.fill('Six-digit code', code)
  await guest.press('Continue')
  await guest.sees('This code no longer works. Ask for a new one.')
  await guest.press('Send a new code')
  await guest.fill('Six-digit code', '000000')
  await guest.press('Continue')
  await guest.sees('You can try 4 more times')
  await guest.fill('Six-digit code', await codeOf(guest, to))
  await guest.press('Continue')
  await guest.sees('Your advice is asked for')

  await officer.open(`${url}/people`)
  await officer.sees('Guest, this request only, until')
  await officer.open('/council/guests')
  await officer.look('guest/list', wrong)
  await officer.press('Olga Third')
  await officer.look('guest/one', wrong)
  await officer.press('Send a new link')
  await officer.sees(`A new link is being sent to ${to}`)
  await guest.open('/guest/background')
  await guest.sees('Open the link in our e-mail')
  const second = await linkOf(guest, to, /Please use this new link/)
  assert.notEqual(second, first)
  await guest.open(first)
  await guest.sees('This link no longer works', 'send@council.wrenshire.example')
  await guest.look('guest/shut', wrong)
  await comeIn(guest, to, second)

  await officer.press('End their access')
  await officer.press('Yes, end their access')
  await officer.sees('Say why')
  await officer.fill('Why?', 'A colleague of hers answers instead.')
  await officer.look('guest/end', wrong)
  await officer.press('Yes, end their access')
  await officer.sees('can no longer come in')
  await guest.open('/guest')
  await guest.sees('Open the link in our e-mail')
  await guest.open(second)
  await guest.sees('This link no longer works')
  await officer.open('/council/guests?ended=yes')
  await officer.sees('A colleague of hers answers instead.')
  assert.deepEqual(wrong, [])
  for (const person of [officer, guest, other]) await person.leave()
})
