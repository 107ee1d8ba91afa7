// Folds the parts of a long form on a phone. A part that holds something, or is wrong, stays open; so does every part
// without JavaScript.
export function foldNarrow(details) {
  if (details.dataset.foldNarrow === 'keep' || !matchMedia('(max-width: 40em)').matches) return
  details.open = false
}
