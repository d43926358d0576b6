import assert from 'node:assert/strict';
import {test} from 'node:test';
import {backupStatus, freshness} from '../../../embed/contract/freshness.js';
import {parse} from '../../../embed/contract/parse.js';
import {statusSchema} from '../../../generator/document/schema.js';
import {SAMPLES, sampleText} from '../../support/documents/samples.js';

for (const [name, sample] of SAMPLES) {
  const {expect} = sample;
  const now = Date.parse(sample.now);

  test(`the guard ${expect.guard}s "${name}"`, () => {
    const status = parse(sampleText(sample));
    assert.equal(status ? 'accept' : 'reject', expect.guard);
    assert.equal(status && freshness(status, now).state, expect.state);
    const {backups} = status ?? {};
    assert.equal(backups ? backupStatus(backups, now) : null, expect.backups);
  });

  test(`the schema calls "${name}" ${expect.schema}`, () => {
    let document: unknown;
    try {
      document = JSON.parse(sampleText(sample));
    } catch {
      assert.equal(expect.schema, 'invalid');
      return;
    }
    const result = statusSchema.safeParse(document);
    assert.equal(result.success ? 'valid' : 'invalid', expect.schema, result.error?.message);
  });

  if (expect.schema === 'valid') {
    test(`the guard loses nothing of "${name}" that the schema knows`, () => {
      const {publisher: _, ...known} = statusSchema.parse(sample.document);
      const guarded = JSON.parse(JSON.stringify(parse(sample.document)));
      assert.deepEqual(guarded, {schema_version: 1, ...JSON.parse(JSON.stringify(known))});
    });
  }
}

test('there are at least ten malformed samples', () => {
  const malformed = [...SAMPLES.values()].filter(({expect}) => expect.guard === 'reject');
  assert.ok(malformed.length >= 10);
});
