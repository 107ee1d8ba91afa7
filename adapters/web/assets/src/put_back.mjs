// Puts what was typed back into a form that does not save by itself.
import { deleteCopy } from './copy_store.mjs'
import { addressOf } from './read_form.mjs'

const formOf = ({ address }) => [...document.querySelectorAll('form[data-guard]')].find((form) => addressOf(form) === address)

// putBackHere reports whether this page has the form.
export const putBackHere = (copy) => formOf(copy) !== undefined

export async function putBack(copy) {
  const form = formOf(copy)
  const typed = new Map()
  for (const [name, value] of copy.fields) typed.set(name, [...(typed.get(name) ?? []), value])
  for (const field of form.elements) {
    const values = typed.get(field.name)
    if (!field.name || !values || field.type === 'hidden' || field.type === 'submit') continue
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = values.includes(field.value)
    else field.value = values.shift() ?? ''
    field.closest('[data-rich]')?.dispatchEvent(new CustomEvent('hub:put-back', { detail: field.value }))
  }
  form.dispatchEvent(new Event('input', { bubbles: true }))
  form.querySelector('textarea, input[type=text]')?.focus()
  await deleteCopy(copy.id) // the form's own copy holds it now
}
