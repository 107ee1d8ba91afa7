// Somebody at the hub in a browser of their own, who does what people do: follow links, press buttons, fill fields by
// their labels. With or without JavaScript the same calls do the same things.
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { axe, ready, sideways, widths } from '../assets/browser.mjs'
import { password as demoPassword } from './hub.mjs'

const shots = join(dirname(fileURLToPath(import.meta.url)), 'output')

// How long anything on a page may take.
const patience = 20_000

// A picture of a whole page shows what stays in view where it belongs, not across the text.
const unstick = () => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('.hub-save-bar, .hub-contents, .hub-drafting__sources { position: static !important; max-height: none !important }')
  document.adoptedStyleSheets = [sheet]
}

// plain gives a text with every run of white space as one space.
export const plain = (text) => text.replace(/\s+/g, ' ').trim()

export class Person {
  // arrive opens a browser window on the hub. scripts: false switches JavaScript off.
  static async arrive(browser, hub, { scripts = true } = {}) {
    const context = await browser.newContext({ baseURL: hub.baseURL, viewport: widths.wide, javaScriptEnabled: scripts, acceptDownloads: true, locale: 'en-GB' })
    context.setDefaultTimeout(patience)
    return new Person(hub, context, await context.newPage(), scripts)
  }

  // signedIn arrives and signs in.
  static async signedIn(browser, hub, email, options) {
    const person = await Person.arrive(browser, hub, options)
    await person.signIn(email)
    return person
  }

