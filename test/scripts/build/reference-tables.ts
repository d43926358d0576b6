import {ROWS} from '../../../generator/config/known-variables.js';
import {DEFAULT} from '../../../stories/snippet-builder/choice.js';
import {SNIPPETS} from '../../../stories/snippet-builder/snippets.js';
import {plainProperties, readElement} from './read-element.mjs';
import {sentencesOf} from './sentences-of.js';

/** What `dist/sri.json` holds. */
export type Hashes = Record<string, {immutable: string; integrity: string}>;

const code = (text: string | undefined) => (text ? `\`${text}\`` : '');

/** A Markdown table; prettier makes it pretty. */
function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Every variable of the publisher. */
export function variablesTable(): string {
  const rows = ROWS.map(([name, variable]) => [
    code(name),
    sentencesOf(variable),
    code(variable.default),
  ]);
  return table(['variable', 'meaning', 'default'], rows);
}

/** The files for script tags with their hashes. */
export function filesTable(hashes: Hashes): string {
  const rows = Object.entries(hashes).map(([file, {immutable, integrity}]) => [
    code(file),
    code(immutable),
    code(integrity),
  ]);
  return table(['file in `dist/`', 'the same under a name of its version', 'integrity'], rows);
}

/** The card from a CDN, as the snippet builder writes it. */
export function cdnSnippet(version: string, files: Hashes): string {
  const choice = {...DEFAULT, src: 'https://status.example.com/status.json'};
  const [snippet] = SNIPPETS.HTML(choice, {version, files});
  return `\`\`\`html\n${snippet!.text}\`\`\``;
}

/** What the manifest says of the element: the tables by name. */
export function elementTables(): Record<string, () => string> {
  const element: Element = readElement();
  const described = (entries: Described[]) => entries.map((it) => [code(it.name), it.description]);
  return {
    attributes: () =>
      table(
        ['attribute', 'property', 'meaning', 'type', 'default'],
        element.attributes.map((it) => [
          code(it.name),
          code(it.fieldName),
          it.description,
          code(it.type.text === 'unknown' ? 'string' : it.type.text),
          code(it.default),
        ]),
      ),
    properties: () =>
      table(
        ['property or method', 'meaning', 'type'],
        [
          ...plainProperties(element),
          ...element.members.filter(({readonly}) => readonly),
          ...element.members.filter(({kind}) => kind === 'method'),
        ].map((it: Member) => [
          code(it.kind === 'method' ? `${it.name}()` : it.name),
          it.readonly ? `${it.description} Read-only.` : it.description,
          code(it.type?.text ?? it.return?.type.text),
        ]),
      ),
    events: () =>
      table(
        ['event', 'when', 'type'],
        element.events.map((it) => [code(it.name), it.description, code(it.type?.text)]),
      ),
    slots: () =>
      table(
        ['slot', 'what goes there'],
        element.slots.map((it) => [it.name ? code(it.name) : 'the default', it.description]),
      ),
    parts: () => table(['part', 'what it is'], described(element.cssParts)),
    'custom-properties': () =>
      table(
        ['custom property', 'meaning', 'default'],
        element.cssProperties.map((it) => [code(it.name), it.description, code(it.default)]),
      ),
    states: () =>
      table(
        ['custom state', 'when'],
        element.cssStates.map((it) => [code(`:state(${it.name})`), it.description]),
      ),
  };
}

interface Described {
  name: string;
  description: string;
  default?: string;
  type?: {text: string};
}
interface Member extends Described {
  kind: 'field' | 'method';
  readonly?: boolean;
  return?: {type: {text: string}};
}
interface Element {
  attributes: (Described & {fieldName: string; type: {text: string}})[];
  members: Member[];
  events: Described[];
  slots: Described[];
  cssParts: Described[];
  cssProperties: Described[];
  cssStates: Described[];
}
