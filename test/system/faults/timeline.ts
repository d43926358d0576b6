import assert from 'node:assert/strict';
import {watch} from 'node:fs';
import {parseDate} from '../../../embed/contract/parse-date.js';
import {parse} from '../../../embed/contract/parse.js';
import {CLOCK_TOLERANCE, type Status} from '../../../embed/contract/status.js';
import {statusSchema} from '../../../generator/document/schema.js';
import type {FaultWorld, Published} from './fault-world.js';

const PLACES = ['bucket', 'file'] as const;

/** All that visitors got of both targets, in order: at each request to the bucket and each change of the folder. */
export class Timeline {
  private readonly seen: Published[] = [];
  private last: Promise<unknown> = Promise.resolve();
  private readonly stopWatching: () => void;

  constructor(private readonly world: FaultWorld) {
    world.proxies.bucket.observe = () => this.look();
    const watcher = watch(world.folder, () => void this.look());
    this.stopWatching = () => watcher.close();
  }

  /** One after the other: of two at once nobody could say which came first. */
  look(): Promise<unknown> {
    this.last = this.last.then(async () => this.seen.push(await this.world.fetch()));
    return this.last;
  }

  async end(): Promise<void> {
    this.stopWatching();
    this.world.proxies.bucket.observe = async () => {};
    await this.look();
  }

  /** Once there is a document there is always one, complete and valid. */
  assertWhole(): void {
    for (const place of PLACES) {
      let began = false;
      for (const {[place]: text} of this.seen) {
        const status = validate(text);
        assert.ok(status || !began, `${place} holds ${text?.slice(0, 200)}`);
        began = status !== null;
      }
    }
  }

  assertNeverOlder(now = Date.now()): void {
    for (const place of PLACES) {
      const times = this.seen
        .map(({[place]: text}) => parseDate(validate(text)?.updated_at))
        .filter((time) => time <= now + CLOCK_TOLERANCE); // nobody believes what is dated ahead
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
        `${place} went back in time`,
      );
    }
  }
}

/** By the schema and by the guard of the browser. */
export function validate(text: string | null): Status | null {
  if (text === null || !parse(text)) return null;
  return statusSchema.safeParse(JSON.parse(text)).data ?? null;
}
