// The button that asks for the page with its panel of filters fetches that page and puts the panel in the button's
// place, so that what was typed and where one was stay.
export function openFilters(form, enhance) {
  let asking = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (asking) return
    asking = true
    try {
      const address = new URL(form.action, location.href)
      address.search = new URLSearchParams(new FormData(form))
      const answer = await fetch(address, { headers: { Accept: 'text/html' }, credentials: 'same-origin' })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const panel = page.getElementById('filters')
      if (!answer.ok || !panel) throw new Error('no panel in the answer')
      const place = document.adoptNode(panel)
      form.replaceWith(place)
      enhance(place)
      place.querySelector('summary').focus()
    } catch {
      form.submit() // signed out, or the server is away: as a plain page
    }
  })
}
