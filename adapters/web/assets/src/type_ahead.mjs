// A drop-down that becomes a box to type in: an editable combobox with a list, after the ARIA pattern. The
// drop-down stays in the form, hidden, and holds what is posted; what is shown and what is posted never differ. Where
// none is an answer too ("All"), it stands in the box and first in the list, and comes back when the box is emptied.
// Words that match nothing go into the box for what the list lacks (data-other); without one they stop the form from
// being sent, because they would be lost without a word. Where the list is only a part (data-more), typing asks for more.
const most = 100
const pause = 250
const leastAsked = 3

export function typeAhead(group) {
  const select = group.querySelector('select')
  const label = group.querySelector('label')
  const noneIsAnswer = group.dataset.typeAhead === 'none'
  const choices = [...select.options].filter((option) => (option.value !== '' || noneIsAnswer) && !option.disabled).map((option) => ({
    value: option.value,
    text: option.textContent.trim(),
    hint: option.dataset.hint || '',
    folded: fold(`${option.textContent} ${option.dataset.hint || ''}`)
  }))
  const more = group.dataset.more
  if (!more && choices.every((choice) => choice.value === '')) return
  const none = choices.find((choice) => choice.value === '')

  const id = select.id
  let asking, timer
  // ask finds further choices for what is typed; those found stay in the list.
  const ask = () => {
    const typed = input.value.trim()
    if (typed.length < leastAsked) return
    clearTimeout(timer)
    timer = setTimeout(async () => {
      asking?.abort()
      asking = new AbortController()
      try {
        const answer = await fetch(`${more}?q=${encodeURIComponent(typed)}`, { signal: asking.signal, headers: { Accept: 'application/json' } })
        if (!answer.ok) return
        const found = (await answer.json()).filter((one) => !choices.some((choice) => choice.value === one.value))
        if (found.length === 0) return
        for (const one of found) {
          choices.push({ value: one.value, text: one.text, hint: one.hint || '', folded: fold(`${one.text} ${one.hint || ''}`), far: true })
          select.append(new Option(one.text, one.value))
        }
        if (document.activeElement === input && !list.hidden) open(false)
      } catch {
        // the list stays as it is
      }
    }, pause)
  }
  const chosenText = () => choices.find((choice) => choice.value === select.value)?.text || ''
  const input = make('input', { type: 'text', id, class: 'govuk-input hub-combo__input', role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${id}-list`, 'aria-haspopup': 'listbox' })
  if (select.classList.contains('govuk-select--error')) input.classList.add('govuk-input--error')
  const unmatched = make('p', { class: 'govuk-hint', id: `${id}-unmatched`, hidden: '' })
  unmatched.textContent = 'Choose one from the list'
  const otherBox = group.dataset.other ? group.closest('form')?.elements[group.dataset.other] : null
  const described = [select.getAttribute('aria-describedby'), unmatched.id].filter(Boolean).join(' ')
  input.setAttribute('aria-describedby', described)
  const list = make('ul', { id: `${id}-list`, class: 'hub-combo__list', role: 'listbox', 'aria-labelledby': label.id, hidden: '' })
  const opener = make('button', { type: 'button', class: 'hub-combo__open', tabindex: '-1', 'aria-hidden': 'true' })
  const status = make('p', { class: 'govuk-visually-hidden', role: 'status' })
  const box = make('div', { class: 'hub-combo' })

  select.id = `${id}-choice`
  select.hidden = true
  input.value = chosenText()
  box.append(input, opener, list)
  select.before(box)
  box.after(unmatched, status)

  let shown = []
  let active = -1

  const open = (all) => {
    const words = all ? [] : fold(input.value).split(' ').filter(Boolean)
    const found = choices.filter((choice) => words.every((word) => choice.folded.includes(word)))
    shown = found.slice(0, most)
    active = -1
    list.replaceChildren(...shown.map(drawOption))
    if (found.length > most) list.append(note(`${found.length - most} more: keep typing to narrow the list`))
    if (found.length === 0) list.append(note('Nothing in the list matches'))
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    input.removeAttribute('aria-activedescendant')
    status.textContent = found.length === 0 ? 'Nothing in the list matches' : found.length === 1 ? '1 choice' : `${found.length} choices`
  }
  const close = () => {
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const drawOption = (choice, at) => {
    const option = make('li', { id: `${id}-option-${at}`, class: 'hub-combo__option', role: 'option', 'aria-selected': 'false' })
    option.textContent = choice.text
    if (choice.hint) {
      const hint = make('span', { class: 'hub-sub' })
      hint.textContent = choice.hint
      option.append(hint)
    }
    option.addEventListener('mousedown', (event) => event.preventDefault()) // the box keeps the focus
    option.addEventListener('click', () => choose(choice))
    return option
  }
  const note = (text) => {
    const line = make('li', { class: 'hub-combo__none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' })
    line.textContent = text
    return line
  }
  const point = (at) => {
    list.querySelector('[aria-selected="true"]')?.setAttribute('aria-selected', 'false')
    active = at
    const option = list.children[at]
    option.setAttribute('aria-selected', 'true')
    option.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', option.id)
  }
  // say tells what becomes of words that match nothing; they are posted too, so that the server never loses them.
  const say = (text, wrong) => {
    unmatched.textContent = text
    unmatched.className = wrong ? 'govuk-error-message' : 'govuk-hint'
    input.classList.toggle('govuk-input--error', Boolean(wrong))
    unmatched.hidden = !text
    if (text && select.form?.method === 'post') input.name = `${select.name}.typed`
    else input.removeAttribute('name')
  }
  let moved = '' // what was put into the other box
  const moveToOther = () => {
    const typed = input.value.trim()
    if (otherBox.value.trim() === '' || otherBox.value === moved) {
      otherBox.value = moved = typed
      otherBox.dispatchEvent(new Event('input', { bubbles: true }))
      say('This is not in the list. We have written it in the next box for you.')
    } else if (otherBox.value.trim() !== typed) say('This is not in the list. The next box holds another name: please put it right.', true)
  }
  const takeBack = () => {
    if (otherBox && moved !== '' && otherBox.value === moved) otherBox.value = ''
    moved = ''
  }
  const settle = (value) => {
    if (select.value === value) return
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const choose = (choice) => {
    input.value = choice.text
    settle(choice.value)
    takeBack()
    say('')
    if (choice.far && select.form?.method === 'post') input.name = `${select.name}.typed` // the list of the next page may lack it
    close()
  }
  const leave = () => {
    close()
    const typed = fold(input.value)
    const match = typed === '' ? none : choices.find((choice) => fold(choice.text) === typed)
    if (match) return choose(match)
    settle('')
    if (typed === '') {
      takeBack()
      say('')
    } else if (otherBox) moveToOther()
    else say('Choose one from the list')
  }
  // stop keeps a form with words that match nothing from being sent; a button that sends no answers goes on.
  const stop = (event) => {
    if (event.submitter?.formNoValidate) return
    leave()
    if (otherBox || select.value !== '' || fold(input.value) === '' || (none && fold(input.value) === fold(none.text))) return
    event.preventDefault()
    event.stopImmediatePropagation() // what is typed is still not saved
    say(`Nothing in the list matches “${input.value.trim()}”. Choose one from the list, or empty this box.`, true)
    input.focus()
  }

  input.addEventListener('input', () => {
    settle('')
    open(false)
    if (more) ask()
  })
  input.addEventListener('blur', leave)
  if (group.closest('form')?.method === 'post') group.closest('form').addEventListener('submit', stop, true)
  if (select.value === '' && group.dataset.typed) input.value = group.dataset.typed
  // "All" is typed over, not typed on.
  input.addEventListener('focus', () => none && select.value === '' && input.select())
  input.addEventListener('click', () => {
    if (none && select.value === '' && input.value === none.text) input.select()
    if (list.hidden) open(input.value === chosenText())
  })
  opener.addEventListener('mousedown', (event) => event.preventDefault())
  opener.addEventListener('click', () => {
    const wasOpen = !list.hidden
    input.focus()
    wasOpen ? close() : open(true)
  })
  input.addEventListener('keydown', (event) => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault()
        if (list.hidden) open(input.value === chosenText())
        if (shown.length === 0) return
        const step = event.key === 'ArrowDown' ? 1 : -1
        point(active < 0 ? (step > 0 ? 0 : shown.length - 1) : (active + step + shown.length) % shown.length)
        return
      }
      case 'Enter':
        if (list.hidden) return
        event.preventDefault()
        if (active >= 0) choose(shown[active])
        else if (shown.length === 1) choose(shown[0])
        else leave()
        return
      case 'Escape':
        if (list.hidden) return
        event.preventDefault()
        close()
    }
  })
}

function make(name, attributes) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

// fold makes "Saint Éloïse’s" and "saint eloises" the same.
function fold(text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[’'`]/g, '').replace(/[^a-z0-9]+/g, ' ').trim()
}
