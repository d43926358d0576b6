const wakes = new Map<() => void, number>();
let timer: ReturnType<typeof setTimeout> | undefined;

const LONGEST = 3_600_000; // ms; a longer timer is not exact, and overflows in the end

/** Calls `listener` once at `time` (ms since 1970). One timer serves all; a new time replaces the old. */
export function wakeAt(listener: () => void, time: number): void {
  wakes.set(listener, time);
  plan();
}

export function forget(listener: () => void): void {
  wakes.delete(listener);
  plan();
}

function plan(): void {
  clearTimeout(timer);
  document.removeEventListener('visibilitychange', ring);
  if (!wakes.size) return;
  // Timers of a hidden page come late: what fell due meanwhile is made up for when it is seen again.
  document.addEventListener('visibilitychange', ring);
  const delay = Math.min(...wakes.values()) - Date.now();
  timer = setTimeout(ring, Math.min(Math.max(0, delay), LONGEST));
}

function ring(): void {
  const now = Date.now();
  const due = [...wakes].filter(([, time]) => time <= now);
  for (const [listener] of due) wakes.delete(listener);
  for (const [listener] of due) listener();
  plan();
}
