import type {Component, Status} from '../../embed/contract/status.js';
import {SAMPLES} from './samples.js';

const full = SAMPLES['full']!.document as Status;

const GROUPS = ['Sites', 'Databases', 'Mail', 'Storage', 'Regions'];
const PER_GROUP = 40;

const component = (name: string, index: number, group: string): Component => ({
  id: `${index}`,
  name,
  group,
  position: index,
  status: 'operational',
  uptime: {last_24h: 100, last_7d: 99.98, last_30d: 99.95},
});

const twoHundred = GROUPS.flatMap((group, block) =>
  Array.from({length: PER_GROUP}, (_, index) =>
    component(`${group} ${index + 1}`, block * PER_GROUP + index, group),
  ),
);
twoHundred[93]!.status = 'major_outage';
twoHundred[161]!.status = 'degraded_performance';

const NAMES = [
  'payments_production_eu_central_1_primary_postgres_cluster',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  'https://api.eu-central-1.example.com/v2/customers/subscriptions/invoices',
  'MigrationOfTheCustomerDatabaseToTheNewRegionInFrankfurtAmMain',
];

/** Documents that no sample is: each is hard on the layout. */
export const INVENTED: Readonly<Record<string, Status>> = {
  'two-hundred-components': {
    ...full,
    reporting: {fresh: twoHundred.length, total: twoHundred.length},
    components: twoHundred,
  },
  'names-without-a-space': {
    ...full,
    page: {...full.page!, name: NAMES[1]!},
    components: NAMES.map((name, index) => component(name, index, NAMES[(index + 1) % 4]!)),
    incidents: full.incidents?.map((incident) => ({...incident, name: NAMES[0]!})),
  },
};
