import {readFileSync} from 'node:fs';

/** The names of all packages that the dependencies of our package bring, as our lock file knows them. */
export function lockedClosure() {
  const file = new URL('../../../package-lock.json', import.meta.url);
  const {packages} = JSON.parse(readFileSync(file, 'utf8'));
  const found = new Set();
  const visit = (path) => {
    for (const name of Object.keys(packages[path].dependencies ?? {})) {
      if (found.has(name)) continue;
      found.add(name);
      visit(`node_modules/${name}`);
    }
  };
  visit('');
  return found;
}
