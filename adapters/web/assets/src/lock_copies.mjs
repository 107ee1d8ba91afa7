// The key of the copies: the hub makes it for whoever is signed in, and it stays in the memory of this page, where not
// even its own scripts can read it. The next person of this browser gets another.
const words = new TextEncoder()
let key

// canLock reports whether this page may keep copies at all: somebody writes, over a safe connection.
export const canLock = () => Boolean(address() && globalThis.crypto?.subtle && globalThis.indexedDB && navigator.locks)

const address = () => document.querySelector('[data-copies]')?.dataset.copies

// ownKey gives the key and the name of its account; nothing while the hub can't be reached or nobody is signed in.
export function ownKey() {
  key ??= ask().catch(() => undefined).then((found) => {
    if (!found) key = undefined // asked again next time
    return found
  })
  return key
}

async function ask() {
  if (!navigator.onLine) return undefined
  const answer = await fetch(address(), { headers: { Accept: 'application/json' }, redirect: 'error' })
  if (!answer.ok) return undefined
  const said = await answer.json()
  const raw = Uint8Array.from(atob(said.key), (sign) => sign.charCodeAt(0))
  return { name: said.name, key: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']) }
}

// lock gives what lies in the browser of a copy.
export async function lock({ name, key }, id, number, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: words.encode(id) }, key, words.encode(JSON.stringify(content)))
  return { id, owner: name, number, at: Date.now(), iv, data }
}

// unlock gives what was typed; nothing where the copy is not this account's, or was tampered with.
export async function unlock({ key }, copy) {
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: copy.iv, additionalData: words.encode(copy.id) }, key, copy.data)
    return JSON.parse(new TextDecoder().decode(text))
  } catch {
    return undefined
  }
}
