import picomatch from 'picomatch';

/** Written beside a backup, not backups themselves. */
const SIDE_CARS = /\.(sha\d+|md5|asc|sig|log)$|^(manifest|[^/]*\.manifest)(\.json)?$/i;

/**
 * Whether a key or path, relative to its location, can be a backup: it matches an include (if there
 * are any) and no exclude, and is neither folder marker nor side-car. A glob without a slash is held
 * against the file name alone, which is `name` where the location ends within it.
 */
export type BackupFilter = (path: string, name?: string) => boolean;

export function createBackupFilter(
  include: readonly string[],
  exclude: readonly string[],
): BackupFilter {
  const included = include.length ? matcher(include) : () => true;
  const excluded = matcher(exclude, {dot: true}); // what is excluded is so with its hidden files
  return (path, name = path.slice(path.lastIndexOf('/') + 1)) =>
    name !== '' && !SIDE_CARS.test(name) && included(path, name) && !excluded(path, name);
}

function matcher(globs: readonly string[], options?: picomatch.PicomatchOptions) {
  const tests = globs.map((glob) => {
    const test = picomatch(glob, options);
    return (path: string, name: string) => test(glob.includes('/') ? path : name);
  });
  return (path: string, name: string) => tests.some((test) => test(path, name));
}
