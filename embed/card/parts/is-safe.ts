import {attempt} from '../../contract/attempt.js';

/** Whether it may be linked to: text from outside may not become script. */
export const isSafe = (href: string | null | undefined): boolean =>
  !!href &&
  /^(https?|mailto):$/.test(attempt(() => new URL(href, 'https://base.invalid').protocol) ?? '');
