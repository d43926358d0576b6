/** As `clearTimeout`, whatever a page has made of that: what follows must go on. */
export function endTimer(timer: ReturnType<typeof setTimeout> | undefined): void {
  try {
    clearTimeout(timer);
  } catch {
    // It may fire, and finds nothing to do.
  }
}
