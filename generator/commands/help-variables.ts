import {assignment} from '../config/assignment.js';
import {ROWS} from '../config/known-variables.js';
import {SECTIONS} from '../config/variables.js';

/** The lines of the smallest configuration. */
export const smallestConfiguration = (): string =>
  ROWS.filter(([, {isNeeded}]) => isNeeded)
    .map(([name, {example = ''}]) => `  ${assignment(name, example)}`)
    .join('\n');

/** Every variable by section, with its default where it has one. */
export const variableList = (): string =>
  SECTIONS.map(({title, variables}) => {
    const lines = Object.entries(variables).map(([name, row]) => {
      const text = row.default === undefined ? name : assignment(name, row.default);
      return row.per ? `  ${text.padEnd(44)} also for one ${row.per}` : `  ${text}`;
    });
    return [title, ...lines].join('\n');
  }).join('\n');
