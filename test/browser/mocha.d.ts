// The part of mocha's globals that the browser tests use; @types/mocha would also claim node:test's
// names in every other file.
interface MochaBlock {
  (name: string, body: () => void): void;
}

interface MochaTest {
  (name: string, body: (this: MochaContext) => void | Promise<void>): void;
}

interface MochaHook {
  (body: (this: MochaContext) => void | Promise<void>): void;
}

interface MochaContext {
  timeout(milliseconds: number): void;
}

declare const describe: MochaBlock;
declare const it: MochaTest;
declare const before: MochaHook;
declare const beforeEach: MochaHook;
declare const after: MochaHook;
declare const afterEach: MochaHook;
