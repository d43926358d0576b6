import assert from 'node:assert/strict';
import {it} from 'node:test';
import {buildDocument, readSources} from '../../../generator/commands/read-sources.js';
import {readConfig} from '../../../generator/config/read-config.js';
import {createLog} from '../../../generator/io/log.js';
import type {Readings} from '../../../generator/rules/build.js';
import {UnforeseenError} from '../../../generator/errors/read-error.js';
import {unreadable} from '../../../generator/sources/backups/read.js';
import {logBackups} from '../../../generator/commands/log-backups.js';
import {startWorld} from '../../support/publisher/publisher-world.js';

/** Throws what nobody foresaw, whatever is asked of it. */
const poisoned = <T extends object>(value: T): T =>
  new Proxy(value, {
    get(target, name) {
      if (name === 'objects' || name === 'components') throw new TypeError(`odd ${name}`);
      return Reflect.get(target, name) as unknown;
    },
  });

for (const [part, poison] of [
  ['uptime_kuma', ({monitoring, backups}) => ({monitoring: poisoned(monitoring), backups})],
  ['backups', ({monitoring, backups}) => ({monitoring, backups: backups.map(poisoned)})],
] as [part: 'uptime_kuma' | 'backups', poison: (readings: Readings) => Readings][]) {
  it(`makes a document although a reading is odder than anybody thought: ${part}`, async (t) => {
    const {env} = await startWorld(t);
    const config = readConfig(env);
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const log = createLog({out: say, err: say, level: 'debug'});
    const readings = await readSources(config, {signal: AbortSignal.timeout(10_000), log});
    const {publisher, platform_status, backups} = buildDocument(poison(readings), {config, log});
    assert.equal(publisher?.checks[part]?.status, 'fail');
    assert.deepEqual(
      [platform_status, backups?.last_backup_status],
      part === 'backups' ? ['operational', 'unknown'] : ['unknown', 'success'],
    );
    assert.match(lines.join('\n'), /TypeError: odd \w+\n +at /);
    assert.doesNotMatch(JSON.stringify(publisher), /odd|TypeError/);
  });
}

it('keeps the stack of a backup error that nobody foresaw for the log of debugging', async (t) => {
  const {backups} = readConfig((await startWorld(t)).env);
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const error = new UnforeseenError('backupUnreadable', new TypeError('odd'));
  logBackups(
    [unreadable(backups[0]!, error)],
    Date.now(),
    createLog({out: say, err: say, level: 'debug'}),
  );
  assert.match(
    lines.join('\n'),
    /TypeError: odd\n +at [^]*Error: Backups \(database\): an answer that/,
  );
  logBackups([unreadable(backups[0]!, error)], Date.now(), createLog({out: assert.fail, err: say}));
});
