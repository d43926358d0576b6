import type {Manifest} from '../../test/support/documents/element-of.js';

/** Not an `import`: the compiler runs before the build that makes it. */
const found = import.meta.glob<Manifest>('../../dist/custom-elements.json', {
  eager: true,
  import: 'default',
});

/** The custom-elements manifest; `npm run manifest` writes it. */
export const manifest = Object.values(found)[0]!;
