// Saves a form while somebody types: within two seconds of the last key, on leaving a field, and when the page is hidden.
// The save bar says when it was saved, or why it was not. What the server refuses stays in its field, and leaving the
// page still asks first (guard_changes.mjs).
import { copyOf } from './keep_copy.mjs'
import { addressOf, typed } from './read_form.mjs'
import { showChecks } from './show_checks.mjs'
import { showWrong } from './show_wrong.mjs'

const pause = 1200
const tryAgain = 10_000
const most = 60_000 // bytes that a browser sends while it closes the page

const unconnected = {
  true: 'No connection. What you typed is kept in this browser, and is saved when you are connected.',
  false: 'No connection. What you typed stays on this page, and is saved when you are connected.'
}

export function saveByItself(bar) {
  const form = bar.closest('form')
  const state = bar.querySelector('[data-save-state]')
  if (!form || !state) return
  const say = (words, tone = '') => {
    if (state.textContent !== words) state.textContent = words
    state.dataset.tone = tone
  }
  let timer
  let sending = ''
  let waiting = false
  let over = false
  let kept = typed(form)

  const soon = (wait = pause) => {
    if (over) return
    clearTimeout(timer)
    timer = setTimeout(save, wait)
  }
  const changed = () => typed(form) !== kept
  const sayUnconnected = async () => say(unconnected[await copyOf(form)?.safe() ?? false], 'late')

  async function save(closing = false) {
    clearTimeout(timer)
    const sent = typed(form)
    if (over || sent === kept || sent === sending) return
    if (sending && !closing) {
      waiting = true
      return
    }
    if (!navigator.onLine) return sayUnconnected() // saved on coming online
    sending = sent
    const stamp = copyOf(form)?.stamp() ?? 'yes'
    const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'))
    body.set('action', 'save')
    say('Saving…')
    try {
      const answer = await fetch(addressOf(form), {
        method: 'POST', body, headers: { 'Hub-By-Itself': stamp }, redirect: 'manual', credentials: 'same-origin',
        keepalive: closing && String(body).length < most
      })
      await take(answer, sent, stamp)
    } catch {
      sayUnconnected()
      soon(tryAgain)
    }
    sending = ''
    if (waiting) {
      waiting = false
      soon(0)
    }
  }

  async function take(answer, sent, stamp) {
    if (answer.type === 'opaqueredirect') {
      over = true // signed out: what was sent is kept for its writer
      say('Not saved: you have been signed out. What you typed is kept. Press Save to sign in and go on.', 'late')
      return
    }
    const said = await answer.json().catch(() => ({}))
    showWrong(form, said.wrong ?? [])
    if (answer.ok && said.state) {
      kept = sent
      remember(form, said)
      showChecks(form, said.checks)
      const wrong = said.wrong?.[0]?.text
      if (!wrong) copyOf(form)?.saved(stamp)
      form.dispatchEvent(new CustomEvent('hub:saved', { detail: { whole: !changed() && !wrong } }))
      if (wrong) say(`${said.state}, all but this: ${wrong}`, 'late')
      else say(said.others?.length ? `${said.state}. Somebody else has written here too: press Save to see it.` : said.state)
      return
    }
    if (answer.status >= 500 || answer.status === 429) {
      say('Not saved yet. The hub will try again.', 'late')
      soon(tryAgain)
      return
    }
    kept = sent // the same words would be refused again
    if (said.clash) say('Somebody else wrote in the same place. Press Save to see both texts and choose.', 'late')
    else say(`Not saved yet: ${said.wrong?.[0]?.text ?? 'something here can’t be saved.'}`, 'late')
  }

  form.addEventListener('input', () => soon())
  form.addEventListener('change', () => soon(300))
  form.addEventListener('focusout', () => changed() && soon(100))
  form.addEventListener('hub:save-now', () => save())
  form.addEventListener('submit', () => {
    over = true
    clearTimeout(timer)
  })
  addEventListener('online', () => soon(0))
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save(true))
  addEventListener('pagehide', () => save(true))
  addEventListener('pageshow', (event) => {
    if (event.persisted) over = false
  })
}

// remember takes over the version and the marks of what is stored, so that the next save starts from there. Where
// somebody else has written, the page still shows what was there before: such a field keeps its old mark and the page its
// old version, so that every save is brought together with theirs.
function remember(form, said) {
  const others = said.others ?? []
  for (const [name, value] of Object.entries(said.hidden ?? {})) {
    if (name === 'version' ? others.length > 0 : others.includes(name.slice('was.'.length))) continue
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement) field.value = value
  }
}
