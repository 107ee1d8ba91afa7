// Fields below a choice show only while it is chosen. GOV.UK's own script says so with aria-expanded, which radios
// may not have; the fields follow their choice at once, so that nothing needs saying.
export function revealFields(input) {
  const fields = document.getElementById(input.dataset.reveals)
  const show = () => fields.classList.toggle(`${prefix(input)}__conditional--hidden`, !input.checked)
  for (const other of document.getElementsByName(input.name)) other.addEventListener('change', show)
  addEventListener('pageshow', show) // the browser may have put back what was chosen before
  show()
}

const prefix = (input) => (input.type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes')
