// Somebody is invited, registers with codes by text message, and signs in: in a browser with JavaScript and without.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import { people } from './road.mjs'
import { browser, hub } from './stage.mjs'

const password = 'three-herons-at-dusk'

// invited registers somebody new at the council, and gives the link that they were sent.
async function invited({ name, email, role, scripts, look }) {
  const manager = await Person.signedIn(browser, hub, people.marguerite.email, { scripts })
  await manager.open('/council/people/new')
  await manager.fill('Full name', name)
  await manager.fill('E-mail address', email)
  await manager.tick(role)
  await look(manager, 'invite')
  await manager.press('Register and invite')
  await manager.sees(`${name} has been invited by e-mail.`)
  const { links } = await manager.told(email, /opened an account for you/)
  await manager.leave()
  return links.find((link) => /\/register\/./.test(link))
}

async function registers(scripts) {
  const how = scripts ? 'scripts' : 'plain'
  const wrong = []
  const look = (person, page) => person.look(`registration/${page}-${how}`, wrong)
  const email = `perpetua.lindqvist.${process.pid}.${how}@school.example`
  const link = await invited({ name: 'Perpetua Lindqvist', email, role: /^Acts for a setting/, scripts, look })

  const senco = await Person.arrive(browser, hub, { scripts })
  await senco.open(link)
  await senco.fill('New password', 'too short')
  await senco.tick(/^By text message/)
  await senco.fill('Mobile number', '01632 960123')
  await senco.press('Save my password')
  await senco.sees('There is a problem', 'at least 12 characters', 'British mobile number')
  assert.equal(await senco.page.getByLabel('Mobile number', { exact: true }).inputValue(), '01632 960123')
  await look(senco, 'mistakes')
  await senco.fill('New password', password)
  await senco.fill('Mobile number', '07700 900 321')
  await look(senco, 'register')
  await senco.press('Save my password')
  await senco.sees('Your password is saved.', 'phone number that ends in 321')
  await look(senco, 'code')
  await senco.fill('Six-digit code', '000000')
  await senco.press('Continue')
  await senco.sees('There is a problem')
  await senco.enterCode(email)
  assert.equal(new URL(senco.page.url()).pathname, '/cases')
  await senco.open('/account/second-step')
  await senco.sees('Codes go to your number that ends in 321')
  await look(senco, 'ways')

  // From now on every sign-in asks for a code to that number; the link has been used.
  await senco.signOut()
  await senco.open(link)
  await senco.sees('The link has been used already')
  await senco.signIn(email, { password })
  assert.equal(new URL(senco.page.url()).pathname, '/cases')

  await senco.open('/account/second-step/phone')
  await senco.fill('Mobile number', '07700 900 654')
  await senco.fill('Your password', password)
  await look(senco, 'phone')
  await senco.press('Send me a code')
  await senco.sees('We have sent a text message to 07700 900654.')
  await look(senco, 'phone-code')
  const sent = (await senco.messages('654'))[0]
  await senco.fill('Six-digit code', sent.text.match(/\b\d{6}\b/)[0])
  await senco.press('Continue')
  await senco.sees('Your number is saved.', 'ends in 654')
  await senco.told(email, /Your codes come to another phone/)
  await senco.leave()
  assert.deepEqual(wrong, [])
}

test('an invited SENCO registers with codes by text message and signs in', () => registers(true))

test('an invited SENCO registers and signs in without JavaScript', () => registers(false))
