// The editor that takes a plain box's place: bold, italic, underline, strike and lists (F347). Its document model
// is exactly what the server keeps, so nothing that the server sent is lost by opening and saving a text.
import { make } from './make.mjs'
import { baseKeymap, toggleMark } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { inputRules, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { DOMParser as Reader, DOMSerializer, Schema } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { EditorState, Plugin } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { cleanPaste } from './clean_paste.mjs'

const mark = (tag, also = []) => ({ parseDOM: [{ tag }, ...also], toDOM: () => [tag, 0] })

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      content: 'inline*', group: 'block', attrs: { level: { default: 3 } },
      parseDOM: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag, i) => ({ tag, attrs: { level: i < 3 ? 3 : 4 } })),
      toDOM: (node) => [`h${node.attrs.level}`, 0]
    },
    bulleted: { content: 'item+', group: 'block list', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    numbered: { content: 'item+', group: 'block list', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
    item: { content: 'paragraph (paragraph | list)*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: { group: 'inline' },
    lineBreak: { inline: true, group: 'inline', selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] }
  },
  marks: {
    link: { attrs: { href: {} }, inclusive: false, parseDOM: [{ tag: 'a[href]', getAttrs: (a) => ({ href: a.getAttribute('href') }) }], toDOM: (m) => ['a', { href: m.attrs.href }, 0] },
    bold: mark('strong', [{ tag: 'b' }]),
    italic: mark('em', [{ tag: 'i' }]),
    underline: mark('u'),
    strike: mark('s', [{ tag: 'del' }, { tag: 'strike' }])
  }
})
const { nodes, marks } = schema

// toggleList turns the lines into a list of this kind, changes the other kind into it, or takes the list away.
function toggleList(kind) {
  return (state, dispatch, view) => {
    const list = listAround(state)
    if (list && list.node.type === kind) return liftListItem(nodes.item)(state, dispatch, view)
    if (list) {
      dispatch?.(state.tr.setNodeMarkup(list.at, kind))
      return true
    }
    return wrapInList(kind)(state, dispatch, view)
  }
}

function listAround(state) {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (node.type === nodes.bulleted || node.type === nodes.numbered) return { node, at: $from.before(depth) }
  }
  return null
}

function isMarked(state, type) {
  const { from, to, empty, $from } = state.selection
  return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type)
}

const tools = [
  { name: 'bold', text: 'B', label: 'Bold (Ctrl+B)', run: toggleMark(marks.bold), on: (state) => isMarked(state, marks.bold) },
  { name: 'italic', text: 'I', label: 'Italic (Ctrl+I)', run: toggleMark(marks.italic), on: (state) => isMarked(state, marks.italic) },
  { name: 'underline', text: 'U', label: 'Underline (Ctrl+U)', run: toggleMark(marks.underline), on: (state) => isMarked(state, marks.underline) },
  { name: 'strike', text: 'S', label: 'Strike through', run: toggleMark(marks.strike), on: (state) => isMarked(state, marks.strike) },
  { name: 'bulleted', text: 'Bullets', label: 'Bullets: make a list', run: toggleList(nodes.bulleted), on: (state) => listAround(state)?.node.type === nodes.bulleted },
  { name: 'numbered', text: 'Numbers', label: 'Numbers: make a list', run: toggleList(nodes.numbered), on: (state) => listAround(state)?.node.type === nodes.numbered },
  { name: 'undo', text: 'Undo', label: 'Undo (Ctrl+Z)', run: undo }
]

