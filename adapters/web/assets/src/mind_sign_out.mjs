// Signing out deletes what this browser keeps of one's typing. What is not saved yet is saved first; where that can't be
// done, its writer is asked.
import { copiesOf, countCopies, deleteCopy } from './copy_store.mjs'
import { forgetCopies } from './keep_copy.mjs'
import { canLock, ownKey } from './lock_copies.mjs'
import { make } from './make.mjs'

const patience = 2000
const channel = globalThis.BroadcastChannel && new BroadcastChannel('hub-copies')

// heedOtherTabs does what another tab asks for before it signs out.
export function heedOtherTabs() {
  channel?.addEventListener('message', ({ data }) => {
    if (data === 'save') saveHere()
    if (data === 'forget') forgetCopies()
  })
}

const saveHere = () => document.querySelectorAll('form[data-guard]').forEach((form) => form.dispatchEvent(new CustomEvent('hub:save-now')))

export function mindSignOut(form) {
  let sure = false
  form.addEventListener('submit', async (event) => {
    if (sure || !canLock()) return
    event.preventDefault()
    sure = await nothingUnsent().catch(() => true)
    if (sure) form.requestSubmit()
  })
}

// nothingUnsent deletes every copy, and reports whether one may sign out.
async function nothingUnsent() {
  const key = (await countCopies()) > 0 ? await ownKey() : undefined
  if (key) {
    channel?.postMessage('save')
    saveHere()
    let left = await copiesOf(key.name)
    for (const until = Date.now() + patience; left.length > 0 && Date.now() < until; left = await copiesOf(key.name)) await pause()
    if (left.length > 0 && !(await ask(left.length))) return false
    for (const copy of await copiesOf(key.name)) await deleteCopy(copy.id)
  }
  channel?.postMessage('forget')
  forgetCopies()
  return true
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 100))

function ask(count) {
  const stay = make('button', { type: 'button', class: 'govuk-button' }, 'No, go back')
  const out = make('button', { type: 'button', class: 'govuk-button govuk-button--warning' }, 'Sign out and delete it')
  const dialog = make('dialog', { class: 'hub-session', role: 'alertdialog', 'aria-labelledby': 'out-title', 'aria-describedby': 'out-words' },
    make('h2', { class: 'govuk-heading-m', id: 'out-title' }, 'Something you typed is not saved yet'),
    make('p', { class: 'govuk-body', id: 'out-words' }, `${count === 1 ? 'One text is' : `${count} texts are`} only in this browser. If you sign out now, ${count === 1 ? 'it is' : 'they are'} deleted here, so that the next person cannot find ${count === 1 ? 'it' : 'them'}.`),
    make('div', { class: 'govuk-button-group' }, stay, out))
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    const answer = (sure) => () => {
      dialog.close()
      dialog.remove()
      resolve(sure)
    }
    stay.addEventListener('click', answer(false))
    out.addEventListener('click', answer(true))
    dialog.addEventListener('cancel', answer(false))
  })
}
