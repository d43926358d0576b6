import {readFileSync, statSync} from 'node:fs';
import {resolve} from 'node:path';
import {parseEnv} from 'node:util';
import {ConfigError} from '../errors/config-error.js';
import {isSecret} from './known-variables.js';
import {withoutBom} from '../text/without-bom.js';

export type Environment = Record<string, string | undefined>;

/**
 * The shell's variables over those of a `.env` file (the shell wins), with every `NAME_FILE` of a
 * secret replaced by what that file holds. Empty values count as absent, as Compose files write them.
 *
 * @param envFile path given by `--env-file`, which must exist; else `.env` is read where there is one
 * @throws {ConfigError} for files that cannot be read
 */
export function readEnvironment(shell: Environment, envFile?: string): Environment {
  const merged: Environment = {};
  const problems: string[] = [];
  const fromFile = readEnvFile(envFile);
  for (const layer of [fromFile, shell]) {
    for (const [name, text] of Object.entries(layer)) {
      const value = text?.trim() || undefined;
      // A layer that sets NAME_FILE replaces the NAME of the layer below, and the other way round.
      const twin = name.endsWith('_FILE') ? name.slice(0, -5) : `${name}_FILE`;
      if (value && (isSecret(name) || isSecret(twin))) delete merged[twin];
      merged[name] = value;
    }
  }
  for (const layer of [fromFile, shell]) {
    for (const name of Object.keys(layer)) {
      if (isSecret(name) && layer[name]?.trim() && layer[`${name}_FILE`]?.trim()) {
        problems.push(`${name} and ${name}_FILE are both set: set one of them`);
      }
    }
  }
  for (const [nameFile, path] of Object.entries(merged)) {
    const name = nameFile.slice(0, -5);
    if (!path || !nameFile.endsWith('_FILE') || !isSecret(name)) continue;
    delete merged[nameFile];
    try {
      merged[name] = readFileSync(path, 'utf8').trim() || undefined;
      if (!merged[name]) problems.push(`${nameFile}: the file is empty; it must hold the secret`);
    } catch (error) {
      problems.push(
        `${nameFile}: the file cannot be read (${code(error)}); give the path of a readable file that holds the secret`,
      );
    }
  }
  if (problems.length) throw new ConfigError(problems);
  return merged;
}

function readEnvFile(path: string | undefined): Environment {
  try {
    return parseEnv(withoutBom(readFileSync(path ?? '.env', 'utf8')));
  } catch (error) {
    if (path === undefined && code(error) === 'ENOENT') return {};
    const reason = code(error);
    const file = resolve(path ?? '.env');
    const remedy =
      reason === 'EACCES'
        ? 'let the user of this command read it, through its group for example (chgrp, chmod 640)'
        : 'check the path';
    throw new ConfigError([`${file}: the file cannot be read (${reason}); ${remedy}`]);
  }
}

const code = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown error';

const LIKE_YAML = /^\s*[A-Z][A-Z\d_]+\s*:\s/;

/** For whoever started it elsewhere, as cron does, or wrote `NAME: value`, and left nothing else to be wrong. */
export function envFileHint(path: string | undefined, problems: readonly string[]): string {
  if (!problems.some((it) => it.includes(': is missing'))) return '';
  const file = path ?? '.env';
  const stats = statSync(file, {throwIfNoEntry: false});
  if (!stats && path === undefined) {
    return `\n  There is no .env in ${process.cwd()}; it is read from the folder where the command starts, or from --env-file`;
  }
  // What was read from a pipe is gone, and opening it again may never end.
  const lines = stats?.isFile() ? readFileSync(file, 'utf8').split('\n') : [];
  const index = lines.findIndex((line) => LIKE_YAML.test(line));
  return index < 0 ? '' : `\n  ${file}, line ${index + 1}: is not NAME=value`;
}
