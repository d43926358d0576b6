import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openWebDriver} from './web-driver.mjs';

const ARCHITECTURES = {x64: 'x86_64', arm64: 'aarch64'};
export const MINI_BROWSER = `/usr/lib/${ARCHITECTURES[process.arch]}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

/** By WebDriver's table of keys that write nothing. */
const KEYS = {Enter: '\uE007', Space: ' ', Home: '\uE011', ArrowLeft: '\uE012'};

/**
 * WebKitGTK's browser on a screen of its own.
 *
 * @returns {Promise<import('./engine-launcher.mjs').EnginePage>}
 */
export async function openWebKit() {
  const display = await openDisplay();
  const settings = await openSettings(display.name);
  const browser = {
    binary: MINI_BROWSER,
    args: ['--automation', '--javascript-can-open-windows-automatically=true'],
  };
  const driver = await openWebDriver(
    'WebKitWebDriver',
    {browserName: 'MiniBrowser', 'webkitgtk:browserOptions': browser},
    {...process.env, DISPLAY: display.name},
  );
  await focusWindow(display.name);

  return {
    goto: (url) => driver.post('/url', {url}),
    keyboard: {
      press(key) {
        const types = ['keyDown', 'keyUp'];
        const actions = types.map((type) => ({type, value: KEYS[key] ?? key}));
        return driver.post('/actions', {actions: [{type: 'key', id: 'keyboard', actions}]});
      },
    },
    /** The window has a tool bar: what it takes is found out, and added. */
    async setViewportSize({width, height}) {
      const size = () => driver.evaluate('return [innerWidth, innerHeight]');
      let [inner, rect] = [await size(), await driver.get('/window/rect')];
      for (let tries = 0; inner[0] !== width || inner[1] !== height; tries++) {
        if (tries === 20)
          throw new Error(`No window of ${width}×${height}: it is ${inner.join('×')}`);
        rect = await driver.post('/window/rect', {
          width: rect.width + width - inner[0],
          height: rect.height + height - inner[1],
        });
        inner = await size();
      }
    },
    setMedia: (media) => settings.write(media),
    matches: (query) => driver.evaluate(`return matchMedia(${JSON.stringify(query)}).matches`),
    async close() {
      await driver.close();
      await settings.close();
      display.close();
    },
  };
}

/** A screen that nobody sees; the server chooses a free number. */
async function openDisplay() {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '3600x2400x24', '-nolisten', 'tcp'],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe']},
  );
  const [number] = await Promise.race([
    once(server.stdio[3], 'data'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ]);
  return {name: `:${String(number).trim()}`, close: () => server.kill()};
}

/** Without a window manager no window has the focus, and `:focus` matches nothing. */
async function focusWindow(display) {
  const args = ['search', '--sync', '--onlyvisible', '--class', 'MiniBrowser', 'windowfocus'];
  const child = spawn('xdotool', args, {
    env: {...process.env, DISPLAY: display},
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`xdotool ended with ${code}`);
}

/** The desktop's settings, as a desktop tells its programs of them. */
async function openSettings(display) {
  const folder = await mkdtemp(join(tmpdir(), 'elytra-webkit-'));
  const file = join(folder, 'settings');
  const format = ({colorScheme, reducedMotion}) =>
    `Net/ThemeName "${colorScheme === 'dark' ? 'Adwaita-dark' : 'Adwaita'}"\n` +
    `Gtk/EnableAnimations ${reducedMotion === 'reduce' ? 0 : 1}\n` +
    'Xft/Hinting 0\nXft/HintStyle "hintnone"\n'; // letters as wide as in the other engines
  await writeFile(file, format({}));
  const server = spawn('xsettingsd', ['-c', file], {
    env: {...process.env, DISPLAY: display},
    stdio: 'ignore',
  });
  return {
    async write(settings) {
      await writeFile(file, format(settings));
      server.kill('SIGHUP');
    },
    async close() {
      server.kill();
      await rm(folder, {recursive: true});
    },
  };
}
