// A passkey is added, signs in, and is removed, with a device that the browser plays.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password } from './hub.mjs'
import { Person } from './person.mjs'
import { people } from './road.mjs'
import { browser, hub } from './stage.mjs'

// device gives the browser of a person a device that makes keys and answers at once.
async function device(person) {
  const session = await person.context.newCDPSession(person.page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  const keys = async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  const put = async (credential) => {
    await session.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential.credentialId })
    await session.send('WebAuthn.addCredential', { authenticatorId, credential })
  }
  const refuse = (refused) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: !refused })
  return { keys, put, refuse }
}

async function givePassword(person, email) {
  await person.open('/sign-in')
  await person.fill('E-mail address', email)
  await person.fill('Password', password)
  await person.press('Sign in')
}

test('a passkey is added, signs in instead of a code, and signs nobody in once it is copied or removed', async () => {
  const wrong = []
  const email = people.yusra.email
  const look = (page) => yusra.look(`passkey/${page}`, wrong)
  const yusra = await Person.signedIn(browser, hub, email)
  const phone = await device(yusra)
  await yusra.open('/account/second-step')
  await yusra.press('Add a passkey')
  await yusra.fill('Name', '')
  await yusra.fill('Your password', password)
  await yusra.press('Continue')
  await yusra.sees('There is a problem', 'Enter a name')
  await yusra.fill('Name', 'My phone')
  await yusra.fill('Your password', password)
  await look('add')
  await yusra.press('Continue')
  await yusra.sees('Make the passkey')
  await look('make')
  await yusra.press('Make the passkey')
  await yusra.sees('The passkey is added.', 'My phone', 'We ask for this first.')
  await look('ways')
  await yusra.told(email, /A passkey was added/)
  const [made] = await phone.keys()
  assert.equal(made.rpId, new URL(hub.baseURL).hostname)

  // It signs in, and each of its answers counts on.
  await yusra.signOut()
  await givePassword(yusra, email)
  await yusra.sees('Use your passkey', 'Try another way', 'Send an e-mail')
  await look('sign-in')
  await yusra.press('Use my passkey')
  assert.doesNotMatch(yusra.page.url(), /sign-in/, await yusra.text())
  const [used] = await phone.keys()
  assert.ok(used.signCount > made.signCount)

  // A copy of the key would count from where it was copied.
  await yusra.signOut()
  await phone.put({ ...used, signCount: made.signCount - 1 < 0 ? 0 : made.signCount - 1 })
  await givePassword(yusra, email)
  await yusra.press('Use my passkey')
  await yusra.sees('There is a problem', 'does not fit')
  await yusra.press('Send an e-mail')
  await yusra.enterCode(email)
  await yusra.open('/account/second-step')
  await yusra.fill('Your password, to remove “My phone”', password)
  await yusra.press(/^Remove this passkey/)
  await yusra.sees('The passkey is removed.')
  await yusra.seesNot('My phone')
  await yusra.signOut()
  await givePassword(yusra, email)
  await yusra.seesNot('Use your passkey')
  await yusra.leave()
  assert.deepEqual(wrong, [])
})

test('without JavaScript somebody with a passkey signs in another way', async () => {
  const wrong = []
  const email = people.colm.email
  const colm = await Person.signedIn(browser, hub, email)
  await device(colm)
  await colm.open('/account/second-step/passkey')
  await colm.fill('Your password', password)
  await colm.press('Continue')
  await colm.press('Make the passkey')
  await colm.sees('The passkey is added.')
  await colm.leave()

  const plain = await Person.arrive(browser, hub, { scripts: false })
  await givePassword(plain, email)
  await plain.sees('A passkey needs JavaScript')
  await plain.look('passkey/plain', wrong)
  await plain.press('Use my passkey')
  await plain.sees('There is a problem', 'choose another way')
  await plain.press('Send an e-mail')
  await plain.enterCode(email)
  await plain.leave()
  assert.deepEqual(wrong, [])
})
