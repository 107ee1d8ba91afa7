// Sends documents piece by piece as soon as they are chosen or dropped. Each says how far it is; a line that breaks costs
// one piece, and goes on by itself. A document that is chosen again after the page was closed goes on where it stopped.
const atOnce = 2
const firstPiece = 512 * 1024
const quick = 2500 // milliseconds that a piece may take before the next is made smaller
const waits = [1000, 2000, 5000, 10_000, 20_000, 30_000]
const unconnected = 'No connection. It goes on by itself when you are connected.'

export function sendFiles(group) {
  const input = group.querySelector('input[type="file"]')
  const form = input.form
  const { send, purpose, item, hint } = group.dataset
  const most = Number(group.dataset.most)
  const leastPiece = Number(group.dataset.leastPiece)
  const mostPiece = Number(group.dataset.mostPiece)
  const list = group.querySelector('[data-file-list]')
  const said = group.querySelector('[data-chosen]')
  const queue = document.createElement('ul')
  queue.className = 'hub-files hub-sending'
  queue.setAttribute('aria-label', 'Documents on their way')
  const hintText = group.querySelector('.govuk-hint')
  if (hint && hintText) hintText.textContent = hint
  group.querySelector('.hub-upload')?.remove()
  group.querySelector('.hub-because')?.remove()
  dropZone(group, input, take)
  said.before(queue)

  const waiting = []
  let sending = 0
  let begun = 0
  let done = 0
  let asked = 0 // that wait for a reason

  input.addEventListener('change', () => {
    take([...input.files])
    input.value = ''
  })
  addEventListener('beforeunload', (event) => sending + waiting.length > 0 && event.preventDefault())
  form?.addEventListener('submit', (event) => {
    if (sending + waiting.length === 0 || event.submitter?.name === 'remove') return
    event.preventDefault()
    tell('Wait until your documents have been sent, or stop them.')
  })

  function take(files) {
    if (!input.multiple) files = files.slice(0, 1)
    for (const file of files) {
      begun++
      waiting.push(line(queue, file, most))
    }
    next()
  }

  function tell(words) {
    said.textContent = words
  }

  function next() {
    while (sending < atOnce && waiting.length > 0) {
      const one = waiting.shift()
      if (one.over) continue
      sending++
      run(one).finally(() => {
        sending--
        next()
        count()
      })
    }
  }

  function count() {
    if (sending + waiting.length + asked === 0) tell(begun === 1 && done === 1 ? '1 document sent.' : `${done} of ${begun} documents sent.`)
  }

  async function run(one) {
    if (one.file.size === 0) return one.fail(`${one.file.name} is empty. Check the file and send it again.`)
    if (one.file.size > most) return one.fail(`${one.file.name} is larger than ${Math.round(most / 1e6)} MB. Make it smaller, or send it in parts.`)
    try {
      const mark = await markOf(one.file)
      const started = await patiently(one, () => ask(send, fields({ purpose, item, name: one.file.name, bytes: one.file.size, mark })))
      one.id = started.id
      group.querySelector(`[data-half="${CSS.escape(started.id)}"]`)?.remove()
      await sendPieces(one, started.got)
      await finish(one)
    } catch (wrong) {
      if (one.over) return
      one.fail(wrong.said ?? 'This document could not be sent. Try again.', wrong.said ? undefined : () => run(one))
    }
  }

  async function sendPieces(one, got) {
    let size = firstPiece
    one.at(got, got > 0 ? 'Goes on where it stopped' : 'Sending')
    while (got < one.file.size) {
      const from = got
      const piece = one.file.slice(from, from + Math.min(Math.max(size, leastPiece), mostPiece))
      const began = performance.now()
      const answer = await patiently(one, () => post(`${send}/${one.id}?from=${from}`, piece, one, from), async () => {
        size = leastPiece
        const now = await ask(`${send}/${one.id}`)
        return now.got === from ? undefined : now // it came, and its answer did not
      })
      got = answer.got
      one.at(got, 'Sending')
      size = performance.now() - began < quick ? size * 2 : size / 2
    }
  }

  async function finish(one, because = '') {
    one.at(one.file.size, 'Sent. It is being checked')
    const waitingToo = group.hasAttribute('data-waiting') ? 'yes' : ''
    try {
      const answer = await patiently(one, () => ask(`${send}/${one.id}/finish`, fields({ because, waiting: waitingToo })))
      done++
      if (!input.multiple) list.replaceChildren()
      list.insertAdjacentHTML('beforeend', answer.line)
      one.end()
    } catch (wrong) {
      if (one.over) return
      if (wrong.why) one.askWhy(wrong.said, (words) => finish(one, words).finally(count))
      else throw wrong
    }
  }

  // patiently does something until it is answered. What the line or a busy hub spoils is tried again; look, where there is
  // one, first asks whether it was done all the same.
  async function patiently(one, what, look) {
    for (let tries = 0; ; tries++) {
      if (one.over) throw new Error('stopped')
      try {
        if (tries > 0 && look) {
          const seen = await look()
          if (seen) return seen
        }
        return await what()
      } catch (wrong) {
        if (one.over || !wrong.again) throw wrong
        one.say(wrong.said && navigator.onLine ? wrong.said : unconnected)
        await pause(waits[Math.min(tries, waits.length - 1)])
      }
    }
  }

  // line shows one document on its way.
  function line(into, file) {
    const row = element('li', 'hub-files__item')
    const what = element('span', 'hub-files__what')
    what.append(`${file.name} `, element('span', 'hub-quiet', `(${size(file.size)})`))
    const bar = element('progress', 'hub-progress')
    bar.max = file.size || 1
    bar.value = 0
    bar.setAttribute('aria-label', `How much of ${file.name} is sent`)
    const note = element('span', 'hub-files__note', 'Waiting')
    what.append(bar, note)
    const stop = element('button', 'hub-link-button', 'Stop')
    stop.type = 'button'
    stop.append(element('span', 'govuk-visually-hidden', ` ${file.name}`))
    row.append(what, stop)
    into.append(row)
    const one = {
      file, over: false,
      at(bytes, words) {
        bar.value = bytes
        one.say(bytes < file.size ? `${words}: ${size(bytes)} of ${size(file.size)}, ${Math.floor((100 * bytes) / file.size)}%` : words)
      },
      say(words) {
        if (note.textContent !== words) note.textContent = words
      },
      end() {
        one.over = true
        row.remove()
      },
      fail(words, again) {
        one.over = !again
        row.classList.add('hub-files__item--error')
        bar.hidden = true
        note.className = 'govuk-error-message'
        note.textContent = words
        tell(words)
        stop.firstChild.textContent = 'Remove'
        if (!again) return
        const button = element('button', 'hub-link-button', 'Try again')
        button.type = 'button'
        button.addEventListener('click', () => {
          button.remove()
          row.classList.remove('hub-files__item--error')
          bar.hidden = false
          note.className = 'hub-files__note'
          again()
        })
        stop.before(button)
      },
      askWhy(words, go) {
        asked++
        one.asks = true
        bar.hidden = true
        note.className = 'govuk-error-message'
        note.textContent = words
        tell(words)
        const label = element('label', 'govuk-label govuk-label--s', 'Why does the document belong to this child?')
        const field = element('input', 'govuk-input')
        field.type = 'text'
        field.maxLength = 1000
        field.id = label.htmlFor = `why-${one.id}`
        const hintOf = element('span', 'govuk-hint', 'For example: the report is about both twins. The case co-ordinator is told, and reads what you write.')
        hintOf.id = `${field.id}-hint`
        field.setAttribute('aria-describedby', hintOf.id)
        const button = element('button', 'govuk-button govuk-button--secondary', 'Add it to this child')
        button.type = 'button'
        const box = element('span', 'hub-why')
        box.append(label, hintOf, field, button)
        what.append(box)
        field.focus()
        const answer = () => {
          if (field.value.trim() === '') return field.focus()
          asked--
          one.asks = false
          box.remove()
          note.className = 'hub-files__note'
          go(field.value).catch((wrong) => one.fail(wrong.said ?? 'This document could not be added. Try again.'))
        }
        button.addEventListener('click', answer)
        field.addEventListener('keydown', (event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          answer()
        })
      }
    }
    stop.addEventListener('click', () => {
      if (one.asks) asked--
      one.end()
      one.request?.abort()
      if (one.id) ask(`${send}/${one.id}/drop`, fields({})).catch(() => {}) // what is left is cleared by time
      input.focus()
    })
    return one
  }
}

