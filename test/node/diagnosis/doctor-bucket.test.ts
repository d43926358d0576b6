import assert from 'node:assert/strict';
import {describe, it, test, type TestContext} from 'node:test';
import {emptyHistory} from '../../../generator/rules/history/empty-history.js';
import {FAILURES, startBrokenS3} from '../../support/s3/broken-s3.js';
import {PLACE, SECRETS} from '../../support/s3/bucket-world.js';
import {DUMP, letAllBeUp} from '../../support/publisher/publisher-world.js';
import {runDoctor} from '../../support/publisher/run-doctor.js';
import {ENDLESS, type Variables} from '../../support/publisher/run-publisher.js';
import {GIVEN_AWAY, s3Error} from '../../support/s3/s3-store.js';
import {documentOf, MINUTE} from '../../support/publisher/status-server.js';
import {startReplay} from '../../support/uptime-kuma/replay.js';

/** A bucket with a public document, one with a backup, and keys for both. */
async function startWorld(t: TestContext) {
  const kuma = await startReplay();
  t.after(() => kuma.close());
  letAllBeUp(kuma);
  const s3 = await startBrokenS3(t);
  const headers = {'x-amz-acl': 'public-read'};
  s3.store.set(PLACE, JSON.stringify(documentOf(MINUTE)), {headers});
  s3.store.set('backups/db/today.sql.gz', DUMP);
  // The stand-in lists to everybody; a bucket of backups does not.
  s3.fails = ({operation, headers: {authorization}}) =>
    operation === 'list' && !authorization ? s3Error(403, 'AccessDenied') : undefined;
  const env: Variables = {
    UPTIME_KUMA_URL: kuma.url,
    UPTIME_KUMA_STATUS_PAGE: 'public',
    STATUS_TARGETS: `main=s3://${PLACE}`,
    STATUS_S3_ENDPOINT: s3.url,
    ...SECRETS,
    BACKUPS: 'database=s3://backups/db/',
    BACKUP_S3_ENDPOINT: s3.url,
    BACKUP_S3_ACCESS_KEY_ID: 'BACKUPACCESSKEY',
    BACKUP_S3_SECRET_ACCESS_KEY: 'secret/of+the/backups',
  };
  const diagnose = async (change: Variables = {}, ...options: string[]) => {
    const diagnosis = await runDoctor({...env, ...change}, ...options);
    for (const secret of [
      ...Object.values(SECRETS),
      env.BACKUP_S3_SECRET_ACCESS_KEY!,
      GIVEN_AWAY,
    ]) {
      assert.ok(!diagnosis.text.includes(secret), `the report says ${secret}`);
    }
    return diagnosis;
  };
  return {s3, diagnose};
}

test('says where an older document has taken the place of a newer one', async (t) => {
  const {s3, diagnose} = await startWorld(t);
  s3.isAlike = true;
  const document = documentOf(MINUTE);
  const several =
    /^ {2}!! main: the history is of \S+, and the document of \S+: an older one has taken/m;
  for (const [later, isSaid] of [
    [0, false],
    [1, true],
  ] as const) {
    const time = new Date(Date.parse(document.updated_at) + later).toISOString();
    s3.store.set(PLACE, JSON.stringify(document), {headers: {'x-amz-acl': 'public-read'}});
    s3.store.set(
      PLACE.replace('status.json', 'history.json'),
      JSON.stringify(emptyHistory('feed', time)),
    );
    const {text} = await diagnose();
    assert.equal(several.test(text), isSaid, text);
  }
});

test('says what stands in a bucket, for the key and for visitors, and what it cannot know', async (t) => {
  const {s3, diagnose} = await startWorld(t);
  const {code, text} = await diagnose();
  assert.equal(code, 0, text);
  for (const line of [
    /^ {2}ok database: newest of .* 800 bytes, \d+ seconds? old$/m,
    /^ {2}ok main: a valid document of .* is published \(operational\), 1 minute old$/m,
    new RegExp(`^ {2}ok main: visitors may read ${s3.url}/${PLACE}$`, 'm'),
    /^ {2}-  main: not every site may read it; doctor --origin checks yours$/m,
    /^ {2}-  main: whether its key may write cannot be known without writing/m,
    /^ {2}ok 127\.0\.0\.1:\d+: the time of its answers agrees/m,
  ]) {
    assert.match(text, line);
  }
});

test('sends GET alone and changes no object', async (t) => {
  const {s3, diagnose} = await startWorld(t);
  const changes = s3.store.changes;
  await diagnose({}, '--origin', 'https://example.com');
  assert.ok(s3.requests.length >= 5);
  assert.deepEqual(new Set(s3.requests.map(({method}) => method)), new Set(['GET']));
  assert.equal(s3.store.changes, changes);
});

