// Says beside a field why it could not be saved, once whoever types has left it. Everything else of the form is saved.
const mark = 'data-wrong-by-itself'

export function showWrong(form, wrong) {
  form.querySelectorAll(`[${mark}]`).forEach((said) => {
    said.closest('.govuk-form-group')?.classList.remove('govuk-form-group--error')
    said.remove()
  })
  for (const { text, href } of wrong) {
    const field = href && document.getElementById(href.slice(1))
    const group = field?.closest('.govuk-form-group')
    if (!group || group.contains(document.activeElement) || group.querySelector('.govuk-error-message')) continue
    const said = document.createElement('p')
    said.className = 'govuk-error-message'
    said.setAttribute(mark, '')
    said.textContent = text
    group.classList.add('govuk-form-group--error')
    const before = group.querySelector('.govuk-radios, .govuk-checkboxes') ?? group.querySelector('.hub-editor, textarea, input, select, .moj-datepicker')
    before?.parentElement.insertBefore(said, before)
  }
}
