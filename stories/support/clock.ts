/** The time that every sample was written for. */
export const NOW = Date.parse('2025-11-10T15:35:00Z');

let now = NOW;
const elapsed = performance.now.bind(performance);

/** The time of day stands still at `NOW`, or where a story has moved it to. Timers go on. */
export function stopClock(): void {
  now = NOW;
  Date.now = () => now;
  // A card notices where one clock moves and the other does not.
  performance.now = () => elapsed() + now - NOW;
}

/** Lets `minutes` pass, and the cards notice, as they would when the page is seen again. */
export function passMinutes(minutes: number): void {
  now += minutes * 60_000;
  document.dispatchEvent(new Event('visibilitychange'));
}
