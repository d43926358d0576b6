import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {delimiter, join} from 'node:path';
import {promisify} from 'node:util';
import {installChromium} from './install-chromium.mjs';

const PROBE_TIMEOUT = 30_000; // ms; the first start on a cold disk is slow

/** For a headless browser that tests local pages only, also as root and in a container. */
export const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium refuses to start as root else
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
];

/**
 * A browser for the tests: CHROME_PATH, else an installed one, else one from npm.
 *
 * @returns {Promise<{path: string, env: Record<string, string>}>} `env` is what it needs to start
 */
export async function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (await runs(chosen)) return {path: chosen, env: {}};
    throw new Error(`CHROME_PATH is ${chosen}, which does not run (tried with --version)`);
  }
  for (const path of candidates()) {
    if (await runs(path)) return {path, env: {}};
  }
  const {platform, arch} = process;
  if (platform !== 'linux' || arch !== 'x64') {
    throw new Error(
      `Found no browser on ${platform} ${arch}: set CHROME_PATH to Chrome or Chromium`,
    );
  }
  const browser = await installChromium();
  if (await runs(browser.path, browser.env)) return browser;
  throw new Error(`${browser.path} does not run here: set CHROME_PATH to Chrome or Chromium`);
}

function candidates() {
  const {PATH = '', PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86, LOCALAPPDATA} = process.env;
  if (process.platform === 'win32') {
    return [PROGRAMFILES, programFilesX86, LOCALAPPDATA]
      .filter(Boolean)
      .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe'));
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const apps = ['Google Chrome', 'Chromium'].flatMap((app) =>
    ['/Applications', join(homedir(), 'Applications')].map(
      (folder) => `${folder}/${app}.app/Contents/MacOS/${app}`,
    ),
  );
  return [
    ...names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name))),
    ...(process.platform === 'darwin' ? apps : []),
  ];
}

/** A file alone proves nothing: Ubuntu's chromium-browser may be a hint to install a snap. */
async function runs(path, env = {}) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true; // there --version opens a window
  try {
    const options = {env: {...process.env, ...env}, timeout: PROBE_TIMEOUT};
    const {stdout} = await promisify(execFile)(path, ['--version'], options);
    return /chrom/i.test(stdout);
  } catch {
    return false;
  }
}
