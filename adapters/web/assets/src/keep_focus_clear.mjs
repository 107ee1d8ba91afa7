// The save bar stays at the foot of the window. Scrolling to a field stops above it, whatever its height.
export function keepFocusClear(bar) {
  const measure = () => {
    const sticky = getComputedStyle(bar).position === 'sticky'
    document.documentElement.style.scrollPaddingBottom = sticky ? `${bar.offsetHeight + 20}px` : ''
  }
  new ResizeObserver(measure).observe(bar)
  measure()
}
