import {readFileSync} from 'node:fs';

/** The element, as the manifest in `dist/` describes it. */
export function readElement() {
  const file = new URL('../../../dist/custom-elements.json', import.meta.url);
  const {modules} = JSON.parse(readFileSync(file, 'utf8'));
  return modules.flatMap(({declarations}) => declarations).find(({customElement}) => customElement);
}

/** The words of a type such as `'card' | 'badge'`, or none. */
export const wordsOf = (type) => [...type.matchAll(/'([^']+)'/g)].map(([, word]) => word);

/** Properties that a page may set and that have no attribute. */
export const plainProperties = ({members}) =>
  members.filter(({kind, attribute, readonly}) => kind === 'field' && !attribute && !readonly);
