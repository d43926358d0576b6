import {attempt} from './attempt.js';

/** As `setTimeout`. @returns ends it, whatever a page has made of `clearTimeout` */
export function after(delay: number, work: (() => void) | undefined): () => void {
  const timer = setTimeout(() => work?.(), delay);
  return () => {
    work = undefined;
    attempt(() => clearTimeout(timer));
  };
}
