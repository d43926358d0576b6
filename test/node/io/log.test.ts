import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createLog, LOG_LEVELS, type LogOptions} from '../../../generator/io/log.js';
import {NOW} from '../../support/publisher/readings.js';

function record(options: Partial<LogOptions> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const log = createLog({
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    now: () => NOW,
    ...options,
  });
  return {log, out, err};
}

test('writes a time and a line', () => {
  const {log, out, err} = record();
  log.info('Starting status update cycle');
  assert.deepEqual([out, err], [['[2025-11-10 15:30:00] Starting status update cycle'], []]);
});

test('writes warnings and errors to the other stream', () => {
  const {log, out, err} = record({level: 'debug'});
  for (const level of LOG_LEVELS) log[level](level);
  assert.deepEqual(out, ['[2025-11-10 15:30:00] debug', '[2025-11-10 15:30:00] info']);
  assert.match(err.join('\n'), /^\[2025-11-10 15:30:00\] .*warn\n\[2025-11-10 15:30:00\] .*error$/);
});

test('writes one JSON object a line on demand', () => {
  const {log, out, err} = record({format: 'json'});
  log.info('two\n"lines"');
  log.error('broken');
  assert.equal(out.length, 1);
  assert.ok(!out[0]!.includes('\n'));
  assert.deepEqual(JSON.parse(out[0]!), {
    time: '2025-11-10T15:30:00.000Z',
    level: 'info',
    message: 'two\n"lines"',
  });
  assert.equal(JSON.parse(err[0]!).level, 'error');
});

for (const [level, expected] of [
  [undefined, ['info', 'warn', 'error']],
  ['debug', ['debug', 'info', 'warn', 'error']],
  ['info', ['info', 'warn', 'error']],
  ['warn', ['warn', 'error']],
  ['error', ['error']],
] as const) {
  test(`writes ${expected.join(', ')} at level ${level ?? 'by default'}`, () => {
    const {log, out, err} = record({level, format: 'json'});
    for (const each of LOG_LEVELS) log[each]('x');
    assert.deepEqual(
      [...out, ...err].map((line) => JSON.parse(line).level),
      expected,
    );
  });
}

const SECRET = 'uk1_a b/c+d=é"\\';

for (const [name, message] of [
  ['as it is', `key ${SECRET} refused`],
  ['more than once', `${SECRET} and ${SECRET}`],
  ['url-encoded', `GET /?key=${encodeURIComponent(SECRET)}`],
  [
    'url-encoded in lower case',
    `/?key=${encodeURIComponent(SECRET).replace(/%../g, (hex) => hex.toLowerCase())}`,
  ],
  ['url-encoded as a form', `/?${new URLSearchParams({key: SECRET})}`],
  ['within a word', `x${SECRET}y`],
] as const) {
  test(`blots out a secret ${name}, at every level and in every format`, () => {
    for (const format of ['text', 'json'] as const) {
      const {log, out, err} = record({format, level: 'debug', secrets: [SECRET]});
      for (const level of LOG_LEVELS) log[level](message);
      for (const line of [...out, ...err]) {
        assert.match(line, /\*\*\*/);
        assert.doesNotMatch(line, /uk1_|c%2bd/i);
      }
    }
  });
}

test('blots out the longer of two secrets first', () => {
  const {log, out} = record({secrets: ['hunter', 'hunter2-long']});
  log.info('with hunter2-long and hunter');
  assert.deepEqual(out, ['[2025-11-10 15:30:00] with *** and ***']);
});

test('leaves words alone that a short secret would hit', () => {
  const {log, out} = record({secrets: ['', 'a', 'cd']});
  log.info('abcd');
  assert.deepEqual(out, ['[2025-11-10 15:30:00] abcd']);
});
