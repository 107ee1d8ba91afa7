// The hub and the browser of a file of journeys, opened before its first test and closed after its last.
import { after, before } from 'node:test'
import { launch } from '../assets/browser.mjs'
import { openHub } from './hub.mjs'

export let hub, browser

before(async () => {
  hub = await openHub()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await hub?.stop()
})