describe('asks for the sites that shall be able to read', () => {
  const site = 'https://www.example.com';
  for (const [what, change, options] of [
    ['of --origin', {}, ['--origin', site]],
    ['of STATUS_PAGE_URL', {STATUS_PAGE_URL: `${site}/status`}, []],
  ] as const) {
    it(what, async (t) => {
      const {s3, diagnose} = await startWorld(t);
      const {problems} = await diagnose(change, ...options);
      assert.ok(s3.requests.some(({headers}) => headers.origin === site));
      assert.match(problems[0]![0], /^main: https:\/\/www\.example\.com may not read it/);
      assert.match(problems[0]![1], /elytra-status cors https:\/\/www\.example\.com/);
    });
  }
});

describe('tells nothing, refused and private apart', () => {
  it('nothing is published yet', async (t) => {
    const {s3, diagnose} = await startWorld(t);
    s3.store.objects.delete(PLACE);
    const {code, text} = await diagnose();
    assert.equal(code, 0);
    assert.match(text, /main: nothing is published yet; elytra-status publish/);
  });

  it('a 403 for key and visitors: nothing there, or no right', async (t) => {
    const {s3, diagnose} = await startWorld(t);
    s3.fails = ({path, operation, headers: {authorization}}) =>
      path === PLACE || (operation === 'list' && !authorization)
        ? s3Error(403, 'AccessDenied')
        : undefined;
    const {code, text} = await diagnose();
    assert.equal(code, 0, text);
    assert.match(text, /main: nothing is published yet, or its key may not read it/);
  });

  it('a 403 for the key alone: it needs GetObject', async (t) => {
    const {s3, diagnose} = await startWorld(t);
    const {fails} = s3;
    s3.fails = (request) =>
      request.path === PLACE && request.headers.authorization
        ? s3Error(403, 'AccessDenied')
        : fails(request);
    const {problems} = await diagnose();
    assert.match(problems[0]![0], /^main: its key may not read what is published/);
    assert.match(problems[0]![1], /s3:GetObject/);
  });

  it('a 403 for visitors alone: it is not public', async (t) => {
    const {s3, diagnose} = await startWorld(t);
    s3.store.set(PLACE, JSON.stringify(documentOf(MINUTE)));
    const {problems} = await diagnose();
    assert.match(problems[0]![0], /^main: http.* is not for visitors: HTTP 403/);
    assert.match(problems[0]![1], /STATUS_ACL=public-read/);
  });
});

test('names the server whose clock differs', async (t) => {
  const {s3, diagnose} = await startWorld(t);
  const {fails} = s3;
  const date = new Date(Date.now() - 20 * MINUTE).toUTCString();
  s3.fails = (request) =>
    request.path === '' ? {...s3Error(403, 'AccessDenied'), headers: {date}} : fails(request);
  const {problems} = await diagnose();
  assert.equal(problems.length, 1);
  assert.match(problems[0]![0], /^127\.0\.0\.1:\d+: 120[0-2] s behind this machine$/);
});

test('warns of a bucket whose backups everybody may list', async (t) => {
  const {s3, diagnose} = await startWorld(t);
  s3.fails = () => undefined;
  const {problems} = await diagnose();
  assert.deepEqual(problems, [
    [
      'database: everybody may list s3://backups',
      'make the bucket private: no public-read ACL, no policy for "*"',
    ],
  ]);
});

describe(
  'a server that fails is a problem with a remedy, for target and series',
  {concurrency: 4},
  () => {
    for (const [what, failure] of Object.entries(FAILURES)) {
      if (/^(HTML|nothing) with 200|^a 403/.test(what)) continue; // told apart above and below
      it(what, async (t) => {
        const {s3, diagnose} = await startWorld(t);
        s3.fails = () => failure;
        const {problems} = await diagnose(
          /^no answer|headers|drip|protocol/.test(what) ? ENDLESS : {},
        );
        const titles = problems.map(([text]) => text.split(':')[0]);
        assert.deepEqual(titles, ['database', 'main']);
      });
    }

    it('a page instead of a document', async (t) => {
      const {s3, diagnose} = await startWorld(t);
      s3.fails = () => FAILURES['HTML with 200'];
      const {problems} = await diagnose();
      const text = problems.map(([problem]) => problem).join('\n');
      assert.match(text, /^database: HTTP 200, but the answer is not a listing$/m);
      assert.match(text, /^main: s3:.* HTTP 200, but the answer is not an object of a bucket$/m);
    });

    for (const [code, remedy] of [
      ['NoSuchBucket', /check (BACKUPS|STATUS_TARGETS)$/],
      ['InvalidAccessKeyId', /check (BACKUP|STATUS)_S3_ACCESS_KEY_ID$/],
      ['SignatureDoesNotMatch', /check (BACKUP|STATUS)_S3_SECRET_ACCESS_KEY$/],
      ['RequestTimeTooSkewed', /clock by NTP$/],
      ['AuthorizationHeaderMalformed', /check (BACKUP|STATUS)_S3_REGION$/],
    ] as const) {
      it(code, async (t) => {
        const {s3, diagnose} = await startWorld(t);
        s3.fails = () => s3Error(code === 'NoSuchBucket' ? 404 : 403, code);
        const {problems} = await diagnose();
        assert.equal(problems.length, 2);
        for (const [, text] of problems) assert.match(text, remedy);
      });
    }
  },
);
