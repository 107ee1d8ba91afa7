// A SENCO leaves and another comes, with the school's own administrator; and somebody is away while another stands in.
// On a hub of its own: it takes somebody off a school whom other files of journeys look for.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import { people } from './road.mjs'
import { browser, hub } from './stage.mjs'

const { rukhsana, yusra, bethan, marguerite } = people
const hester = 'hester.lovelock@head.wrenshire.example'
const successor = { name: 'Idony Carrow', email: 'idony.carrow@school.example', password: 'three-herons-at-dusk', phone: '07700 900 432' }
const begun = { request: 'He builds bridges out of anything that he finds.', advice: 'Since he came to us in Reception.' }
const contact = 'When did the child or young person first come into contact with your organisation?'

// listed gives the addresses of all cases in a tray.
async function listed(person, tray) {
  await person.open(`/cases?tray=${tray}`)
  return (await person.page.getByRole('rowheader').getByRole('link').evaluateAll((links) => links.map((a) => a.getAttribute('href')))).sort()
}

// box finds what was typed, in an editor or a plain box.
const holds = (person, text) => person.page.waitForFunction((words) => document.querySelector('#main-content').innerText.includes(words) || [...document.querySelectorAll('textarea, input')].some((box) => box.value.includes(words)), text)

test('a SENCO leaves: the next one goes on with every case and draft of the school, and the record still names who left', async () => {
  const wrong = []
  const leaver = await Person.signedIn(browser, hub, rukhsana.email)

  await leaver.open('/requests/new')
  await leaver.press('Start')
  const draft = new URL(leaver.page.url()).pathname
  await leaver.open(`${draft}/child`)
  await leaver.fill('Forenames (needed)', 'Corin')
  await leaver.fill('Surname (needed)', 'Hathaway')
  await leaver.fill('Date of birth (needed)', '4/5/2018')
  await leaver.choose('Nursery, school or college', rukhsana.setting)
  await leaver.press('Save and continue')
  await leaver.fill('What is going well?', begun.request)
  await leaver.press('Save and continue')

  await leaver.open('/cases')
  const advice = await leaver.page.getByRole('link', { name: /^Write your advice/ }).first().getAttribute('href')
  const file = advice.replace(/\/assessment.*/, '')
  await leaver.open(advice)
  await leaver.press('Background')
  await leaver.write(contact, begun.advice)
  await leaver.press('Save and go back')
  const before = await listed(leaver, 'setting')
  assert.ok(before.length > 1, `the school has cases: ${before}`)

  const head = await Person.signedIn(browser, hub, hester)
  await head.open('/account')
  await head.press('The people of your setting')
  await head.sees(rukhsana.name, 'Administrator', 'Who has which case')
  await head.look('senco/setting', wrong)
  await head.press(/^Remove\s+Rukhsana Malik/)
  await head.sees(`${rukhsana.name} sees none of this setting’s cases any more`)
  await head.look('senco/remove', wrong)
  await head.press('Remove')
  await head.sees('They no longer act for this setting.')
  await head.fill('Full name', successor.name)
  await head.fill('E-mail address', 'not an address')
  await head.press('Invite to act for this setting')
  await head.sees('There is a problem')
  assert.equal(await head.page.getByLabel('Full name', { exact: true }).inputValue(), successor.name)
  await head.fill('E-mail address', successor.email)
  await head.press('Invite to act for this setting')
  await head.sees(successor.name, 'Not registered yet')
  const { links } = await head.told(successor.email, /opened an account for you/)

  // Whoever left is signed in still, and has nothing any more.
  for (const path of [file, draft, advice]) assert.ok([403, 404].includes(await leaver.open(path)), `${path} is open to who left`)
  assert.deepEqual(await listed(leaver, 'setting'), [])
  await leaver.look('senco/leaver', wrong)

  const next = await Person.arrive(browser, hub)
  await next.open(links.find((link) => /\/register\/./.test(link)))
  await next.fill('New password', successor.password)
  await next.tick(/^By text message/)
  await next.fill('Mobile number', successor.phone)
  await next.press('Save my password')
  await next.enterCode(successor.email)
  assert.deepEqual(await listed(next, 'setting'), before)
  await next.look('senco/successor', wrong)
  await next.open(`${draft}/story`)
  await holds(next, begun.request)
  await next.fill('What is difficult? (needed)', 'He can’t bear noise.')
  await next.press('Save and continue')
  await next.open(advice)
  await next.press('Background')
  await holds(next, begun.advice)
  await next.write(contact, `${begun.advice} He is in Year 3 now.`)
  await next.press('Save and go back')
  await next.sees('What you wrote is saved.')
  await next.look('senco/advice', wrong)
  await next.open(`${file}/timeline`)
  await next.sees(rukhsana.name)
  for (const person of [leaver, head, next]) await person.leave()
  assert.deepEqual(wrong, [])
})

async function standsIn(scripts) {
  const how = scripts ? 'scripts' : 'plain'
  const wrong = []
  const away = await Person.signedIn(browser, hub, yusra.email, { scripts })
  const cases = await listed(away, 'in-progress')
  assert.ok(cases.length > 0, 'she has cases')
  const cover = await Person.signedIn(browser, hub, bethan.email, { scripts })
  assert.ok(!(await listed(cover, 'in-progress')).includes(cases[0]), 'a case that is another’s')

  await away.open('/account/away')
  await away.fill('First day away', '40/1/2027')
  await away.press('Record the absence')
  await away.sees('There is a problem')
  const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London' }).format(new Date())
  await away.fill('First day away', today)
  await away.choose('Who stands in', `${bethan.name}, SEN case co-ordinator`)
  await away.press('Record the absence')
  await away.sees('The absence is recorded.', bethan.name)
  await away.look(`away/own-${how}`, wrong)

  assert.ok((await listed(cover, 'in-progress')).includes(cases[0]), 'whoever stands in has the case')
  await cover.open('/account/away')
  await cover.sees(`You stand in for ${yusra.name}`)
  await cover.look(`away/cover-${how}`, wrong)
  await away.press(/^End it now/)
  await away.sees('nobody stands in any more')
  assert.ok(!(await listed(cover, 'in-progress')).includes(cases[0]), 'once it is ended, they have it no more')
  for (const person of [away, cover]) await person.leave()
  assert.deepEqual(wrong, [])
}

test('somebody is away, and another stands in until it is ended', () => standsIn(true))

test('somebody is away, and another stands in, without JavaScript', () => standsIn(false))

test('the council looks after teams, services and settings', async () => {
  const wrong = []
  const manager = await Person.signedIn(browser, hub, marguerite.email)
  for (const [place, one] of [['teams', 'Children’s Therapies'], ['services', 'Sensory Support Service'], ['settings', rukhsana.setting]]) {
    await manager.open(`/council/${place}`)
    await manager.look(`organisations/${place}`, wrong)
    await manager.press(one)
    await manager.look(`organisations/${place}-one`, wrong)
  }
  await manager.open('/council/services/new')
  await manager.fill('Name', 'Portage Home Visiting')
  await manager.press('Make it')
  await manager.sees('It is made. Now say who belongs to it.', 'Nobody belongs to it yet')
  await manager.fill('Add somebody by their e-mail address', 'gareth.llewelynshaw@adviser.wrenshire.example')
  await manager.press('Add to the service')
  await manager.sees('Gareth Llewelyn-Shaw')
  await manager.leave()
  assert.deepEqual(wrong, [])
})
