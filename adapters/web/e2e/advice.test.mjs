// A co-ordinator asks a team with questions; its manager gives the request to a member and answers for them in the same
// step; the member writes with a check beside each item, sends it and then reads what the others sent; the co-ordinator
// re-opens it, and both dates stay.
import './own_hub.mjs'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Person } from './person.mjs'
import * as road from './road.mjs'
import { browser, hub } from './stage.mjs'

const { people } = road
const child = 'Zachary Eversham'

for (const scripts of [true, false]) {
  test(`a team manager allocates, the member answers and sees the others’ advice, the co-ordinator reopens it, ${scripts ? 'with' : 'without'} JavaScript`, async () => {
    const wrong = []
    const see = async (person, name) => { if (scripts) await person.look(`advice/${name}`, wrong) }
    const nadia = await Person.signedIn(browser, hub, people.nadia.email, { scripts })
    const url = (await road.caseIn(nadia, 'in-progress', child)).split('?')[0]
    await nadia.open(`${url}/assessment/ask?limb=${scripts ? 'f' : 'h'}`)
    await nadia.choose('Whom do you ask?', people.therapies.option)
    await nadia.fill('Questions to answer (optional)', 'How does he hold a pencil?\nWhat calms him?')
    await see(nadia, 'ask')
    await nadia.press('Continue')
    await nadia.sees('How does he hold a pencil? What calms him?', 'With it goes what the family has given')
    await see(nadia, 'ask-check')
    await nadia.press('Send the request')

    const fiona = await Person.signedIn(browser, hub, people.fiona.email, { scripts })
    await fiona.press('Team requests')
    await fiona.sees('waiting to be given to somebody', 'Nobody has it yet', 'its people')
    await see(fiona, 'team')
    await fiona.press(`Allocate the request for ${child}`)
    await fiona.tick(/^Priya Raghunathan/)
    await fiona.tick('Yes: they are known to us and meet the criteria for an assessment')
    await see(fiona, 'allocate')
    await fiona.press('Give the request to them')
    await fiona.sees('The request has been given to a member of the team', 'Priya Raghunathan, not begun')

    const priya = await Person.signedIn(browser, hub, people.priya.email, { scripts })
    await priya.open(`${url}/assessment`)
    await priya.sees('You can read it after you have sent your own advice')
    await priya.press(/^Write your advice/)
    await priya.sees('What to read first', 'The council’s questions', '0 of 2 answered')
    await see(priya, 'form')
    await priya.press('About your advice')
    await priya.sees('Answered for your team', 'Please send it by')
    await priya.tick('No, this is my own advice')
    await priya.press('Save and go back')
    await priya.press('Background')
    await priya.write('When did the child or young person first come into contact with your organisation?', 'In May.')
    await priya.write('What has your organisation already put in place to support their needs?', 'A pencil grip.')
    await priya.write('What has been the effect of the support or strategies so far?', 'He writes a line.')
    await priya.press('Save and go back')
    await priya.press('The council’s questions')
    await priya.write('What calms him?', 'A heavy blanket.')
    await see(priya, 'questions')
    await priya.press('Save and go back')
    await priya.sees('1 of 2 answered')

    await priya.press('Sensory and/or physical')
    await priya.press('Add an outcome')
    await priya.fill('Outcome 1: what they will be able to do', 'He will improve his handwriting.')
    await priya.press('Add provision to outcome 1')
    const here = priya.page.getByRole('group', { name: 'Provision 1', exact: true })
    await priya.fill('To be provided by', 'Teaching assistant', here)
    const check = priya.page.getByRole('group', { name: 'Check of provision 1 of outcome 1' })
    if (!scripts) await priya.press('Save')
    await check.getByText('Not said yet: with what training or skill, how much, how often and for how long.').waitFor()
    await see(priya, 'area')
    await priya.write('Support needed', 'Handwriting taught in steps', here)
    await priya.fill('Training or experience', 'Trained by the occupational therapist', here)
    await priya.fill('How much', '15 minutes', here)
    await priya.fill('How often', 'Every school day', here)
    await priya.fill('For how long', 'Two terms', here)
    await priya.fill('Outcome 1: what they will be able to do', 'By July 2027 he writes three sentences that others can read.')
    if (!scripts) await priya.press('Save')
    await check.getByText('It says who, with what skill, how much, how often and for how long.').waitFor()
    await priya.press('Add a need')
    await priya.fill('Need 1', 'Holds a pencil in his fist.')
    await see(priya, 'area-clear')
    await priya.press('Save and go back')
    for (const format of ['(PDF)', '(MS Word)']) assert.match((await priya.download(`Download your advice as far as it is written ${format}`)).name, /advice/)
    await priya.press('Check and send')
    await see(priya, 'check')
    await priya.press('Send your advice')
    await priya.sees('Your advice has been sent')
    await priya.press('Read the advice of Rukhsana Malik')
    await priya.sees('Advice of Rukhsana Malik')

    await nadia.open(`${url}/assessment`)
    await see(nadia, 'assessment')
    await nadia.page.getByRole('row', { name: /Priya Raghunathan/ }).last().getByRole('link', { name: /^Re-open/ }).click()
    await nadia.fill('Why is it re-opened?', 'The year group is wrong.')
    await see(nadia, 'reopen')
    await nadia.press('Re-open it')
    await nadia.sees('The advice is open again', 'First sent')
    await priya.open(`${url}/assessment`)
    await priya.press(/^Write your advice/)
    await priya.sees('Re-opened for you to put right.', 'The year group is wrong.')
    await priya.press('Check and send')
    await priya.press('Send your advice')
    await priya.sees('Your advice has been sent')

    assert.deepEqual(wrong, [])
    for (const person of [nadia, fiona, priya]) await person.leave()
  })
}
