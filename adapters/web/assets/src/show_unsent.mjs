// Shows what was typed in this browser and is not saved, with what its writer can do about it.
import { deleteCopy } from './copy_store.mjs'
import { make } from './make.mjs'
import { openTyped, textsOf } from './open_typed.mjs'
import { putBack } from './put_back.mjs'

const presses = {
  choose: 'See both texts and choose',
  open: 'Open it and put it right',
  go: 'Open the page',
  here: 'Put it back'
}

export function showUnsent(left, sent = 0) {
  if (left.length === 0 && sent === 0) return
  const main = document.getElementById('main-content')
  const content = make('div', { class: 'govuk-notification-banner__content' })
  if (sent > 0) content.append(make('p', { class: 'govuk-notification-banner__heading' }, 'What you typed without a connection is saved now.'))
  for (const copy of left) content.append(unsent(copy, () => content.childElementCount === 0 && banner.remove()))
  const banner = make('section', { class: 'govuk-notification-banner', role: sent > 0 ? 'alert' : 'region', 'aria-labelledby': 'hub-unsent', 'data-unsent': '' },
    make('div', { class: 'govuk-notification-banner__header' }, make('h2', { class: 'govuk-notification-banner__title', id: 'hub-unsent' }, left.length > 0 ? 'Not saved yet' : 'Saved')),
    content)
  main.querySelector('[data-unsent]')?.remove()
  main.prepend(banner)
}

function unsent(copy, after) {
  const box = make('div', { class: 'hub-unsent' })
  const drop = make('button', { type: 'button', class: 'govuk-button govuk-button--secondary' }, 'Throw it away')
  drop.addEventListener('click', async () => {
    await deleteCopy(copy.id)
    box.remove()
    after()
  })
  const buttons = make('div', { class: 'govuk-button-group' })
  if (presses[copy.how]) {
    const press = make('button', { type: 'button', class: 'govuk-button' }, presses[copy.how])
    press.addEventListener('click', () => {
      if (copy.how === 'go') location.assign(copy.page)
      else if (copy.how === 'here') putBack(copy).then(() => { box.remove(); after() })
      else openTyped(copy)
    })
    buttons.append(press)
  }
  buttons.append(drop)
  box.append(
    make('p', { class: 'govuk-notification-banner__heading' }, `What you typed on “${copy.title}” at ${when(copy.at)} is only in this browser`),
    make('p', { class: 'govuk-body' }, copy.why),
    make('details', { class: 'govuk-details' }, make('summary', { class: 'govuk-details__summary' }, make('span', { class: 'govuk-details__summary-text' }, 'Show what you typed')),
      make('div', { class: 'govuk-details__text' }, ...textsOf(copy).map((text) => make('p', { class: 'govuk-body hub-unsent__text' }, text)))),
    buttons)
  return box
}

// when says a time of today, else the day too.
function when(at) {
  const then = new Date(at)
  const clock = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return then.toDateString() === new Date().toDateString() ? clock : `${clock} on ${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`
}