// dropZone lets documents be dropped where they are chosen.
function dropZone(group, input, take) {
  const zone = element('div', 'hub-drop')
  input.before(zone)
  zone.append(element('span', 'hub-drop__words', input.multiple ? 'Drag documents here, or choose them:' : 'Drag a file here, or choose one:'), input)
  const over = (on) => zone.classList.toggle('hub-drop--over', on)
  const holds = (event) => event.dataTransfer?.types.includes('Files')
  group.addEventListener('dragover', (event) => {
    if (!holds(event)) return
    event.preventDefault()
    over(true)
  })
  group.addEventListener('dragleave', (event) => !group.contains(event.relatedTarget) && over(false))
  group.addEventListener('drop', (event) => {
    if (!holds(event)) return
    event.preventDefault()
    over(false)
    take([...event.dataTransfer.files])
  })
  // What is dropped beside it would be opened by the browser, and the page be gone.
  for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => holds(event) && event.preventDefault())
}

// markOf tells the same document from another of its name and size: by all of a short one, and by what stands in many
// places of a long one.
async function markOf(file) {
  const short = 4 * 1024 * 1024
  const places = 64
  const part = 16 * 1024
  const head = new TextEncoder().encode(`${file.name}\n${file.size}\n`)
  const parts = file.size <= short ? [file] : Array.from({ length: places }, (_, i) => Math.floor((i * (file.size - part)) / (places - 1))).map((at) => file.slice(at, at + part))
  const all = await new Blob([head, ...parts]).arrayBuffer()
  if (!crypto.subtle) return crypto.randomUUID?.() ?? String(Math.random()) // of no use to go on, and safe
  const sum = await crypto.subtle.digest('SHA-256', all)
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const fields = (values) => new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]))

