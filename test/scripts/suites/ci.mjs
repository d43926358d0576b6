import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {SUITES} from './suites.mjs';

// What `.ci/run` starts: all suites, or those that are named. Needs nothing of node_modules.
const root = fileURLToPath(new URL('../../..', import.meta.url));
const TAIL = 80; // lines

process.exitCode = await main(process.argv.slice(2));

async function main(asked) {
  const unknown = asked.filter((name) => !Object.hasOwn(SUITES, name));
  if (unknown.length) {
    console.error(
      `No such suite: ${unknown.join(', ')}. Suites: ${Object.keys(SUITES).join(', ')}`,
    );
    return 2;
  }
  const results = [];
  for (const name of asked.length ? asked : Object.keys(SUITES)) {
    console.log(`\n#### ${name}`);
    const start = performance.now();
    const {code, log} = await runSuite(name);
    results.push({name, code, log, seconds: (performance.now() - start) / 1000});
  }
  const failed = results.filter(({code}) => code !== 0);
  // At the end of everything, because the end of a long log may be all that is kept.
  for (const {name, log} of failed) console.log(`\n#### ${name}, once more\n${lastWords(log)}`);
  console.log('\nsuite      result  seconds');
  for (const {name, code, seconds} of results) {
    const result = code === 0 ? 'passed' : 'FAILED';
    console.log(`${name.padEnd(10)} ${result} ${seconds.toFixed(0).padStart(8)}`);
  }
  console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
  return failed.length ? 1 : 0;
}

/** Prints what a suite prints, and keeps it. */
function runSuite(name) {
  return new Promise((resolve) => {
    const script = fileURLToPath(new URL('suite.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, name], {
      cwd: root,
      env: {...process.env, CI: 'true'},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.setEncoding('utf8').on('data', (text) => {
        log += text;
        to.write(text);
      });
    }
    child.on('error', ({message}) => resolve({code: 1, log: message}));
    child.on('close', (code) => resolve({code: code ?? 1, log}));
  });
}

/** The end of each failed gate where a suite has gates, else that of the whole. */
function lastWords(log) {
  const tail = (text) => text.trimEnd().split('\n').slice(-TAIL).join('\n');
  const gates = [...log.matchAll(/^(\w+) +FAILED/gm)].map(([, gate]) => gate);
  const parts = log
    .split(/^(?=== )/m)
    .filter((part) => gates.some((gate) => part.startsWith(`== ${gate}\n`)));
  return (parts.length ? parts : [log]).map(tail).join('\n');
}
