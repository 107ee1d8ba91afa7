// Where this browser keeps copies of what is typed until the hub has it: locked, each under the name of its account, which
// tells nobody whose it is (lock_copies.mjs).
const life = 7 * 24 * 60 * 60 * 1000

let opened

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open('hub-copies', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('copies', { keyPath: 'id' }).createIndex('owner', 'owner')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  return opened
}

async function within(mode, work) {
  const store = (await open()).transaction('copies', mode, { durability: 'relaxed' }).objectStore('copies')
  return new Promise((resolve, reject) => {
    const asked = work(store)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

export const storeCopy = (copy) => within('readwrite', (store) => store.put(copy))
export const deleteCopy = (id) => within('readwrite', (store) => store.delete(id))
export const findCopy = (id) => within('readonly', (store) => store.get(id))
export const copiesOf = (owner) => within('readonly', (store) => store.index('owner').getAll(owner))
export const countCopies = () => within('readonly', (store) => store.count())

// deleteOld deletes, of everybody, what has lain here for a week.
export async function deleteOld() {
  const before = Date.now() - life
  for (const copy of await within('readonly', (store) => store.getAll())) {
    if (copy.at < before) await deleteCopy(copy.id)
  }
}

// deleteConfirmed deletes the copies of which the hub says, on leading on from a form, that it has them.
export async function deleteConfirmed() {
  const said = document.cookie.match(/(?:^|; )hub-copied=([^;]*)/)?.[1]
  if (!said) return
  for (const name of said.split('_')) {
    const [id, number] = name.split('.')
    if ((await findCopy(id))?.number <= Number(number)) await deleteCopy(id)
  }
  document.cookie = 'hub-copied=; path=/; max-age=0'
}
