// A person's list of cases: its filters, which come when they are asked for, and a search that looks into the other lists.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { people } = road

// firstOf gives the name and the case ID of the first case of a list.
async function firstOf(person, list) {
  await person.open(`/cases?tray=${list}`)
  const row = person.page.locator('tbody tr').first()
  return { name: (await row.getByRole('link').first().innerText()).trim(), id: (await row.getByText(/^EHC\//).innerText()).trim() }
}

describe('a list of cases', () => {
  for (const scripts of [true, false]) {
    test(`is filtered and searched ${scripts ? 'with' : 'without'} JavaScript`, async () => {
      const nadia = await Person.signedIn(browser, hub, people.nadia.email, { scripts })
      const live = await firstOf(nadia, 'live')
      await nadia.open('/cases?tray=in-progress&sort=name')
      const wrong = []
      await nadia.look(`lists/folded-${scripts}`, wrong)
      const address = nadia.page.url()
      if (scripts) {
        await nadia.page.getByRole('searchbox').pressSequentially('a')
        await nadia.page.waitForURL(/q=a/)
        await nadia.named('Filter the list').click()
        await nadia.page.getByRole('combobox', { name: 'Education setting' }).waitFor()
        assert.equal(await nadia.page.evaluate(() => document.activeElement.tagName), 'SUMMARY', 'the focus')
        assert.equal(await nadia.page.getByRole('searchbox').inputValue(), 'a', 'what was typed')
        await nadia.page.keyboard.press('Enter')
        await nadia.page.getByRole('combobox', { name: 'Education setting' }).waitFor({ state: 'hidden' })
        await nadia.page.keyboard.press('Enter')
        await nadia.page.getByRole('button', { name: 'Choose date' }).waitFor()
      } else {
        await nadia.press('Filter the list')
        assert.equal(new URL(nadia.page.url()).hash, '#filters')
      }
      await nadia.look(`lists/open-${scripts}`, wrong)
      await nadia.tick('Assessment in progress')
      await nadia.press('Apply filters')
      await nadia.sees('Case status')
      await nadia.press(/^Assessment in progress/, nadia.page.locator('.hub-chips'))
      await nadia.seesNot('Case status')
      assert.equal(new URL(nadia.page.url()).searchParams.get('sort'), new URL(address).searchParams.get('sort'))

      const [, year, number] = live.id.split('/')
      await nadia.open(`/cases?tray=in-progress&q=${encodeURIComponent(`${year} ${Number(number)}`)}`)
      await nadia.sees('No case matches', '1 in My live cases')
      await nadia.look(`lists/elsewhere-${scripts}`, wrong)
      await nadia.press('1 in My live cases')
      await nadia.sees(live.name, live.id)
      assert.deepEqual(wrong, [])
      await nadia.leave()
    })
  }
})
