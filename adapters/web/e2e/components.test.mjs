// Every component on its sample page: no breach that axe finds, nothing sideways down to 320 pixels, nothing that
// the content security policy refuses, and what JavaScript adds working from the keyboard.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { axe, launch, ready, sideways, widths } from '../assets/browser.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const shots = join(here, 'output')
const pages = ['case', 'form', 'wrong', 'tray', 'tray?q=nobody', 'confirm', 'conflict', 'tasks', 'done', 'question']

let guide, base, browser

before(async () => {
  await mkdir(shots, { recursive: true })
  // Run by itself, because `go test` would not hand on the input whose end stops it.
  const program = join(shots, 'styleguide.test')
  execFileSync('go', ['test', '-c', '-o', program, '.'], { cwd: join(here, '..'), stdio: 'inherit' })
  guide = spawn(program, ['-test.run=^TestStyleGuide$'], { cwd: join(here, '..'), env: { ...process.env, HUB_STYLEGUIDE: '1' }, stdio: ['pipe', 'pipe', 'inherit'] })
  base = await new Promise((found, failed) => {
    let said = ''
    guide.stdout.on('data', (data) => {
      said += data
      const address = said.match(/styleguide (http:\S+)/)
      if (address) found(address[1])
    })
    guide.on('exit', () => failed(new Error(`the sample pages are not served:\n${said}`)))
  })
  browser = await launch()
})

after(async () => {
  await browser?.close()
  guide?.stdin.end()
})

// opened gives a page of the guide and what its console complained about.
async function opened(path, { size = widths.wide, slow, ...options } = {}) {
  const context = await browser.newContext({ viewport: size, ...options })
  const page = await context.newPage()
  const complaints = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await slow?.(page)
  await page.goto(`${base}/${path}`)
  if (options.javaScriptEnabled !== false && !slow) await ready(page)
  return { page, complaints, close: () => context.close() }
}

describe('sample pages', () => {
  for (const path of pages) {
    for (const [name, size] of Object.entries(widths)) {
      test(`${path}, ${name}`, async () => {
        const { page, complaints, close } = await opened(path, { size })
        assert.deepEqual(await axe(page), [])
        assert.equal(await sideways(page), 0)
        assert.deepEqual(complaints, [])
        await page.screenshot({ path: join(shots, `${path.replace(/\W/g, '-')}-${name}.png`), fullPage: true })
        await close()
      })
    }
    test(`${path}, 320 pixels`, async () => {
      const { page, close } = await opened(path, { size: { width: 320, height: 700 } })
      assert.equal(await sideways(page), 0)
      await close()
    })
    test(`${path}, without JavaScript`, async () => {
      const { page, close } = await opened(path, { javaScriptEnabled: false })
      assert.equal(await page.locator('h1').count(), 1)
      await page.screenshot({ path: join(shots, `${path.replace(/\W/g, '-')}-plain.png`), fullPage: true })
      await close()
    })
  }
})