// richText puts an editor in the place of the plain box inside a [data-rich] group.
export function richText(group) {
  const box = group.querySelector('textarea')
  const format = group.querySelector('input[name$=".format"]')
  const label = group.querySelector('label')
  const how = group.querySelector('.hub-rich__how')
  const doc = startingText(group, box, format)
  if (!doc) return
  const focused = document.activeElement === box

  const frame = make('div', { class: 'hub-editor' })
  const bar = make('div', { class: 'hub-editor__tools', role: 'toolbar', 'aria-label': `Formatting of ${label.textContent.trim()}`, 'aria-controls': box.id })
  const place = make('div')
  frame.append(bar, place)

  const view = new EditorView(place, {
    state: EditorState.create({ doc, plugins: plugins(() => focusTools(bar)) }),
    attributes: {
      class: 'hub-editor__text', role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': label.id,
      'aria-describedby': box.getAttribute('aria-describedby'), spellcheck: 'true',
      ...(box.classList.contains('govuk-textarea--error') ? { 'aria-invalid': 'true' } : {})
    },
    transformPastedHTML: cleanPaste,
    dispatchTransaction(change) {
      view.updateState(view.state.apply(change))
      showTools(bar, view)
      if (change.docChanged) {
        box.value = written(view.state.doc)
        box.dispatchEvent(new Event('input', { bubbles: true }))
      }
    }
  })
  view.dom.style.setProperty('--hub-editor-height', `${Number(box.rows) * 1.75}rem`)

  bar.append(...tools.map((tool, at) => toolButton(tool, at, view)))
  bar.addEventListener('keydown', (event) => moveInTools(event, bar, view))
  showTools(bar, view)

  // The editor takes the box's id, so that the error summary's link and the label lead to it.
  view.dom.id = box.id
  box.id += '-posted'
  box.hidden = true
  box.value = written(view.state.doc)
  format.value = 'html'
  how.textContent = 'For bold, lists and undo press Alt and F10 to reach the buttons, Escape to come back. Tab goes to the next question.'
  how.classList.add('govuk-visually-hidden')
  label.addEventListener('click', () => view.focus())
  group.addEventListener('hub:put-back', ({ detail }) => {
    const put = read(new DOMParser().parseFromString(detail, 'text/html').body)
    view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, put.content))
  })
  box.before(frame)
  if (focused) view.focus()
}

// startingText reads what the field holds: what the browser put back after going back to the page, else the
// server's own HTML. It gives null when someone is already typing into the plain box, which then stays as it is.
function startingText(group, box, format) {
  const source = group.querySelector('template')
  if (format.value === 'html' || /^<(p|ul|ol|h3|h4)>/.test(box.value)) return read(new DOMParser().parseFromString(box.value, 'text/html').body)
  if (box.value !== box.defaultValue) return null
  if (source) return read(document.importNode(source.content, true))
  const holder = make('div')
  for (const paragraph of box.value.split(/\n\s*\n/)) {
    const p = make('p')
    paragraph.split('\n').forEach((line, i) => p.append(...(i > 0 ? [make('br'), line] : [line])))
    holder.append(p)
  }
  return read(holder)
}

const read = (content) => Reader.fromSchema(schema).parse(content)

function written(doc) {
  if (doc.textContent.trim() === '') return ''
  const holder = make('div')
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content))
  return holder.innerHTML
}

function plugins(toTools) {
  const newLine = (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.lineBreak.create()).scrollIntoView())
    return true
  }
  return [
    inputRules({ rules: [wrappingInputRule(/^\s*[-*•]\s$/, nodes.bulleted), wrappingInputRule(/^1[.)]\s$/, nodes.numbered)] }),
    keymap({
      'Mod-b': toggleMark(marks.bold), 'Mod-i': toggleMark(marks.italic), 'Mod-u': toggleMark(marks.underline),
      'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo,
      'Mod-]': sinkListItem(nodes.item), 'Mod-[': liftListItem(nodes.item),
      Enter: splitListItem(nodes.item), 'Shift-Enter': newLine,
      'Alt-F10': () => { toTools(); return true }
    }),
    // Tab is left alone: it goes to the next field, as everywhere else.
    keymap(baseKeymap),
    history(),
    new Plugin({ props: { handleDOMEvents: { drop: (view, event) => event.dataTransfer?.files.length > 0 } } })
  ]
}

function toolButton(tool, at, view) {
  const button = make('button', { type: 'button', class: `hub-editor__tool hub-editor__tool--${tool.name}`, 'aria-label': tool.label, title: tool.label, tabindex: at === 0 ? '0' : '-1' })
  button.textContent = tool.text
  button.addEventListener('mousedown', (event) => event.preventDefault()) // the text keeps its selection
  button.addEventListener('click', () => {
    tool.run(view.state, view.dispatch, view)
    if (document.activeElement !== button) view.focus()
  })
  return button
}

function showTools(bar, view) {
  tools.forEach((tool, at) => tool.on && bar.children[at]?.setAttribute('aria-pressed', String(Boolean(tool.on(view.state)))))
}

function focusTools(bar) {
  bar.querySelector('[tabindex="0"]').focus()
}

function moveInTools(event, bar, view) {
  const buttons = [...bar.children]
  const at = buttons.indexOf(document.activeElement)
  const to = { ArrowRight: (at + 1) % buttons.length, ArrowLeft: (at + buttons.length - 1) % buttons.length, Home: 0, End: buttons.length - 1 }[event.key]
  if (event.key === 'Escape') {
    event.preventDefault()
    view.focus()
  } else if (to !== undefined) {
    event.preventDefault()
    buttons[at].tabIndex = -1
    buttons[to].tabIndex = 0
    buttons[to].focus()
  }
}
