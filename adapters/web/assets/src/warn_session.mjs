// Whoever writes stays signed in, and whoever does not is warned five minutes before they are signed out. Without this
// script nothing is lost either: what is posted afterwards waits for its writer.
const warnAhead = 5 * 60
const callEvery = 5 * 60 * 1000
const lastCall = 'hub-last-call'

export function warnSession(dialog) {
  const idle = Number(dialog.dataset.session)
  const words = dialog.querySelector('[data-session-words]')
  const stay = dialog.querySelector('[data-session-stay]')
  const title = dialog.querySelector('[data-session-title]')
  let ends, called, timer, over = false

  // Other tabs count too: each tells the others when the hub last heard of the person.
  const heard = (left) => {
    called = Date.now()
    ends = called + left * 1000
    tell(called)
    look()
  }
  const look = () => {
    clearTimeout(timer)
    if (over) return
    const elsewhere = toldAt()
    if (elsewhere > called) {
      ends += elsewhere - called
      called = elsewhere
    }
    const left = (ends - Date.now()) / 1000
    if (left <= 0) return end()
    if (left > warnAhead) {
      if (dialog.open) dialog.close()
      timer = setTimeout(look, (left - warnAhead) * 1000)
      return
    }
    const minutes = Math.max(1, Math.ceil(left / 60))
    words.textContent = `You will be signed out in ${minutes === 1 ? 'one minute' : `${minutes} minutes`}. What you have typed stays here.`
    if (!dialog.open) dialog.showModal()
    timer = setTimeout(look, (left - (minutes - 1) * 60) * 1000 + 50)
  }
  const end = () => {
    over = true
    title.textContent = 'You have been signed out'
    words.textContent = 'What you typed is still on this page. When you save it, you sign in first. It then waits for you to check it and save it.'
    stay.textContent = 'Close this message'
    if (!dialog.open) dialog.showModal()
  }
  const call = async () => {
    try {
      const answer = await fetch('/session', { headers: { Accept: 'text/plain' } })
      if (answer.status === 401) return end()
      if (answer.ok) heard(Number(await answer.text()))
    } catch {
      words.textContent = 'The hub can’t be reached. Check your connection and try again. What you have typed stays here.'
    }
  }

  stay.addEventListener('click', async () => {
    if (!over) await call()
    if (over || (ends - Date.now()) / 1000 > warnAhead) dialog.close()
    else if (dialog.open && !over) words.textContent = 'After 12 hours everyone has to sign in again. Save what you are writing now.'
  })
  dialog.addEventListener('cancel', (event) => {
    if (over) return
    event.preventDefault()
    stay.click() // Escape, as pressed by someone who is there
  })
  // Typing is being there.
  document.addEventListener('input', () => {
    if (!over && Date.now() - called > callEvery) {
      called = Date.now()
      call()
    }
  })
  document.addEventListener('visibilitychange', () => { if (!document.hidden) look() })
  addEventListener('pageshow', (event) => { if (event.persisted) look() })
  heard(idle)
}

function tell(at) {
  try {
    localStorage.setItem(lastCall, String(at))
  } catch {
    // no storage: each tab warns by itself
  }
}

function toldAt() {
  try {
    return Number(localStorage.getItem(lastCall))
  } catch {
    return 0
  }
}
