import picomatch from 'picomatch';

/** Written beside a backup, not backups themselves. */
const SIDE_CARS = /\.(sha\d+|md5|asc|sig|log)$|^(manifest|[^/]*\.manifest)(\.json)?$/i;

/**
 * Whether a key or path, relative to its location, can be a backup: it matches an include (if there
 * are any) and no exclude, and is neither folder marker nor side-car. A glob without a slash is held
 * against the file name alone.
 */
export function createBackupFilter(
  include: readonly string[],
  exclude: readonly string[],
): (path: string) => boolean {
  const matcher = (globs: readonly string[]) => {
    const tests = globs.map((glob) => picomatch(glob, {basename: !glob.includes('/')}));
    return (path: string) => tests.some((test) => test(path));
  };
  const included = include.length ? matcher(include) : () => true;
  const excluded = matcher(exclude);
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return name !== '' && !SIDE_CARS.test(name) && included(path) && !excluded(path);
  };
}
