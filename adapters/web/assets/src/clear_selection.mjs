// "Clear selection" below a group of radios. Without JavaScript the button posts the form.
export function clearSelection(group) {
  const button = group.querySelector('button[name="clear"]')
  const radios = [...group.querySelectorAll('input[type="radio"]')].filter((radio) => radio.name === button.value)

  const show = () => button.toggleAttribute('data-idle', !radios.some((radio) => radio.checked))
  radios.forEach((radio) => radio.addEventListener('change', show))
  show()

  button.addEventListener('click', (event) => {
    event.preventDefault()
    for (const radio of radios) radio.checked = false
    for (const radio of radios) radio.dispatchEvent(new Event('change', { bubbles: true }))
    radios[0].focus()
  })
}
