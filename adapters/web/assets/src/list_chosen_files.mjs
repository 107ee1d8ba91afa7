import { size } from './send_files.mjs'

// Says which files were chosen, and how large they are, before anything is sent.
export function listChosenFiles(group) {
  const input = group.querySelector('input[type="file"]')
  const list = group.querySelector('[data-chosen]')
  input.addEventListener('change', () => {
    list.replaceChildren()
    const files = [...input.files]
    if (files.length === 0) return
    const heading = document.createElement('span')
    heading.textContent = files.length === 1 ? 'Chosen, not sent yet:' : `${files.length} files chosen, not sent yet:`
    const names = document.createElement('ul')
    for (const file of files) {
      const item = document.createElement('li')
      item.textContent = `${file.name} (${size(file.size)})`
      names.append(item)
    }
    list.append(heading, names)
  })
}
