// Keeps a copy of what is typed in a form, in this browser, until the hub has it: nothing is lost with the line, the tab
// or the machine. send_copies.mjs sends what is left over.
import { deleteCopy, storeCopy } from './copy_store.mjs'
import { canLock, lock, ownKey } from './lock_copies.mjs'
import { addressOf, fieldsOf, typed } from './read_form.mjs'

const copies = new Map()
const soon = 100
const written = 'textarea, input[type=text], input:not([type])'
const secret = '[type=password], [autocomplete=one-time-code]'

// copyOf gives the copy of a form; nothing where none is kept.
export const copyOf = (form) => copies.get(form)

// isOpenHere reports whether a copy belongs to a form of this page.
export const isOpenHere = (id) => [...copies.values()].some((copy) => copy.id === id)

// lockName is what a page holds as long as it is open, so that no other sends its copy.
export const lockName = (id) => `hub-copy ${id}`

let forgotten = false

// forgetCopies keeps nothing more: whoever typed has signed out.
export function forgetCopies() {
  forgotten = true
}

export function keepCopy(form) {
  const shownAgain = form.elements.namedItem('own-copy')
  if (!canLock() || form.querySelector(secret) || !(shownAgain || form.querySelector(written))) return
  copies.set(form, new Copy(form, shownAgain?.value))
}

class Copy {
  constructor(form, shownAgain) {
    const [id, number] = shownAgain?.split('.') ?? []
    this.form = form
    this.id = id ?? crypto.randomUUID()
    this.number = Number(number ?? 0)
    this.stored = this.number // the number that lies in the browser
    this.text = typed(form)
    this.work = Promise.resolve()
    ownKey() // at hand when the line is cut
    navigator.locks.request(lockName(this.id), () => new Promise(() => {})).catch(() => {})
    const look = () => {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.write(), soon)
    }
    form.addEventListener('input', look)
    form.addEventListener('change', look)
    form.addEventListener('submit', () => this.name())
    addEventListener('pagehide', () => this.write())
    document.addEventListener('visibilitychange', () => this.write())
  }

  // look takes a new text as a new number.
  look() {
    const text = typed(this.form)
    if (text !== this.text) {
      this.text = text
      this.number++
    }
  }

  // write stores what is typed by now.
  write() {
    clearTimeout(this.timer)
    this.look()
    const number = this.number
    if (number === this.stored || forgotten) return this.work
    this.stored = number
    const content = {
      address: addressOf(this.form), page: location.pathname, title: document.querySelector('h1')?.textContent.trim() ?? document.title,
      byItself: this.form.querySelector('[data-by-itself]') !== null, fields: fieldsOf(this.form)
    }
    this.work = this.work.then(async () => {
      const key = await ownKey()
      if (!key) {
        this.stored = 0 // tried again with the next letter
        return
      }
      const copy = await lock(key, this.id, number, content)
      if (number > (this.confirmed ?? -1) && !forgotten) await storeCopy(copy)
    }).catch(() => {})
    return this.work
  }

  // stamp names the text as it is now, for the hub.
  stamp() {
    this.look()
    return `${this.id}.${Math.max(this.number, 1)}`
  }

  // safe reports whether what is typed lies in the browser.
  async safe() {
    await this.write()
    return this.stored === this.number
  }

  // saved deletes the copy once the hub has all of it.
  saved(stamp) {
    const number = Number(stamp.split('.')[1])
    this.confirmed = Math.max(this.confirmed ?? 0, number)
    if (number >= this.number) this.work = this.work.then(() => deleteCopy(this.id)).catch(() => {})
  }

  // name lets a form that is sent say which copy holds it.
  name() {
    this.write()
    if (this.number === 0) return
    let field = this.form.elements.namedItem('own-copy')
    if (!field) {
      field = document.createElement('input')
      Object.assign(field, { type: 'hidden', name: 'own-copy' })
      this.form.append(field)
    }
    field.value = this.stamp()
  }
}
