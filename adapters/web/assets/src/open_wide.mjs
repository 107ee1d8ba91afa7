// Unfolds what stands beside the text where the window is wide enough for two columns. On a phone, and without
// JavaScript, it stays folded.
export function openWide(details) {
  details.open = matchMedia('(min-width: 60em)').matches
}
