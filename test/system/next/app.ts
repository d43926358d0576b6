import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export type Flavour = 'plain' | 'cache components';

export interface Running {
  /** `http://localhost:1234` */
  address: string;
  output(): string;
  end(): Promise<void>;
}

const SOURCE = fileURLToPath(new URL('../../fixtures/apps/next/', import.meta.url));
const FOLDER = process.env.NEXT_APP!;
const NEXT = join(FOLDER, 'node_modules/next/dist/bin/next');
export const SECRET = 'correct horse battery staple';

/** The app, as it is for this flavour and this origin. */
export class App {
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    readonly flavour: Flavour,
    statusUrl: string,
  ) {
    this.env = {
      ...process.env,
      STATUS_URL: statusUrl,
      REVALIDATE_SECRET: SECRET,
      CACHE_COMPONENTS: flavour === 'plain' ? '' : '1',
      NODE_ENV: undefined,
    };
    for (const file of readdirSync(SOURCE, {recursive: true, encoding: 'utf8'})) {
      if (!/^(app\/.*\.tsx|vercel\.json)$/.test(file)) continue;
      writeFileSync(join(FOLDER, file), this.adapted(readFileSync(join(SOURCE, file), 'utf8')));
    }
  }

  /** @returns its output; rejects where it fails */
  async build(): Promise<string> {
    rmSync(join(FOLDER, '.next'), {recursive: true, force: true});
    const child = this.next(['build']);
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 0) throw new Error(`next build failed\n${child.output()}`);
    return child.output();
  }

  start = () => this.serve(['start', '--port', '0', '--hostname', '127.0.0.1']);

  dev(): Promise<Running> {
    rmSync(join(FOLDER, '.next'), {recursive: true, force: true});
    return this.serve(['dev', '--port', '0', '--hostname', '127.0.0.1']);
  }

  /** Adds a page for the test alone. */
  add(name: string, text: string): void {
    const folder = join(FOLDER, 'app', name);
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, 'page.tsx'), this.adapted(text));
  }

  private adapted(text: string): string {
    const entry = this.flavour === 'plain' ? 'elytra-status/next' : 'elytra-status/next/cached';
    return text
      .replaceAll("'elytra-status/next'", `'${entry}'`)
      .replaceAll('https://status.elytracloud.com', new URL(this.env.STATUS_URL!).origin);
  }

  private async serve(args: string[]): Promise<Running> {
    const child = this.next(args);
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', () => {
        const [, found] = /Local:\s+(http:\S+)/.exec(child.output()) ?? [];
        if (found && /Ready/.test(child.output())) resolve(found);
      });
      child.on('close', () => reject(new Error(`next ${args[0]} ended\n${child.output()}`)));
    });
    return {
      address,
      output: () => child.output(),
      async end() {
        const ended = once(child, 'close');
        process.kill(-child.pid!, 'SIGKILL'); // with the workers that it started
        await ended;
      },
    };
  }

  private next(args: string[]) {
    const child = spawn(process.execPath, [NEXT, ...args], {
      cwd: FOLDER,
      env: this.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => (output += data.toString()));
    }
    return Object.assign(child, {output: () => output});
  }
}
