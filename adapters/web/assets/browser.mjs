// What browser journeys share: Chromium without a download, a page at a width, axe. Journeys live in ../e2e, where
// npm's packages can't be found by name, so they import this file:
//
//   import { axe, launch, widths } from '../assets/browser.mjs'
import { existsSync } from 'node:fs'
import axeCore from 'axe-core'
import { chromium } from 'playwright-core'

// The two widths at which every page is looked at.
export const widths = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }

// launch starts Chromium: the one that CHROMIUM names, else Debian's.
export async function launch() {
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium'
  if (!existsSync(executablePath)) throw new Error(`No browser at ${executablePath}. Install Debian's package chromium, or name one in CHROMIUM.`)
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

// ready waits until everything that JavaScript adds to a page is there. Call it after each new page on which a
// journey uses an editor, a type-ahead or the calendar.
export async function ready(page) {
  await page.locator('body.hub-ready').waitFor({ state: 'attached' })
}

// axe looks for breaches of WCAG 2.2 AA and of good practice, and gives them as lines that say where and why. It stays
// in the page, so that looking at the same page again, at another width, is quick.
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source)
  const violations = await page.evaluate(async (values) => {
    const found = await globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return found.violations
  }, ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  return violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `  ${n.target.join(' ')}\n    ${n.failureSummary.replaceAll('\n', '\n    ')}`).join('\n')}`)
}

// sideways says by how many pixels a page is wider than its window; 0 is right.
export async function sideways(page) {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))
}
