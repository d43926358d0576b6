import type {Content, Standing, Store} from '../../../generator/targets/store.js';

/** A place in memory, whose writes and reads a test can watch and get in the way of. */
export class MemoryStore implements Store {
  /** What everybody sees; null: nothing. */
  body: string | null;
  version = 1;
  mayRead = true;
  writes: string[] = [];
  /** Called before the condition is judged, and before a read is answered. */
  beforeWrite: (nth: number) => void = () => {};
  beforeRead: () => void = () => {};
  /** Called when it was obeyed. */
  afterWrite: () => void = () => {};

  constructor(body: string | null = null) {
    this.body = body;
  }

  /** As another writer does. */
  set(body: string | null): void {
    this.body = body;
    this.version++;
  }

  async read(): Promise<Standing> {
    this.beforeRead();
    return this.mayRead ? this.#standing() : {is: 'forbidden'};
  }

  async readAsVisitor(): Promise<Standing> {
    return this.#standing();
  }

  async write({body}: Content, over: Standing | null): Promise<'written' | 'changed'> {
    this.writes.push(body);
    this.beforeWrite(this.writes.length);
    const now = this.#standing();
    const holds =
      over?.is === 'present'
        ? now.is === 'present' && now.version === over.version
        : over === null || now.is === 'absent';
    if (!holds) return 'changed';
    this.set(body);
    this.afterWrite();
    return 'written';
  }

  #standing(): Standing {
    return this.body === null
      ? {is: 'absent'}
      : {is: 'present', body: this.body, version: String(this.version)};
  }
}
