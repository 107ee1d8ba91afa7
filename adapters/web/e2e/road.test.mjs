// One child's whole road: from a parent's request without an account to a final plan, with the people signed in in
// turn, each in a browser of their own. Every page on the way is looked at, at both widths; what was typed is read back from the plan's files.
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { launch } from '../assets/browser.mjs'
import { holds, pdfText, wordText } from './files.mjs'
import { openHub } from './hub.mjs'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { aStory, planned } from './story.mjs'

const { people } = road
const today = new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' })
const shots = join(dirname(fileURLToPath(import.meta.url)), 'output', 'road')
let hub, browser

before(async () => {
  await rm(shots, { recursive: true, force: true })
  hub = await openHub()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await hub?.stop()
})

test('from a request to a final plan', async (t) => {
  const story = aStory()
  const { child, parent } = story
  const wrong = []
  const looked = new Set()
  // look gives the function that looks at the page that somebody has before them; each page once.
  const look = (person) => async (name) => {
    if (looked.has(name)) return
    looked.add(name)
    await person.look(`road/${String(looked.size).padStart(2, '0')}-${name}`, wrong)
  }
  const everyone = []
  const arrive = async (email) => {
    const person = email ? await Person.signedIn(browser, hub, email) : await Person.arrive(browser, hub)
    everyone.push(person)
    return person
  }
  // step is one step of the road; the first that fails ends it.
  const step = async (name, work) => {
    let failed
    await t.test(name, async () => { await work().catch((error) => { failed = error; throw error }) })
    if (!failed) return
    for (const [i, person] of everyone.entries()) await person.page.screenshot({ path: join(shots, `ended-${i}.png`), fullPage: true })
    throw new Error(`The road ended at: ${name}`)
  }

  let visitor, nadia, joseph, fiona, priya, mother, rukhsana, lorna, reference, url

  await step('a parent without an account sends a request and gets a case ID and two dates', async () => {
    visitor = await arrive()
    reference = await road.requestAssessment(visitor, story, look(visitor))
    const receipt = await visitor.told(parent.email, /^We have your request/)
    assert.ok(receipt.text.includes(reference), receipt.text)
  })

  await step('the co-ordinator finds the case in New requests and takes it on', async () => {
    nadia = await arrive()
    await nadia.open('/sign-in')
    await nadia.press(people.nadia.name)
    await look(nadia)('sign-in-as')
    await nadia.signIn(people.nadia.email, { look: look(nadia) })
    await look(nadia)('tray')
    url = await road.takeOn(nadia, people.nadia.name, reference, look(nadia))
    await nadia.press('Read the request')
    await nadia.sees(child.full, ...Object.values(story.request), 'school report.txt')
    await look(nadia)('request-read')
    await letter(nadia, 'Download the request (PDF)', child.full, ...Object.values(story.request))
  })

  await step('the council decides to assess and writes to the family', async () => {
    const reasons = 'The reports show needs that the school’s own support does not meet.'
    await road.decide(nadia, url, 'decision', { answers: { 'Was the assessment': /^No,/, 'Does the child': /^Yes,/, 'May it be': /^Yes,/ }, decision: 'Carry out an EHC needs assessment', reasons }, look(nadia))
    await letter(nadia, /^Decision letter \(PDF/, reasons, reference, parent.name)
    await nadia.told(parent.email, /^A decision about the assessment/)
  })

  await step('the co-ordinator asks a psychologist and a team for advice', async () => {
    await nadia.open(`${url}/assessment`)
    await look(nadia)('assessment-new')
    await road.askAdvice(nadia, url, [
      { kind: /^Psychological advice/, of: people.joseph.option, note: 'Please meet her at school.' },
      { kind: /^Medical advice/, of: people.therapies.option, note: 'Please look at her hands.' },
    ], look(nadia))
    await nadia.open(`${url}/assessment`)
    await look(nadia)('assessment-asked')
    await nadia.told(people.joseph.email, /Case ID: /)
  })

  await step('the team’s manager gives the request to a therapist', async () => {
    fiona = await arrive(people.fiona.email)
    await look(fiona)('manager-tray')
    await road.allocate(fiona, url, people.priya.name, look(fiona))
    await fiona.told(people.priya.email, /Case ID: /)
  })

  await step('both advisers write; neither reads the other before sending their own', async () => {
    joseph = await arrive(people.joseph.email)
    await road.writeAdvice(joseph, url, story.psychologist, look(joseph))
    priya = await arrive(people.priya.email)
    await road.writeAdvice(priya, url, story.therapist)
    await road.sendAdvice(priya, look(priya))
    await joseph.open(`${url}/assessment`)
    await joseph.sees('You can read it after you have sent your own advice')
    assert.equal(await joseph.page.getByRole('link', { name: /^Read the advice of/ }).count(), 0)
    await look(joseph)('assessment-locked')
    await joseph.press(/^Write your advice/)
    await road.sendAdvice(joseph)
    await joseph.press(new RegExp(`^Read the advice of ${people.priya.name}`))
    await joseph.sees(...Object.values(story.therapist.areas).flatMap((area) => area.needs))
    await look(joseph)('advice-read')
  })

  await step('the mother follows her invitation and writes the child’s views and her own', async () => {
    mother = await arrive()
    await road.register(mother, parent, look(mother))
    await mother.sees(child.full, 'Add your views')
    await look(mother)('family-home')
    await road.writeView(mother, url, story.views.child, { forWhom: child.forename }, look(mother))
    await road.writeView(mother, url, story.views.parents, {})
    await look(mother)('assessment-views')
  })

  await step('the council finishes the assessment and decides to issue a plan', async () => {
    await road.readyForIssue(nadia, url, 'Recent reports are enough for the rest; their authors, the family and we agree.', look(nadia))
    await look(nadia)('case-issue-pending')
    const reasons = 'What she needs goes beyond what the school can give from its own means.'
    await road.decide(nadia, url, 'issue-decision', { answers: { 'Was the assessment': /^No,/ }, decision: 'Issue an EHC plan', reasons }, look(nadia))
    await letter(nadia, /^Decision letter \(PDF/, reasons, reference, parent.name)
  })

  await step('the draft is filled from advice and views, edited and shared', async () => {
    await road.editPlan(nadia, url, story.plan, look(nadia))
    await nadia.press(/^Social care \(/)
    await nadia.tick(/^Section H2/)
    await look(nadia)('plan-area-social-care')
    await nadia.press('Save and go back')
    await nadia.press(/^Personal budget \(/)
    await look(nadia)('plan-budget')
    await nadia.open(`${url}/plan`)
    await road.shareDraft(nadia, url, look(nadia))
    await look(nadia)('plan-shared')
    await nadia.told(parent.email, /draft/i)
    await nadia.told(people.joseph.email, /draft/i)
  })

  await step('the mother reads the draft and sends her comments by section', async () => {
    await mother.open('/')
    await look(mother)('family-home-draft')
    await mother.open(url)
    await look(mother)('family-case')
    await mother.open(`${url}/plan`)
    await mother.sees('Please comment by')
    await look(mother)('family-plan')
    await mother.open(`${url}/plan/versions/1`)
    await mother.sees(...planned(story))
    await look(mother)('plan-version')
    await mother.open(`${url}/plan`)
    await letter(mother, 'Download draft plan (PDF)', 'Draft version 1', 'This is a draft.', 'This section is empty in a draft')
    await letter(mother, 'Download the letter (PDF, under 100 KB)', parent.name)
    await road.comment(mother, url, story.comments, { wants: people.lorna.setting }, look(mother))
    await look(mother)('family-plan-commented')
  })

  await step('the school’s SENCO finds the child among the setting’s cases and reads the comments', async () => {
    rukhsana = await arrive(people.rukhsana.email)
    await road.caseIn(rukhsana, 'setting', reference)
    await look(rukhsana)('setting-tray')
    await rukhsana.open(`${url}/plan/versions/1`)
    await rukhsana.sees(story.comments.B)
    await look(rukhsana)('plan-version-commented')
  })

  await step('a setting is consulted and answers that it can be named', async () => {
    await road.consult(nadia, url, people.lorna.setting, 'She would start in September.', look(nadia))
    await look(nadia)('plan-consulting')
    lorna = await arrive(people.lorna.email)
    await road.caseIn(lorna, 'setting', reference)
    await road.answerConsultation(lorna, url, 'We have a place, and staff who know this kind of need.', look(lorna))
    await look(lorna)('consultation-receipt')
  })

  await step('the plan is finalised, signed and dated, and the family is told', async () => {
    await nadia.open(`${url}/plan`)
    await nadia.press(/^Open the consultation/)
    await nadia.sees('We have a place, and staff who know this kind of need.')
    await look(nadia)('consultation-answered')
    await road.finalise(nadia, url, { setting: people.lorna.setting, healthBy: 'Dr Amaka Thole, Wrenshire Integrated Care Board', signedBy: 'Marguerite Holloway', signedAs: 'Head of SEND', on: today }, look(nadia))
    await look(nadia)('plan-final')
    await nadia.open(`${url}/plan/versions/2`)
    await look(nadia)('plan-final-version')
    await nadia.told(parent.email, /final/i)
  })

  await step('the final plan holds all that was typed, as PDF and as Word', async () => {
    await mother.open(`${url}/plan`)
    await look(mother)('family-plan-final')
    const all = [child.full, people.lorna.setting, 'Marguerite Holloway', ...planned(story)]
    await letter(mother, 'Download EHC Plan (PDF)', ...all)
    const word = await mother.download('Download EHC Plan (MS Word)')
    assert.match(word.name, /^[\w.-]+\.docx$/)
    const text = wordText(word.path)
    holds(word.name, text, all)
    assert.doesNotMatch(text, /draft version|this is a draft/i)
  })

  await step('the case is live, and its file tells all of it', async () => {
    assert.equal(await road.caseIn(nadia, 'live', reference), url)
    await look(nadia)('live')
    await nadia.open(`/cases?tray=in-progress&q=${encodeURIComponent(reference)}`)
    await nadia.sees('No case matches')
    await look(nadia)('tray-nothing')
    await nadia.open(url)
    await look(nadia)('case-live')
    for (const page of ['timeline', 'people', 'people/add', 'details']) {
      await nadia.open(`${url}/${page}`)
      await look(nadia)(`case-${page.replace('/', '-')}`)
    }
    await nadia.press('Sign out')
    await nadia.sees('You are signed out')
  })

  await step('no message names the child', async () => {
    const about = (await visitor.messages()).filter((message) => `${message.title}\n${message.text}`.includes(reference))
    assert.ok(about.length >= 10, `${about.length} messages about the case`)
    for (const message of about) {
      for (const name of [child.forename, child.surname]) assert.ok(!`${message.title}\n${message.text}`.includes(name), `${message.title} to ${message.to} names the child`)
    }
    await visitor.open('/demo/messages')
    await look(visitor)('messages')
    for (const page of ['help', 'accessibility', 'privacy', 'what-changed']) {
      await visitor.open(`/${page}`)
      await look(visitor)(page)
    }
  })

  await step('every page is sound at both widths', async () => {
    assert.deepEqual(wrong, [])
    for (const person of everyone) await person.leave()
  })
})

// letter downloads a PDF and makes sure that its text holds what it has to.
async function letter(person, link, ...texts) {
  const file = await person.download(link)
  assert.match(file.name, /^[\w.-]+\.pdf$/)
  holds(file.name, pdfText(file.path), texts)
}
