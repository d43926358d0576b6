import type {PageFile} from '../card/parts/part.js';
import {historyOf} from './history-feed.js';
import {onDay} from './on-day.js';
import {PAGE_FILE} from './page-file.js';

/** With what only a browser needs. */
export const BROWSER_PAGE_FILE: PageFile = {...PAGE_FILE, historyOf, onDay};
