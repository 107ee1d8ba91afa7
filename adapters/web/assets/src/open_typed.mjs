// Opens the page of a copy with what was typed, as if its writer had pressed Save: the hub shows both texts, or what is
// wrong, with everything in its place.
import { make } from './make.mjs'

export function openTyped({ address, fields, id, number }) {
  const form = make('form', { method: 'post', action: address, hidden: '' })
  const mark = document.querySelector('[name=opened-by]')?.value
  const own = [['own-copy', `${id}.${number}`], ['action', 'save'], ...(mark ? [['opened-by', mark]] : [])]
  for (const [name, value] of [...fields.filter(([name]) => name !== 'action'), ...own]) {
    const field = make('textarea', { name }) // keeps line ends
    field.value = value
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}

// textsOf gives what was typed, to read or to copy.
export function textsOf({ fields }) {
  const html = new Set(fields.filter(([name, value]) => name.endsWith('.format') && value === 'html').map(([name]) => name.slice(0, -'.format'.length)))
  const texts = []
  for (const [name, value] of fields) {
    if (/^was\.|\.format$|\.order$|^version$|^action$/.test(name)) continue
    const text = (html.has(name) ? plain(value) : value).trim()
    if (text.length > 3 && !/^[0-9a-f-]{36}$/i.test(text) && !texts.includes(text)) texts.push(text)
  }
  return texts
}

// plain reads a formatted text, a line for each of its blocks. Nothing in it runs or loads.
function plain(html) {
  const read = new DOMParser().parseFromString(html, 'text/html')
  return [...read.body.querySelectorAll('p, h3, h4')].map((block) => block.textContent).join('\n') || read.body.textContent
}
