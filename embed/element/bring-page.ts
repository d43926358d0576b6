import {pageFile} from '../card/page-file.js';
import {tellListeners} from '../text/registry.js';
import {VERSION} from '../text/version.js';
import {say} from './safely.js';

const PATIENCE = 5_000; // ms; so long HTML from a server waits for the page's file

let isAsked = false;
let hasFailed = false;

/**
 * Whether what only some cards need is still on its way: it is asked for once, and every card is woken when it is
 * there. Where it cannot be loaded, one line in the console names it, and the cards do without.
 */
export function isPageComing(): boolean {
  if (pageFile() || hasFailed) return false;
  if (!isAsked) {
    isAsked = true;
    const fail = (reason: unknown) => {
      if (pageFile() || hasFailed) return;
      hasFailed = true;
      say(`elytra-status: no elytra-status-page.js of version ${VERSION}:`, reason);
      tellListeners();
    };
    const timer = setTimeout(fail, PATIENCE, 'it took too long');
    void import('../page/define-page.js')
      .then(() => 'it is of another version', String)
      .then(fail)
      .finally(() => clearTimeout(timer));
  }
  return true;
}
