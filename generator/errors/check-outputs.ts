/**
 * All that the published document may say about a source: a sentence of ours, never an address, a
 * name from the inside, or another system's error text.
 */
export const CHECK_OUTPUTS = {
  unreachable: 'Uptime Kuma could not be reached',
  timeout: 'Uptime Kuma did not answer in time',
  httpError: 'Uptime Kuma answered with an error',
  notKuma: 'The answer was not one of Uptime Kuma',
  login: 'A login page answered instead of Uptime Kuma',
  moved: 'The address of Uptime Kuma redirects elsewhere',
  denied: 'Access to Uptime Kuma was denied',
  noPage: 'The status page was not found',
  keyRefused: 'The API key was refused',
  tooOld: 'This version of Uptime Kuma cannot tell its monitors apart by key',
  starting: 'Uptime Kuma has just started',
  noMonitors: 'No monitors were found',
  noMetrics: 'The metrics could not be read',
  badges: 'Some uptime figures could not be read',
  clock: 'The clocks differ by more than a minute',
  oldAnswer: 'An old answer came in place of a new one',
  standstill: 'All heartbeats are late by about the same',
  noSuchMonitor: 'Some of the configured monitors were not found',
  contradiction: 'The metrics contradict themselves',
  odd: 'The answer could not be understood',
  beatTimes: 'Beat times are not known',
  backupUnreadable: 'A backup location could not be listed',
  backupCut: 'A backup location holds too many objects to list',
  backupFuture: 'A backup is dated in the future',
  backupOutdated: 'A backup is older by its name than by its time',
} as const;

export type CheckOutput = keyof typeof CHECK_OUTPUTS;
