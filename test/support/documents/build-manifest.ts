import {readFileSync} from 'node:fs';
import * as analyzer from '@custom-elements-manifest/analyzer';
import {serverStyles as styles} from '../../../embed/server/server.styles.js';
import {ElytraStatus} from '../../../embed/element/elytra-status.js';
import {VARIANT_NAMES} from '../../../embed/card/variants.js';
import {elementOf, type ElementDeclaration, type Manifest} from './element-of.js';

/** Its own types leave out what it exports. */
const {create, ts} = analyzer as unknown as {
  create: (options: {modules: object[]}) => Manifest;
  ts: {
    ScriptTarget: {Latest: number};
    createSourceFile: (path: string, text: string, target: number, parents: boolean) => object;
  };
};

const root = new URL('../../../', import.meta.url);
const SOURCES = ['embed/element/elytra-status.ts', 'embed/define.ts'];
const VARIANT = VARIANT_NAMES.map((variant) => `'${variant}'`).join(' | ');

/**
 * The custom-elements manifest of the element. The analyzer reads the class; what only the running class
 * knows comes from there: the names of attributes and events are computed, and the defaults of custom
 * properties stand in the styles.
 */
export function buildManifest(): Manifest {
  const manifest = create({
    modules: SOURCES.map((path) => {
      const text = readFileSync(new URL(path, root), 'utf8');
      return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    }),
  });
  for (const module of manifest.modules) {
    module.path = builtPath(module.path);
    for (const {declaration} of module.exports) {
      if (declaration.module) declaration.module = builtPath(declaration.module);
    }
  }
  complete(elementOf(manifest));
  return manifest;
}

/** Where a source is found in the package. */
const builtPath = (path: string) => path.replace(/^\/?embed\/(.*)\.[jt]s$/, 'dist/embed/$1.js');

function complete(element: ElementDeclaration): void {
  element.events = element.events.filter(({name}) => name.startsWith('elytra-status-'));
  element.members = element.members.filter(
    (member) => !member.static && (member.privacy ?? 'public') === 'public',
  );
  for (const property of element.cssProperties) {
    const inStyles = defaultOf(property.name);
    // One that is inherited, or computed from the styles' own, says nothing: the class says it.
    if (!/--_|^inherit$/.test(inStyles ?? '')) property.default = inStyles;
    if (/light-dark|--elytra-status-/.test(property.default ?? '')) property.syntax = '<color>';
  }
  element.attributes = [];
  for (const member of element.members) {
    const {name, type, description} = member;
    if (type) type.text = type.text.replace(/\bVariant\b/, VARIANT);
    member.attribute = attributeOf(name);
    if (member.attribute === undefined) continue;
    if (ElytraStatus.elementProperties.get(name)?.reflect) member.reflects = true;
    element.attributes.push({
      name: member.attribute,
      type: {text: attributeType(name, type?.text)},
      description,
      default: member.default,
      fieldName: name,
    });
  }
}

/** The attribute of a property, if it has one, as Lit names it. */
function attributeOf(property: string): string | undefined {
  const {attribute} = ElytraStatus.elementProperties.get(property) ?? {};
  const name = typeof attribute === 'string' ? attribute : property.toLowerCase();
  return ElytraStatus.observedAttributes.includes(name) ? name : undefined;
}

function attributeType(property: string, declared = ''): string {
  if (property === 'variant') return VARIANT;
  return /^(number|boolean)\b/.exec(declared)?.[0] ?? 'string';
}

/** What the styles say where the page does not: the second half of `var(--elytra-status-…, …)`. */
function defaultOf(property: string): string | undefined {
  const opening = `var(${property},`;
  const start = styles.indexOf(opening) + opening.length;
  if (start < opening.length) return undefined;
  let depth = 1;
  let end = start;
  for (; depth; end++) depth += {'(': 1, ')': -1}[styles[end]!] ?? 0;
  // A property of the styles' own is spelled as the public one that feeds it.
  return styles
    .slice(start, end - 1)
    .trim()
    .replace(/--_\w+/, (own) => new RegExp(`${own}: var\\(([\\w-]+)`).exec(styles)?.[1] ?? own);
}
