import {SECTIONS, type Section, type Variable} from '../../../generator/config/variable-table.js';
import {sentencesOf} from './sentences-of.js';

const WIDTH = 98; // characters

const HEAD = `# elytra-status: copy to .env beside where you start it. The shell's own variables win. A secret may
# also lie in a file of its own: NAME_FILE=/run/secrets/name. Empty means absent. Where a line says so,
# a variable may also be set for one series or target of that name: BACKUP_MAX_AGE_DATABASE=2h
`;

/** The text of `.env.example`. */
export const envExample = (): string => [HEAD, ...SECTIONS.map(linesOf)].join('\n');

function linesOf({title, variables}: Section): string {
  return `# --- ${title} `.padEnd(WIDTH, '-') + `\n${variables.map(entryOf).join('')}`;
}

function entryOf(variable: Variable): string {
  const value = variable.default ?? variable.example ?? '';
  const quoted = /[\s#]/.test(value) ? `"${value}"` : value;
  const mark = variable.isNeeded ? '' : '#';
  return `${wrap(sentencesOf(variable))}${mark}${variable.name}=${quoted}\n`;
}

function wrap(text: string): string {
  let line = '#';
  const lines = [];
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line, ''].join('\n');
}
