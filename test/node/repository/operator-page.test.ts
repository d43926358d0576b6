import assert from 'node:assert/strict';
import {before, test, type TestContext} from 'node:test';
import {parseEnv} from 'node:util';
import {readDocument, sectionOf} from '../../support/repository/documents.js';
import {startBrokenS3} from '../../support/s3/broken-s3.js';
import {exampleText} from '../../support/publisher/examples.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';
import {s3Error} from '../../support/s3/s3-store.js';

const HOUR = 3_600_000; // ms
const PAGE = 'generator/README.md';

/** The commands of the newcomer's page, each with the lines that it answers. */
function page(): {command: string; answer: string}[] {
  const section = sectionOf(PAGE, '## From nothing to a file on Spaces');
  const blocks = section.matchAll(/^```console\n(.*?)^```$/gms);
  return [...blocks]
    .flatMap(([, text]) => text!.split(/^\$ /m).slice(1))
    .map((entry) => {
      const [command = '', ...lines] = entry.trimEnd().split('\n');
      return {command, answer: lines.join('\n')};
    });
}

/** Without what differs from run to run, and from machine to machine. */
const timeless = (text: string) =>
  text
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?/g, '<time>')
    .replaceAll(/\d+ (second|minute|hour)s? old/g, '<age> old')
    .replaceAll(/(age|time)=[\d.]+s/g, '$1=<s>')
    .replace(/Node [\d.]+/, 'Node <version>');

/** Uptime Kuma and Spaces, as the page describes them, under the names that it gives them. */
async function startMachine(t: TestContext) {
  const {kuma} = await startWorld(t);
  const s3 = await startBrokenS3(t);
  s3.fails = ({operation, headers}) =>
    operation === 'list' && !headers.authorization ? s3Error(403, 'AccessDenied') : undefined;
  s3.store.set('elytra-backups/db/dump.sql.gz', 'x'.repeat(2048), {
    modified: new Date(Date.now() - 2 * HOUR),
  });
  const names = [
    ['https://uptime.example.com', kuma.url],
    ['https://nyc3.digitaloceanspaces.com', s3.url],
    ['nyc3.digitaloceanspaces.com', new URL(s3.url).host],
  ] as const;
  const here = (text: string) => names.reduce((it, [name, url]) => it.replaceAll(name, url), text);
  const there = (text: string) => names.reduce((it, [name, url]) => it.replaceAll(url, name), text);
  const {answer} = page().find(({command}) => command === 'cat .env')!;
  const env = parseEnv(here(answer)) as Record<string, string>;
  return async (command: string) => {
    const argv = here(command).split(' ').slice(1);
    const {out, err} = await runPublisher(argv, env);
    assert.deepEqual(err, []);
    return there(out.join('\n'));
  };
}

const commands = page().map(({command}) => command);
before(() => assert.ok(commands.length > 10));

test('the page for newcomers shows what each command answers', async (t) => {
  const run = await startMachine(t);
  for (const {command, answer} of page()) {
    const ours = command.replace('sudo -u elytra-status ', '');
    if (!/^elytra-status( (doctor|check|--version)|$)/.test(ours)) continue;
    assert.equal(timeless(await run(ours)), timeless(answer), command);
  }
});

test("the operators' page holds the logrotate example as it is", () => {
  const example = exampleText('logrotate').replace(/^#.*\n/gm, '');
  assert.ok(readDocument(PAGE).includes(`\`\`\`text\n${example}\`\`\``));
});
