// The steps of the road, each as the person does it whose step it is. They work with and without JavaScript.
import assert from 'node:assert/strict'

// The people of the demo who walk the road.
export const people = {
  nadia: { name: 'Nadia Brightwell', email: 'nadia.brightwell@coordinator.wrenshire.example' },
  colm: { name: 'Colm Hathersage', email: 'colm.hathersage@coordinator.wrenshire.example' },
  bethan: { name: 'Bethan Pryce-Jones', email: 'bethan.prycejones@coordinator.wrenshire.example' },
  marguerite: { name: 'Marguerite Holloway', email: 'marguerite.holloway@manager.wrenshire.example' },
  yusra: { name: 'Yusra Idris', email: 'yusra.idris@coordinator.wrenshire.example' },
  rukhsana: { name: 'Rukhsana Malik', email: 'rukhsana.malik@senco.wrenshire.example', setting: 'Larkfield Primary School' },
  lorna: { name: 'Lorna Stobart', email: 'lorna.stobart@senco.wrenshire.example', setting: 'The Heronry' },
  joseph: { name: 'Joseph Amankwah', email: 'joseph.amankwah@adviser.wrenshire.example', option: 'Joseph Amankwah, Educational psychologist' },
  fiona: { name: 'Fiona Kilbride', email: 'fiona.kilbride@adviser.wrenshire.example' },
  priya: { name: 'Priya Raghunathan', email: 'priya.raghunathan@adviser.wrenshire.example' },
  therapies: { name: 'Children’s Therapies', option: 'Children’s Therapies (team)' },
}

const nothing = async () => {}

// requestAssessment sends a request without an account and gives the case ID from the receipt.
export async function requestAssessment(visitor, { parent, child, request }, see = nothing) {
  await visitor.open('/sign-in')
  await see('sign-in')
  await visitor.press('Request an assessment')
  await see('request-start')
  await visitor.press('Start now')
  await see('request-tasks')
  await visitor.press('About you')
  await visitor.tick('I am the child’s parent or carer')
  await visitor.fill('Full name (needed)', parent.name)
  await visitor.fill('How do you know the child or young person? (needed)', 'Mother')
  await visitor.fill('E-mail address', parent.email)
  await visitor.fill('E-mail address again', parent.email)
  await visitor.fill('Telephone number', parent.phone)
  await visitor.tick(/^I agree that the council asks other professionals/)
  await see('request-you')
  await visitor.press('Save and continue')
  await visitor.fill('Forenames (needed)', child.forename)
  await visitor.fill('Surname (needed)', child.surname)
  await visitor.fill('Date of birth (needed)', child.born)
  await visitor.choose('Nursery, school or college', people.rukhsana.setting)
  await see('request-child')
  await visitor.press('Save and continue')
  for (const [question, answer] of Object.entries(request)) await visitor.fill(question, answer)
  await see('request-story')
  await visitor.press('Save and continue')
  await visitor.add('Add documents', { name: 'school report.txt', mimeType: 'text/plain', buffer: Buffer.from('Reading age: two years behind.') })
  await see('request-documents')
  await visitor.sees('school report.txt')
  await visitor.press('Continue')
  await visitor.sees(child.forename, child.surname, parent.name, ...Object.values(request))
  await see('request-check')
  await visitor.press('Send the request')
  await visitor.sees('Request sent', 'We decide whether to assess', 'If a plan follows, it is final')
  await see('request-sent')
  return (await visitor.text()).match(/Your case ID is (EHC\/\d\d\/\d{4})/)[1]
}

// takeOn finds a case among the new requests and assigns it to the officer. It gives the case's address.
export async function takeOn(officer, officerName, reference, see = nothing) {
  const caseURL = await caseIn(officer, 'unassigned', reference)
  await see('new-requests')
  await officer.open(caseURL)
  await see('case-new')
  await officer.press('Assign a co-ordinator', officer.page.getByRole('navigation', { name: 'What you can do' }))
  await officer.choose('Co-ordinator', `${officerName} (you)`)
  await see('assign')
  await officer.press('Assign this co-ordinator')
  await officer.sees('The case is yours now')
  return caseURL
}

