#!/usr/bin/env node
/*
 * The command. It runs on a Node that is too old for all the rest as well: it imports nothing before it has
 * looked, and uses no syntax that such a Node does not know.
 */
const NEEDED = [20, 12] as const;

const {node} = process.versions;
const [major = 0, minor = 0] = node.split('.').map(Number);

if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) {
  void import('./main.js');
} else {
  const sentence = `elytra-status needs Node ${NEEDED.join('.')} or newer; this is Node ${node}\n`;
  // A monitoring system shows what is on stdout alone.
  const isPlugin = process.argv[2] === 'check';
  if (isPlugin) process.stdout.write(`STATUS UNKNOWN - ${sentence}`);
  else process.stderr.write(sentence);
  process.exitCode = isPlugin ? 3 : 2;
}
