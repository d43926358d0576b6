import {readFileSync} from 'node:fs';

/** A fenced block of a document. */
export interface Block {
  /** `README.md:12`, for messages. */
  where: string;
  /** What stands after the fence: `sh`, `html`, … */
  language: string;
  text: string;
}

/** The fenced blocks of a file at the top of the repository. */
export function blocksOf(file: string): Block[] {
  const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms)].map((match) => ({
    where: `${file}:${text.slice(0, match.index).split('\n').length}`,
    language: match[2]!,
    text: match[3]!.replaceAll(new RegExp(`^${match[1]}`, 'gm'), ''),
  }));
}