// ask posts fields, or reads where there are none.
async function ask(address, body) {
  let answer
  try {
    answer = await fetch(address, { method: body ? 'POST' : 'GET', body, credentials: 'same-origin', redirect: 'manual' })
  } catch {
    throw refused(undefined, true)
  }
  return read(answer.status, answer.ok ? await answer.json().catch(() => ({})) : await answer.json().catch(() => undefined))
}

// post sends one piece, and shows how much of it has gone.
function post(address, piece, one, from) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    one.request = request
    request.open('POST', address)
    request.responseType = 'json'
    request.timeout = 110_000
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.addEventListener('progress', (event) => one.at(Math.min(from + event.loaded, one.file.size - 1), 'Sending'))
    request.addEventListener('load', () => {
      try {
        resolve(read(request.status, request.response))
      } catch (wrong) {
        reject(wrong)
      }
    })
    for (const broken of ['error', 'timeout', 'abort']) request.addEventListener(broken, () => reject(refused(undefined, true)))
    request.send(piece)
  })
}

// read gives an answer, or throws what is wrong.
function read(status, answer) {
  if (status >= 200 && status < 300) return answer
  if (answer?.wrong) throw refused(answer.wrong, answer.again, answer.why)
  if (status >= 500 || status === 429) throw refused('The hub is busy. It goes on by itself.', true)
  throw refused('You may have been signed out, or this document is no longer on its way. Open the page again and choose it again: it goes on where it stopped.')
}

function refused(said, again = false, why = false) {
  return Object.assign(new Error(said ?? 'no connection'), { said, again, why })
}

// pause waits, or until the line is there again.
function pause(time) {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer)
      removeEventListener('online', over)
      resolve()
    }
    const timer = setTimeout(over, time)
    addEventListener('online', over)
  })
}

function element(kind, className, text) {
  const made = document.createElement(kind)
  made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

export function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1e6) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1e6).toFixed(1)} MB`
}
