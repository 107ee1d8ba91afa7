// A button that copies the text of the element that data-copy names.
export function copyText(button) {
  const said = document.createElement('span')
  said.setAttribute('role', 'status')
  said.className = 'hub-quiet'
  button.after(said)
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy)
    try {
      await navigator.clipboard.writeText(source.textContent.trim())
      said.textContent = 'Copied'
    } catch {
      getSelection().selectAllChildren(source)
      said.textContent = 'Press Ctrl and C to copy'
    }
  })
}
