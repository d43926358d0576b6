/** Writes the JSON Schema that is generated from the zod schema; with `--check` it only compares. */
import {readFileSync, writeFileSync} from 'node:fs';
import {format} from 'prettier';
import {statusJsonSchema} from '../../../generator/document/schema.js';

const file = new URL('../../../embed/contract/status.schema.json', import.meta.url);
const text = await format(JSON.stringify(statusJsonSchema()), {parser: 'json', printWidth: 100});

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(
    'embed/contract/status.schema.json is not what the schema says; run npm run schema',
  );
  process.exitCode = 1;
}
