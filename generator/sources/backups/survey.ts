import type {BackupListing, BackupObject, LeftOut, Shape} from '../reading.js';
import type {BackupFilter} from './filter.js';
import {shapeOf} from './shape-of.js';
import {undateName, type UndatedName} from './undate-name.js';

/** The last ones of a shape that the rules look at. */
const KEPT = 100;
/** Shapes that are kept: the ones with the newest objects. A folder of a million names has as many. */
const SHAPES = 512;
/** The last moment that RFC 3339 can write. A file system takes any. */
const LATEST = Date.UTC(9999, 11, 31);

interface Group {
  shape: Shape;
  newest: number;
  objects: BackupObject[];
}

/** Takes a listing of any length object by object, and keeps what the rules need of it. */
export class Survey {
  readonly leftOut: LeftOut = {
    own: 0,
    sideCar: 0,
    unfinished: 0,
    inProgress: 0,
    filtered: 0,
    folderLink: 0,
  };
  /** Names that are not UTF-8. */
  oddNames = 0;
  readonly #groups = new Map<string, Group>();

  constructor(private readonly filter: BackupFilter) {}

  /** Whether it can be a backup, and if so whether it is a stamp; counts what is left out. */
  judge(path: string, name?: string): 'backup' | 'stamp' | undefined {
    const verdict = this.filter(path, name);
    if (verdict === 'backup' || verdict === 'stamp') return verdict;
    if (verdict !== 'folder') this.leftOut[verdict]++;
    return undefined;
  }

  add(path: string, {time, size, isStamp}: {time: number; size: number; isStamp: boolean}): void {
    const {undated, date, isSpan} = undateName(path);
    // The one guard for both readers: a date out of range would end the run where it is formatted.
    const moment = Number.isNaN(time) ? 0 : Math.min(Math.max(0, time), LATEST);
    const group = this.#groups.get(undated) ?? this.#addGroup(path, {undated, isSpan});
    group.newest = Math.max(group.newest, moment);
    group.objects.push({time: moment, size, date, isStamp, shape: group.shape});
    if (group.objects.length >= 2 * KEPT) keepNewest(group.objects);
  }

  listing(): BackupListing {
    const all = [...this.#groups.values()].flatMap(({objects}) => keepNewest(objects));
    all.sort(newestFirst);
    const spoken = new Set(all.slice(0, KEPT).map(({shape}) => shape.name));
    const objects = all.filter(({shape}) => spoken.has(shape.name));
    return {objects, leftOut: this.leftOut, oddNames: this.oddNames};
  }

  #addGroup(path: string, {undated, isSpan}: Omit<UndatedName, 'date'>): Group {
    // A copy: a part of a string keeps the whole in memory, here a page of the listing.
    const copy = Buffer.from(undated).toString();
    const group = {shape: shapeOf(path, {undated: copy, isSpan}), newest: 0, objects: []};
    this.#groups.set(copy, group);
    if (this.#groups.size > 2 * SHAPES) this.#forgetOldest();
    return group;
  }

  #forgetOldest(): void {
    const oldestLast = [...this.#groups].sort(([, a], [, b]) => b.newest - a.newest);
    // The one that was just added holds nothing yet, and is last.
    for (const [name] of oldestLast.slice(SHAPES, -1)) this.#groups.delete(name);
  }
}

function keepNewest(objects: BackupObject[]): BackupObject[] {
  objects.sort(newestFirst).splice(KEPT);
  return objects;
}

/** Of two of one second the larger is the backup, the other something beside it. */
const newestFirst = (a: BackupObject, b: BackupObject) =>
  Math.floor(b.time / 1000) - Math.floor(a.time / 1000) || b.size - a.size || b.time - a.time;
