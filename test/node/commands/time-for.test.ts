import assert from 'node:assert/strict';
import {it} from 'node:test';
import {timeFor} from '../../../generator/commands/time-for.js';

const CYCLE = {startedAt: 1_000_000, cycleTimeout: 30_000};
const at = (seconds: number) => CYCLE.startedAt + seconds * 1_000;

it('gives the sources 60 % of a cycle, and the rest to publishing and notices', () => {
  assert.equal(timeFor('sources', CYCLE, at(0)), 18_000);
  assert.equal(timeFor('targets', CYCLE, at(18)), 9_000);
  assert.equal(timeFor('notices', CYCLE, at(27)), 2_100);
});

it('counts what is over', () => {
  assert.equal(timeFor('sources', CYCLE, at(4)), 14_000);
  assert.equal(timeFor('sources', CYCLE, at(20)), 0);
});

it('leaves time to publish what took longer than a whole cycle to make', () => {
  assert.equal(timeFor('targets', CYCLE, at(40)), 2_500);
  assert.equal(timeFor('notices', CYCLE, at(43)), 500);
});

it('leaves no more than a share of a short cycle', () => {
  assert.equal(timeFor('targets', {...CYCLE, cycleTimeout: 5_000}, at(40)), 1_500);
});
