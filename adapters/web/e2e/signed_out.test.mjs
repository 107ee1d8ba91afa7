// Being signed out while one writes: what was typed waits for whoever typed it, with JavaScript and without; and
// whoever is there is warned before it happens.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ready } from '../assets/browser.mjs'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { people } = road

const field = 'Monitoring and review'
const leanneAshworth = 'leanne.ashworth@parent.wrenshire.example'
const written = async (person) => {
  const box = person.page.getByRole('textbox', { name: field, exact: true })
  return (person.scripts ? await box.innerText() : await box.inputValue()).trim()
}

// focused reports whether the next letter goes into the field.
const focused = (person) => person.page.getByRole('textbox', { name: field, exact: true }).evaluate((box) => box === document.activeElement)

// signOutElsewhere signs out in another tab of the same browser.
async function signOutElsewhere(person) {
  const tab = await person.context.newPage()
  await tab.goto('/help')
  await tab.getByRole('button', { name: 'Sign out' }).click()
  await tab.getByText('You are signed out.').waitFor()
  await tab.close()
}

for (const scripts of [true, false]) {
  test(`what was typed before signing out in another tab comes back, ${scripts ? 'with' : 'without'} JavaScript`, async () => {
    const wrong = []
    const how = scripts ? 'scripts' : 'plain'
    const text = `The school reviews progress with the family each term (${how}).`
    const bethan = await Person.signedIn(browser, hub, people.bethan.email, { scripts })
    const part = `${await road.caseAt(bethan, 'Draft EHC Plan (not yet shared)')}/plan/parts/k`
    await bethan.open(part)
    const before = await written(bethan)
    await signOutElsewhere(bethan) // before, with JavaScript: signing out saves what another tab holds
    await bethan.write(field, text)
    await bethan.press('Save')
    await bethan.sees('You have signed out in this browser', 'What you typed is safe.')
    await bethan.look(`signed-out/sign-in-${how}`, wrong)
    await bethan.signIn(people.bethan.email)
    await bethan.sees('You were signed out before this was saved', 'Nothing has been done with it yet')
    await bethan.look(`signed-out/waiting-${how}`, wrong)
    await bethan.press('Check it and save it')
    await bethan.sees('There is a problem', 'You were signed out before this was saved. Check what you typed and save it again.')
    assert.equal(await written(bethan), text)
    if (scripts) assert.ok(await focused(bethan), 'back in the same field')
    await bethan.look(`signed-out/put-back-${how}`, wrong)

    const other = await Person.signedIn(browser, hub, people.bethan.email, { scripts })
    await other.open(part)
    assert.equal(await written(other), before) // nothing was saved yet
    await bethan.press('Save')
    await bethan.seesNot('There is a problem')
    await other.open(part)
    assert.equal(await written(other), text)
    await bethan.open('/kept')
    await bethan.sees('Nothing is waiting to be saved')
    for (const person of [bethan, other]) await person.leave()
    assert.deepEqual(wrong, [])
  })
}

// The hub ends a session that is over in the same way, whether its time has run out or its owner ended it.
test('after a time-out one is back in the same field, at the same place, with every character', async () => {
  const wrong = []
  const leanne = await Person.signedIn(browser, hub, leanneAshworth)
  await leanne.open('/account/profile')
  const box = leanne.page.getByLabel('Postal address', { exact: true })
  const lines = 'Flat 2, “Heron’s Rest”\n7 Mill Lane\nWrenbridge & Marsh <End>\nWZ1 4DE'
  await leanne.fill('Job title or role', 'Mother and carer')
  await box.fill(lines)
  await box.evaluate((area) => area.setSelectionRange(6, 6))
  const elsewhere = await Person.signedIn(browser, hub, leanneAshworth)
  await elsewhere.open('/account/sessions')
  await elsewhere.press('Sign out everywhere else')
  await leanne.press('Save')
  await leanne.sees('You were signed out because your session had ended.', 'What you typed is safe.')
  await leanne.signIn(leanneAshworth)
  await leanne.press('Check it and save it')
  await leanne.sees('You were signed out before this was saved.')
  assert.equal(await box.inputValue(), lines)
  assert.equal(await leanne.page.getByLabel('Job title or role', { exact: true }).inputValue(), 'Mother and carer')
  assert.deepEqual(await box.evaluate((area) => [area === document.activeElement, area.selectionStart]), [true, 6])
  await leanne.look('signed-out/same-field', wrong)
  for (const person of [leanne, elsewhere]) await person.leave()
  assert.deepEqual(wrong, [])
})

