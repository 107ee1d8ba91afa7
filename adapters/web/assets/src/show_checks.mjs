// Shows beside each outcome and piece of provision what the server found that it doesn't say yet, once a page has saved by
// itself. It is not announced: it would speak at every pause. It stands right after the fields that it is about.
export function showChecks(form, checks) {
  if (!checks) return
  for (const box of form.querySelectorAll('[data-check]')) {
    const hints = checks[box.dataset.check]
    const lines = hints?.length ? hints : [{ text: box.dataset.fine }]
    if (hints && box.dataset.shown !== JSON.stringify(lines)) {
      box.querySelector('ul').replaceChildren(...lines.map(line))
      box.dataset.shown = JSON.stringify(lines)
    }
    box.classList.toggle('hub-check--fine', hints?.length === 0)
    box.hidden = !hints
  }
}

function line({ text, why }) {
  const item = document.createElement('li')
  const said = item.appendChild(document.createElement('span'))
  said.className = 'hub-check__text'
  said.textContent = text
  if (!why) return item
  const reason = document.createElement('details')
  reason.className = 'hub-check__why'
  reason.appendChild(document.createElement('summary')).textContent = 'Why'
  reason.appendChild(document.createElement('p')).textContent = why
  item.append(' ', reason)
  return item
}
