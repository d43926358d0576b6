import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {ConfigError} from '../../../generator/errors/config-error.js';
import {
  envFileHint,
  readEnvironment,
  type Environment,
} from '../../../generator/config/environment.js';

const folder = mkdtempSync(join(tmpdir(), 'elytra-environment-'));
after(() => rmSync(folder, {recursive: true}));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const key = file('key', '  uk1_from-file\n');
const empty = file('empty', ' \n');
const none = file('none.env', '');

/** What is set, of the shell over a `.env` of that text. */
function read(shell: Environment, text = '') {
  const env = readEnvironment(shell, text ? file('case.env', text) : none);
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}

for (const [name, shell, text, expected] of [
  ['takes variables of the shell', {STATUS_ACL: 'none'}, '', {STATUS_ACL: 'none'}],
  ['takes variables of the file', {}, 'STATUS_ACL=none', {STATUS_ACL: 'none'}],
  ['lets the shell win', {STATUS_ACL: 'none'}, 'STATUS_ACL=public-read', {STATUS_ACL: 'none'}],
  ['merges both', {A: '1'}, 'B=2', {A: '1', B: '2'}],
  ['reads quotes and comments', {}, '# x\nA="b # c"\nB=d # e', {A: 'b # c', B: 'd'}],
  ['reads behind a byte order mark', {}, '\uFEFFA=1\nB=2', {A: '1', B: '2'}],
  ['takes an empty value for none', {A: '', B: '  '}, 'C=\nD=""', {}],
  ['trims', {A: ' b \n'}, '', {A: 'b'}],
  [
    'reads a secret from its file',
    {UPTIME_KUMA_API_KEY_FILE: key},
    '',
    {UPTIME_KUMA_API_KEY: 'uk1_from-file'},
  ],
  [
    'reads a secret from the file that .env names',
    {},
    `PING_URL_FILE=${key}`,
    {PING_URL: 'uk1_from-file'},
  ],
  [
    'reads the secret of one target',
    {STATUS_S3_SECRET_ACCESS_KEY_MAIN_FILE: key},
    '',
    {STATUS_S3_SECRET_ACCESS_KEY_MAIN: 'uk1_from-file'},
  ],
  [
    'lets NAME of the shell win over NAME_FILE of .env',
    {PING_URL: 'https://a.test'},
    'PING_URL_FILE=/does/not/exist',
    {PING_URL: 'https://a.test'},
  ],
  [
    'lets NAME_FILE of the shell win over NAME of .env',
    {PING_URL_FILE: key},
    'PING_URL=https://a.test',
    {PING_URL: 'uk1_from-file'},
  ],
  ['takes an empty NAME_FILE for none', {PING_URL: 'x', PING_URL_FILE: ''}, '', {PING_URL: 'x'}],
  [
    'takes an empty NAME beside NAME_FILE for none',
    {PING_URL_FILE: key, PING_URL: ''},
    '',
    {
      PING_URL: 'uk1_from-file',
    },
  ],
  [
    'does not let an empty NAME_FILE of the shell unset NAME of .env',
    {PING_URL_FILE: ''},
    'PING_URL=x',
    {PING_URL: 'x'},
  ],
  ['leaves NAME_FILE of what is no secret alone', {BACKUPS_FILE: key}, '', {BACKUPS_FILE: key}],
  [
    'keeps settings of series "my" and "my-file" apart',
    {BACKUP_MAX_AGE_MY: '1h', BACKUP_MAX_AGE_MY_FILE: '2h'},
    '',
    {BACKUP_MAX_AGE_MY: '1h', BACKUP_MAX_AGE_MY_FILE: '2h'},
  ],
] as [string, Environment, string, Environment][]) {
  test(name, () => assert.deepEqual(read(shell, text), expected));
}

const SECRETS = [
  'UPTIME_KUMA_API_KEY',
  'UPTIME_KUMA_HEADERS',
  'PING_URL',
  ...['BACKUP_S3', 'STATUS_S3'].flatMap((prefix) =>
    ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN', 'SECRET_ACCESS_KEY_DB'].map(
      (name) => `${prefix}_${name}`,
    ),
  ),
];
test('takes any secret as NAME_FILE', () => {
  for (const name of SECRETS) {
    assert.deepEqual(read({[`${name}_FILE`]: key}), {[name]: 'uk1_from-file'}, name);
  }
});

for (const [name, shell, expected] of [
  ['a file that is not there', {PING_URL_FILE: '/no/hunter2'}, /PING_URL_FILE: .*ENOENT/],
  ['a folder', {PING_URL_FILE: folder}, /PING_URL_FILE: .*EISDIR/],
  ['an empty file', {PING_URL_FILE: empty}, /PING_URL_FILE: .*empty/],
  [
    'both NAME and NAME_FILE',
    {PING_URL: 'https://hunter2.test', PING_URL_FILE: key},
    /PING_URL and PING_URL_FILE/,
  ],
  ['a secret where its path belongs', {PING_URL_FILE: 'hunter2'}, /PING_URL_FILE: /],
] as const) {
  test(`refuses ${name}, quoting no value`, () => {
    assert.throws(
      () => read(shell),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, expected);
        assert.doesNotMatch(error.message, /hunter2/);
        return true;
      },
    );
  });
}

test('lists every unreadable file at once', () => {
  const shell = {PING_URL_FILE: '/no/a', UPTIME_KUMA_API_KEY_FILE: '/no/b'};
  assert.throws(
    () => read(shell),
    (error) => error instanceof ConfigError && error.problems.length === 2,
  );
});

test('wants the file that --env-file names', () => {
  assert.throws(() => readEnvironment({}, join(folder, 'nowhere.env')), ConfigError);
});

test('does without a .env', (t) => {
  const before = process.cwd();
  t.after(() => process.chdir(before));
  process.chdir(folder);
  assert.deepEqual(readEnvironment({A: '1'}), {A: '1'});
  file('.env', 'A=2\nB=2');
  assert.deepEqual(readEnvironment({A: '1'}), {A: '1', B: '2'});
});

test('names the folder in which there is no .env, where variables are missing', (t) => {
  const before = process.cwd();
  t.after(() => process.chdir(before));
  process.chdir('/');
  const problems = ['STATUS_TARGETS: is missing; where the document goes'];
  assert.match(envFileHint(undefined, problems), /no \.env in \/; .+ --env-file$/);
  assert.equal(envFileHint('/etc/elytra-status.env', problems), '');
  assert.equal(envFileHint(undefined, ['STALE_AFTER: is not a duration']), '');
});

test('names the line of a .env that is written as YAML', () => {
  const path = file('yaml.env', '# where\nA=1\nUPTIME_KUMA_URL: https://uptime.example.com\n');
  const problems = ['UPTIME_KUMA_URL: is missing'];
  assert.equal(envFileHint(path, problems), `\n  ${path}, line 3: is not NAME=value`);
  assert.equal(envFileHint(file('fine.env', 'A=http: //x\n'), problems), '');
  const pipe = join(folder, 'pipe.env');
  execFileSync('mkfifo', [pipe]);
  assert.equal(envFileHint(pipe, problems), '', 'a pipe is not opened again');
});

test('changes nothing in the environment it is given', () => {
  const shell = {PING_URL_FILE: key, A: ' b '};
  read(shell);
  assert.deepEqual(shell, {PING_URL_FILE: key, A: ' b '});
});
