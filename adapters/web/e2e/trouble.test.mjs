// What goes wrong on the road: wrong input, two people in the same place, steps out of turn or against the law,
// another person's case, a file that is not what it says. Each is said in plain words, and nothing typed is lost.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { people } = road

// looked makes sure that a page that says what is wrong is as sound as any other.
async function looked(person, name) {
  const wrong = []
  await person.look(`trouble/${name}`, wrong)
  assert.deepEqual(wrong, [])
}

const textOf = async (person, label) => (await person.page.getByRole('textbox', { name: label, exact: true }).innerText()).trim()

// draft starts a request without an account.
async function draft(options) {
  const visitor = await Person.arrive(browser, hub, options)
  await visitor.open('/request')
  await visitor.press('Start now')
  return visitor
}

describe('wrong input', () => {
  for (const scripts of [true, false]) {
    test(`a wrong field is named, linked and kept as typed, ${scripts ? 'with' : 'without'} JavaScript`, async () => {
      const visitor = await draft({ scripts })
      await visitor.press('About the child or young person')
      await visitor.fill('Forenames (needed)', 'Rafferty')
      await visitor.fill('Surname (needed)', 'O’Dowd')
      await visitor.fill('Date of birth (needed)', '31/2/2017')
      await visitor.fill('Address', '2 Ferry Cottages\nQuayside')
      await visitor.press('Save and continue')
      await visitor.sees('There is a problem')
      for (const [label, typed] of Object.entries({ 'Forenames (needed)': 'Rafferty', 'Surname (needed)': 'O’Dowd', 'Date of birth (needed)': '31/2/2017', Address: '2 Ferry Cottages\nQuayside' })) {
        assert.equal(await visitor.page.getByLabel(label, { exact: true }).inputValue(), typed, label)
      }
      await looked(visitor, `wrong-field-${scripts ? 'scripts' : 'plain'}`)
      await visitor.page.getByRole('alert').getByRole('link').click()
      assert.equal(await visitor.page.evaluate(() => document.activeElement.name), 'child.born')
      await visitor.fill('Date of birth (needed)', '28/2/2017')
      await visitor.press('Save and continue')
      await visitor.sees('Their story')
      await visitor.leave()
    })
  }

  test('what is missing keeps a request from being sent, and leads to its field', async () => {
    const visitor = await draft()
    await visitor.press('Check and send')
    await visitor.press('Send the request')
    await visitor.sees('There is a problem', 'Say who is asking.')
    await looked(visitor, 'request-incomplete')
    await visitor.press('Say who is asking.', visitor.page.getByRole('alert'))
    assert.match(visitor.page.url(), /\/you#/)
    await visitor.leave()
  })

  test('a program that calls itself a PDF is refused by name', async () => {
    const visitor = await draft()
    await visitor.press(/^Documents/)
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(58), Buffer.from([128, 0, 0, 0]), Buffer.alloc(64), Buffer.from('PE\0\0'), Buffer.alloc(400)])
    await visitor.add('Add documents',
      { name: 'report.pdf', mimeType: 'application/pdf', buffer: program },
      { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Seen twice a term.') },
    )
    await visitor.sees('report.pdf', 'a Windows program')
    await visitor.sees('letter.txt') // the other one is taken
    await looked(visitor, 'refused-file')
    await visitor.leave()
  })
})

test('two people write the same part: the second sees both texts and chooses', async () => {
  const bethan = await Person.signedIn(browser, hub, people.bethan.email)
  const marguerite = await Person.signedIn(browser, hub, people.marguerite.email)
  const part = `${await road.caseAt(bethan, 'Draft EHC Plan (not yet shared)')}/plan/parts/k`
  await bethan.open(part)
  await marguerite.open(part)
  await bethan.write('Monitoring and review', 'The school reviews progress at half term.')
  await bethan.press('Save')
  await bethan.sees(`by ${people.bethan.name}`)
  await marguerite.write('Monitoring and review', 'The family meets the school every six weeks.')
  await marguerite.write('Who monitors progress towards the outcomes', 'The head of year.')
  await marguerite.press('Save')
  await marguerite.sees('Two people wrote here at the same time', people.bethan.name, 'The school reviews progress at half term.', 'The family meets the school every six weeks.')
  await looked(marguerite, 'two-writers')
  await marguerite.press('Save what I chose')
  await marguerite.sees('There is a problem') // nothing is chosen for her
  await marguerite.sees('The school reviews progress at half term.', 'The family meets the school every six weeks.')
  await marguerite.tick(`Keep the other, by ${people.bethan.name}`)
  await marguerite.press('Save what I chose')
  await bethan.open(part)
  assert.equal(await textOf(bethan, 'Monitoring and review'), 'The school reviews progress at half term.')
  assert.equal(await textOf(bethan, 'Who monitors progress towards the outcomes'), 'The head of year.') // where only one wrote, nobody is asked
  for (const person of [bethan, marguerite]) await person.leave()
})

