import {readDocument} from '../../support/repository/documents.js';

/** A fenced block of a document. */
export interface Block {
  /** `README.md:12`, for messages. */
  where: string;
  /** What stands after the fence: `sh`, `html`, … */
  language: string;
  text: string;
}

/** The fenced blocks of a document. */
export function blocksOf(file: string): Block[] {
  const text = readDocument(file);
  return [...text.matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms)].map((match) => ({
    where: `${file}:${text.slice(0, match.index).split('\n').length}`,
    language: match[2]!,
    text: match[3]!.replaceAll(new RegExp(`^${match[1]}`, 'gm'), ''),
  }));
}
