// Shows who else has the page open, and that somebody else has saved its text: over one stream, open only while the page is
// seen, since browsers keep few connections to one place.
import { copyOf } from './keep_copy.mjs'
import { make } from './make.mjs'

const patience = 3000

export function watchOthers(bar) {
  const form = bar.closest('form')
  const address = document.querySelector('[data-live]')?.dataset.live
  if (!form || !address || !globalThis.EventSource) return
  const url = new URL(address, location.href)
  url.searchParams.set('page', copyOf(form)?.id ?? identity())
  const here = make('p', { class: 'hub-save-bar__others', role: 'status', 'data-others': '' })
  bar.append(here)
  let stream

  const open = () => {
    if (stream || document.visibilityState !== 'visible' || !navigator.onLine) return
    stream = new EventSource(url)
    stream.addEventListener('message', ({ data }) => {
      const said = JSON.parse(data)
      if (here.textContent !== said.here) here.textContent = said.here
      showChanged(form, said.changed)
    })
    stream.addEventListener('end', close)
  }
  const close = () => {
    stream?.close()
    stream = undefined
    here.textContent = ''
  }
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' ? open() : close())
  addEventListener('pagehide', close)
  addEventListener('offline', close)
  addEventListener('online', open)
  addEventListener('pageshow', (event) => event.persisted && open())
  form.addEventListener('submit', close)
  open()
}

// showChanged says above the form that its text was saved elsewhere, with a button that loads it.
function showChanged(form, words) {
  let said = form.querySelector('[data-changed-elsewhere]')
  if (!words) return said?.remove()
  if (!said) {
    const load = make('button', { type: 'button', class: 'govuk-button govuk-button--secondary' }, 'Load the new text')
    load.addEventListener('click', () => loadAnew(form))
    said = make('div', { class: 'govuk-inset-text', role: 'status', 'data-changed-elsewhere': '' }, make('p', { class: 'govuk-body' }), load)
    form.prepend(said)
  }
  const shown = said.querySelector('p')
  if (shown.textContent !== words) shown.textContent = words
}

// loadAnew saves first what is typed here, so that nothing is asked about or lost.
async function loadAnew(form) {
  if (form.hasAttribute('data-changed')) {
    const saved = new Promise((resolve) => {
      form.addEventListener('hub:saved', resolve, { once: true })
      setTimeout(resolve, patience)
    })
    form.dispatchEvent(new CustomEvent('hub:save-now'))
    await saved
  }
  location.reload()
}

// identity makes one where the browser has no safe connection to make it by itself.
function identity() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
