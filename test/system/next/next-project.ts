import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {peakMemory} from './peak-memory.js';

export interface Running {
  /** `http://localhost:1234` */
  address: string;
  output(): string;
  /** Bytes: the most that its processes have used since the last call. */
  peakMemory(): number;
  end(): Promise<void>;
}

/** Where `npm run test:next` has installed Next.js and the package. */
export const INSTALLED = process.env.NEXT_APP!;
const NEXT = join(INSTALLED, 'node_modules/next/dist/bin/next');

/** A project and what Next.js makes of it. */
export class NextProject {
  constructor(
    readonly folder: string,
    readonly env: NodeJS.ProcessEnv,
  ) {}

  /** @returns its output; rejects where it fails */
  async build(): Promise<string> {
    this.clean();
    const child = this.next(['build']);
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 0) throw new Error(`next build failed\n${child.output()}`);
    return child.output();
  }

  start = () => this.serve(['start', '--port', '0', '--hostname', '127.0.0.1']);

  dev(): Promise<Running> {
    this.clean();
    return this.serve(['dev', '--port', '0', '--hostname', '127.0.0.1']);
  }

  private clean(): void {
    rmSync(join(this.folder, '.next'), {recursive: true, force: true});
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
      peakMemory: () => peakMemory(child.pid!),
      async end() {
        const ended = once(child, 'close');
        process.kill(-child.pid!, 'SIGKILL'); // with the workers that it started
        await ended;
      },
    };
  }

  private next(args: string[]) {
    const child = spawn(process.execPath, [NEXT, ...args], {
      cwd: this.folder,
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
