import {SECTIONS} from '../../generator/variable-table.js';
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
  const rows = SECTIONS.flatMap(({variables}) => variables).map((variable) => [
    code(variable.name),
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