test('a step out of turn is refused in plain words', async () => {
  const bethan = await Person.signedIn(browser, hub, people.bethan.email)
  const url = await road.caseAt(bethan, 'Assessment in progress')
  assert.equal(await bethan.open(`${url}/issue-decision/record`), 409)
  await bethan.sees('Assessment in progress', 'This decision can’t be made now.')
  await looked(bethan, 'out-of-turn')
  assert.ok([404, 409].includes(await bethan.open(`${url}/plan/share`)))
  await bethan.leave()
})

test('another person’s case is not found', async () => {
  const bethan = await Person.signedIn(browser, hub, people.bethan.email)
  const url = await road.caseAt(bethan, 'Decision to assess pending')
  const priya = await Person.signedIn(browser, hub, people.priya.email)
  for (const page of ['', '/request', '/plan', '/details']) {
    assert.equal(await priya.open(url + page), 404)
    await priya.seesNot('Decision to assess pending')
  }
  await looked(priya, 'not-found')
  const stranger = await Person.arrive(browser, hub)
  await stranger.open(url)
  assert.match(stranger.page.url(), /\/sign-in\?/)
  for (const person of [bethan, priya, stranger]) await person.leave()
})

test('what the law forbids of a draft is refused with the rule', async () => {
  const yusra = await Person.signedIn(browser, hub, people.yusra.email)
  const url = await road.caseAt(yusra, 'Draft EHC Plan (not yet shared)')
  await yusra.open(`${url}/plan/parts/i`)
  await yusra.choose('Setting', people.lorna.setting)
  await yusra.press('Save and go back')
  await yusra.open(`${url}/plan/share`)
  await yusra.sees('Section I must be empty in a draft.', 'CFA 2014 s.38(5)')
  await yusra.press('Check the letter and share')
  await yusra.sees('There is a problem', 'Section I must be empty in a draft.', 'CFA 2014 s.38(5)')
  await looked(yusra, 'section-i-filled')

  await yusra.open(`${url}/plan/parts/i`)
  await yusra.page.getByRole('combobox', { name: 'Setting', exact: true }).fill('')
  await yusra.fill('Type of setting', '')
  await yusra.press('Save and go back')
  await road.shareDraft(yusra, url)

  await yusra.open(`${url}/plan/finalise`)
  await yusra.sees('This still stands in the way', 'SI 2014/1530 reg 13(1)')
  await yusra.tick('A type of setting alone')
  await yusra.fill('Type of setting', 'Mainstream secondary school')
  for (const label of ['Who agreed it', 'Date of the agreement']) {
    const field = yusra.page.getByLabel(label, { exact: true })
    if (await field.count()) await field.fill(label === 'Who agreed it' ? 'Dr Amaka Thole' : new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' }))
  }
  await yusra.pick('Who signs the plan and its letter?', 'Marguerite Holloway, Head of SEND')
  await yusra.press('Check and issue')
  await yusra.sees('There is a problem', 'SI 2014/1530 reg 13(1)')
  assert.equal(await yusra.page.getByLabel('Who signs the plan and its letter?').locator('option:checked').innerText(), 'Marguerite Holloway, Head of SEND')
  await looked(yusra, 'inside-15-days')
  await yusra.leave()
})

test('the list is searched as one types, and by a button without JavaScript', async () => {
  const named = (person) => person.page.getByRole('rowheader').allInnerTexts()
  const nadia = await Person.signedIn(browser, hub, people.nadia.email)
  await nadia.open('/cases?tray=in-progress')
  const all = await named(nadia)
  await nadia.page.getByRole('searchbox').pressSequentially('ha')
  await nadia.page.getByText(/^\d+ cases? found/).waitFor({ state: 'attached' })
  const found = await named(nadia)
  assert.ok(found.length > 0 && found.length < all.length, `${found.length} of ${all.length}`)
  assert.deepEqual(found.filter((name) => !/ha/i.test(name)), [])

  const plain = await Person.signedIn(browser, hub, people.nadia.email, { scripts: false })
  await plain.open('/cases?tray=in-progress')
  await plain.page.getByRole('searchbox').fill('ha')
  await plain.press('Search')
  assert.deepEqual(await named(plain), found)
  for (const person of [nadia, plain]) await person.leave()
})
