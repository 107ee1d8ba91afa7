// What JavaScript adds to pages that already work without it.
import { Button, CharacterCount, ErrorSummary, NotificationBanner, PasswordInput, SkipLink, createAll } from 'govuk-frontend'
import { DatePicker } from '@ministryofjustice/frontend/moj/components/date-picker/date-picker.mjs'
import { clearSelection } from './clear_selection.mjs'
import { closeMenu } from './close_menu.mjs'
import { copyText } from './copy_text.mjs'
import { foldNarrow } from './fold_narrow.mjs'
import { guardChanges } from './guard_changes.mjs'
import { keepCopy } from './keep_copy.mjs'
import { keepFocusClear } from './keep_focus_clear.mjs'
import { listChosenFiles } from './list_chosen_files.mjs'
import { openFilters } from './open_filters.mjs'
import { mindConnection } from './mind_connection.mjs'
import { heedOtherTabs, mindSignOut } from './mind_sign_out.mjs'
import { openWide } from './open_wide.mjs'
import { rememberField, returnToField } from './return_to_field.mjs'
import { revealFields } from './reveal_fields.mjs'
import { saveByItself } from './save_by_itself.mjs'
import { sendFiles } from './send_files.mjs'
import { searchAsYouType } from './search_as_you_type.mjs'
import { sendCopies } from './send_copies.mjs'
import { typeAhead } from './type_ahead.mjs'
import { usePasskey } from './use_passkey.mjs'
import { warnSession } from './warn_session.mjs'
import { watchOthers } from './watch_others.mjs'

for (const part of [Button, CharacterCount, DatePicker, ErrorSummary, NotificationBanner, PasswordInput, SkipLink]) createAll(part)

const each = (selector, enhance, within = document) => within.querySelectorAll(selector).forEach((element) => enhance(element))

each('[data-type-ahead]', typeAhead)
each('[data-reveals]', revealFields)
each('[data-clearable]', clearSelection)
each('[data-files]:not([data-send])', listChosenFiles)
each('[data-send]', sendFiles)
each('[data-copy]', copyText)
each('details[data-open-wide]', openWide)
each('details[data-fold-narrow]', foldNarrow)
each('details[data-menu]', closeMenu)
each('[data-save-bar]', keepFocusClear)
each('[data-session]', warnSession)
each('[data-passkey]', usePasskey)
each('[data-sign-out]', mindSignOut)
each('form[data-search]', searchAsYouType)
each('form[data-filters]', (form) =>
  openFilters(form, (panel) => {
    createAll(DatePicker, {}, panel)
    each('[data-type-ahead]', typeAhead, panel)
  }),
)

mindConnection()
rememberField()

// The editor is large and few pages need it. Forms are watched only once it stands, because it rewrites its field.
const rich = document.querySelectorAll('[data-rich]')
if (rich.length > 0) {
  import('./rich_text.mjs').then(({ richText }) => rich.forEach((element) => richText(element))).finally(finish)
} else {
  finish()
}

function finish() {
  each('form[data-guard]', guardChanges)
  each('form[data-guard]', keepCopy)
  returnToField()
  each('[data-by-itself]', saveByItself)
  each('[data-by-itself]', watchOthers)
  heedOtherTabs()
  document.body.classList.add('hub-ready')
  sendCopies().catch(() => {}) // tried again on the next page
  addEventListener('online', () => sendCopies().catch(() => {}))
}
