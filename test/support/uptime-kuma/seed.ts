import {setTimeout as sleep} from 'node:timers/promises';

/** Sends an event to Kuma's socket and returns its answer; throws when it is not ok. */
export type Call = (event: string, ...parameters: unknown[]) => Promise<any>;

export const SLUG = 'public';

const ADMIN = {username: 'admin', password: 'only-for-tests-1'};
const SHORTEST_INTERVAL = 20; // s, Kuma accepts no less
const DAY = 86_400; // s, a push monitor turns down by itself when its interval is over
const PUSH_GAP = 1_100; // ms
const POLL_INTERVAL = 250; // ms

const [DOWN, UP, PENDING, MAINTENANCE] = [0, 1, 2, 3];

/**
 * Fills an empty Kuma with the situations of the recordings, waits until every monitor has its last beat, and
 * returns an API key. Unlike there, `Website` is in both groups of the page.
 */
export async function seedKuma(
  call: Call,
  url: string,
  websiteUrl: string,
  signal: AbortSignal,
): Promise<string> {
  await call('setup', ADMIN.username, ADMIN.password);
  await call('login', {...ADMIN, token: ''});
  const apiKey: string = (await call('addAPIKey', {name: 'test', expires: null, active: true})).key;

  const http = (name: string, path: string, more = {}) =>
    addMonitor(call, {name, type: 'http', url: websiteUrl + path, ...more});
  const push = (name: string, pushToken: string) =>
    addMonitor(call, {name, type: 'push', pushToken, interval: DAY});
  const website = await http('Website', '/ok');
  const api = await http('API "v1" \\ näme', '/bad');
  const worker = await push('Worker', 'worker');
  const legacy = await http('Legacy (maintenance)', '/ok');
  const silent = await push('Silent push (no beat yet)', 'silent');
  const paused = await http('Paused', '/ok');
  const retrying = await http('Retrying', '/bad', {maxretries: 1_000_000});
  await http('Private, not on page', '/ok');
  const twin = await push('Twin', 'twin-up');
  const otherTwin = await push('Twin', 'twin-down');

  await sendPushes(`${url}/api/push/worker?ping=12.5`, ['up', 'up', 'down', 'up']);
  await sendPushes(`${url}/api/push/twin-up?ping=`, ['up']);
  await sendPushes(`${url}/api/push/twin-down?ping=`, ['down']);

  await addPage(call, {
    Core: [{id: website, sendUrl: true}, {id: api}, {id: worker}],
    Other: [legacy, silent, paused, retrying, twin, otherTwin, website].map((id) => ({id})),
  });
  await untilBeats(url, {[legacy]: UP, [paused]: UP}, signal);
  await call('pauseMonitor', paused);
  await addMaintenance(call, legacy);
  // A monitor beats when it starts: no need to wait for its interval.
  await call('pauseMonitor', legacy);
  await call('resumeMonitor', legacy);
  await call('postIncident', SLUG, {
    style: 'warning',
    title: 'Elevated errors',
    content: 'We are **investigating**.',
  });

  const expected = {
    [website]: UP,
    [api]: DOWN,
    [worker]: UP,
    [legacy]: MAINTENANCE,
    [silent]: undefined,
    [paused]: UP,
    [retrying]: PENDING,
    [twin]: UP,
    [otherTwin]: DOWN,
  };
  await untilBeats(url, expected, signal);
  await untilMetric(url, apiKey, /^monitor_status\{.*"Private, not on page".*\} 1$/m, signal);
  return apiKey;
}

async function addMonitor(call: Call, monitor: object): Promise<number> {
  const {monitorID} = await call('add', {
    interval: SHORTEST_INTERVAL,
    retryInterval: SHORTEST_INTERVAL,
    maxretries: 0,
    method: 'GET',
    maxredirects: 0,
    accepted_statuscodes: ['200-299'],
    notificationIDList: {},
    kafkaProducerBrokers: [],
    kafkaProducerSaslOptions: {mechanism: 'None'},
    ...monitor,
  });
  return monitorID;
}

async function addPage(
  call: Call,
  groups: Record<string, {id: number; sendUrl?: boolean}[]>,
): Promise<void> {
  await call('addStatusPage', 'Public status', SLUG);
  const config = {
    slug: SLUG,
    title: 'Public status',
    description: 'Hello **world**',
    logo: '/icon.svg',
    theme: 'auto',
    showTags: true,
    customCSS: '',
    footerText: '',
    showPoweredBy: true,
    showCertificateExpiry: true,
    googleAnalyticsId: null,
    domainNameList: [],
  };
  const publicGroups = Object.entries(groups).map(([name, monitorList]) => ({name, monitorList}));
  await call('saveStatusPage', SLUG, config, '/icon.svg', publicGroups);
}

async function addMaintenance(call: Call, monitor: number): Promise<void> {
  const {maintenanceID} = await call('addMaintenance', {
    title: 'DB upgrade',
    description: 'planned',
    strategy: 'manual',
    active: true,
    intervalDay: 1,
    dateRange: [],
    timeRange: [],
    weekdays: [],
    daysOfMonth: [],
    timezoneOption: 'UTC',
  });
  await call('addMonitorMaintenance', maintenanceID, [{id: monitor}]);
  // The first and only page.
  await call('addMaintenanceStatusPage', maintenanceID, [{id: 1}]);
}

// Uptime is counted by whole seconds between beats.
async function sendPushes(address: string, statuses: string[]): Promise<void> {
  for (const [index, status] of statuses.entries()) {
    if (index > 0) await sleep(PUSH_GAP);
    const response = await fetch(`${address}&status=${status}&msg=`);
    if (!response.ok) throw new Error(`GET ${address} answered ${response.status}`);
    await response.arrayBuffer();
  }
}

// The query differs each time, or Kuma answers from its cache for a minute.
async function untilBeats(
  url: string,
  expected: Record<number, number | undefined>,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(
      `${url}/api/status-page/heartbeat/${SLUG}?${attempt}-${Date.now()}`,
      {signal},
    );
    const {heartbeatList}: any = await response.json();
    const isThere = Object.entries(expected).every(
      ([id, status]) => heartbeatList[id]?.at(-1)?.status === status,
    );
    if (isThere) return;
    await sleep(POLL_INTERVAL, undefined, {signal});
  }
}

async function untilMetric(
  url: string,
  apiKey: string,
  sample: RegExp,
  signal: AbortSignal,
): Promise<void> {
  const authorization = `Basic ${Buffer.from(`:${apiKey}`).toString('base64')}`;
  for (;;) {
    const response = await fetch(`${url}/metrics`, {headers: {authorization}, signal});
    if (sample.test(await response.text())) return;
    await sleep(POLL_INTERVAL, undefined, {signal});
  }
}