  constructor(hub, context, page, scripts) {
    Object.assign(this, { hub, context, page, scripts, complaints: [] })
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error}`))
    page.on('console', (message) => {
      // A page that is refused on purpose is told as an error too.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) this.complaints.push(`${page.url()}: ${message.text()}`)
    })
  }

  async leave() {
    await this.context.close()
    assert.deepEqual(this.complaints, [], 'what the browser complained about')
  }

  // going does something that leads to a new page, and waits until that page is there.
  async going(act) {
    await Promise.all([this.page.waitForEvent('load', { timeout: 2 * patience }), act()])
    if (this.scripts) await ready(this.page)
  }

  async open(path) {
    const response = await this.page.goto(path)
    if (this.scripts) await ready(this.page)
    return response.status()
  }

  // named finds a link or button by all of its words, hidden ones too.
  named(name, within = this.page) {
    const words = typeof name === 'string' ? { name, exact: true } : { name }
    return within.getByRole('link', words).or(within.getByRole('button', words))
  }

  // press follows a link, or presses a button, that leads to a page.
  async press(name, within) {
    await this.going(() => this.named(name, within).click())
  }

  async fill(label, text, within = this.page) {
    await within.getByLabel(label, { exact: true }).and(within.locator('textarea, input:not([type=checkbox], [type=radio])')).fill(text)
  }

  // write fills a formatted text: the editor, or the plain box that stands in its place without JavaScript.
  async write(label, text, within = this.page) {
    await within.getByRole('textbox', { name: label, exact: true }).fill(text)
  }

  // choose picks from a list that one can type in.
  async choose(label, option, within = this.page) {
    const box = within.getByRole('combobox', { name: label, exact: true })
    if (!this.scripts) {
      await box.selectOption({ label: option })
      return
    }
    await box.fill(option)
    await this.page.getByRole('option', { name: option }).first().click()
  }

  // pick chooses from a short list.
  async pick(label, option, within = this.page) {
    await within.getByLabel(label, { exact: true }).selectOption({ label: option })
  }

  async tick(label, within = this.page) {
    await within.getByLabel(label, { exact: typeof label === 'string' }).check()
  }

  // text is everything that the page says, menus and folded parts left out.
  async text() {
    return plain(await this.page.locator('#main-content').innerText())
  }

  async sees(...texts) {
    const all = await this.text()
    for (const text of texts) assert.ok(typeof text === 'string' ? all.includes(text) : text.test(all), `${this.page.url()} does not say ${text}, but:\n${all}`)
  }

  async seesNot(...texts) {
    const all = await this.text()
    for (const text of texts) assert.ok(!all.includes(text), `${this.page.url()} says ${text}:\n${all}`)
  }

  // looks at the page at both widths: a picture, nothing sideways, and axe, which needs JavaScript. What is wrong is added to wrong.
  async look(name, wrong) {
    for (const [width, size] of Object.entries(widths)) {
      await this.page.setViewportSize(size)
      const path = join(shots, name.includes('/') ? dirname(name) : '')
      await mkdir(path, { recursive: true })
      await this.page.evaluate(unstick)
      await this.page.screenshot({ path: join(shots, `${name}-${width}.png`), fullPage: true })
      const wider = await sideways(this.page)
      if (wider) wrong.push(`${name}, ${width}: ${wider} pixels too wide`)
      if (this.scripts) for (const violation of await axe(this.page)) wrong.push(`${name}, ${width}: ${violation}`)
    }
    await this.page.setViewportSize(widths.wide)
  }

  // add gives a page documents, and waits until each was taken or refused: they are sent as soon as they are chosen, or,
  // without JavaScript, with a button.
  async add(label, ...files) {
    const field = this.page.getByLabel(label, { exact: true })
    await field.setInputFiles(files)
    if (!this.scripts) return this.press('Upload')
    await this.page.locator('[data-chosen]').filter({ hasText: /documents? sent\.$/ }).waitFor({ timeout: 2 * patience })
  }

  // download keeps what a link leads to, under the name that the hub gives it.
  async download(name, within) {
    const [download] = await Promise.all([this.page.waitForEvent('download', { timeout: 2 * patience }), this.named(name, within).click()])
    const path = join(shots, download.suggestedFilename())
    await download.saveAs(path)
    return { path, name: download.suggestedFilename() }
  }

  // messages lists what the demo would have sent, the newest first, to an address or number if one is given.
  async messages(to = '') {
    const page = await this.context.newPage()
    await page.goto('/demo/messages')
    const all = await page.locator('article').evaluateAll((found) => found.map((one) => ({
      title: one.querySelector('h2').innerText, to: one.querySelector('p').innerText, text: one.querySelector('div').innerText,
      links: [...one.querySelectorAll('a')].map((a) => a.getAttribute('href')),
    })))
    await page.close()
    return all.filter((message) => message.to.toLowerCase().includes(to.toLowerCase()))
  }

  // told waits for a message that the hub sends by itself, a moment after what it is about.
  async told(to, about, limit = 20_000) {
    const until = Date.now() + limit
    for (;;) {
      const all = await this.messages(to)
      const found = all.find((message) => about.test(`${message.title}\n${message.text}`))
      if (found) return found
      assert.ok(Date.now() < until, `${to} was not told ${about}, but:\n${all.map((m) => `${m.title} (${m.to})`).join('\n')}`)
    }
  }

  // signIn gives address and password, and takes the code from where the demo shows what it sent.
  async signIn(email, { password = demoPassword, look = async () => {} } = {}) {
    if (!this.page.url().includes('/sign-in')) await this.open('/sign-in')
    await this.fill('E-mail address', email)
    await this.fill('Password', password)
    await this.press('Sign in')
    await this.enterCode(email, { look })
  }

  // enterCode takes the code from where the demo shows what it sent.
  async enterCode(email, { look = async () => {} } = {}) {
    const phone = (await this.text()).match(/phone number that ends in (\d{3})/)
    await look('sign-in-code')
    const sent = (await this.messages(phone ? phone[1] : email)).find((message) => /\bcode\b/.test(message.text))
    assert.ok(sent, `no code was sent to ${email}: ${await this.text()}`)
    await this.fill('Six-digit code', sent.text.match(/\b\d{6}\b/)[0])
    await this.press('Continue')
    assert.doesNotMatch(this.page.url(), /sign-in/, await this.text())
  }

  async signOut() {
    await this.press('Sign out')
  }
}
