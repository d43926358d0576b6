import {
  COLORS,
  DEFAULT,
  HOSTINGS,
  PARTS,
  SCHEMES,
  VARIANTS,
  type Choice,
  type ColorName,
  type PartName,
} from './choice.js';
import {SNIPPETS, type Kind} from './snippets.js';

/** All that the page holds: what is chosen, and the kind of site that it is for. */
export interface Chosen extends Choice {
  kind: Kind;
}

export const INITIAL: Readonly<Chosen> = {...DEFAULT, kind: 'HTML'};

/**
 * What differs from the beginning, to stand behind the "#" of the page's own address. It is shared and reloaded with
 * it, and no server sees it.
 */
export function writeChoice(chosen: Chosen): string {
  const query = new URLSearchParams();
  for (const name of ['src', 'kind', 'variant', 'component', 'group'] as const) {
    if (chosen[name] !== INITIAL[name]) query.set(name, chosen[name]);
  }
  if (chosen.history) query.set('history', '');
  for (const name of ['language', 'scheme', 'hosting'] as const) {
    if (chosen[name] !== INITIAL[name]) query.set(name, chosen[name]);
  }
  for (const [name, color] of Object.entries(chosen.colors)) query.set(`color-${name}`, color);
  for (const part of chosen.hiddenParts) query.append('hide', part);
  return query.toString();
}

/** The same read back. Anyone may write such an address, so only what the page itself offers is taken. */
export function readChoice(text: string, languages: Record<string, unknown>): Chosen {
  const query = new URLSearchParams(text);
  const typed = (name: string) => query.get(name)?.trim() ?? '';
  const oneOf = <Word extends string>(words: Record<Word, unknown>, name: keyof Chosen): Word => {
    const word = query.get(name);
    return (word !== null && Object.hasOwn(words, word) ? word : INITIAL[name]) as Word;
  };
  const colors = (Object.keys(COLORS) as ColorName[]).flatMap((name) => {
    const color = typed(`color-${name}`);
    return /^#[0-9a-f]{6}$/i.test(color) ? [[name, color]] : [];
  });
  const hidden = query.getAll('hide');
  return {
    src: typed('src'),
    kind: oneOf(SNIPPETS, 'kind'),
    variant: oneOf(VARIANTS, 'variant'),
    component: typed('component'),
    group: typed('group'),
    history: query.has('history'),
    language: oneOf(languages, 'language'),
    scheme: oneOf(SCHEMES, 'scheme'),
    hosting: oneOf(HOSTINGS, 'hosting'),
    colors: Object.fromEntries(colors) as Choice['colors'],
    hiddenParts: (Object.keys(PARTS) as PartName[]).filter((part) => hidden.includes(part)),
  };
}
