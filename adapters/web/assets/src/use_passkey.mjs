// A form that holds an ask for a passkey first lets the browser ask the reader's device, then sends the answer along.
const words = {
  none: 'This browser can’t use passkeys. Choose another way.',
  NotAllowedError: 'Nothing was done: it was cancelled, or took too long. Try again, or choose another way.',
  InvalidStateError: 'This device has a passkey for your account already.',
  other: 'That did not work. Try again, or choose another way.',
}

export function usePasskey(field) {
  const form = field.form
  const said = form.querySelector('[data-passkey-said]')
  const say = (text) => {
    said.textContent = text
    said.hidden = text === ''
  }
  let asking = false
  form.addEventListener('submit', async (event) => {
    if (field.value) return
    event.preventDefault()
    if (asking) return
    if (!window.PublicKeyCredential) return say(words.none)
    asking = true
    say('')
    try {
      field.value = JSON.stringify(answered(await asked(field.dataset.passkey, JSON.parse(field.dataset.ask))))
      form.submit()
    } catch (error) {
      say(words[error.name] ?? words.other)
    }
    asking = false
  })
}

function asked(how, ask) {
  ask.challenge = toBytes(ask.challenge)
  if (ask.user) ask.user.id = toBytes(ask.user.id)
  for (const list of ['excludeCredentials', 'allowCredentials']) {
    if (ask[list]) ask[list] = ask[list].map((key) => ({ ...key, id: toBytes(key.id) }))
  }
  return navigator.credentials[how]({ publicKey: ask })
}

function answered(key) {
  const response = {}
  for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (key.response[part]) response[part] = toText(key.response[part])
  }
  if (key.response.getTransports) response.transports = key.response.getTransports()
  return { id: key.id, rawId: toText(key.rawId), type: key.type, response, clientExtensionResults: key.getClientExtensionResults(), authenticatorAttachment: key.authenticatorAttachment ?? undefined }
}

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
