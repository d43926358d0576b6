import {registry, tellListeners} from '../text/registry.js';
import {VERSION} from '../text/version.js';
import {historyOf} from './history-feed.js';
import {onDay} from './on-day.js';
import {PAGE_FILE} from './page-file.js';

registry.pages[VERSION] ??= {...PAGE_FILE, historyOf, onDay};
tellListeners();
