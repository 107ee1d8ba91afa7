// Typing into a list's search box fetches the same page with what was typed and swaps the list. The count is
// said by a status line; the address follows, so that reloading and going back find the same list.
const pause = 250

export function searchAsYouType(form) {
  const input = form.querySelector('input[type="search"]')
  const status = form.querySelector('[data-search-status]')
  const id = form.dataset.search
  let timer, running, asked = input.value.trim()

  const look = async () => {
    const typed = input.value.trim()
    if (typed === asked) return
    asked = typed
    running?.abort()
    const mine = (running = new AbortController())
    const list = document.getElementById(id)
    list?.setAttribute('data-searching', '')
    try {
      const address = addressOf(form)
      const answer = await fetch(address, { signal: mine.signal, headers: { Accept: 'text/html' }, credentials: 'same-origin' })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const found = page.getElementById(id)
      if (!answer.ok || !found || !list) throw new Error('no list in the answer')
      list.replaceWith(document.adoptNode(found))
      history.replaceState(history.state, '', address)
      carryOver(form, input.name, typed)
      status.textContent = `${found.dataset.count || 'List'} found${found.dataset.also ? `; also ${found.dataset.also}` : ''}`
    } catch (problem) {
      // A newer search took over, or the list can't be had this way (signed out, server away): ask as a plain page.
      if (problem.name !== 'AbortError') form.submit()
    } finally {
      if (mine === running) document.getElementById(id)?.removeAttribute('data-searching')
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(look, pause)
  })
}

// The page's other forms of the same list, its filters, ask with what is typed now.
function carryOver(form, name, typed) {
  for (const other of document.querySelectorAll('form[method="get"]')) {
    if (other === form || new URL(other.action).pathname !== new URL(form.action).pathname) continue
    let kept = other.querySelector(`input[type="hidden"][name="${name}"]`)
    if (!kept) {
      kept = document.createElement('input')
      kept.type = 'hidden'
      kept.name = name
      other.prepend(kept)
    }
    kept.value = typed
  }
}

function addressOf(form) {
  const address = new URL(form.action, location.href)
  address.search = ''
  for (const [name, value] of new FormData(form)) {
    if (value.trim() !== '') address.searchParams.append(name, value.trim())
  }
  return address
}