describe('what JavaScript adds', () => {
  test('clear selection unticks, folds what was revealed and keeps the focus near', async () => {
    const { page, close } = await opened('form')
    assert.equal(await page.getByLabel('Who met them?').isVisible(), true)
    await page.getByRole('button', { name: 'Clear selection of Has anyone met the family?' }).click()
    assert.equal(await page.locator('input[name="met"]:checked').count(), 0)
    assert.equal(await page.getByLabel('Who met them?').isVisible(), false)
    assert.equal(await page.evaluate(() => document.activeElement.name), 'met')
    assert.equal(await page.getByRole('button', { name: 'Clear selection of Has anyone met the family?' }).isVisible(), false)
    await close()
  })

  test('type-ahead narrows, chooses from the keyboard, and posts what it shows', async () => {
    const { page, close } = await opened('form')
    const box = page.getByRole('combobox', { name: 'Setting' })
    await box.fill('saint brannocs')
    assert.equal(await page.getByRole('listbox', { name: 'Setting' }).getByRole('option').count(), 1)
    await page.keyboard.press('ArrowDown')
    assert.deepEqual(await axe(page), [])
    await page.keyboard.press('Enter')
    assert.equal(await box.inputValue(), 'Saint Brannoc’s Church of England Academy')
    assert.equal(await page.locator('select[name="setting"]').inputValue(), 'b')
    await box.fill('thornby')
    assert.equal(await page.locator('select[name="setting"]').inputValue(), '', 'half-typed text must not post the old choice')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    assert.equal(await page.locator('#setting-unmatched').isVisible(), true)
    assert.equal(await box.inputValue(), 'thornby', 'what was typed stays')
    await close()
  })

  test('words that match nothing in a list go into the next box, or keep the form from being sent', async () => {
    const { page, close } = await opened('form')
    const box = page.getByRole('combobox', { name: 'Nursery' })
    const other = page.getByLabel('Name of the nursery')
    await box.fill('Sunny Farm')
    await page.keyboard.press('Tab')
    assert.equal(await other.inputValue(), 'Sunny Farm')
    await box.fill('saint brannocs')
    await page.keyboard.press('Enter')
    assert.equal(await other.inputValue(), '', 'a choice from the list takes the words back')
    await page.getByRole('combobox', { name: 'Setting' }).fill('Moon')
    const before = page.url()
    await page.evaluate(() => document.querySelector('form[data-guard]').requestSubmit())
    assert.equal(page.url(), before)
    assert.match(await page.locator('#setting-unmatched').innerText(), /Nothing in the list matches “Moon”/)
    assert.equal(await page.getByRole('combobox', { name: 'Setting' }).inputValue(), 'Moon')
    assert.deepEqual(await axe(page), [])
    await close()
  })

  test('a list in which all is an answer begins with it, and goes back to it', async () => {
    const { page, close } = await opened('form')
    const box = page.getByRole('combobox', { name: 'Of which school' })
    const posted = page.locator('select[name="filter"]')
    assert.equal(await box.inputValue(), 'All')
    await box.click()
    assert.equal(await page.getByRole('listbox', { name: 'Of which school' }).getByRole('option').first().innerText(), 'All')
    await page.keyboard.type('brannocs')
    await page.keyboard.press('Enter')
    assert.equal(await posted.inputValue(), 'b')
    await box.fill('')
    await page.keyboard.press('Tab')
    assert.equal(await box.inputValue(), 'All')
    assert.equal(await posted.inputValue(), '')
    await box.fill('brannocs')
    await page.keyboard.press('Enter')
    await box.click()
    await page.getByRole('option', { name: 'All', exact: true }).click()
    assert.equal(await posted.inputValue(), '')
    await close()
  })

  test('the editor writes what the server keeps, and Tab leaves it', async () => {
    const { page, close } = await opened('form')
    const editor = page.getByRole('textbox', { name: 'What is going well' })
    assert.equal(await page.locator('textarea[name="views"]').inputValue(), '<p><strong>Good</strong> days:</p><ul><li><p>swimming</p></li><li><p>maps</p></li></ul>')
    assert.equal(await page.locator('input[name="views.format"]').inputValue(), 'html')
    await editor.getByText('maps').click()
    await page.keyboard.press('End')
    // The buttons show that the editor has seen where the caret is: the browser tells it a moment later.
    await page.locator('.hub-editor__tool--bulleted[aria-pressed="true"]').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+u')
    await page.keyboard.type('stars <3')
    await page.keyboard.press('Alt+F10')
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Bold (Ctrl+B)')
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter', 'Escape']) await page.keyboard.press(key)
    assert.equal(await page.locator('textarea[name="views"]').inputValue(), '<p><strong>Good</strong> days:</p><ol><li><p>swimming</p></li><li><p>maps</p></li><li><p><u>stars &lt;3</u></p></li></ol>')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement.name), 'met')
    assert.deepEqual(await axe(page), [])
    await close()
  })

  test('what is typed before the editor has arrived stays as typed', async () => {
    let arrive
    const late = new Promise((resolve) => { arrive = resolve })
    const { page, close } = await opened('form', { slow: (page) => page.route(/part-rich_text/, async (route) => { await late; await route.continue() }) })
    const box = page.locator('textarea[name="views"]')
    await box.fill('typed early')
    arrive()
    await ready(page)
    assert.equal(await box.isVisible(), true)
    assert.equal(await box.inputValue(), 'typed early')
    assert.equal(await page.locator('input[name="views.format"]').inputValue(), 'text')
    await close()
  })

  test('what is pasted from Word becomes plain paragraphs and lists', async () => {
    const { page, complaints, close } = await opened('form')
    const editor = page.getByRole('textbox', { name: 'What is going well' })
    await editor.focus()
    await page.keyboard.press('Control+a')
    await page.evaluate(() => {
      const word = `<html><head><style>p.MsoNormal{color:red}</style></head><body><!--StartFragment-->
        <p class="MsoNormal" style="color:red">My <b style="mso-bidi-font-weight:normal">plan</b>, life style = calm<o:p></o:p></p><script>alert(1)</script><img src="x.png" onerror="alert(1)">
        <p class="MsoListParagraphCxSpFirst" style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span>swim</p>
        <p class="MsoListParagraphCxSpLast" style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span>draw</p>
        <!--EndFragment--></body></html>`
      const data = new DataTransfer()
      data.setData('text/html', word)
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    assert.equal(await page.locator('textarea[name="views"]').inputValue(), '<p>My <strong>plan</strong>, life style = calm</p><ul><li><p>swim</p></li><li><p>draw</p></li></ul>')
    assert.deepEqual(complaints, [])
    await close()
  })

  test('unsaved changes are said, and leaving asks first', async () => {
    const { page, close } = await opened('form')
    assert.equal(await page.getByText('Saved at 2:02pm').isVisible(), true)
    await page.getByLabel('Hours of help').fill('12')
    assert.equal(await page.getByText('You have changes that are not saved').isVisible(), true)
    const asking = page.waitForEvent('dialog')
    const leaving = page.getByRole('link', { name: 'Leave without saving' }).click()
    const dialog = await asking
    assert.equal(dialog.type(), 'beforeunload')
    await dialog.dismiss()
    await leaving
    await page.getByLabel('Hours of help').fill('')
    assert.equal(await page.getByText('Saved at 2:02pm').isVisible(), true, 'a change taken back is no change')
    await close()
  })

  test('search as you type swaps the list, says the count and keeps the address', async () => {
    const { page, close } = await opened('tray')
    await page.getByRole('searchbox').pressSequentially('feather')
    await page.getByText('1 case found').waitFor({ state: 'attached' })
    assert.equal(await page.getByRole('rowheader').count(), 1)
    assert.match(page.url(), /\/tray\?sort=due&q=feather$/)
    await page.getByRole('searchbox').fill('zzz')
    await page.getByText('No cases found', { exact: true }).waitFor()
    assert.deepEqual(await axe(page), [])
    await close()
  })

  test('a date is chosen from the calendar or typed', async () => {
    const { page, close } = await opened('form')
    await page.getByRole('button', { name: 'Choose date' }).click()
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: 'Tuesday 20 October 2026' }).click()
    assert.equal(await page.getByLabel('When you need it by').inputValue(), '20/10/2026')
    await close()
  })

  test('the field with the focus is never beneath the save bar', async () => {
    for (const size of Object.values(widths)) {
      const { page, close } = await opened('form', { size: { ...size, height: 600 } })
        const hidden = []
      for (let i = 0; i < 45; i++) {
        await page.keyboard.press('Tab')
        const beneath = await page.evaluate(() => {
          const focused = document.activeElement, bar = document.querySelector('.hub-save-bar')
          if (bar.contains(focused) || focused === document.body) return null
          const at = focused.getBoundingClientRect(), top = bar.getBoundingClientRect().top
          return at.top + Math.min(at.height, 24) > top && at.top < top + bar.offsetHeight ? `${innerWidth}: ${focused.outerHTML.slice(0, 60)} ${at.top}+${at.height}, bar ${top}+${bar.offsetHeight}` : null
        })
        if (beneath) hidden.push(beneath)
      }
      assert.deepEqual(hidden, [])
      await close()
    }
  })
})
