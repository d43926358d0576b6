import assert from 'node:assert/strict';
import {test} from 'node:test';
import {validate} from '../../../generator/document/validate.js';
import {documentOf} from '../../support/publisher/status-server.js';
import {incident} from '../../support/publisher/readings.js';

const page = {name: 'Elytra'};

test('leaves out an optional part that breaks the contract, and says which', () => {
  const warnings: string[] = [];
  const sound = documentOf(0, {page});
  const odd = {...sound, incidents: [incident, {...incident, id: ''}]};
  assert.deepEqual(
    validate(odd, (message) => warnings.push(message)),
    sound,
  );
  assert.equal(warnings.length, 1);
  assert.match(warnings[0]!, /^Left out of the document, .*: incidents\.1\.id: /);
});

test('says nothing of a document that keeps it', () => {
  const sound = documentOf(0, {page, incidents: [incident]});
  assert.deepEqual(
    validate(sound, (message) => assert.fail(message)),
    sound,
  );
});

test('throws for a required part', () => {
  const odd = documentOf(0, {uptime: {last_24h: 101, last_7d: 100, last_30d: 100}});
  assert.throws(() => validate(odd, assert.fail), /last_24h/);
});

test('throws for a part of its own, whose absence would say less than is known', () => {
  const odd = documentOf(0, {reporting: {fresh: -1, total: 1}});
  assert.throws(() => validate(odd, assert.fail), /reporting/);
});
