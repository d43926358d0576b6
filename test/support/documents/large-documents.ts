import {MAX_DOCUMENT_SIZE} from '../../../embed/contract/status.js';

const UPTIME = {last_24h: 99.9, last_7d: null, last_30d: 100};

/** What documents of a megabyte are made of. */
const ITEMS: Record<string, (index: number) => unknown> = {
  incidents: (index) => ({id: `${index}`, name: '', status: 'investigating', impact: 'minor'}),
  scheduled_maintenances: (index) => ({id: `${index}`, name: ''}),
  components: (index) => ({id: `${index}`, name: ''}),
  measured: (index) => ({id: `${index}`, name: `c${index}`, group: `g${index}`, uptime: UPTIME}),
  series: () => ({name: '', last_backup_status: 'failed'}),
};

/** As many of a kind as a reader accepts, by what they are, as JSON text. */
export function largeDocuments(now: number): Map<string, string> {
  const status = {
    updated_at: new Date(now).toISOString(),
    platform_status: 'operational',
    uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
  };
  return new Map(
    Object.entries(ITEMS).map(([what, make]) => {
      const length = JSON.stringify(make(10_000)).length + 1;
      const items = Array.from(
        {length: Math.floor((MAX_DOCUMENT_SIZE - 300) / length)},
        (_, index) => make(index),
      );
      const name = what === 'measured' ? 'components' : what;
      const fields =
        what === 'series'
          ? {backups: {last_backup_status: 'failed', series: items}}
          : {[name]: items};
      return [what, JSON.stringify({...status, ...fields})];
    }),
  );
}
