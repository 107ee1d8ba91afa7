// Changes that are not saved are never dropped silently: leaving the page asks first, and the save bar says so.
// data-unsaved on the form means that what it shows was typed and not saved, as after an error.
const unsaved = new Set()

export function guardChanges(form) {
  const state = form.querySelector('[data-save-state]')
  const restful = state ? state.textContent : ''
  let before = snapshot(form)
  let startsUnsaved = form.hasAttribute('data-unsaved') || document.querySelector('.govuk-error-summary') !== null

  // The page saves by itself (save_by_itself.mjs): it says so, and what it says stands.
  const speaks = form.querySelector('[data-by-itself]') !== null

  const look = () => {
    const changed = startsUnsaved || snapshot(form) !== before
    if (changed === unsaved.has(form)) return
    changed ? unsaved.add(form) : unsaved.delete(form)
    form.toggleAttribute('data-changed', changed)
    if (state && !speaks) state.textContent = changed ? 'You have changes that are not saved' : restful
  }
  form.addEventListener('input', look)
  form.addEventListener('change', look)
  form.addEventListener('submit', () => unsaved.delete(form))
  form.addEventListener('hub:saved', (event) => {
    if (!event.detail.whole) return
    before = snapshot(form)
    startsUnsaved = false
    look()
  })
  look()
}

// Coming back with the browser's back button finds the form as it was left: look at it anew.
addEventListener('pageshow', (event) => {
  if (event.persisted) document.querySelectorAll('form[data-guard]').forEach((form) => form.dispatchEvent(new Event('change')))
})

addEventListener('beforeunload', (event) => {
  if (unsaved.size > 0) event.preventDefault()
})

function snapshot(form) {
  const fields = []
  for (const [name, value] of new FormData(form)) {
    fields.push(name, value instanceof File ? `${value.name} ${value.size}` : value)
  }
  return JSON.stringify(fields)
}