// decide records and publishes one of the two decisions. where is "decision" or "issue-decision"; answers are those to
// the questions with yes and no, by the beginning of each.
export async function decide(officer, caseURL, where, { answers, decision, reasons }, see = nothing) {
  await officer.open(`${caseURL}/${where}`)
  await see(where)
  await officer.press('Record the decision')
  for (const [question, answer] of Object.entries(answers)) await officer.tick(answer, officer.page.getByRole('group', { name: new RegExp(`^${question}`) }))
  await officer.tick(decision)
  await officer.fill('Reasons', reasons)
  await see(`${where}-record`)
  await officer.press('Check the decision')
  await officer.sees(reasons)
  await see(`${where}-check`)
  await officer.press('Yes, publish the decision')
  await officer.sees('The decision is published', reasons)
  await see(`${where}-published`)
}

// register follows the link in the invitation, chooses a password and signs in with the code alone.
export async function register(parent, { email, password, phone }, see = nothing) {
  const { links } = await parent.told(email, /^Choose a password/)
  await parent.open(links.find((link) => /\/register\/./.test(link)))
  await parent.fill('New password', password)
  await parent.tick(/^By text message/)
  await parent.fill('Mobile number', phone)
  await see('register')
  await parent.press('Save my password')
  await parent.enterCode(email)
}

// askAdvice asks people and teams, each by the kind of their advice, with one confirmation.
export async function askAdvice(officer, caseURL, asks, see = nothing) {
  await officer.open(`${caseURL}/assessment/ask`)
  for (const { kind, of, note } of asks) {
    const line = officer.page.getByRole('group', { name: kind })
    await officer.choose('Whom do you ask?', of, line)
    await officer.fill('Note (optional)', note, line)
  }
  await see('ask')
  await officer.press('Continue')
  for (const { of, note } of asks) await officer.sees(of, note)
  await see('ask-check')
  await officer.press(/^Send the (\d+ )?requests?$/)
  await officer.sees('sent')
}

// allocate gives a team's request to one of its members.
export async function allocate(manager, caseURL, member, see = nothing) {
  await manager.open(`${caseURL}/assessment`)
  await manager.press('Choose who will answer')
  await manager.tick(member)
  await see('allocate')
  await manager.press('Give the request to them')
  await manager.sees('given to a member of the team')
}

// writeAdvice fills in what an adviser was asked for, part by part, and stops before sending it.
export async function writeAdvice(adviser, caseURL, { background, areas, none = [] }, see = nothing) {
  await adviser.open(`${caseURL}/assessment`)
  await adviser.press(/^Write your advice/)
  await see('advice')
  await adviser.press('About your advice')
  await adviser.tick('No, this is my own advice')
  await adviser.tick(/^Yes: they are known to us/)
  await see('advice-about')
  await adviser.press('Save and go back')
  await adviser.press('Background')
  for (const [question, answer] of Object.entries(background)) await adviser.write(question, answer)
  await see('advice-background')
  await adviser.press('Save and go back')
  for (const label of none) {
    await adviser.press(label)
    await adviser.tick('No, I looked and found no need')
    await adviser.press('Save and go back')
  }
  for (const [label, area] of Object.entries(areas)) {
    await adviser.press(label)
    await adviser.tick('Yes, I found a need in this area')
    await writeArea(adviser, area)
    await see('advice-area')
    await adviser.press('Save and go back')
  }
  await adviser.sees('What you wrote is saved.')
}

// writeArea fills in one area of need, item by item, with the buttons that add them. sections: in the plan each
// provision of some areas stands in one of several sections.
export async function writeArea(person, area, { sections = false } = {}) {
  await person.write('What they do well and enjoy, and what helps already', area.strengths)
  for (const [i, need] of area.needs.entries()) {
    await person.press('Add a need')
    await person.fill(`Need ${i + 1}`, need)
  }
  for (const [i, outcome] of area.outcomes.entries()) await writeOutcome(person, i + 1, area, outcome, sections)
}

