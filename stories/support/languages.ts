import type {Messages} from '../../embed/text/messages.js';

const modules = import.meta.glob<Record<string, Messages>>('../../embed/lang/*.ts', {eager: true});

/** The sentences of every language but English, by its tag: the name of its file. */
export const LANGUAGES: Record<string, Messages> = Object.fromEntries(
  Object.entries(modules).map(([path, module]) => [
    /([\w-]+)\.ts$/.exec(path)![1]!,
    Object.values(module)[0]!,
  ]),
);
