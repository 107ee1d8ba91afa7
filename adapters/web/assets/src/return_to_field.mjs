// Whoever was signed out while they wrote comes back to the field in which they were, at the same place in it. Only the
// name of the field and the place are kept, in this tab.
const key = (path) => `hub-field ${path}`

export function rememberField() {
  let last
  document.addEventListener('focusin', ({ target }) => {
    if (named(target)) last = target // a button is no field
  })
  document.addEventListener('submit', ({ target: form }) => {
    const field = last && form.contains(last) && named(last)
    if (!field) return
    keep(new URL(form.getAttribute('action') || location.href, location.href).pathname, { name: field, at: placeIn(last) })
  })
}

// returnToField puts the reader back where they were, on a page that shows again what they typed.
export function returnToField() {
  if (!document.querySelector('[data-put-back]')) return
  const was = kept(location.pathname)
  if (!was) return
  const field = document.getElementsByName(was.name)[0]
  const editor = field?.closest('[data-rich]')?.querySelector('[contenteditable=true]')
  const target = editor ?? field
  if (!target || target.type === 'hidden') return
  target.focus()
  if (was.at !== null && target.setSelectionRange && placeIn(target) !== null) target.setSelectionRange(was.at, was.at)
}

function named(field) {
  if (!field.isContentEditable) return field.matches('input, select, textarea') ? field.name : ''
  return field.closest('[data-rich]')?.querySelector('textarea')?.name
}

// placeIn is where the next letter goes; null where a field has no such place.
function placeIn(field) {
  try {
    return field.selectionStart ?? null
  } catch {
    return null
  }
}

function keep(path, was) {
  try {
    sessionStorage.setItem(key(path), JSON.stringify(was))
  } catch {
    // no storage: the page is shown from its top
  }
}

function kept(path) {
  try {
    return JSON.parse(sessionStorage.getItem(key(path)))
  } catch {
    return null
  }
}
