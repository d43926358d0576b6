import type {BackupObject, BackupReading} from '../sources/reading.js';

/** Bytes: nothing packed that holds anything is smaller. */
export const FLOOR = 512;
/** Of the smallest good one of its like. */
const SHARE = 0.1;
/** Fewer others prove nothing. */
const OTHERS = 4;
/** The last ones that are compared. */
const LIKE = 100;

/** What a backup is too small for. `named`: by `BACKUP_MIN_SIZE`. */
export interface TooSmall {
  by: 'named' | 'empty' | 'floor' | 'like';
  /** Bytes that it should have at least; of its like, what the smallest good one has. */
  least: number;
}

/**
 * Why a backup cannot be a whole one, by its size; undefined if it can. Where the operator names a
 * minimum, it alone counts.
 */
export function tooSmall(
  object: BackupObject,
  {config, objects}: Pick<BackupReading, 'config' | 'objects'>,
): TooSmall | undefined {
  const {size, shape, isStamp} = object;
  if (config.minSize !== undefined) {
    return size < config.minSize ? {by: 'named', least: config.minSize} : undefined;
  }
  if (isStamp) return undefined;
  if (size === 0 && !shape.mayBeEmpty) return {by: 'empty', least: 1};
  if (shape.hasFloor && size < FLOOR) return {by: 'floor', least: FLOOR};
  const like = shape.hasLike ? likeOf(object, objects) : [];
  const least = smallestGood(like);
  return like.length >= OTHERS && size < least * SHARE ? {by: 'like', least} : undefined;
}

/**
 * The others of its shape that are older, oldest first. A number in a name counts backups, or it tells
 * machines or databases apart, each of a size of its own: the latter where one of them was met twice.
 */
function likeOf(object: BackupObject, objects: readonly BackupObject[]): BackupObject[] {
  const others = objects.slice(objects.indexOf(object) + 1);
  const own = others.filter(({shape}) => shape.own === object.shape.own);
  if (own.length >= OTHERS) return oldestFirst(own);
  const like = objects.filter(({shape}) => shape.name === object.shape.name);
  const isCounted = new Set(like.map(({shape}) => shape.own)).size === like.length;
  return isCounted ? oldestFirst(others.filter(({shape}) => shape.name === object.shape.name)) : [];
}

const oldestFirst = (newestFirst: BackupObject[]) => newestFirst.slice(0, LIKE).reverse();

/**
 * Walked from old to new: a bad one is not a measure for the next. Neither is the first of all, where it
 * is bad by those that followed: retention may have left a night of failure at the beginning.
 */
function smallestGood(oldestFirst: readonly BackupObject[]): number {
  const sizes = oldestFirst
    .filter(({size, shape}) => size > 0 && !(shape.hasFloor && size < FLOOR))
    .map(({size}) => size);
  const median = sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  let least = Infinity;
  for (const size of sizes) {
    if (size >= (least === Infinity ? median : least) * SHARE) least = Math.min(least, size);
  }
  return least === Infinity ? 0 : least;
}
