import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Packs the package as it was built, and installs it in a new project as its user would, from the registry.
 *
 * @param folder an empty one
 * @param others packages that the project has besides
 * @returns the project's folder
 */
export function installPackage(folder: string, others: readonly string[] = []): string {
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [{filename}] = JSON.parse(execFileSync('npm', pack, {cwd: ROOT, encoding: 'utf8'}));
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"type": "module", "private": true}');
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', [...args, join(folder, filename), ...others], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return project;
}
