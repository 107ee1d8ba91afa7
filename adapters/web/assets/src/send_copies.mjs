// Sends what was typed in this browser and did not reach the hub, once its writer is here again: after the line was cut,
// after the tab was closed. What can't be sent without its writer is shown to them at the top of the page.
import { copiesOf, countCopies, deleteCopy, deleteConfirmed, deleteOld } from './copy_store.mjs'
import { isOpenHere, lockName } from './keep_copy.mjs'
import { canLock, ownKey, unlock } from './lock_copies.mjs'
import { putBackHere } from './put_back.mjs'
import { showUnsent } from './show_unsent.mjs'

const told = 'hub-sent-late'

export async function sendCopies() {
  if (!globalThis.indexedDB) return
  await deleteConfirmed()
  await deleteOld()
  if (!canLock() || (await countCopies()) === 0) return sayWhatWasSent()
  const key = await ownKey()
  if (!key) return
  const left = []
  let sent = 0
  let here = false
  for (const copy of await copiesOf(key.name)) {
    if (isOpenHere(copy.id)) continue
    const waits = await navigator.locks.request(lockName(copy.id), { ifAvailable: true }, (free) => free && tryToSend(key, copy))
    if (waits === saved) sent++
    here ||= waits === saved && copy.page === location.pathname
    if (waits?.why) left.push(waits)
  }
  if (sent > 0) sessionStorage.setItem(told, String(sent))
  if (here && !document.querySelector('form[data-changed]')) return location.reload() // shows it
  sayWhatWasSent()
  showUnsent(left)
}

const saved = { saved: true }

// tryToSend gives "saved", or the copy with why it waits; nothing where it can be tried again later.
async function tryToSend(key, copy) {
  const typed = await unlock(key, copy)
  if (!typed) return deleteCopy(copy.id)
  copy.page = typed.page
  const waits = (why, how) => ({ ...typed, id: copy.id, number: copy.number, at: copy.at, why, how })
  if (!typed.byItself) return waits('It was not sent.', putBackHere(typed) ? 'here' : 'go')
  const body = new URLSearchParams(typed.fields)
  body.set('action', 'save')
  const mark = document.querySelector('[name=opened-by]')?.value
  if (mark) body.set('opened-by', mark)
  const answer = await fetch(typed.address, { method: 'POST', body, headers: { 'Hub-By-Itself': `${copy.id}.${copy.number}` }, redirect: 'manual' }).catch(() => undefined)
  if (!answer || answer.type === 'opaqueredirect' || answer.status >= 500 || answer.status === 429 || answer.status === 401) return undefined
  const said = await answer.json().catch(() => ({}))
  const wrong = said.wrong?.[0]?.text
  if (said.state && !wrong) {
    await deleteCopy(copy.id)
    return saved
  }
  if (said.clash) return waits('Somebody else has written in the same place meanwhile.', 'choose')
  if (answer.status === 422 || said.state) return waits(wrong, 'open')
  return waits(wrong ?? 'It can’t be saved there any more.', 'closed')
}

// sayWhatWasSent tells of what has been saved late, also after the page that shows it was loaded anew.
function sayWhatWasSent() {
  const count = Number(sessionStorage.getItem(told))
  if (!count) return
  sessionStorage.removeItem(told)
  showUnsent([], count)
}
