import assert from 'node:assert/strict';
import {describe, it, test} from 'node:test';
import {parseEnv} from 'node:util';
import {readCheckOptions} from '../../../generator/commands/check/check-options.js';
import {parseCommandLine} from '../../../generator/commands/command-line.js';
import {assignment} from '../../../generator/config/assignment.js';
import {ROWS} from '../../../generator/config/known-variables.js';
import {readConfig} from '../../../generator/config/read-config.js';
import {UsageError} from '../../../generator/errors/usage-error.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';

const COMMANDS = ['publish', 'check', 'cors', 'doctor', 'report', 'sample', 'schema'];
const URL = 'https://status.example.com/status.json';

for (const command of COMMANDS) {
  test(`${command} --help prints its own help, and nothing else is asked`, async () => {
    const {code, out, err} = await runPublisher([command, '--help'], {});
    assert.deepEqual([code, err], [0, []]);
    assert.match(out.join('\n'), new RegExp(`^Usage: elytra-status ${command}`, 'm'));
    assert.ok(out.every((line) => line.length <= 100));
  });
}

test('--help alone names every command', async () => {
  const {out} = await runPublisher(['--help'], {});
  for (const command of COMMANDS) assert.match(out.join('\n'), new RegExp(`^  ${command} `, 'm'));
});

test('every option of a command stands in its help', async () => {
  for (const [command, options] of [
    ['publish', ['every', 'dry-run', 'env-file']],
    ['check', ['max-age', 'origin', 'interval', 'timeout', 'json']],
    ['cors', ['format']],
    ['doctor', ['origin', 'env-file']],
    ['report', ['month', 'json', 'csv', 'env-file']],
    ['sample', ['history']],
    ['schema', ['history']],
  ] as const) {
    const {out} = await runPublisher([command, '--help'], {});
    for (const option of options) assert.match(out.join('\n'), new RegExp(`^  --${option} `, 'm'));
  }
});

test('the help of publish lists every variable of the table, with its default', async () => {
  const {out} = await runPublisher(['publish', '--help'], {});
  for (const [name, row] of ROWS) {
    const text = row.default === undefined ? name : assignment(name, row.default);
    assert.ok(
      out.some((line) => line === `  ${text}` || line.startsWith(`  ${text} `)),
      text,
    );
  }
});

test('the configuration in the help is one', async () => {
  const {out} = await runPublisher(['--help'], {});
  const settings = out.filter((line) => /^ {2}[A-Z_]+=/.test(line)).join('\n');
  assert.doesNotThrow(() => readConfig(parseEnv(settings)));
});

describe('suggests what was probably meant', () => {
  for (const [argv, expected] of [
    [['chekc', URL], /no such command\. Did you mean check\?/],
    [['docter'], /Did you mean doctor\?/],
    [['help'], /There is no such command\. The commands are publish, check,/],
    [['check', URL, '--max-agee', '1m'], /no option --max-agee\. Did you mean --max-age\?/],
    [['cors', '--fromat=xml', URL], /no option --fromat\. Did you mean --format\?/],
    [
      ['doctor', '--xyzzy-plugh'],
      /not known\. doctor takes --env-file, --help, --version and --origin/,
    ],
    [['schema', '--dry-run'], /--dry-run does not go with schema/],
    [['doctor', 'now'], /doctor takes nothing but options/],
  ] as const) {
    it(argv.join(' '), () => {
      assert.throws(
        () => parseCommandLine(argv),
        (error) => {
          assert.ok(error instanceof UsageError);
          assert.match(error.message, expected);
          return true;
        },
      );
    });
  }
});

test('reads options before and behind the command', () => {
  const argv =
    '--max-age 5m check --json URL --origin https://a.example --origin=https://b.example --origin https://a.example';
  const {command, operands, maxAge, origins, json} = parseCommandLine(
    argv.replace('URL', URL).split(' '),
  );
  assert.deepEqual(
    {command, operands, maxAge, origins, json},
    {
      command: 'check',
      operands: [URL],
      maxAge: '5m',
      origins: ['https://a.example', 'https://b.example'],
      json: true,
    },
  );
});

describe('a command line of check that cannot be obeyed is UNKNOWN, exit code 3, on stdout', () => {
  for (const [argv, expected] of [
    [[], /needs one http\(s\) address/],
    [[URL, URL], /needs one http\(s\) address/],
    [['status.example.com'], /needs one http\(s\) address/],
    [['file:///etc/passwd'], /needs one http\(s\) address/],
    [['https://me:secret-word@example.com/'], /must not hold a user or a password/],
    [[URL, '--max-age', '15'], /--max-age takes a number with s, m, h or d, as in --max-age 15m/],
    [[URL, '--timeout', '0s'], /--timeout takes/],
    [[URL, '--timeout', '1h1ms'], /--timeout takes at most 1h, as in --timeout 9s/],
    [[URL, '--interval'], /argument missing/],
    [[URL, '--origin', 'https://example.com/'], /ends with "\/"; write https:\/\/example\.com/],
    [[URL, '--origin', '*'], /is every site/],
    [[URL, '--dry-run'], /--dry-run does not go with check/],
  ] as const) {
    it(`check ${argv.join(' ')}`, async () => {
      const {code, out, err} = await runPublisher(['check', ...argv], {});
      assert.deepEqual([code, err, out.length], [3, [], 1]);
      assert.match(out[0]!, /^STATUS UNKNOWN - .*elytra-status check --help/);
      assert.match(out[0]!, expected);
      assert.doesNotMatch(out[0]!, /secret-word/);
    });
  }
});

test('check takes a --timeout of an hour', () => {
  const commandLine = parseCommandLine(['check', URL, '--timeout', '1h']);
  assert.equal(readCheckOptions(commandLine).timeout, 3_600_000);
});

for (const [every, expected] of [
  ['10m', 600_000],
  ['1s', 1_000],
  ['1h30m', 5_400_000],
] as const) {
  test(`--every ${every} is an interval`, () => {
    assert.equal(parseCommandLine(['--every', every]).every, expected);
  });
}

for (const every of ['10', '0s', '999ms', 'ten minutes', '-1m', '']) {
  test(`--every=${every} is none, and the sentence says what is`, () => {
    assert.throws(() => parseCommandLine([`--every=${every}`]), /--every takes .*--every 10m\.$/);
  });
}

test('--every does not go with a dry run, nor with another command', () => {
  assert.throws(() => parseCommandLine(['--every', '1m', '--dry-run']), /do not go together/);
  assert.throws(() => parseCommandLine(['doctor', '--every', '1m']), /does not go with doctor/);
});
