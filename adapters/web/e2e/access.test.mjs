// Who can see a child's file: a family reads it, a manager searches who looked, a parent's address is kept from another,
// and what went to the wrong person is taken back and logged.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { Person, plain } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const people = { ...road.people, stefan: { name: 'Stefan Borowski', email: 'stefan.borowski@adviser.wrenshire.example' } }
const leanne = { name: 'Leanne Ashworth', email: 'leanne.ashworth@parent.wrenshire.example' }

const arrives = (who, options) => Person.signedIn(browser, hub, who.email, options)

test('a mother reads who can see her child’s file, and who looked', async () => {
  const mother = await arrives(leanne)
  const wrong = []
  await mother.press('See who can see this file, and who looked')
  await mother.sees('Who can see this file, and who looked', leanne.name, people.rukhsana.setting, `Through ${people.rukhsana.setting}`, 'Last looked', 'Nobody else', 'The council has declared no machine that writes text')
  await mother.look('access/family', wrong)
  assert.deepEqual(wrong, [])
  await mother.leave()
})

test('a manager declares who works with the data, and searches who looked', async () => {
  const manager = await arrives(people.marguerite)
  const wrong = []
  await manager.open('/council')
  await manager.press('Who works with children’s data')
  await manager.press('Declare somebody who works with children’s data')
  await manager.press('Declare')
  await manager.sees('There is a problem', 'Enter the name, as families can look it up')
  await manager.tick('Company or organisation')
  await manager.fill('Name', 'Larkmoor Typing')
  await manager.fill('What does it do for the council?', 'Types what parents tell on the telephone.')
  await manager.fill('Since when does it work with the data?', '1/9/2026')
  await manager.look('access/declare', wrong)
  await manager.press('Declare')
  await manager.sees('Larkmoor Typing', 'For every child')

  await manager.open('/council')
  await manager.press('Who looked at what')
  await manager.fill('Person: name or e-mail address', leanne.email)
  await manager.press('Search')
  await manager.sees(`What ${leanne.name} looked at`, 'See who can see the file, why, and when each looked last')
  await manager.look('access/audit', wrong)
  const file = await manager.download('Download what is found as a table (CSV)')
  assert.match(await readFile(file.path, 'utf8'), /Leanne Ashworth/)
  assert.deepEqual(wrong, [])
  await manager.leave()
})

test('a mother keeps where they live and learn from somebody on the case', async () => {
  const mother = await arrives(leanne)
  const wrong = []
  const url = await mother.page.getByRole('heading', { level: 2 }).getByRole('link').first().getAttribute('href')
  const reader = await arrives(people.stefan)
  assert.equal(await reader.open(`${url}/details`), 200)
  await reader.sees(people.rukhsana.setting)

  await mother.open(`${url}/private`)
  await mother.press('Keep details private from somebody on this case')
  await mother.press('Keep private')
  await mother.sees('There is a problem', 'Choose from whom it is kept', 'Say why it must be kept private')
  await mother.tick(new RegExp(people.stefan.name))
  await mother.tick('A court order')
  await mother.look('access/keep-private', wrong)
  await mother.press('Keep private')
  await mother.sees('It is kept private from now on', people.stefan.name)

  for (const page of ['', '/people', '/details', '/request', '/plan', '/timetable', '/timeline', '/letters', '/assessment']) {
    await reader.open(url + page)
    assert.doesNotMatch(plain(await reader.page.locator('body').innerText()), /Larkfield/, page)
  }
  await mother.press(/^End/)
  await mother.fill('Why does it no longer have to be kept private?', 'The order has ended.')
  await mother.press('Yes, stop keeping it private')
  await reader.open(`${url}/details`)
  await reader.sees(people.rukhsana.setting)
  assert.deepEqual(wrong, [])
  await mother.leave()
  await reader.leave()
})

test('what went to the wrong person is taken back, and logged with who had opened it', async () => {
  const manager = await arrives(people.marguerite)
  const wrong = []
  const url = await road.caseIn(manager, 'all', 'Rowan Ashworth')
  const reader = await arrives(people.stefan)
  assert.equal(await reader.open(`${url}/plan/versions/1`), 200)

  await manager.open(`${url}/recall`)
  await manager.tick(/^Draft version 1/)
  await manager.tick(new RegExp(people.stefan.name))
  await manager.fill('What went wrong?', 'It was meant for another therapist.')
  await manager.look('access/recall', wrong)
  await manager.press('Take it back now')
  await manager.sees('It is taken back, and in the log of breaches', 'It was meant for another therapist.')
  assert.equal(await reader.open(`${url}/plan/versions/1`), 403)
  await reader.sees('has taken it back')

  await manager.press('Complete the entry in the log of breaches')
  await manager.sees(`${people.stefan.name} opened it last on`, 'hours left')
  await manager.tick('Unlikely to put anybody at risk')
  await manager.fill('How did it end, and what is done so that it does not happen again? (optional)', 'He deleted it.')
  await manager.tick('This breach is closed')
  await manager.look('access/breach', wrong)
  await manager.press('Save')
  await manager.sees('The entry is saved.', 'Closed')
  await manager.look('access/breaches', wrong)
  assert.deepEqual(wrong, [])
  await manager.leave()
  await reader.leave()
})
