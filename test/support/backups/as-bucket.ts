import type {TestContext} from 'node:test';
import {startBrokenS3} from '../s3/broken-s3.js';
import {entry, listing} from '../s3/s3-store.js';
import type {Listed} from './listed.js';

/** The address of a server whose bucket holds these objects, below that folder. */
export async function asBucket(
  t: TestContext,
  objects: readonly Listed[],
  {now, folder = ''}: {now: number; folder?: string},
): Promise<string> {
  const s3 = await startBrokenS3(t);
  s3.fails = ({query}) => {
    const [prefix, after] = [query.get('prefix') ?? '', query.get('start-after') ?? ''];
    const entries = objects
      .map((object) => ({...object, key: folder + object.path}))
      .filter(({key}) => key.startsWith(prefix) && key > after)
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map(({key, age, size}) => entry(key, new Date(now - age * 1000).toISOString(), size));
    return listing({name: 'my-backups', entries});
  };
  return s3.url;
}
