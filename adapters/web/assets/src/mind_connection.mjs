// A form that is sent without a connection would be lost behind the browser's own page of errors. It stays where it is
// instead, and says so; once there is a connection it can be sent.
const words = 'You have no connection just now. What you typed stays on this page: send it again when you are connected.'

export function mindConnection() {
  // Before anybody else hears of it, so that nothing takes the form for sent.
  document.addEventListener('submit', (event) => {
    if (navigator.onLine || event.target.method !== 'post') return
    event.preventDefault()
    event.stopPropagation()
    say(event.target, event.submitter)
  }, true)
  addEventListener('online', () => document.querySelectorAll('[data-offline]').forEach((said) => said.remove()))
}

function say(form, button) {
  form.querySelector('[data-offline]')?.remove()
  const said = document.createElement('p')
  said.className = 'govuk-error-message'
  said.dataset.offline = ''
  said.setAttribute('role', 'alert')
  const beside = button?.closest('.govuk-button-group') ?? button ?? form.lastElementChild
  beside.before(said)
  said.textContent = words
}
