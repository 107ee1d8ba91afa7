// Runs before the page is drawn, so that nothing is seen twice: once plain and once with JavaScript.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
