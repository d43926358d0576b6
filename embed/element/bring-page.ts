import {pageFile} from '../card/page-file.js';
import {tellListeners} from '../text/registry.js';
import {VERSION} from '../text/version.js';
import {say} from './safely.js';

const PATIENCE = 5_000; // ms; HTML from a server is not left standing for longer

let isAsked = false;
let hasFailed = false;

/**
 * Asks, once, for what only some cards need, and wakes every card when it is there. Where it cannot be loaded, one
 * line in the console names it, and the cards do without.
 *
 * @returns whether it is still on its way
 */
export function bringPage(): boolean {
  if (pageFile() || hasFailed) return false;
  if (!isAsked) {
    isAsked = true;
    const fail = (reason: unknown) => {
      if (pageFile() || hasFailed) return;
      hasFailed = true;
      say(`elytra-status: no elytra-status-page.js of version ${VERSION}:`, reason);
      tellListeners();
    };
    void import('../page/define-page.js').then(() => 'it is of another version', String).then(fail);
    setTimeout(fail, PATIENCE, 'it took too long');
  }
  return true;
}