async function writeOutcome(person, number, area, outcome, sections) {
  await person.press('Add an outcome')
  const within = person.page.getByRole('group', { name: `Outcome ${number}`, exact: true })
  await person.fill(`Outcome ${number}: what they will be able to do`, outcome.text, within)
  for (const need of outcome.meets) await person.tick(`Need ${need + 1}: ${area.needs[need]}`, within)
  for (const heading of outcome.preparing) await person.tick(heading, within)
  for (const [i, step] of outcome.steps.entries()) {
    await person.press(`Add a step to outcome ${number}`, within)
    await person.fill(`Step ${i + 1} towards outcome ${number}`, step.text, within)
    await person.fill(`Step ${i + 1}: date to be achieved by`, step.by, within)
  }
  for (const [i, provision] of outcome.provision.entries()) {
    await person.press(`Add provision to outcome ${number}`, within)
    const here = within.getByRole('group', { name: `Provision ${i + 1}`, exact: true })
    await person.write('Support needed', provision.support, here)
    await person.fill('To be provided by', provision.provider, here)
    await person.fill('Staff to student ratio', provision.ratio, here)
    await person.fill('How much', provision.quantity, here)
    await person.fill('How often', provision.frequency, here)
    if (sections && provision.section) await person.tick(provision.section, here)
  }
}

// sendAdvice sends what was written.
export async function sendAdvice(adviser, see = nothing) {
  await adviser.press('Check and send')
  await see('advice-check')
  await adviser.press('Send your advice')
  await adviser.sees('Your advice has been sent')
}

// writeView writes one tile of the views, as one's own or for someone else.
export async function writeView(person, caseURL, { tile, text }, { forWhom, onlyFor }, see = nothing) {
  await person.open(`${caseURL}/assessment`)
  await person.press(new RegExp(`^Write ${tile}`))
  await person.write('Write here', text)
  if (forWhom) {
    await person.tick('I write them down for someone else')
    await person.fill('Whose?', forWhom)
  } else if (onlyFor) {
    await person.fill('Whose views are these?', onlyFor)
  } else {
    await person.tick('My own')
  }
  await see('views-tile')
  await person.press('Save and go back')
  await person.sees('What you wrote is saved.', 'Has information')
}

// readyForIssue marks the assessment as finished, with a reason where advice is missing.
export async function readyForIssue(officer, caseURL, reason, see = nothing) {
  await officer.open(`${caseURL}/assessment`)
  await officer.press('Ready for decision')
  await officer.fill('Why the council goes on without it', reason)
  await see('ready')
  await officer.press('Yes, it is ready for the decision')
  await officer.sees('ready for the decision whether to issue a plan')
}

