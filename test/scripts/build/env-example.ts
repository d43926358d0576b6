import {assignment} from '../../../generator/config/assignment.js';
import type {Variable, Variables} from '../../../generator/config/variable.js';
import {SECTIONS} from '../../../generator/config/variables.js';
import {sentencesOf} from './sentences-of.js';

const WIDTH = 98; // characters

const HEAD = `# elytra-status: copy to .env beside where you start it. The shell's own variables win. A secret may
# also lie in a file of its own: NAME_FILE=/run/secrets/name. Empty means absent. Where a line says so,
# a variable may also be set for one series or target of that name: BACKUP_MAX_AGE_DATABASE=2h
`;

/** The text of `.env.example`. */
export const envExample = (): string => [HEAD, ...SECTIONS.map(linesOf)].join('\n');

function linesOf({title, variables}: {title: string; variables: Variables}): string {
  const entries = Object.entries(variables).map(entryOf);
  return `# --- ${title} `.padEnd(WIDTH, '-') + `\n${entries.join('')}`;
}

function entryOf([name, variable]: [name: string, Variable]): string {
  const mark = variable.isNeeded ? '' : '#';
  const value = variable.default ?? variable.example ?? '';
  return `${wrap(sentencesOf(variable))}${mark}${assignment(name, value)}\n`;
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