test('somebody else who signs in in the same browser never sees it', async () => {
  const bethan = await Person.signedIn(browser, hub, people.bethan.email)
  await bethan.open(`${await road.caseAt(bethan, 'Draft EHC Plan (not yet shared)')}/plan/parts/k`)
  await bethan.write(field, 'Private until it is saved.')
  await signOutElsewhere(bethan)
  await bethan.press('Save')
  await bethan.signIn(people.marguerite.email)
  assert.doesNotMatch(bethan.page.url(), /kept/)
  await bethan.open('/kept')
  await bethan.sees('Nothing is waiting to be saved')
  await bethan.seesNot('Private until it is saved.')
  await bethan.leave()
})

test('a form that is sent without a connection stays, and says so', async () => {
  const wrong = []
  const bethan = await Person.signedIn(browser, hub, people.bethan.email)
  const part = `${await road.caseAt(bethan, 'Draft EHC Plan (not yet shared)')}/plan/parts/k`
  await bethan.open(part)
  await bethan.write(field, 'Written on a train.')
  await bethan.context.setOffline(true)
  await bethan.named('Save').click()
  await bethan.page.getByRole('alert').getByText('You have no connection just now.').waitFor()
  assert.equal(bethan.page.url(), hub.baseURL + part)
  assert.equal(await written(bethan), 'Written on a train.')
  await bethan.look('signed-out/no-connection', wrong)
  await bethan.context.setOffline(false)
  await bethan.page.getByText('You have no connection just now.').waitFor({ state: 'detached' })
  // A second click within a second would count as a double click.
  await bethan.going(() => bethan.named('Save').evaluate((button) => button.form.requestSubmit(button)))
  await bethan.open(part)
  assert.equal(await written(bethan), 'Written on a train.')
  await bethan.leave()
  assert.deepEqual(wrong, [])
})

test('a warning comes five minutes before the end, keeps the place, and ends with word that the text is safe', async () => {
  const wrong = []
  const bethan = await Person.signedIn(browser, hub, people.bethan.email)
  const part = `${await road.caseAt(bethan, 'Draft EHC Plan (not yet shared)')}/plan/parts/k`
  await bethan.page.clock.install()
  await bethan.open(part)
  const warning = bethan.page.getByRole('alertdialog')
  await bethan.page.getByRole('textbox', { name: field, exact: true }).focus()
  await bethan.page.clock.fastForward('24:50')
  assert.equal(await warning.count(), 0)
  await bethan.page.clock.fastForward('00:15')
  await warning.getByText('You will be signed out in 5 minutes').waitFor()
  assert.equal(await bethan.page.evaluate(() => document.activeElement.textContent), 'Stay signed in')
  await bethan.look('signed-out/warning', wrong)
  await bethan.page.clock.fastForward('03:00')
  await warning.getByText('You will be signed out in 2 minutes').waitFor()
  await bethan.page.keyboard.press('Enter') // one key is enough
  await warning.waitFor({ state: 'hidden' })
  assert.equal(bethan.page.url(), hub.baseURL + part)
  assert.ok(await bethan.page.getByRole('textbox', { name: field, exact: true }).evaluate((box) => box === document.activeElement), 'back in the same field')

  await bethan.page.clock.fastForward('26:00')
  await warning.waitFor()
  await bethan.page.clock.fastForward('05:00')
  await warning.getByText('You have been signed out').waitFor()
  await warning.getByText('What you typed is still on this page').waitFor()
  await warning.getByRole('button', { name: 'Close this message' }).click()
  await warning.waitFor({ state: 'hidden' })
  await bethan.leave()
  assert.deepEqual(wrong, [])
})