// editPlan writes what the draft is not filled with by itself, and corrects what it is.
export async function editPlan(officer, caseURL, plan, see = nothing) {
  await officer.open(`${caseURL}/plan`)
  await see('plan-draft')
  await officer.press(/^Views, interests and aspirations \(/)
  await officer.write('Background information from the council', plan.background)
  await see('plan-views')
  await officer.press('Save and go back')
  await officer.press(/^Summary of special educational needs \(/)
  await officer.write('Summary of special educational needs', plan.summary)
  await officer.page.getByLabel('Category of need').selectOption({ label: 'Communication and interaction' })
  await officer.page.getByLabel('Primary need').selectOption({ label: 'Autistic spectrum disorder' })
  await see('plan-summary')
  await officer.press('Save and go back')
  await officer.press(/^Communication and interaction \(/)
  await see('plan-area')
  await officer.press('Add a need')
  await officer.fill('Need 3', plan.addedNeed)
  await officer.press('Save')
  await officer.tick(`Need 3: ${plan.addedNeed}`, officer.page.getByRole('group', { name: 'Outcome 1', exact: true }))
  await officer.press('Save and go back')
  await officer.press(/^Monitoring, and the advice \(/)
  await officer.write('Monitoring and review', plan.review)
  await officer.write('Who monitors progress towards the outcomes', plan.who)
  await see('plan-monitoring')
  await officer.press('Save and go back')
}

// ruleOut marks areas of the plan on which nobody advised as not applying.
export async function ruleOut(officer, caseURL, ...areas) {
  await officer.open(`${caseURL}/plan`)
  for (const area of areas) {
    await officer.press(new RegExp(`^${area} \\(`))
    await officer.tick(/^No need was identified in this area/)
    await officer.press('Save and go back')
  }
}

// shareDraft shares the working draft with the family.
export async function shareDraft(officer, caseURL, see = nothing) {
  await officer.open(`${caseURL}/plan`)
  await officer.press('Share draft')
  await see('share')
  await officer.press('Check the letter and share')
  await officer.sees('just as it will be kept', 'What you can do, and by when', 'There is no right of appeal about a draft.')
  await see('share-check')
  await officer.press('Share draft version 1')
  await officer.sees('The draft has been shared')
}

// comment answers the draft section by section and sends it.
export async function comment(parent, caseURL, comments, { wants }, see = nothing) {
  await parent.open(`${caseURL}/plan`)
  await parent.press('Write your comments')
  for (const [letter, text] of Object.entries(comments)) {
    const section = parent.page.locator('details', { has: parent.page.getByRole('heading', { name: new RegExp(`^Section ${letter}:`) }) })
    await parent.tick('No, I would like a change', section)
    await parent.fill(`Your comments on section ${letter}`, text, section)
  }
  if (wants) await parent.choose('Which school or college would you like the plan to name?', wants)
  await see('comments')
  await parent.press('Check and send')
  await parent.sees(...Object.values(comments), wants)
  await see('comments-check')
  await parent.press('Send your comments')
  await parent.sees('Your comments have been sent')
}

// consult asks a setting whether it can be named.
export async function consult(officer, caseURL, setting, information, see = nothing) {
  await officer.open(`${caseURL}/plan/consult`)
  await officer.choose('Setting to consult', setting)
  await officer.write('Additional information (optional)', information)
  await see('consult')
  await officer.press('Check the letter and send')
  await officer.sees(`May we name ${setting}`, information)
  await see('consult-check')
  await officer.press('Send the consultation')
  await officer.sees('The consultation has been sent', setting)
}

// answerConsultation says that the setting can be named.
export async function answerConsultation(senco, caseURL, note, see = nothing) {
  await senco.open(`${caseURL}/plan`)
  await see('plan-consulted')
  await senco.press(/^Answer the consultation/)
  await senco.tick('The setting can be named in the plan')
  await senco.fill('Supporting comments (needed)', note)
  await see('consultation')
  await senco.press('Check and submit')
  await see('consultation-check')
  await senco.press('Submit your answer')
  await senco.sees('Your answer has been submitted')
}

// finalise issues the plan with a setting in section I.
export async function finalise(officer, caseURL, { setting, healthBy, signedBy, signedAs, on }, see = nothing) {
  await officer.open(`${caseURL}/plan/finalise`)
  await officer.tick(new RegExp(`^${setting}`))
  if (healthBy) {
    await officer.fill('Who agreed it', healthBy)
    await officer.fill('Date of the agreement', on)
  }
  await officer.pick('Who signs the plan and its letter?', `${signedBy}, ${signedAs}`)
  await see('finalise')
  await officer.press('Check and issue')
  await officer.sees(setting, signedBy, 'Your right of appeal')
  await see('finalise-check')
  await officer.press('Issue the plan')
  await officer.sees('The plan has been issued')
}

// caseAt finds the address of the first of somebody's cases that stands at a status.
export async function caseAt(person, status) {
  await person.open('/cases?tray=in-progress')
  const link = person.page.getByRole('row').filter({ hasText: status }).getByRole('rowheader').getByRole('link').first()
  return link.getAttribute('href')
}

// caseIn finds the address of a case in a tray by searching for it.
export async function caseIn(person, tray, text) {
  await person.open(`/cases?tray=${tray}&q=${encodeURIComponent(text)}`)
  const link = person.page.getByRole('rowheader').getByRole('link').first()
  assert.equal(await person.page.getByRole('rowheader').count(), 1, `one case in ${tray} for ${text}`)
  return link.getAttribute('href')
}
