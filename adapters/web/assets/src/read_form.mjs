// What a form holds, as it would be sent; documents aside.
const own = ['opened-by', 'own-copy']

// typed is what somebody typed in a form, without what the hub put there.
export function typed(form) {
  return JSON.stringify(fieldsOf(form).filter(([name]) => name !== 'version' && !name.startsWith('was.')))
}

// fieldsOf gives every field of a form.
export function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !own.includes(name))
}

// addressOf is where a form is sent. form.action may be one of its buttons.
export const addressOf = (form) => new URL(form.getAttribute('action') || location.href, location.href).pathname + new URL(form.getAttribute('action') || location.href, location.href).search
