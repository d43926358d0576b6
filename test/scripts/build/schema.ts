/** Writes the JSON Schemas that are generated from the zod schemas; with `--check` it only compares. */
import {readFileSync, writeFileSync} from 'node:fs';
import {format} from 'prettier';
import {historyJsonSchema} from '../../../generator/document/history-schema.js';
import {statusJsonSchema} from '../../../generator/document/schema.js';

const SCHEMAS = {
  'embed/contract/status.schema.json': statusJsonSchema(),
  'embed/contract/history.schema.json': historyJsonSchema(),
};

for (const [path, schema] of Object.entries(SCHEMAS)) {
  const file = new URL(`../../../${path}`, import.meta.url);
  const text = await format(JSON.stringify(schema), {parser: 'json', printWidth: 100});
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is not what the schema says; run npm run schema`);
    process.exitCode = 1;
  }
}
