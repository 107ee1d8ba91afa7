// Turns what was copied from Word, a mail or a web page into plain paragraphs and lists before the editor reads
// it. Word writes a list as paragraphs that begin with a bullet sign; they become a list again.
const bullets = /^[\s\u00a0]*[·•§▪▫◦‣●○■□–\-o][\s\u00a0]+/
const numbers = /^[\s\u00a0]*\(?(\d{1,3}|[a-z])[.)][\s\u00a0]+/i

export function cleanPaste(html) {
  // The content security policy refuses styles, even here; the words of style attributes are still wanted for lists.
  const quiet = html.replace(/<style[\s\S]*?<\/style\s*>/gi, '').replace(/<[^>]+>/g, (tag) => tag.replace(/\sstyle(\s*=)/gi, ' data-style$1'))
  const page = new DOMParser().parseFromString(quiet, 'text/html')
  page.querySelectorAll('script, style, meta, link, title, img, svg, video, audio, iframe, object').forEach((element) => element.remove())
  dropComments(page)
  plainBold(page)
  listParagraphs(page)
  for (const element of page.body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (name !== 'href') element.removeAttribute(name)
    if (element.localName.includes(':')) element.replaceWith(...element.childNodes) // Word's o:p and st1:place
  }
  return page.body.innerHTML
}

function dropComments(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT)
  const comments = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  comments.forEach((comment) => comment.remove())
}

// Google Docs wraps everything in a bold that isn't; and both write bold and italic as styles of spans.
function plainBold(page) {
  for (const element of page.querySelectorAll('[data-style]')) {
    const style = element.dataset.style.toLowerCase()
    if ((element.localName === 'b' || element.localName === 'strong') && /(^|[;\s])font-weight:\s*(normal|400)/.test(style)) {
      element.replaceWith(...element.childNodes)
    } else if (element.localName === 'span') {
      if (/(^|[;\s])font-weight:\s*(bold|[6-9]00)/.test(style)) wrapInside(page, element, 'strong')
      if (/font-style:\s*italic/.test(style)) wrapInside(page, element, 'em')
      if (/text-decoration[^;]*underline/.test(style)) wrapInside(page, element, 'u')
      if (/text-decoration[^;]*line-through/.test(style)) wrapInside(page, element, 's')
    }
  }
}

function wrapInside(page, element, name) {
  const wrapper = page.createElement(name)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

function listParagraphs(page) {
  let list = null
  for (const paragraph of [...page.body.querySelectorAll('p')]) {
    const kind = listKind(paragraph)
    if (!kind) {
      list = null
      continue
    }
    if (!list || list.localName !== kind || paragraph.previousElementSibling !== list) {
      list = page.createElement(kind)
      paragraph.before(list)
    }
    const item = page.createElement('li')
    item.append(...paragraph.childNodes)
    list.append(item)
    paragraph.remove()
  }
}

// listKind says which list a paragraph belongs to, and takes its sign away; null for an ordinary one.
function listKind(paragraph) {
  const style = (paragraph.dataset.style || '').toLowerCase()
  const fromWord = /mso-list:\s*l\d/.test(style) || /MsoList/.test(paragraph.className)
  const sign = [...paragraph.querySelectorAll('[data-style]')].find((span) => /mso-list:\s*ignore/i.test(span.dataset.style))
  if (sign) {
    const ordered = /[\da-z]+[.)]/i.test(sign.textContent)
    sign.remove()
    return ordered ? 'ol' : 'ul'
  }
  const text = paragraph.textContent
  const pattern = /^[\s\u00a0]*[·•§▪●][\s\u00a0]/.test(text) || (fromWord && bullets.test(text)) ? bullets : fromWord && numbers.test(text) ? numbers : null
  if (!pattern) return null
  cutStart(paragraph, text.match(pattern)[0].length)
  return pattern === bullets ? 'ul' : 'ol'
}

function cutStart(element, length) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (length > 0 && walker.nextNode()) {
    const cut = Math.min(length, walker.currentNode.data.length)
    walker.currentNode.deleteData(0, cut)
    length -= cut
  }
}
